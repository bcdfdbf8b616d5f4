"""Opaque page cursors: the service's own continuation token, bound to the query that it continues."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from typing import Annotated

from pydantic import Field, ValidationError

from shared.cases.query import CaseQuery
from shared.cases.statement import Scope
from shared.kernel.errors import Invalid
from shared.kernel.model import Model

_CHECKSUM = 8  # bytes, against cut or mistyped cursors; the partition and the filters guard the data, not this


class Cursor(Model):
    """`as_of` keeps "today" the same from the first page to the last, also past midnight."""

    query: str
    as_of: datetime
    continuation: Annotated[str, Field(pattern=r"^[\x20-\x7e]+$")]  # it travels as a header

    def encode(self) -> str:
        body = self.model_dump_json().encode()
        return urlsafe_b64encode(_checksum(body) + body).decode().rstrip("=")


def decode(text: str, query: str) -> Cursor:
    """Read a cursor back, or raise `Invalid`: `cursor-unreadable`, or `cursor-mismatch` when it's another query's."""
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        if raw[:_CHECKSUM] != _checksum(raw[_CHECKSUM:]):
            raise ValueError("checksum")  # noqa: TRY301  one way out for all that is wrong with it
        cursor = Cursor.model_validate_json(raw[_CHECKSUM:])
    except (ValueError, ValidationError) as error:
        raise Invalid("cursor-unreadable", "This page link is broken. Start again from the first page.") from error
    if cursor.query != query:
        raise Invalid("cursor-mismatch", "This page belongs to another list. Start again from the first page.")
    return cursor


def fingerprint(query: CaseQuery, scope: Scope) -> str:
    """Return what the query asks and who may see what, in short; the page size and the cursor don't belong to it."""
    asked = query.model_dump_json(exclude={"cursor", "limit"})
    return hashlib.sha256(f"{asked}\n{scope.model_dump_json()}".encode()).hexdigest()[:24]


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(body).digest()[:_CHECKSUM]
