"""`python -m scripts.verify_audit [--from 2026-11-01] [--to 2026-11-30] [--chain HOUR=HASH]`: check the audit trail.

By the app's settings (`python -m local env` prints those of a running portal). Prints each entry that was changed,
removed or added since its hour was sealed, and ends with 1 if there is one. `--chain 2026-11-24T14=3fa9…` compares with
a chain noted elsewhere, such as the logs' `audit-sealed`. The archive's copies of the seals are compared always: both
find a trail that was rewritten together with its seals.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from datetime import UTC, datetime, timedelta

from shared.audit.archive import ARCHIVE, SealArchive
from shared.audit.trail import AuditTrail
from shared.audit.verifying import Report, verify
from shared.clients.blobs import BlobStore, open_account
from shared.clients.cosmos import Container, open_database
from shared.kernel.clock import utc_now
from shared.kernel.settings import settings


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scripts.verify_audit", description="Check the audit trail.")
    parser.add_argument("--from", dest="first", type=_day, help="the first day, UTC; 30 days ago if missing")
    parser.add_argument("--to", dest="last", type=_day, help="the last day, UTC; today if missing")
    parser.add_argument("--chain", action="append", default=[], metavar="HOUR=HASH", help="as noted elsewhere")
    given = parser.parse_args()
    now = utc_now()
    first = given.first or (now - timedelta(days=30)).replace(minute=0, second=0, microsecond=0)
    last = given.last + timedelta(hours=23) if given.last else now.replace(minute=0, second=0, microsecond=0)
    sys.exit(asyncio.run(_run(first, last, given.chain)))


def _day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


async def _run(first: datetime, last: datetime, noted: list[str]) -> int:
    database = await open_database(settings())
    account = open_account(settings().archive, settings().archive_uri)
    try:
        trail = AuditTrail(Container(database.get_container_client("audit")))
        archive = SealArchive(BlobStore(account, ARCHIVE))
        report = await verify(trail, archive, first, last, utc_now())
        differing = [each for each in noted if not await _as_noted(each, trail)]
    finally:
        await database.client_connection.pipeline_client.close()
        await account.close()
    _print(report, differing)
    return 0 if report.intact and not differing else 1


async def _as_noted(noted: str, trail: AuditTrail) -> bool:
    text, _, chain = noted.partition("=")
    hour = datetime.fromisoformat(f"{text}:00:00+00:00")
    return [seal.chain for seal in await trail.seals(hour, hour)] == [chain]


def _print(report: Report, differing: list[str]) -> None:
    for fault, hour, what, details in report.findings:
        print(f"{fault}: {hour:%Y-%m-%d %H}:00  {what}  {details}")
    for each in differing:
        print(f"chain differs from what was noted: {each}")
    verdict = "intact" if report.intact and not differing else "NOT INTACT"
    print(f"{report.hours} sealed hours, {report.entries} entries: {verdict}; chain {report.chain or 'not begun'}")


if __name__ == "__main__":
    main()
