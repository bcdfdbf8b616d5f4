"""Change-feed functions that write down each batch into the file named by SEEN."""

import asyncio
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import azure.functions as func

app = func.FunctionApp()
F = TypeVar("F", bound=Callable[..., Any])


def note(name: str, **facts: object) -> None:
    with Path(os.environ["SEEN"]).open("a") as seen:
        seen.write(json.dumps({"name": name, "pid": os.getpid(), **facts}) + "\n")


def feed(prefix: str, batch: int = 100) -> Callable[[F], F]:
    trigger = app.cosmos_db_trigger(
        "documents",
        container_name="things",
        database_name="%DATABASE%",
        connection="COSMOS",
        lease_container_prefix=prefix,
        feed_poll_delay=100,
        lease_acquire_interval=500,
        lease_renew_interval=500,
        lease_expiration_interval=3000,
        max_items_per_invocation=batch,
    )
    return cast("Callable[[F], F]", trigger)


@feed("all", batch=10)
async def batches(documents: func.DocumentList) -> None:
    note("batch", ids=[document["id"] for document in documents])
    await asyncio.sleep(max(document.get("seconds", 0) for document in documents))
    note("done", ids=[document["id"] for document in documents])


@feed("flaky")
@app.retry("fixed_delay", "-1", delay_interval="00:00:00")
async def flaky(documents: func.DocumentList, context: func.Context) -> None:
    note("flaky", ids=[document["id"] for document in documents], retry=context.retry_context.retry_count)
    if context.retry_context.retry_count < 2 and any(document.get("hard") for document in documents):
        raise OSError


@feed("skips")
async def skips(documents: func.DocumentList) -> None:
    note("skips", ids=[document["id"] for document in documents])
    if any(document.get("hard") for document in documents):
        raise OSError
