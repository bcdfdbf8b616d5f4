"""An export of every case of an organisation, beside draining the same query with the bare SDK: medians of three.

`EXPORT_ROWS=1000000` for the full size: writing that many cases takes the most time.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from azure.core.pipeline.transport import AioHttpTransport
from azure.cosmos.aio import ContainerProxy, CosmosClient

from bench.bench_pages import ORGANISATION, grow
from bench.feeds import feeds_off
from bench.table import show
from shared.cases.query import CaseQuery
from shared.cases.rules import AsOf
from shared.cases.statement import Scope, list_statement
from shared.schemes.profile import load
from tests.portal import Person, Portal, read_ports
from tests.servers import COSMOS_KEY, free_port, running

_ROWS = int(os.environ.get("EXPORT_ROWS", "100000"))
_ROUNDS = 3
_PAGE = 1000
_SECONDS_BETWEEN_LOOKS = 2.0  # as the page does


class Run(NamedTuple):
    """`peak` is the host's, in MB, up to its end."""

    seconds: float
    rows: int
    peak: int

    @property
    def rate(self) -> float:
        return self.rows / self.seconds


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with _portal(Path(folder), feeds_off()) as portal:
            asyncio.run(_grown(portal))
        # A change-feed function begins at its first start: this one, with the cases there already.
        with _portal(Path(folder), feeds_off("relay_outbox")) as portal:
            rows = asyncio.run(_measured(portal))
    show(f"Exports of {_ROWS:,} cases", ("what", "seconds", "rows/s", "ratio", "host peak MB"), rows)


@contextlib.contextmanager
def _portal(folder: Path, env: dict[str, str]) -> Iterator[Portal]:
    port = free_port()
    arguments = ("local", "up", "--port", str(port), "--cases", "1000", "--data", str(folder))
    with running(*arguments, port=port, env=env):
        yield Portal(f"http://localhost:{port}", folder, read_ports(folder))


@contextlib.asynccontextmanager
async def _cases(portal: Portal) -> AsyncIterator[ContainerProxy]:
    transport = AioHttpTransport(use_env_settings=False)
    async with CosmosClient(portal.cosmos_url, COSMOS_KEY, transport=transport) as client:
        yield client.get_database_client("recourse").get_container_client("cases")


async def _grown(portal: Portal) -> None:
    async with _cases(portal) as cases:
        await grow(cases, _ROWS)


async def _measured(portal: Portal) -> list[tuple[object, ...]]:
    runs: dict[str, list[Run]] = {"bare SDK": [], "csv": [], "xlsx": []}
    async with _cases(portal) as cases:
        async with portal.as_person("priya") as priya:
            businesses = tuple(each["id"] for each in (await priya.get("me")).json()["businesses"])
        for _ in range(_ROUNDS):  # by turns, so that noise hits them alike
            runs["bare SDK"].append(Run(*await _drain(cases, businesses), _peak(portal)))
            for kind in ("csv", "xlsx"):
                runs[kind].append(Run(*await _export(portal, kind), _peak(portal)))
    floor = median(run.rate for run in runs["bare SDK"])
    return [_row(name, each, floor) for name, each in runs.items()]


def _row(name: str, runs: list[Run], floor: float) -> tuple[object, ...]:
    rate = median(run.rate for run in runs)
    # The first run's peak: the host keeps what an earlier kind of run made it take.
    return name, f"{median(run.seconds for run in runs):.1f}", f"{rate:,.0f}", f"{rate / floor:.2f}", runs[0].peak


async def _drain(cases: ContainerProxy, businesses: tuple[str, ...]) -> tuple[float, int]:
    profile = load("financial")
    as_of = AsOf.at(datetime.now(UTC), profile.calendar(), profile.terms.required_by_end)
    scope = Scope(organisation_id=ORGANISATION, business_ids=businesses)
    statement = list_statement(CaseQuery(status="all"), scope, as_of, exported=True)
    parameters = [{"name": f"@{name}", "value": value} for name, value in statement.parameters.items()]
    started = time.perf_counter()
    items = cases.query_items(statement.text, parameters=parameters, partition_key=ORGANISATION, max_item_count=_PAGE)
    count = sum([1 async for _ in items])
    return time.perf_counter() - started, count


async def _export(portal: Portal, kind: str) -> tuple[float, int]:
    """Return the seconds from asking to the end that the export itself tells, and its rows."""
    async with portal.as_person("priya") as priya:
        started = datetime.now(UTC)
        asked = await priya.post("exports", {"view": {"status": "all"}, "format": kind})
        export_id = asked.raise_for_status().json()["id"]
        while (export := await _told(priya, export_id))["state"] != "ready":
            if export["state"] == "failed":
                raise RuntimeError(export["reason"])
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
        return (datetime.fromisoformat(export["finishedAt"]) - started).total_seconds(), int(export["rows"])


async def _told(priya: Person, export_id: str) -> dict[str, Any]:
    exports: list[dict[str, Any]] = (await priya.get("exports")).raise_for_status().json()["items"]
    return next(each for each in exports if each["id"] == export_id)


def _peak(portal: Portal) -> int:
    status = Path(f"/proc/{portal.process('host')}/status").read_text()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) // 1024


if __name__ == "__main__":
    main()
