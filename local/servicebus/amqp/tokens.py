"""When a client's token ends. As with Microsoft's emulator, whose key everyone knows, no signature is checked."""

from __future__ import annotations

import base64
import json
from urllib.parse import parse_qs

SAS_PREFIX = "SharedAccessSignature "
JWT_PARTS = 3


class TokenRefused(Exception):
    """The token is malformed or has ended; the text says which."""


def ends_at(token: str, now: int) -> int:
    """Return when `token`, a shared access signature or a JWT, ends; milliseconds. Raises TokenRefused."""
    seconds = _sas_end(token) if token.startswith(SAS_PREFIX) else _jwt_end(token)
    if seconds * 1000 <= now:
        raise TokenRefused("The token has expired.")
    return seconds * 1000


def _sas_end(token: str) -> int:
    fields = parse_qs(token.removeprefix(SAS_PREFIX))
    if not fields.keys() >= {"sr", "sig", "se"}:
        raise TokenRefused("The shared access signature lacks sr, sig or se.")
    return _whole(fields["se"][0])


def _jwt_end(token: str) -> int:
    parts = token.split(".")
    if len(parts) != JWT_PARTS:
        raise TokenRefused("The token is neither a shared access signature nor a JWT.")
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
        return _whole(claims["exp"])
    except (ValueError, KeyError, TypeError) as error:
        raise TokenRefused("The JWT's claims can't be read.") from error


def _whole(value: object) -> int:
    try:
        return int(str(value))
    except ValueError as error:
        raise TokenRefused("The token's end isn't a number.") from error
