"""Kill -9 of host, broker and database at random moments while the portal works; then look at every trace."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from random import Random
from typing import Any

from pydantic import SecretStr

from local.cli.ports import Ports
from local.cli.servers import COSMOS_KEY, app_settings
from shared.clients.cosmos import Container, open_database
from shared.kernel.settings import Settings, settings
from tests.chaos import checks
from tests.chaos.acts import User, export_all, say_all, update_all
from tests.chaos.killing import kill_at_random
from tests.chaos.story import EVENTS_A_CASE, tell
from tests.portal import Portal

_BUSINESSES = ("brackenhall-bank", "brackenhall-motor-finance", "penrow-credit")


@dataclass(frozen=True)
class Size:
    """`pause` in seconds between two kills, from and to; `seconds` over which the work is spread.

    `to_the_end` goes on killing until all of it has been sent.
    """

    kills: int
    events: int
    updates: int
    exports: int
    seconds: float
    pause: tuple[float, float]
    to_the_end: bool = False


@dataclass(frozen=True)
class Report:
    """`messages` counts events with their deliberate repeats; `settling` is how long all took to come to rest.

    `longest` is how many seconds a user waited, under fire, until one request was answered well.
    """

    size: Size
    hits: Counter[str]
    messages: int
    working: float
    settling: float
    longest: float


async def storm(portal: Portal, size: Size, seed: int) -> Report:
    """Run one storm and check everything after it. Raises AssertionError naming what was lost, doubled or wrong."""
    chance, began = Random(seed), time.monotonic()  # noqa: S311  a repeatable storm, no secret
    stories = [tell(number) for number in range(1, size.events // EVENTS_A_CASE + 1)]
    comments = [f"Storm {number}" for number in range(size.updates)]
    priya, aisha = User(portal, "priya"), User(portal, "aisha")
    await asyncio.gather(priya.accept_terms(), aisha.accept_terms())
    bus = app_settings(Ports(**portal.ports), "financial")["RECOURSE_SERVICEBUS"]
    rows = (await priya.ask("GET", "cases?limit=50")).json()["items"]
    work = asyncio.gather(
        say_all(bus, stories, size.seconds, chance),
        update_all(priya, [row["caseReference"] for row in rows], comments, size.seconds),
        export_all(aisha, size.exports, size.seconds),
    )
    hits = await kill_at_random(portal.data, size.kills, size.pause, chance, work if size.to_the_end else None)
    messages, _, exports = await work
    working, longest = time.monotonic() - began, max(priya.longest, aisha.longest)
    async with _containers(portal) as containers:
        cases = containers("cases")
        await checks.wait_for_events(cases, stories)
        await checks.check_events(cases, stories)
        await checks.wait_for_outbox(cases)
        await checks.check_updates(cases, comments)
        await checks.check_portal_updates(bus, _BUSINESSES, comments)
        await checks.check_exports(aisha, exports)
        await checks.check_figures(cases, containers("figures"), stories)
        await checks.check_nothing_parked(containers("parked"))
    return Report(size, hits, messages, working, time.monotonic() - began - working, longest)


@asynccontextmanager
async def _containers(portal: Portal) -> AsyncIterator[Any]:
    database = await open_database(_settings(portal))
    try:
        yield lambda name: Container(database.get_container_client(name))
    finally:
        await database.client_connection.pipeline_client.close()


def _settings(portal: Portal) -> Settings:
    here = {"cosmos_endpoint": portal.cosmos_url, "cosmos_key": SecretStr(COSMOS_KEY)}
    return settings().model_copy(update=here)
