"""The message-format of incoming transfers, which says whether one is a batch and which Proton doesn't pass on.

Reads attach and transfer frames on their way to Proton: an attach binds a handle to a link's name, and the first frame
of each delivery carries its format. Frames are AMQP 1.0, part 2.3; performatives part 2.7.
"""

from __future__ import annotations

import struct
from collections import defaultdict, deque
from typing import Any

from local.servicebus.codec.decode import decode

ATTACH, TRANSFER = 0x12, 0x14
AMQP_FRAME, FRAME_HEADER_BYTES = 0, 8
FRAME_MAX_BYTES = 1024 * 1024

Handle = tuple[int, int]


class MessageFormats:
    def __init__(self) -> None:
        self._buffer = bytearray()
        self._started = False
        self._names: dict[Handle, str] = {}
        self._formats: defaultdict[str, deque[int]] = defaultdict(deque)
        self._partial: set[Handle] = set()

    def feed(self, data: bytes) -> None:
        """Take the connection's next bytes, from the AMQP header on, in pieces of any size. Raises DecodeError."""
        self._buffer += data
        at = 0
        if not self._started and len(self._buffer) >= FRAME_HEADER_BYTES:
            self._started, at = True, FRAME_HEADER_BYTES
        while self._started and len(self._buffer) - at >= FRAME_HEADER_BYTES:
            size, offset, kind, channel = struct.unpack_from(">IBBH", self._buffer, at)
            if not FRAME_HEADER_BYTES <= size <= FRAME_MAX_BYTES or len(self._buffer) - at < size:
                break
            if kind == AMQP_FRAME and size > offset * 4 + 3:
                self._read(bytes(self._buffer[at + offset * 4 : at + size]), channel)
            at += size
        del self._buffer[:at]

    def next_for(self, link_name: str) -> int:
        """Return the format of the link's next complete delivery, in the order they came."""
        waiting = self._formats[link_name]
        return waiting.popleft() if waiting else 0

    def _read(self, body: bytes, channel: int) -> None:
        if body[:2] != b"\x00\x53" or body[2] not in (ATTACH, TRANSFER):
            return
        if body[2] == ATTACH:
            fields, _ = decode(body, 3)
            self._names[channel, fields[1]] = fields[0]
        else:
            self._read_transfer(body, channel)

    def _read_transfer(self, body: bytes, channel: int) -> None:
        # Only the fields up to `more` are decoded: the rest of the list and the payload don't matter here.
        count, at = (body[5], 6) if body[3] == 0xC0 else (struct.unpack_from(">I", body, 8)[0], 12)  # noqa: PLR2004  list8, else list32
        fields: list[Any] = []
        while len(fields) < min(count, 6):
            value, at = decode(body, at)
            fields.append(value)
        handle, _, _, message_format, _, more = fields + [None] * (6 - len(fields))
        key = (channel, handle)
        if key not in self._partial and key in self._names:
            self._formats[self._names[key]].append(message_format or 0)
        (self._partial.add if more else self._partial.discard)(key)
