"""`python -m local.cosmos --port 8081 [--data FILE]`."""

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from local.cosmos.account import PHYSICAL_RANGES
from local.cosmos.server import running
from local.cosmos.storage.file_lock import DataFileInUse, held
from local.cosmos.storage.schema import UnknownFormat


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="local.cosmos", description="A Cosmos DB account on SQLite, for laptops.")
    parser.add_argument("--port", type=int, default=8081, help="0 picks a free port")
    parser.add_argument("--data", type=Path, help="the SQLite file to keep everything in; without it, nothing is kept")
    parser.add_argument("--partitions", type=int, default=PHYSICAL_RANGES, help="emulated physical partitions")
    return parser.parse_args()


async def _serve(arguments: argparse.Namespace) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with running(arguments.port, arguments.data, ranges=arguments.partitions) as address:
        print(f"Cosmos DB is ready at {address}", flush=True)
        await stop.wait()


if __name__ == "__main__":
    given = _arguments()
    try:
        with held(given.data):
            asyncio.run(_serve(given))
    except (DataFileInUse, UnknownFormat) as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"Can't listen on port {given.port}: {error.strerror}.")
