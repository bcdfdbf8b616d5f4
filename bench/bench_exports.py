"""An export of every case of an organisation, beside draining the same query with the bare SDK.

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
from typing import Any

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
_PAGE = 1000


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
    async with _cases(portal) as cases:
        async with portal.as_person("priya") as priya:
            businesses = tuple(each["id"] for each in (await priya.get("me")).json()["businesses"])
        drained, count = await _drain(cases, businesses)
        told: list[tuple[object, ...]] = [_row("bare SDK", drained, count, drained, _peak(portal))]
        for kind in ("csv", "xlsx"):
            taken, made = await _export(portal, kind)
            told.append(_row(kind, taken, made, drained * made / count, _peak(portal)))
    return told


def _row(name: str, seconds: float, rows: int, floor: float, peak: object) -> tuple[object, ...]:
    return name, f"{seconds:.1f}", f"{rows / seconds:,.0f}", f"{floor / seconds:.2f}", peak


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
    async with portal.as_person("priya") as priya:
        started = time.perf_counter()
        asked = await priya.post("exports", {"view": {"status": "all"}, "format": kind})
        export_id = asked.raise_for_status().json()["id"]
        while (export := await _told(priya, export_id))["state"] != "ready":
            if export["state"] == "failed":
                raise RuntimeError(export["reason"])
            await asyncio.sleep(0.2)
        return time.perf_counter() - started, int(export["rows"])


async def _told(priya: Person, export_id: str) -> dict[str, Any]:
    exports: list[dict[str, Any]] = (await priya.get("exports")).raise_for_status().json()["items"]
    return next(each for each in exports if each["id"] == export_id)


def _peak(portal: Portal) -> str:
    status = Path(f"/proc/{portal.process('host')}/status").read_text()
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return f"{int(kilobytes) // 1024}"


if __name__ == "__main__":
    main()
