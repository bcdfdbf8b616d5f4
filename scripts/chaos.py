"""`python -m scripts.chaos`: the whole storm on a portal of its own, and the table for `docs/verification/chaos.md`."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import tests.conftest  # noqa: F401  settings for code that is only imported
from tests.chaos.killing import VICTIMS
from tests.chaos.storm import Report, Size, storm
from tests.portal import Portal, read_ports
from tests.servers import free_port, running


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scripts.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--events", type=int, default=5000)
    parser.add_argument("--updates", type=int, default=500)
    parser.add_argument("--exports", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=300.0, help="over which the work is spread")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    pause = (0.4 * given.seconds / given.kills, 1.6 * given.seconds / given.kills)
    size = Size(given.kills, given.events, given.updates, given.exports, given.seconds, pause, to_the_end=True)
    with tempfile.TemporaryDirectory() as folder:
        data, port = Path(folder), free_port()
        with running("local", "up", "--port", str(port), "--cases", "1000", "--data", folder, port=port):
            report = asyncio.run(storm(Portal(f"http://localhost:{port}", data, read_ports(data)), size, given.seed))
    print(_table(report, given.seed))


def _table(report: Report, seed: int) -> str:
    size, hits = report.size, ", ".join(f"{name} {report.hits[name]}" for name in VICTIMS)
    rows = (
        ("run", f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, seed {seed}"),
        ("kill -9", f"{report.hits.total()} ({hits}), {size.pause[0]:.1f} to {size.pause[1]:.1f} s apart"),
        ("events", f"{size.events:,} of {size.events // 10:,} cases, {report.messages:,} messages with repeats"),
        ("updates", f"{size.updates:,}"),
        ("exports", f"{size.exports:,}"),
        ("under fire", f"{report.working:.0f} s"),
        ("longest that one request took to be answered", f"{report.longest:.0f} s"),
        ("until all was settled and checked", f"{report.settling:.0f} s more"),
        ("lost", "0"),
        ("doubled", "0"),
        ("drift of the figures against a recount", "0"),
        ("parked or dead-lettered", "0"),
    )
    return "\n".join(["| what | result |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in rows)])


if __name__ == "__main__":
    main()
