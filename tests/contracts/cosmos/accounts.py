"""Starting the local server, and small things every test of it does."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from azure.cosmos.aio import ContainerProxy

from local.cosmos.auth import EMULATOR_KEY

ROOT = Path(__file__).resolve().parents[3]
FIRM = "firm-1"
Item = dict[str, Any]


@dataclass(frozen=True)
class Account:
    endpoint: str
    key: str = EMULATOR_KEY


def start(*arguments: str) -> tuple[subprocess.Popen[str], Account]:
    """Start a server on a free port; it says its address once it is ready."""
    command = [sys.executable, "-m", "local.cosmos", "--port", "0", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, Account(process.stdout.readline().split()[-1])


@contextlib.contextmanager
def serving(*arguments: str) -> Iterator[Account]:
    process, account = start(*arguments)
    with process:
        try:
            yield account
        finally:
            process.terminate()


def item(id_: str, organisation: str = FIRM, **properties: Any) -> Item:
    return {"id": id_, "organisationId": organisation, **properties}


async def fill(container: ContainerProxy, items: Sequence[Item]) -> None:
    """Store the items, one batch for each hundred of an organisation."""
    for organisation in {one["organisationId"] for one in items}:
        own = [one for one in items if one["organisationId"] == organisation]
        for start_ in range(0, len(own), 100):
            batch = [("upsert", (one,)) for one in own[start_ : start_ + 100]]
            await container.execute_item_batch(batch, organisation)


def parameters(values: dict[str, Any]) -> list[dict[str, object]]:
    return [{"name": f"@{name}", "value": value} for name, value in values.items()]


async def ask(container: ContainerProxy, query: str, organisation: str | None = FIRM, **values: Any) -> list[Any]:
    """Return all results; `organisation` None asks across partitions."""
    where: Any = {} if organisation is None else {"partition_key": organisation}
    return [found async for found in container.query_items(query, parameters=parameters(values), **where)]


async def pages(container: ContainerProxy, query: str, size: int, organisation: str | None = FIRM) -> list[list[Any]]:
    where: Any = {} if organisation is None else {"partition_key": organisation}
    found = container.query_items(query, max_item_count=size, **where).by_page()
    return [[one async for one in page] async for page in found]


async def page_after(
    container: ContainerProxy, query: str, size: int, token: str | None = None
) -> tuple[list[Any], str | None]:
    """Return one page after `token`, with the token that leads on."""
    found: Any = container.query_items(query, max_item_count=size, partition_key=FIRM).by_page(token)
    page = [one async for one in await anext(found)]
    return page, found.continuation_token
