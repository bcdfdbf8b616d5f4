"""The dashboard at 1,000 and 200,000 cases of one organisation: time, requests, charge; and how fast figures are made.

The local Cosmos server, through the app's own code. `DASHBOARD_BENCH_CASES=1000,20000` chooses other sizes.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bench.cosmos_cases import BUSINESSES, ORGANISATION, cases
from bench.table import p50, p95, show
from local.cli.definitions import read_containers
from local.cli.provisioning import provision_cosmos
from local.seed.writing import BatchWriter
from shared.clients.cosmos import Container, open_database
from shared.clients.meter import start_meter
from shared.insight.keeping import keep_figures
from shared.insight.period import DashboardQuery
from shared.insight.queries import dashboard
from shared.insight.recount import recount
from shared.insight.services import InsightServices
from shared.insight.store import FigureStore
from shared.kernel.principal import Principal, Role
from shared.kernel.settings import Settings
from shared.organisations.store import OrganisationStore
from shared.schemes.profile import load
from shared.worklist.store import WorkStore
from tests.servers import COSMOS_KEY, free_port, running

_ROUNDS = 60
_FEED_BATCH = 100  # what the trigger takes at a time
Row = tuple[object, ...]


def main() -> None:
    rows = []
    for count in map(int, os.environ.get("DASHBOARD_BENCH_CASES", "1000,200000").split(",")):
        port = free_port()
        with (
            tempfile.TemporaryDirectory() as folder,
            running("local.cosmos", "--port", str(port), "--data", str(Path(folder) / "cosmos.db"), port=port),
        ):
            rows.append(asyncio.run(_measured(count, f"http://127.0.0.1:{port}")))
    head = ("cases", "p50 ms", "p95 ms", "requests", "RU", "counted cases/s", "recounted cases/s")
    show("Dashboard: one organisation, seven businesses", head, rows)


async def _measured(count: int, endpoint: str) -> Row:
    await provision_cosmos(endpoint, read_containers())
    database = await open_database(_settings(endpoint))
    try:
        held = Container(database.get_container_client("cases"))
        wired = _wired(database, held)
        async with BatchWriter(held, "organisationId") as writer:
            for case in cases(count):
                await writer.write({**case, "at": "2026-11-01T09:00:00Z"})
        counting, recounting = await _count(database, wired), await _recount(wired)
        times, requests, charge = await _ask(wired)
        return (
            count,
            f"{p50(times):.1f}",
            f"{p95(times):.1f}",
            requests,
            f"{charge:.1f}",
            *(f"{count / seconds:,.0f}" for seconds in (counting, recounting)),
        )
    finally:
        await database.client_connection.pipeline_client.close()


async def _count(database: Any, wired: InsightServices) -> float:
    """Count from the beginning of the feed, as the trigger does; return the seconds."""
    started = time.perf_counter()
    feed = database.get_container_client("cases").query_items_change_feed(
        start_time="Beginning", partition_key=ORGANISATION, max_item_count=_FEED_BATCH
    )
    async for page in feed.by_page():
        changes = [change async for change in page]
        if not changes:
            break
        await keep_figures(changes, wired.store)
    return time.perf_counter() - started


async def _recount(wired: InsightServices) -> float:
    started = time.perf_counter()
    assert not await recount(ORGANISATION, wired.store, datetime.now(UTC))
    return time.perf_counter() - started


async def _ask(wired: InsightServices) -> tuple[list[float], int, float]:
    person = Principal(
        user_id="u",
        audit_id="a",
        name="Caseworker 1",
        email="one@example.org",
        organisation_id=ORGANISATION,
        business_ids=tuple(BUSINESSES),
        roles=(Role.SUPERVISOR,),
    )
    times, meter = [], start_meter()
    for _ in range(_ROUNDS):
        meter, started = start_meter(), time.perf_counter()
        shown = await dashboard(person, DashboardQuery(), wired)
        times.append((time.perf_counter() - started) * 1000)
        assert shown.volumes.open
    return times, meter.requests, meter.charge


def _wired(database: Any, held: Container) -> InsightServices:
    def container(name: str) -> Container:
        return Container(database.get_container_client(name))

    return InsightServices(
        store=FigureStore(container("figures"), held),
        work=WorkStore(container("worklist")),
        organisations=OrganisationStore(container("accounts")),
        profile=load("financial"),
        clock=lambda: datetime(2026, 11, 17, 12, tzinfo=UTC),
    )


def _settings(endpoint: str) -> Settings:
    os.environ |= {
        "RECOURSE_SCHEME": "financial",
        "RECOURSE_PORTAL_URL": "http://localhost",
        "RECOURSE_COSMOS_ENDPOINT": endpoint,
        "RECOURSE_BUSINESS_ISSUER": "http://localhost",
        "RECOURSE_STAFF_ISSUER": "http://localhost",
    }
    return Settings().model_copy(update={"cosmos_key": SecretStr(COSMOS_KEY)})
