"""Queue functions that write down each message into the file named by SEEN."""

import asyncio
import json
import os
from pathlib import Path

import azure.functions as func

app = func.FunctionApp()


def note(name: str, **facts: object) -> None:
    with Path(os.environ["SEEN"]).open("a") as seen:
        seen.write(json.dumps({"name": name, **facts}) + "\n")


@app.service_bus_queue_trigger("message", queue_name="%PLAIN%", connection="BUS")
async def plain(message: func.ServiceBusMessage) -> None:
    text = message.get_body().decode()
    note("begins", text=text, delivery=message.delivery_count, id=message.message_id)
    await asyncio.sleep(float(message.application_properties.get("seconds", 0)))
    if text == "bad":
        raise ValueError(text)
    note(
        "ends", text=text, properties=message.user_properties, subject=message.subject, sequence=message.sequence_number
    )


@app.service_bus_queue_trigger("message", queue_name="%SESSIONS%", connection="BUS", is_sessions_enabled=True)
async def in_order(message: func.ServiceBusMessage) -> None:
    text = message.get_body().decode()
    note("session", session=message.session_id, text=text, delivery=message.delivery_count)
    if text == "once" and message.delivery_count == 1:
        raise ValueError(text)
