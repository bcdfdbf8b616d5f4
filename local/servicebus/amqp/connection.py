"""One client's connection: socket bytes through SASL into Proton, Proton's events to the links, its output back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from proton import Collector, Connection, Transport, TransportException

from local.servicebus.amqp.claims import Claims, token_alarm
from local.servicebus.amqp.conditions import condition
from local.servicebus.amqp.events import ConnectionEvents
from local.servicebus.amqp.message_formats import MessageFormats
from local.servicebus.amqp.sasl import SaslFront, Stage
from local.servicebus.codec.values import DecodeError

if TYPE_CHECKING:
    from local.servicebus.amqp.links import Endpoint
    from local.servicebus.amqp.server import Server

FRAME_BYTES = 64 * 1024


class ClientConnection(asyncio.Protocol):
    def __init__(self, server: Server) -> None:
        self.server = server
        self.claims = Claims()
        self.formats = MessageFormats()
        self.endpoints: set[Endpoint] = set()
        self._sasl = SaslFront()
        self._socket: asyncio.Transport | None = None
        self._engine: Transport | None = None
        self._amqp = Connection()
        self._collector = Collector()
        self._events = ConnectionEvents(self)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._socket = cast("asyncio.Transport", transport)
        self.server.opened(self)

    def data_received(self, data: bytes) -> None:
        delay = self.server.faults.take_delay()
        if delay and self._socket:
            self._socket.pause_reading()
            asyncio.get_running_loop().call_later(delay / 1000, self._resume, data)
        else:
            self._receive(data)

    def connection_lost(self, _exc: Exception | None) -> None:
        self._socket = None
        for endpoint in list(self.endpoints):
            endpoint.release()
        for queue in self.claims:
            self.server.alarms.clear(token_alarm(self, queue))
        self.server.closed(self)

    def flush(self) -> None:
        """Send what Proton has ready. Only the server's turn calls this, after its commit."""
        engine, socket = self._engine, self._socket
        if engine is None or socket is None:
            return
        while (pending := engine.pending()) > 0:
            socket.write(engine.peek(pending) or b"")
            engine.pop(pending)
            self._dispatch()
        if pending < 0:
            socket.close()

    def beat(self, now: float) -> None:
        """Let Proton send the empty frames that the client's idle timeout asks for."""
        if self._engine is not None:
            self._engine.tick(now)
            self.server.touch(self)

    def close(self) -> None:
        """Say goodbye and close."""
        self._amqp.condition = condition("amqp:connection:forced", "The broker is stopping.")
        self._amqp.close()
        self.flush()
        if self._socket:
            self._socket.close()

    def abort(self) -> None:
        """Vanish, as a broken network would."""
        if self._socket:
            self._socket.abort()

    def _resume(self, data: bytes) -> None:
        if self._socket:
            self._receive(data)
            self._socket.resume_reading()

    def _receive(self, data: bytes) -> None:
        if self._engine is None:
            data = self._authenticate(data)
        if self._engine is None or not data:
            return
        try:
            self.formats.feed(data)
            self._push(self._engine, memoryview(data))
        except (DecodeError, TransportException):
            self.abort()
        self.server.touch(self)

    def _authenticate(self, data: bytes) -> bytes:
        answer = self._sasl.feed(data)
        if self._socket and answer:
            self._socket.write(answer)
        if self._sasl.stage is Stage.FAILED and self._socket:
            self._socket.close()
        if self._sasl.stage is Stage.DONE:
            self._start()
            return self._sasl.rest()
        return b""

    def _start(self) -> None:
        self.claims.all_granted = self._sasl.has_credentials
        self._engine = Transport(Transport.SERVER)
        self._engine.max_frame_size = FRAME_BYTES
        self._amqp.collect(self._collector)
        self._engine.bind(self._amqp)

    def _push(self, engine: Transport, data: memoryview) -> None:
        while data:
            capacity = engine.capacity()
            if capacity < 0:
                return  # the client has closed the connection: what follows means nothing
            if capacity == 0:
                raise TransportException("no room for input")
            engine.push(bytes(data[:capacity]))
            data = data[capacity:]
            self._dispatch()

    def _dispatch(self) -> None:
        while (event := self._collector.peek()) is not None:
            event.dispatch(self._events)
            self._collector.pop()
