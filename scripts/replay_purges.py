"""`python -m scripts.replay_purges --since 2026-11-01`: purge again who and what was purged, after a restore.

By the app's settings, while the app is stopped. `--since` is the day of the moment that was restored, UTC: the ledger
names everybody removed on that day or later. Running it again finds nothing left to do.
"""

from __future__ import annotations

import argparse
import asyncio
from datetime import date

from shared.kernel.clock import utc_now
from shared.kernel.settings import settings
from shared.wiring import build


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scripts.replay_purges", description="Replay the purge ledger.")
    parser.add_argument("--since", required=True, type=date.fromisoformat, help="the day that was restored to, UTC")
    given = parser.parse_args()
    people, cases = asyncio.run(_replay(given.since))
    print(f"People forgotten again: {people}. Cases purged again: {cases}.")


async def _replay(since: date) -> tuple[int, int]:
    wired = await build(settings(), utc_now)
    return await wired.forgetting.replay(since), await wired.retention.cases.replay(since)


if __name__ == "__main__":
    main()
