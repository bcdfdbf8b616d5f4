"""The bulk loader beside its floor: the bare SDK sending batches of items that are ready.

`python -m bench loader`; LOADER_BENCH_ROWS=1000000 chooses how many rows. CPU seconds are of the loading process: on a
busy machine they say more than the clock.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from azure.core.pipeline.transport import AioHttpTransport
from azure.cosmos.aio import CosmosClient

from bench.loading_rows import write_ndjson
from bench.table import show
from local.blob.azurite import connection_string
from local.cli.definitions import read_containers
from local.cli.provisioning import provision_cosmos
from local.cli.servers import COSMOS_KEY
from shared.cases.model import Case
from shared.organisations.model import Business, Organisation

_BATCH, _UNDER_WAY = 100, 6
_ORGANISATION = "brackenhall"
_BUSINESSES = ("brackenhall-bank", "brackenhall-motor-finance", "penrow-credit")


class Run(NamedTuple):
    """`memory` in megabytes, the most that the process had."""

    rate: float
    cpu: float
    memory: float


def main() -> None:
    count = int(os.environ.get("LOADER_BENCH_ROWS", "20000"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cases.ndjson"
        write_ndjson(file, count)
        floor = _with_server(Path(folder) / "floor.db", lambda to: _bare(file, to), count)
        loader = _with_server(Path(folder) / "loader.db", lambda to: _loader(file, to), count)
    table = [
        (name, f"{run.rate:,.0f}", f"{1e6 * run.cpu / count:.0f}", f"{run.memory:.0f}", f"{run.rate / floor.rate:.2f}")
        for name, run in (("floor: bare SDK, items ready", floor), ("scripts.load_cases", loader))
    ]
    show(
        f"Bulk loader, {count:,} rows of NDJSON", ("what", "cases/s", "CPU µs a case", "peak MB", "of the floor"), table
    )


def _with_server(data: Path, load: Any, count: int) -> Run:
    command = [sys.executable, "-m", "local.cosmos", "--port", "0", "--data", str(data)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            endpoint = server.stdout.readline().split()[-1].rstrip("/")
            asyncio.run(_prepare(endpoint))
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            load(endpoint)
            seconds, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
        finally:
            server.terminate()
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(count / seconds, cpu, _peak)


_peak = 0.0


def _run(command: list[str], env: dict[str, str]) -> None:
    """Run a process to its end and keep its peak memory."""
    global _peak  # noqa: PLW0603  the process reports it at its end
    process = subprocess.Popen(command, env={**os.environ, **env}, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    assert status == 0
    _peak = usage.ru_maxrss / 1024


def _loader(file: Path, endpoint: str) -> None:
    env = {
        "RECOURSE_SCHEME": "financial",
        "RECOURSE_PORTAL_URL": "http://localhost",
        "RECOURSE_COSMOS_ENDPOINT": endpoint,
        "RECOURSE_COSMOS_KEY": COSMOS_KEY,
        "RECOURSE_DOCUMENTS": connection_string(1),
        "RECOURSE_BUSINESS_ISSUER": "http://localhost",
        "RECOURSE_STAFF_ISSUER": "http://localhost",
    }
    _run([sys.executable, "-m", "scripts.load_cases", str(file), "--organisation", _ORGANISATION], env)


def _bare(file: Path, endpoint: str) -> None:
    ready = file.with_suffix(".items")
    with ready.open("w") as target:
        target.writelines(json.dumps(item) + "\n" for item in _items(file))
    _run([sys.executable, "-m", "bench.bench_loader", endpoint, str(ready)], {})


def _items(file: Path) -> Iterator[dict[str, Any]]:
    with file.open() as lines:
        for line in lines:
            row = json.loads(line)
            own = {"id": row.pop("caseId"), "at": "2026-11-17T09:00:00Z", "businessName": row["businessId"]}
            yield Case.model_validate({**row, **own, "organisationId": _ORGANISATION}).to_item()


async def _prepare(endpoint: str) -> None:
    await provision_cosmos(endpoint, read_containers())
    businesses = tuple(Business(id=each, name=each.title()) for each in _BUSINESSES)
    organisation = Organisation(
        id=_ORGANISATION, organisation_id=_ORGANISATION, name="Brackenhall", email_domains=(), businesses=businesses
    )
    async with CosmosClient(endpoint, COSMOS_KEY) as client:
        accounts = client.get_database_client(read_containers()["database"]).get_container_client("accounts")
        await accounts.upsert_item(organisation.to_item())


async def send_ready(endpoint: str, ready: Path) -> None:
    """Send the items of a file in batches, as many under way as the loader has."""
    async with CosmosClient(endpoint, COSMOS_KEY, transport=AioHttpTransport(use_env_settings=False)) as client:
        cases = client.get_database_client(read_containers()["database"]).get_container_client("cases")
        with ready.open() as lines:
            batches = iter(lambda: [("create", (json.loads(line),)) for line in itertools.islice(lines, _BATCH)], [])

            async def work() -> None:
                for batch in batches:
                    await cases.execute_item_batch(batch, _ORGANISATION, no_response=True)

            await asyncio.gather(*(work() for _ in range(_UNDER_WAY)))


if __name__ == "__main__":
    asyncio.run(send_ready(sys.argv[1], Path(sys.argv[2])))
