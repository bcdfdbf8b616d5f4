"""`python -m scripts.load_cases FILE --organisation ID [--format csv|ndjson] [--resume]`: cases by the million.

By the app's settings (`python -m local env` prints those of a running portal). The rows' fields are described in
`shared/intake/bulk/rows.py`. Refused rows end up in `FILE.refused.csv`; a run that was cut short goes on with --resume.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from tqdm import tqdm

from shared.clients.blobs import BlobStore, open_account
from shared.clients.cosmos import Container, open_database
from shared.intake.bulk.loader import Loader
from shared.intake.bulk.record import Checkpoint, Record
from shared.intake.bulk.source import Format, rows
from shared.intake.commands import Intake
from shared.intake.documents import MovingFiles
from shared.intake.moves import Mover
from shared.intake.places import Places
from shared.intake.requests import RequestIntake
from shared.intake.store import IntakeStore
from shared.kernel.clock import utc_now
from shared.kernel.settings import Settings, settings
from shared.organisations.store import OrganisationStore
from shared.schemes.profile import load


@dataclass(frozen=True)
class Options:
    file: Path
    organisation: str
    format: Format
    resume: bool

    @property
    def checkpoint(self) -> Path:
        return self.file.with_name(self.file.name + ".checkpoint")

    @property
    def report(self) -> Path:
        return self.file.with_name(self.file.name + ".refused.csv")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m scripts.load_cases", description="Load cases from a file.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--organisation", required=True, help="the organisation's id, e.g. brackenhall")
    parser.add_argument("--format", choices=("csv", "ndjson"), help="by the file's ending if missing")
    parser.add_argument("--resume", action="store_true", help="go on where an earlier run was cut short")
    given = parser.parse_args()
    format_ = given.format or ("csv" if given.file.suffix == ".csv" else "ndjson")
    options = Options(given.file, given.organisation, cast("Format", format_), given.resume)
    if problem := _problem(options):
        sys.exit(problem)
    asyncio.run(_run(options, settings()))


def _problem(options: Options) -> str | None:
    if not options.file.is_file():
        return f"There is no file {options.file}."
    if not options.checkpoint.exists():
        return None
    if not options.resume:
        return f"An earlier run was cut short. Go on with --resume, or delete {options.checkpoint} to begin again."
    known = Checkpoint.model_validate_json(options.checkpoint.read_bytes())
    if known.file_size != options.file.stat().st_size:
        return f"The file has changed since the run that was cut short. Delete {options.checkpoint} to begin again."
    return None


async def _run(options: Options, to: Settings) -> None:
    database, account = await open_database(to), open_account(to.documents, to.documents_uri)
    try:
        cases, accounts = (Container(database.get_container_client(name)) for name in ("cases", "accounts"))
        store, places = IntakeStore(cases), Places(OrganisationStore(accounts))
        mover = Mover(store, places, MovingFiles(BlobStore(account, "documents"), utc_now))
        profile = load(to.scheme)
        intake = Intake(store, places, mover, RequestIntake(store, profile))
        loader = Loader(options.organisation, intake, profile, utc_now)
        await _load(options, loader)
    finally:
        await account.close()
        await database.client_connection.pipeline_client.close()


async def _load(options: Options, loader: Loader) -> None:
    size, began = options.file.stat().st_size, time.perf_counter()
    with Record(options.checkpoint, options.report, size) as record:
        start = record.checkpoint
        with tqdm(total=size, initial=start.offset, unit="B", unit_scale=True, desc=options.file.name) as bar:
            source = rows(options.file, options.format, number=start.row, offset=start.offset)
            await loader.load(source, record, lambda offset: _show(bar, offset, record.checkpoint))
        record.finish()
    done, seconds = record.checkpoint, time.perf_counter() - began
    print(
        f"{done.row - start.row:,} rows in {seconds:.1f} s, {(done.row - start.row) / seconds:,.0f} a second. In all:"
        f" {done.created:,} created, {done.changed:,} changed, {done.unchanged:,} unchanged, {done.refused:,} refused."
    )
    if done.refused:
        print(f"The refused rows and why: {options.report}")


def _show(bar: tqdm, offset: int, checkpoint: Checkpoint) -> None:
    bar.set_postfix(rows=f"{checkpoint.row:,}", refused=checkpoint.refused, refresh=False)
    bar.update(offset - bar.n)


if __name__ == "__main__":
    main()
