"""How the subprocess talks to its parent: frames of a kind, a length and a payload, on standard output."""

from __future__ import annotations

import struct
from typing import BinaryIO

HEADER = struct.Struct(">cI")
LONGEST = 1024 * 1024

MEMBER = b"M"  # a file inside the file begins; payload: its name
DATA = b"D"  # a piece of that member
END = b"E"  # the member is complete
VERDICT = b"V"  # JSON {code, detail, facts}, code null where nothing objects; the last frame
FAILED = b"F"  # the inspection itself broke; payload: why; the last frame


def write(pipe: BinaryIO, kind: bytes, payload: bytes = b"") -> None:
    pipe.write(HEADER.pack(kind, len(payload)) + payload)
