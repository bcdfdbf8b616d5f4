"""The pages people wait for, through host and local Cosmos, beside what each can't do without.

The floors: the bare SDK call for its rows; the same with the bare call for its audit entry beside it; and a route that
asks nothing of anybody, for what HTTP and host take. `own` is what the handler makes of it: the page without the empty
route, to the SDK calls with the entry.

For one organisation of 1,000, 20,000 and 200,000 cases. Requests and charge (an estimate of the local server's) are a
call's own, its audit entry included. `PAGES_SIZES=1000,20000` shortens it: 200,000 cases take some minutes to write.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from azure.core.pipeline.transport import AioHttpTransport
from azure.cosmos.aio import ContainerProxy, CosmosClient, DatabaseProxy

from bench.feeds import feeds_off
from bench.table import p50, p95, show
from shared.audit.model import Entry
from shared.cases.query import CaseQuery
from shared.cases.rules import AsOf
from shared.cases.search import reference_key
from shared.cases.statement import Scope, Statement, family_statement, figures_statement, list_statement
from shared.kernel.ids import new_id
from shared.schemes.profile import load
from tests.portal import Person, Portal, read_ports
from tests.servers import COSMOS_KEY, free_port, running

_SIZES = tuple(int(size) for size in os.environ.get("PAGES_SIZES", "1000,20000,200000").split(","))
_ROUNDS = 60
_WARM_UP = 5
ORGANISATION = "brackenhall"
_IN_FLIGHT = 4
Call = Callable[[], Awaitable[Any]]


class Page(NamedTuple):
    """A page, how to ask for it, and the statement that it can't do without."""

    name: str
    path: str
    params: dict[str, Any]
    bare: Statement
    limit: int


class Row(NamedTuple):
    """`through`, `query`, `audited` and `empty` are milliseconds of each call; `cost` its requests and RU."""

    page: str
    cases: int
    through: list[float]
    query: list[float]
    audited: list[float]
    empty: list[float]
    cost: str


def main() -> None:
    os.environ |= {
        "RECOURSE_DIAGNOSTICS": "true",
        "RECOURSE_REQUESTS_PER_MINUTE_USER": "1000000",
        "RECOURSE_REQUESTS_PER_MINUTE_ADDRESS": "1000000",
        **feeds_off(),  # they would work off the new cases while pages are timed
    }
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        with running("local", "up", "--port", str(port), "--cases", "1000", "--data", folder, port=port):
            rows = asyncio.run(_measured(Portal(f"http://localhost:{port}", Path(folder), read_ports(Path(folder)))))
    head = (
        "page",
        "cases",
        "p50 ms",
        "p95 ms",
        "bare SDK",
        "ratio",
        "with entry",
        "empty route",
        "own",
        "requests, RU",
    )
    show("Pages through host and local Cosmos", head, [_told(row) for row in rows])
    _show_growth(rows)


async def _measured(portal: Portal) -> list[Row]:
    rows: list[Row] = []
    transport = AioHttpTransport(use_env_settings=False)
    async with CosmosClient(portal.cosmos_url, COSMOS_KEY, transport=transport) as client:
        floor = Floor(client.get_database_client("recourse"))
        for size in _SIZES:
            await grow(floor.cases, size)
            async with portal.as_person("priya") as priya:
                rows += await _pages(priya, floor, size)
    return rows


async def _pages(priya: Person, floor: Floor, size: int) -> list[Row]:
    businesses = tuple(each["id"] for each in (await priya.get("me")).json()["businesses"])
    scope = Scope(organisation_id=ORGANISATION, business_ids=businesses)
    row = await priya.some_case(status="all")
    profile = load("financial")
    as_of = AsOf.at(datetime.now(UTC), profile.calendar(), profile.terms.required_by_end)
    search = row["title"].split()[0]
    family = family_statement(reference_key(row["caseReference"]))
    plain, searched = CaseQuery(), CaseQuery(search=search)
    pages = [
        Page("list of 50", "cases", {}, list_statement(plain, scope, as_of), 50),
        Page("search", "cases", {"search": search}, list_statement(searched, scope, as_of), 50),
        Page("four figures", "case-figures", {}, figures_statement(plain, scope, as_of), 50),
        Page("case page", f"cases/{row['caseReference']}", {}, family, 1000),
    ]
    return [await _row(page, size, priya, floor) for page in pages]


async def _row(page: Page, size: int, priya: Person, floor: Floor) -> Row:
    cost = (await priya.get(page.path, **page.params)).raise_for_status().headers["server-timing"].rpartition('"')[0]
    through, query, audited, empty = await _timed(
        lambda: priya.get(page.path, **page.params),
        lambda: floor.query(page),
        lambda: floor.audited(page),
        lambda: priya.get("health"),
    )
    return Row(page.name, size, through, query, audited, empty, cost.rpartition('"')[2])


async def _timed(*calls: Call) -> list[list[float]]:
    """Time the calls by turns, so that noise hits them alike; milliseconds."""
    times: list[list[float]] = [[] for _ in calls]
    for number in range(_ROUNDS + _WARM_UP):
        for place, call in enumerate(calls):
            started = time.perf_counter()
            await call()
            if number >= _WARM_UP:
                times[place].append(1000 * (time.perf_counter() - started))
    return times


class Floor:
    """The bare SDK calls that a page can't do without."""

    def __init__(self, database: DatabaseProxy) -> None:
        self.cases = database.get_container_client("cases")
        self._audit = database.get_container_client("audit")

    async def query(self, page: Page) -> None:
        items = self.cases.query_items(
            page.bare.text,
            parameters=[{"name": f"@{name}", "value": value} for name, value in page.bare.parameters.items()],
            partition_key=ORGANISATION,
            max_item_count=page.limit,
        )
        async for found in items.by_page():
            _ = [item async for item in found]
            break

    async def audited(self, page: Page) -> None:
        entry = Entry(
            id=new_id(),
            organisation_id=ORGANISATION,
            at=datetime.now(UTC),
            actor="bench",
            action=page.name,
            subject=None,
            outcome="allowed",
            address="127.0.0.1",
            correlation_id=new_id(),
        )
        await asyncio.gather(self.query(page), self._audit.create_item(entry.to_item(), no_response=True))


async def grow(cases: ContainerProxy, size: int) -> None:
    """Copy sample cases under new names until the organisation has `size` of them."""
    count = "SELECT VALUE COUNT(1) FROM c WHERE c.type = 'case'"
    there = sum([int(str(each)) async for each in cases.query_items(count, partition_key=ORGANISATION)])
    query = "SELECT TOP 200 * FROM c WHERE c.type = 'case' AND c.suppressed = false"
    models: list[dict[str, Any]] = [item async for item in cases.query_items(query, partition_key=ORGANISATION)]
    batches = [range(first, min(first + 100, size)) for first in range(there, size, 100)]
    gate = asyncio.Semaphore(_IN_FLIGHT)

    async def write(numbers: range) -> None:
        async with gate:
            copies = [_copy(models[number % len(models)], number) for number in numbers]
            await cases.execute_item_batch([("create", (copy,)) for copy in copies], ORGANISATION)

    await asyncio.gather(*(write(numbers) for numbers in batches))


def _copy(model: dict[str, Any], number: int) -> dict[str, Any]:
    reference = f"PNX-{number:07}-BNCH"
    names = {"id": new_id(), "caseReference": reference, "referenceKey": reference_key(reference)}
    copy = {name: value for name, value in model.items() if not name.startswith("_")} | names
    return copy | {"tokens": [*model["tokens"], reference_key(reference)]}


def _told(row: Row) -> tuple[object, ...]:
    page, query, audited, empty = map(p50, (row.through, row.query, row.audited, row.empty))
    floors = (
        f"{query:.1f}",
        f"{page / query:.2f}",
        f"{audited:.1f}",
        f"{empty:.1f}",
        f"{(page - empty) / audited:.2f}",
    )
    return row.page, f"{row.cases:,}", f"{page:.1f}", f"{p95(row.through):.1f}", *floors, row.cost


def _show_growth(rows: list[Row]) -> None:
    first, last = _SIZES[0], _SIZES[-1]
    middle = {(row.page, row.cases): p50(row.through) for row in rows}
    names = dict.fromkeys(row.page for row in rows)
    growth = [(name, f"{middle[name, last] / middle[name, first]:.2f}") for name in names]
    show(f"Growth from {first:,} to {last:,} cases", ("page", "times"), growth)


if __name__ == "__main__":
    main()
