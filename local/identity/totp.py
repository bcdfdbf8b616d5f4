"""Time-based one-time passwords (RFC 6238 over RFC 4226), SHA-1, six digits, 30-second steps."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct

STEP_SECONDS = 30
DIGITS = 6


def step_at(seconds: float) -> int:
    """Return the time step (RFC 6238's T) of a Unix time."""
    return int(seconds) // STEP_SECONDS


def code_for(secret: str, step: int, digits: int = DIGITS) -> str:
    """Return the code of a base32 secret for one time step (RFC 4226 §5.3: dynamic truncation)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8), casefold=True)
    digest = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)
