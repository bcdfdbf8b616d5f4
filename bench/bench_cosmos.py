"""The local Cosmos server through the SDK, beside the same work in bare SQLite: read, list page, search, totals, batch.

`python -m bench cosmos` runs 1,000 and 20,000 cases; COSMOS_BENCH_CASES=1000,200000 chooses others.
"""
# ruff: noqa: S608  the queries are constants of our own

from __future__ import annotations

import asyncio
import itertools
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from azure.core.pipeline.transport import AioHttpTransport
from azure.cosmos import PartitionKey
from azure.cosmos.aio import ContainerProxy, CosmosClient

from bench.cosmos_cases import BUSINESSES, ORGANISATION, cases
from bench.table import p50, p95, show
from local.cosmos.auth import EMULATOR_KEY

_ROUNDS = 30
_BATCH = 100
_DEFINITIONS = Path(__file__).parent.parent / "infra/bicep/containers.json"
_SCOPE = "c.type = 'case' AND c.suppressed = false AND ARRAY_CONTAINS(@businesses, c.businessId) AND c.closed = false"
_LIST = (
    f"SELECT * FROM c WHERE {_SCOPE} AND c.enquiryDate >= @since ORDER BY c.type DESC, c.enquiryDate DESC, c.id DESC"
)
_SEARCH = (
    f"SELECT * FROM c WHERE {_SCOPE}"
    " AND EXISTS(SELECT VALUE t FROM t IN c.tokens WHERE STARTSWITH(t, @q0))"
    " AND EXISTS(SELECT VALUE t FROM t IN c.tokens WHERE STARTSWITH(t, @q1))"
    " ORDER BY c.type DESC, c.enquiryDate DESC, c.id DESC"
)
_TOTALS = (
    "SELECT COUNT(1) AS listed, SUM(IIF(c.priority, 1, 0)) AS priority, SUM(IIF(c.actionRequired, 1, 0)) AS action,"
    f" SUM(IIF(IS_NULL(c.businessFileReceivedDate), 1, 0)) AS overdue FROM c WHERE {_SCOPE}"
)
_PARAMETERS = {"@businesses": BUSINESSES[:4], "@since": "2021-01-01", "@q0": "ref12", "@q1": "b"}


def main() -> None:
    counts = os.environ.get("COSMOS_BENCH_CASES", "1000,20000")
    for count in map(int, counts.split(",")):
        asyncio.run(_measure(count))


async def _measure(count: int) -> None:
    with tempfile.TemporaryDirectory() as directory, _server(Path(directory) / "cosmos.db") as endpoint:
        transport = AioHttpTransport(use_env_settings=False)
        async with CosmosClient(endpoint, EMULATOR_KEY, transport=transport) as client:
            container = await _container(client)
            rate = await _fill(container, count)
            bare, bare_rate = _bare_sqlite(Path(directory) / "bare.db", count)
            rows = [row async for row in _rows(container, bare, count)]
    rows.append(
        (f"import, batches of {_BATCH}", f"{rate:.0f}/s", "", f"{bare_rate:.0f}/s", f"{bare_rate / rate:.1f}", "")
    )
    show(
        f"Cosmos server, {count:,} cases in one partition", ("what", "p50 ms", "p95 ms", "SQLite", "ratio", "RU"), rows
    )


@contextmanager
def _server(data: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "local.cosmos", "--port", "0", "--data", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process.stdout.readline().split()[-1]
        finally:
            process.terminate()


async def _container(client: CosmosClient) -> ContainerProxy:
    [definition] = [c for c in json.loads(_DEFINITIONS.read_text())["cosmos"] if c["name"] == "cases"]
    database = await client.create_database("bench")
    key = PartitionKey(definition["partitionKey"]["paths"][0])
    return await database.create_container("cases", key, indexing_policy=definition["indexingPolicy"])


async def _fill(container: ContainerProxy, count: int) -> float:
    """Import all cases; return how many a second."""
    started = time.perf_counter()
    for batch in _batches(count):
        await container.execute_item_batch([("create", (item,)) for item in batch], ORGANISATION)
    return count / (time.perf_counter() - started)


def _batches(count: int) -> Iterator[list[dict[str, Any]]]:
    items = cases(count)
    while batch := list(itertools.islice(items, _BATCH)):
        yield batch


async def _rows(container: ContainerProxy, bare: sqlite3.Connection, count: int) -> Any:
    middle = f"case-{count // 2:09d}"
    yield await _row(
        "point read", lambda: container.read_item(middle, ORGANISATION), container, _bare_read(bare, middle)
    )
    yield await _row("list page of 50", lambda: _page(container, _LIST), container, _bare_list(bare))
    yield await _row("search, two words, page of 50", lambda: _page(container, _SEARCH), container, _bare_search(bare))
    yield await _row("totals over the list", lambda: _page(container, _TOTALS), container, _bare_totals(bare))


async def _page(container: ContainerProxy, query: str) -> list[Any]:
    parameters: list[dict[str, object]] = [
        {"name": name, "value": value} for name, value in _PARAMETERS.items() if name in query
    ]
    pages = container.query_items(query, parameters=parameters, partition_key=ORGANISATION, max_item_count=50).by_page()
    async for page in pages:
        return [item async for item in page]
    return []


async def _row(
    name: str, call: Callable[[], Awaitable[Any]], container: ContainerProxy, bare: Callable[[], Any]
) -> tuple[str, ...]:
    await call()
    times, bare_times = [], []
    for _ in range(_ROUNDS):
        started = time.perf_counter()
        await call()
        times.append(1000 * (time.perf_counter() - started))
        started = time.perf_counter()
        bare()
        bare_times.append(1000 * (time.perf_counter() - started))
    charge = container.client_connection.last_response_headers["x-ms-request-charge"]
    ratio = p50(times) / p50(bare_times)
    return name, f"{p50(times):.2f}", f"{p95(times):.2f}", f"{p50(bare_times):.2f} ms", f"{ratio:.1f}", charge


def _bare_sqlite(path: Path, count: int) -> tuple[sqlite3.Connection, float]:
    """The same cases in hand-made tables with the one index each query wants; and how many a second it takes."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in (
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=NORMAL",
        """CREATE TABLE cases(r INTEGER PRIMARY KEY, id TEXT UNIQUE, business TEXT, closed INT, suppressed INT,
           enquiry TEXT, priority INT, action INT, received TEXT, body TEXT)""",
        "CREATE INDEX by_enquiry ON cases(enquiry)",
        "CREATE TABLE tokens(value TEXT, r INT, PRIMARY KEY(value, r)) WITHOUT ROWID",
    ):
        connection.execute(statement)
    started = time.perf_counter()
    for number, batch in enumerate(_batches(count)):
        connection.execute("BEGIN")
        for place, item in enumerate(batch):
            _bare_insert(connection, number * _BATCH + place, item)
        connection.execute("COMMIT")
    return connection, count / (time.perf_counter() - started)


def _bare_insert(connection: sqlite3.Connection, row: int, item: dict[str, Any]) -> None:
    facts = (item["businessId"], item["closed"], item["suppressed"], item["enquiryDate"], item["priority"])
    values = (row, item["id"], *facts, item["actionRequired"], item["businessFileReceivedDate"], json.dumps(item))
    connection.execute("INSERT INTO cases VALUES(?,?,?,?,?,?,?,?,?,?)", values)
    connection.executemany("INSERT INTO tokens VALUES(?,?)", [(token, row) for token in item["tokens"]])


_BARE_SCOPE = f"suppressed = 0 AND closed = 0 AND business IN ({','.join('?' * 4)})"


def _bare_read(bare: sqlite3.Connection, id_: str) -> Callable[[], Any]:
    return lambda: json.loads(bare.execute("SELECT body FROM cases WHERE id = ?", (id_,)).fetchone()[0])


def _bare_list(bare: sqlite3.Connection) -> Callable[[], Any]:
    query = f"SELECT body FROM cases WHERE {_BARE_SCOPE} AND enquiry >= ? ORDER BY enquiry DESC, r DESC LIMIT 50"
    return lambda: [json.loads(b) for (b,) in bare.execute(query, (*BUSINESSES[:4], _PARAMETERS["@since"]))]


def _bare_search(bare: sqlite3.Connection) -> Callable[[], Any]:
    within = "r IN (SELECT r FROM tokens WHERE value >= ? AND value < ?)"
    query = (
        f"SELECT body FROM cases WHERE {_BARE_SCOPE} AND {within} AND {within} ORDER BY enquiry DESC, r DESC LIMIT 50"
    )
    return lambda: [json.loads(b) for (b,) in bare.execute(query, (*BUSINESSES[:4], "ref12", "ref13", "b", "c"))]


def _bare_totals(bare: sqlite3.Connection) -> Callable[[], Any]:
    sums = "COUNT(*), SUM(priority), SUM(action), SUM(received IS NULL)"
    query = f"SELECT {sums} FROM cases WHERE {_BARE_SCOPE}"
    return lambda: bare.execute(query, BUSINESSES[:4]).fetchone()
