from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

from local.servicebus.amqp.connection import ClientConnection
from local.servicebus.amqp.dispatcher import Dispatcher
from local.servicebus.engine.broker import Broker

HOST = "127.0.0.1"
BEAT_SECONDS = 1.0


class Faults(Protocol):
    def take_delay(self) -> int:
        """Return for how many milliseconds the next incoming bytes must wait."""

    def refuses_connections(self) -> bool: ...


class Server:
    """Listens, and works in turns: whatever came in is applied, then committed, and only then answered."""

    def __init__(self, broker: Broker, commit: Callable[[], None], faults: Faults) -> None:
        self.broker = broker
        self.faults = faults
        self.dispatcher = Dispatcher()
        self.alarms = broker.around.alarms
        self.clock = broker.around.clock
        self.connections: set[ClientConnection] = set()
        self._commit = commit
        self._touched: set[ClientConnection] = set()
        self._turn: asyncio.Handle | None = None
        self._alarm: asyncio.TimerHandle | None = None
        self._listener: asyncio.Server | None = None

    async def start(self, port: int) -> int:
        """Listen on the port, or on a free one (0); return which."""
        loop = asyncio.get_running_loop()
        self._listener = await loop.create_server(lambda: ClientConnection(self), HOST, port)
        self.request_turn()
        loop.call_later(BEAT_SECONDS, self._beat)
        return int(self._listener.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        if self._listener:
            self._listener.close()
        for handle in (self._turn, self._alarm):
            if handle:
                handle.cancel()
        self._commit()
        for connection in list(self.connections):
            connection.close()
        await asyncio.sleep(0)

    def opened(self, connection: ClientConnection) -> None:
        self.connections.add(connection)
        if self.faults.refuses_connections():
            connection.abort()

    def closed(self, connection: ClientConnection) -> None:
        self.connections.discard(connection)
        self._touched.discard(connection)
        self.request_turn()

    def touch(self, connection: ClientConnection) -> None:
        """Note that the connection has something to send, or that its messages changed a queue."""
        self._touched.add(connection)
        self.request_turn()

    def request_turn(self) -> None:
        # The turn runs after the sockets that are readable now: one commit serves them all.
        if self._turn is None:
            self._turn = asyncio.get_running_loop().call_soon(self._take_turn)

    def _take_turn(self) -> None:
        self.broker.advance()
        self.dispatcher.run()
        self._commit()
        self._turn = None
        touched, self._touched = self._touched, set()
        for connection in touched:
            connection.flush()
        self._arm()

    def _arm(self) -> None:
        if self._alarm:
            self._alarm.cancel()
        due = self.broker.next_due()
        if due is not None:
            seconds = max(0, due - self.clock()) / 1000
            self._alarm = asyncio.get_running_loop().call_later(seconds, self.request_turn)

    def _beat(self) -> None:
        for connection in list(self.connections):
            connection.beat(time.monotonic())
        asyncio.get_running_loop().call_later(BEAT_SECONDS, self._beat)
