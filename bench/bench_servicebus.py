"""The local Service Bus broker through the SDK, beside the same work in bare SQLite and the study's prototype.

`python -m bench servicebus` sends and receives 2,000 messages of 500 bytes, durable, by one client and by four.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TypeVar

from azure.servicebus import ServiceBusMessage
from azure.servicebus.aio import ServiceBusClient, ServiceBusReceiver, ServiceBusSender

from bench.table import show

_COUNT = 2000
_BATCH = 100
_CLIENTS = 4
_BODY = b"x" * 500
_ROOT = Path(__file__).parent.parent

# The throwaway prototype that this broker grew out of, with the same SDK, load and kind of machine (2 quiet cores).
_STUDY = {"send one by one": 1909, "send in batches of 100": 8118, "receive and complete": 2091}

Rates = dict[str, float]
Link = TypeVar("Link", ServiceBusSender, ServiceBusReceiver)


def main() -> None:
    with tempfile.TemporaryDirectory() as directory:
        floor = _floor(Path(directory) / "floor.db")
        with _broker(Path(directory)) as connection_string:
            rates = asyncio.run(_measure(connection_string))
    rows = [_row(name, rate, floor) for name, rate in rates.items()]
    heads = ("what", "messages/s", "bare SQLite", "ratio", "study", "ratio")
    show(f"Service Bus, {_COUNT} messages of {len(_BODY)} bytes", heads, rows)


def _row(name: str, rate: float, floor: Rates) -> tuple[str, ...]:
    base, study = floor.get(name.partition(",")[0]), _STUDY.get(name)
    return (
        name,
        f"{rate:,.0f}",
        f"{base:,.0f}" if base else "",
        f"{rate / base:.2f}" if base else "",
        f"{study:,}" if study else "",
        f"{rate / study:.2f}" if study else "",
    )


async def _measure(connection_string: str) -> Rates:
    async with ServiceBusClient.from_connection_string(connection_string) as client:
        rates = await _one_client(client)
        return rates | await _many_clients(client)


async def _one_client(client: ServiceBusClient) -> Rates:
    async with client.get_queue_sender("one") as sender, client.get_queue_receiver("one") as receiver:
        await _send(sender, 10)
        await _receive(receiver, 10)
        rates = {"send one by one": await _rate(lambda: _send(sender, _COUNT))}
        rates["receive and complete"] = await _rate(lambda: _receive(receiver, _COUNT))
        rates["send in batches of 100"] = await _rate(lambda: _send_batches(sender))
    async with client.get_queue_receiver("one", prefetch_count=_BATCH) as receiver:
        rates["receive and complete, prefetching"] = await _rate(lambda: _receive(receiver, _COUNT))
    return rates


async def _many_clients(client: ServiceBusClient) -> Rates:
    share = _COUNT // _CLIENTS
    async with (
        _several(lambda: client.get_queue_sender("many")) as senders,
        _several(lambda: client.get_queue_receiver("many")) as receivers,
    ):
        sending = await _rate(lambda: _all([_send(sender, share) for sender in senders]))
        receiving = await _rate(lambda: _all([_receive(receiver, share) for receiver in receivers]))
    return {f"send one by one, {_CLIENTS} clients": sending, f"receive and complete, {_CLIENTS} clients": receiving}


async def _all(work: list[Awaitable[None]]) -> None:
    await asyncio.gather(*work)


@asynccontextmanager
async def _several(make: Callable[[], Link]) -> AsyncIterator[list[Link]]:
    opened = [make() for _ in range(_CLIENTS)]
    await asyncio.gather(*(one.__aenter__() for one in opened))
    yield opened
    await asyncio.gather(*(one.close() for one in opened))


async def _rate(work: Callable[[], Awaitable[None]]) -> float:
    began = time.perf_counter()
    await work()
    return _COUNT / (time.perf_counter() - began)


async def _send(sender: ServiceBusSender, count: int) -> None:
    for _ in range(count):
        await sender.send_messages(ServiceBusMessage(_BODY))


async def _send_batches(sender: ServiceBusSender) -> None:
    for _ in range(0, _COUNT, _BATCH):
        await sender.send_messages([ServiceBusMessage(_BODY) for _ in range(_BATCH)])


async def _receive(receiver: ServiceBusReceiver, count: int) -> None:
    done = 0
    while done < count:
        messages = await receiver.receive_messages(min(_BATCH, count - done), max_wait_time=10)
        for message in messages:
            await receiver.complete_message(message)
        done += len(messages)


def _floor(path: Path) -> Rates:
    """Return the rates of the least that durability asks: a row in, a lock noted, the row out, a commit each."""
    database = sqlite3.connect(path, isolation_level=None)
    database.executescript("pragma journal_mode = wal; pragma synchronous = normal;")
    database.execute("create table message (sequence integer primary key, content blob, locked_until integer)")
    began = time.perf_counter()
    for _ in range(_COUNT):
        database.execute("insert into message (content) values (?)", (_BODY,))
    sent = time.perf_counter()
    for sequence in range(1, _COUNT + 1):
        database.execute("update message set locked_until = 1 where sequence = ?", (sequence,))
        database.execute("delete from message where sequence = ?", (sequence,))
    received = time.perf_counter()
    for _ in range(0, _COUNT, _BATCH):
        database.execute("begin")
        database.executemany("insert into message (content) values (?)", [(_BODY,)] * _BATCH)
        database.execute("commit")
    batched = time.perf_counter()
    database.close()
    times = {"send one by one": sent - began, "receive and complete": received - sent}
    times["send in batches of 100"] = batched - received
    return {name: _COUNT / seconds for name, seconds in times.items()}


@contextmanager
def _broker(folder: Path) -> Iterator[str]:
    queues = folder / "queues.json"
    queues.write_text(json.dumps({"queues": [{"name": "one"}, {"name": "many"}]}))
    options = ["--port", "0", "--queues", str(queues), "--data", str(folder / "servicebus.db")]
    command = [sys.executable, "-m", "local.servicebus", *options]
    process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().split(" · ")[1].strip()
    finally:
        process.terminate()
        process.communicate(timeout=10)
