"""`python -m local.case_system --data DIR [--between 30] [--days N] [--duplicates 0.1 …]`, by the app's settings."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import signal
from pathlib import Path

from local.case_system.documents import DocumentShelf
from local.case_system.listening import listen
from local.case_system.memory import Memory
from local.case_system.mischief import Mischief
from local.case_system.portal_cases import PortalCases
from local.case_system.steps import Steps
from local.case_system.system import CaseSystem, Pace
from local.seed.world import World
from shared.clients.blobs import open_account
from shared.clients.cosmos import Container, open_database
from shared.clients.servicebus import ServiceBus, open_namespace
from shared.kernel.clock import utc_now
from shared.kernel.settings import settings
from shared.schemes.profile import load


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m local.case_system", description="The scheme's own case system.")
    parser.add_argument("--data", type=Path, default=Path(".data/case-system"), help="where it remembers")
    parser.add_argument("--between", type=float, default=30.0, help="seconds between two steps of the day, on average")
    parser.add_argument("--thinking", type=float, default=8.0, help="seconds before it answers what a user did")
    parser.add_argument("--days", type=int, help="stop taking steps after so many days; it still listens")
    parser.add_argument("--duplicates", type=float, default=0.0, help="share of events to send twice")
    parser.add_argument("--reorder", type=float, default=0.0, help="share of events to send late")
    parser.add_argument("--garbage", type=float, default=0.0, help="share of events with garbage before them")
    asyncio.run(_run(parser.parse_args()))


async def _run(options: argparse.Namespace) -> None:
    to, memory = settings(), Memory(options.data / "case-system.db")
    profile = load(to.scheme)
    database = await open_database(to)
    account, namespace = open_account(to.documents, to.documents_uri), open_namespace(to.servicebus, None)
    world = World(profile, profile.calendar().today(utc_now()), 7)
    system = CaseSystem(
        world=world,
        memory=memory,
        cases=PortalCases(Container(database.get_container_client("cases")), memory),
        steps=Steps(world, DocumentShelf(account.get_container_client("documents"), profile.documents.types)),
        bus=ServiceBus(lambda: namespace),
        pace=Pace(options.between, options.thinking),
        mischief=Mischief(options.duplicates, options.reorder, options.garbage),
    )
    work = asyncio.gather(system.live(options.days), system.send_for_ever(), listen(namespace, system.hear))
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, work.cancel)
    print("the case system is at work", flush=True)
    try:
        with contextlib.suppress(asyncio.CancelledError):
            await work
    finally:
        await namespace.close()
        await account.close()
        await database.client_connection.pipeline_client.close()
        memory.close()


if __name__ == "__main__":
    main()
