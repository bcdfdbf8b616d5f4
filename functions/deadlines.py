"""Reminds people of deadlines each working morning."""

from __future__ import annotations

import azure.functions as func

from functions.edge.timer import on_timer
from shared.deadlines.commands import remind
from shared.wiring import Services

blueprint = func.Blueprint()  # type: ignore[no-untyped-call]


@on_timer(blueprint, "0 10 * * * *")
async def remind_of_deadlines(wired: Services) -> None:
    """Queue the day's reminders. Every hour, since timers know UTC only; all but the first find it done."""
    ends_at = wired.profile.terms.required_by_end
    await remind(wired.deadlines, wired.bus, wired.calendar, ends_at, wired.clock)
