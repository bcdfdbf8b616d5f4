"""Sends what changes have to tell: at once from the change feed, and by a timer what the feed has missed."""

from __future__ import annotations

from typing import Any

import azure.functions as func

from functions.edge.feed import on_changes, source_of
from functions.edge.poison import react
from functions.edge.timer import on_timer
from shared.outbox.relay import relay_changes, stragglers
from shared.wiring import Services

blueprint = func.Blueprint()  # type: ignore[no-untyped-call]
_CONTAINER = "cases"


@on_changes(blueprint, _CONTAINER)
async def relay_outbox(wired: Services, changes: list[dict[str, Any]]) -> None:
    """Relay the messages among the changes."""
    await relay_changes(changes, wired.outbox, wired.bus, wired.clock)


@on_timer(blueprint, "30 * * * * *")
async def sweep_outbox(wired: Services) -> None:
    """Relay what has been waiting for more than a minute."""
    waiting = await stragglers(wired.outbox, wired.clock)
    if waiting:
        await react(relay_outbox, source_of(_CONTAINER), waiting, wired)
