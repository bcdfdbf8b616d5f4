"""Timers that write down each run, a line of JSON, into the file named by SEEN."""

import asyncio
import json
import os
import time
from pathlib import Path

import azure.functions as func

app = func.FunctionApp()
FAR = "0 0 4 1 1 *"


def note(name: str, **facts: object) -> None:
    with Path(os.environ["SEEN"]).open("a") as seen:
        seen.write(json.dumps({"name": name, "at": time.time(), **facts}) + "\n")


@app.timer_trigger("timer", "%EVERY_SECOND%")
async def slow(timer: func.TimerRequest) -> None:
    note("slow-begins", pid=os.getpid())
    await asyncio.sleep(1.5)
    note("slow-ends")


@app.timer_trigger("timer", FAR)
def yearly(timer: func.TimerRequest) -> None:
    note("yearly", past_due=timer.past_due, last=timer.schedule_status["Last"])  # type: ignore[attr-defined]


@app.timer_trigger("timer", FAR, run_on_startup=True)
def eager(timer: func.TimerRequest) -> None:
    note("eager")


@app.timer_trigger("timer", FAR)
@app.retry("fixed_delay", "2", delay_interval="00:00:00")
def flaky(timer: func.TimerRequest, context: func.Context) -> None:
    note("flaky", retry=context.retry_context.retry_count)
    raise OSError
