from __future__ import annotations

import argparse
import asyncio
import contextlib
import gc
import signal
import sys
import time
from pathlib import Path
from typing import Any

from local.cli.options import port_number
from local.servicebus.amqp.rendering import add_properties
from local.servicebus.amqp.server import HOST, Server
from local.servicebus.definitions import DefinitionError, QueueDefinition, load_queues
from local.servicebus.engine.alarms import Alarms
from local.servicebus.engine.broker import Broker
from local.servicebus.engine.queue import Surroundings
from local.servicebus.faults import FaultBox
from local.servicebus.store.sqlite import SqliteJournal, StoreError

USAGE_ERROR = 2


def main() -> int:
    options = _parser().parse_args()
    try:
        return asyncio.run(_serve(options, load_queues(options.queues), SqliteJournal(options.data)))
    except DefinitionError as error:
        return _complain(str(error), USAGE_ERROR)
    except StoreError as error:
        return _complain(f"data-unusable: {error}", USAGE_ERROR)
    except OSError as error:
        return _complain(f"cannot-listen: {error}", 1)


def _complain(sentence: str, code: int) -> int:
    print(f"servicebus: {sentence}", file=sys.stderr)
    return code


async def _serve(options: argparse.Namespace, queues: list[QueueDefinition], journal: SqliteJournal) -> int:
    around = Surroundings(_now, journal, Alarms(), add_properties)
    broker = Broker(queues, around)
    for queue in broker:
        journal.restore(queue)
    faults = FaultBox(_now)
    server = Server(broker, journal.commit, faults)
    ended = _told_to_stop()  # before anybody can know that we run, and stop us
    port = await server.start(options.port)
    async with contextlib.AsyncExitStack() as stack:
        if options.fault_port is not None:
            from local.servicebus.fault_door import open_fault_door  # aiohttp's import is slow and rarely wanted

            door = await open_fault_door(server, faults, options.fault_port)
            stack.push_async_callback(door.cleanup)
        # Collections needn't walk what is here for good, restored messages above all.
        gc.freeze()
        print(f"Service Bus on {HOST}:{port} · {connection_string(port)}", flush=True)
        code = await ended
        await server.stop()
    journal.close()
    return code


def connection_string(port: int) -> str:
    """Return what clients need; its key is the emulator's, known to all."""
    return (
        f"Endpoint=sb://{HOST}:{port};SharedAccessKeyName=RootManageSharedAccessKey;"
        "SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true"
    )


def _told_to_stop() -> asyncio.Future[int]:
    """Return what becomes the exit code once a signal asks us to stop, or an error makes us."""
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[int] = loop.create_future()

    def end(code: int) -> None:
        if not ended.done():
            ended.set_result(code)

    def on_error(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        loop.default_exception_handler(context)
        # asyncio has closed the connection that an error came from; after any other we can't promise durability.
        if "protocol" not in context:
            end(1)

    loop.set_exception_handler(on_error)
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end, 0)
    return ended


def _now() -> int:
    return time.time_ns() // 1_000_000


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m local.servicebus", description="Service Bus for the laptop.")
    parser.add_argument("--port", type=port_number, default=5672, help="AMQP port; 0 picks a free one")
    parser.add_argument("--queues", type=Path, required=True, help="the queue file, such as infra/bicep/queues.json")
    parser.add_argument("--data", type=Path, help="the SQLite file to keep messages in; in memory without")
    parser.add_argument("--fault-port", type=port_number, help="HTTP port for POST /_fault; closed without")
    return parser
