"""`python -m local.seed --cases N --scheme NAME [--seed 7] [--start-at 0] [--no-references]`, by the app's settings."""

from __future__ import annotations

import argparse
import asyncio
import time
from dataclasses import dataclass

from local.seed import accounts
from local.seed.cases import make_case
from local.seed.files import sample_files
from local.seed.notifications import inboxes, notifications
from local.seed.requests import NEWEST, with_requests
from local.seed.story import tell
from local.seed.world import World
from local.seed.writing import BatchWriter, MissingWriter, create_missing
from shared.cases.model import Case, CaseChild
from shared.clients.blobs import open_account
from shared.clients.cosmos import Container, open_database
from shared.kernel.clock import utc_now
from shared.kernel.settings import Settings, settings
from shared.references.model import references_of
from shared.schemes.profile import available, load

_NEWEST_WITH_STORY = 300
_OLDER_WITH_STORY = 100  # spread over the rest, so that closed cases have one too
_TOLD_EVERY = 20_000


@dataclass(frozen=True)
class Options:
    """`start_at` goes on where an interrupted run stopped: it prints how far it came.

    Without `references` it takes half the time; the portal makes them from the change feed once it runs.
    """

    cases: int
    scheme: str
    seed: int
    start_at: int
    references: bool


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m local.seed", description="Fill the database with sample data.")
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--scheme", choices=available(), default="financial")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--start-at", type=int, default=0)
    parser.add_argument("--references", action=argparse.BooleanOptionalAction, default=True)
    asyncio.run(_run(Options(**vars(parser.parse_args())), settings()))


async def _run(options: Options, to: Settings) -> None:
    try:
        await seed(options, to)
    finally:
        await open_account(to.documents, to.documents_uri).close()  # the process shares one


async def seed(options: Options, to: Settings) -> None:
    """Write everything. Repeating it changes nothing but what has moved with today's date."""
    profile = load(options.scheme)
    now = utc_now()
    world = World(profile, profile.calendar().today(now), options.seed, now)
    database = await open_database(to)
    try:
        people = Container(database.get_container_client("accounts"))
        await create_missing(
            people, [each.to_item() for each in (*accounts.organisations(profile), *accounts.accounts(to))]
        )
        bindings = Container(database.get_container_client("identities"))
        await create_missing(bindings, [each.to_item() for each in accounts.identities(to)])
        await _upload_files(to)
        cases = Container(database.get_container_client("cases"))
        references = Container(database.get_container_client("references"))
        newest = await _write_cases(options, world, cases, references)
        told = list(notifications(world, newest, now))
        bells = Container(database.get_container_client("notifications"))
        await create_missing(bells, [*told, *inboxes(told, now)])
    finally:
        await database.client_connection.pipeline_client.close()  # the SDK keeps the client to itself


async def _write_cases(options: Options, world: World, cases: Container, references: Container) -> list[Case]:
    """Write all cases and return the newest, for what else is told of them."""
    newest: list[Case] = []
    began = time.perf_counter()
    files = sample_files()
    every = max((options.cases - _NEWEST_WITH_STORY) // _OLDER_WITH_STORY, 1)
    async with BatchWriter(cases, "organisationId") as writer, MissingWriter(references) as finder:
        for number in range(options.start_at, options.cases):
            sample = make_case(world, number, options.cases)
            asked: list[CaseChild] = []
            if number < NEWEST:
                sample, asked = with_requests(world, sample)
            case = sample.case
            await writer.write(case.to_item())
            if options.references:
                for each in references_of(case.to_item()):
                    await finder.write(each.to_item())
            if number < _NEWEST_WITH_STORY:
                newest.append(case)
            if number < _NEWEST_WITH_STORY or number % every == 0:
                for child in [*tell(world, sample, files), *asked]:
                    await writer.write(child.to_item())
            if number and number % _TOLD_EVERY == 0:
                _say(number - options.start_at, began, f"up to number {number:,}")
    _say(options.cases - options.start_at, began, "all done")
    return newest


async def _upload_files(to: Settings) -> None:
    account = open_account(to.documents, to.documents_uri)
    for file in sample_files().values():
        await account.get_blob_client("documents", file.blob).upload_blob(file.content, overwrite=True)


def _say(done: int, began: float, what: str) -> None:
    seconds = time.perf_counter() - began
    print(f"{done:,} cases in {seconds:.1f} s, {done / max(seconds, 0.001):,.0f} a second; {what}", flush=True)


if __name__ == "__main__":
    main()
