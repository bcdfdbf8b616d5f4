"""`python -m local.cosmos --port 8081 [--data FILE]`."""

import argparse
import asyncio
import signal
import sqlite3
import sys
from pathlib import Path

from local.cli.options import port_number
from local.cosmos.account import PHYSICAL_RANGES
from local.cosmos.server import running
from local.cosmos.storage.file_lock import DataFileInUse, DataFileUnusable, held
from local.cosmos.storage.schema import UnknownFormat

MOST_PARTITIONS = 64


def _partitions(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_PARTITIONS:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1 to {MOST_PARTITIONS}")
    return int(text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="local.cosmos", description="A Cosmos DB account on SQLite, for laptops.")
    parser.add_argument("--port", type=port_number, default=8081, help="0 picks a free port")
    parser.add_argument("--data", type=Path, help="the SQLite file to keep everything in; without it, nothing is kept")
    parser.add_argument("--partitions", type=_partitions, default=PHYSICAL_RANGES, help="emulated physical partitions")
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
    except (DataFileInUse, DataFileUnusable, UnknownFormat) as error:
        sys.exit(str(error))
    except sqlite3.DatabaseError as error:
        sys.exit(f"{given.data} can't be used as the data file: {error}.")
    except OSError as error:
        sys.exit(f"Can't listen on port {given.port}: {error.strerror}.")
