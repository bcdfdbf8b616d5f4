"""Stuck work, for staff: what the queues and the feed gave up on, why, and what to do about it."""

from __future__ import annotations

import azure.functions as func
from pydantic import Field

from functions.edge.call import Call
from functions.edge.feed import SOURCES
from functions.edge.queue import COLLECTED, collect_dead_letters
from functions.edge.routes import Routes
from functions.edge.timer import on_timer
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.operations.commands import discard, retry
from shared.operations.queries import StuckMessages, StuckWork, stuck_messages, stuck_work
from shared.wiring import Services
from shared.worklist.stuck import count_stuck

routes = Routes("operations")
blueprint = func.Blueprint()  # type: ignore[no-untyped-call]


class SourcePath(Model):
    source: str = Field(max_length=60)


class StuckPath(Model):
    source: str = Field(max_length=60)
    stuck_id: str = Field(max_length=60)


@routes.get("stuck-work", permission=Permission.STAFF_HELPDESK, audit="stuck-work.count")
async def get_stuck_work(call: Call) -> StuckWork:
    """Count what is parked, for each queue and feed."""
    return await stuck_work((*COLLECTED, *SOURCES), call.services.parked)


@routes.get("stuck-work/{source}", permission=Permission.STAFF_HELPDESK, audit="stuck-work.list")
async def get_stuck_messages(call: Call, path: SourcePath) -> StuckMessages:
    """List what is parked of one queue or feed, personal data hidden."""
    return await stuck_messages(path.source, call.services.parked)


@routes.post(
    "stuck-work/{source}/{stuckId}/retries",
    permission=Permission.STAFF_HELPDESK,
    audit="stuck-work.retry",
    status=204,
    keyed=False,
)
async def post_stuck_retry(call: Call, path: StuckPath) -> None:
    """Have it tried again. Sending twice is safe: a message keeps its id, and its handler bears repeats."""
    await retry(path.source, path.stuck_id, call.services.parked, call.services.retrying)
    await _count(path.source, call.services)


@routes.delete("stuck-work/{source}/{stuckId}", permission=Permission.STAFF_HELPDESK, audit="stuck-work.discard")
async def delete_stuck_message(call: Call, path: StuckPath) -> None:
    """Give up on it for good."""
    await discard(path.source, path.stuck_id, call.services.parked)
    await _count(path.source, call.services)


@on_timer(routes.blueprint, "40 */5 * * * *")
async def count_stuck_work(wired: Services) -> None:
    """Let the worklist say how much of each queue and feed is stuck: a count within one partition each."""
    for source in (*COLLECTED, *SOURCES):
        await _count(source, wired)


async def _count(source: str, wired: Services) -> None:
    await count_stuck(source, wired.parked, wired.work, wired.clock())


collect_dead_letters(blueprint, "portal-updates")  # read by the case system: its dead letters are ours to look after
