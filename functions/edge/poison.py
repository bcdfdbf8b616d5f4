"""Finds the change that makes a reaction fail, sets it aside, and lets all others through."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from shared.kernel.errors import RecourseError, Unavailable
from shared.kernel.logs import log
from shared.operations.commands import park
from shared.operations.model import Origin, Parked, parked_id
from shared.wiring import Services

Change = dict[str, Any]
Reaction = Callable[[Services, list[Change]], Awaitable[None]]


async def react(reaction: Reaction, source: str, changes: list[Change], wired: Services) -> None:
    """React to `changes`. Raises only `Unavailable`, for the host to try all of them again.

    A failing batch is halved until the culprit stands alone. The good ones may be seen several times over, which their
    reactions must bear anyway.
    """
    try:
        await reaction(wired, changes)
    except Unavailable:
        raise
    except Exception as error:  # noqa: BLE001  whatever it is: one bad change must not hold up the others for ever
        if len(changes) == 1:
            await park(_parked(source, changes[0], error, wired), wired.parked)
            return
        middle = len(changes) // 2
        await react(reaction, source, changes[:middle], wired)
        await react(reaction, source, changes[middle:], wired)


def _parked(source: str, change: Change, error: Exception, wired: Services) -> Parked:
    log("change-parked", level=logging.ERROR, exc_info=error, source=source, item=change.get("id"))
    reason, explanation = _told(error)
    return Parked(
        id=parked_id(source, f"{change.get('organisationId')}/{change.get('id')}"),
        source=source,
        origin=Origin.FEED,
        reason=reason,
        explanation=explanation,
        # Only where it is: the document may be about people, and a retry must see its newest state anyway.
        payload={name: change.get(name) for name in ("id", "organisationId", "type")},
        at=wired.clock(),
    )


def _told(error: Exception) -> tuple[str, str]:
    # The words of an exception that nobody foresaw may quote the document: its name must do.
    return (error.code, error.message) if isinstance(error, RecourseError) else (type(error).__name__, "")
