"""One effect for one key, however often and from however many places a request is sent."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

from shared.kernel.model import Model, Stored

_KEPT = 48 * 3600  # seconds: longer than any client keeps trying


class KeyedRequest(Model):
    """A request with its `Idempotency-Key`. `record_id` belongs to the person: nobody can guess another's."""

    record_id: str
    organisation_id: str
    fingerprint: str

    def within(self, organisation_id: str) -> KeyedRequest:
        """Return it with its record in another partition: the record belongs into the batch of its effect."""
        return self.model_copy(update={"organisation_id": organisation_id})


def keyed_request(organisation_id: str, user_id: str, key: str, route: str, body: bytes) -> KeyedRequest:
    """Return the request's name and the fingerprint by which a reused key is told from a repeated request."""
    name = hashlib.sha256(f"{user_id}\0{key}".encode()).hexdigest()
    fingerprint = hashlib.sha256(route.encode() + b"\0" + body).hexdigest()
    return KeyedRequest(record_id=f"key-{name}", organisation_id=organisation_id, fingerprint=fingerprint)


class Record(Stored):
    """Written in the batch of the effect itself; `result` is what the first request was answered."""

    type: Literal["idempotency"] = "idempotency"
    id: str
    organisation_id: str
    fingerprint: str
    result: dict[str, Any]
    ttl: int = _KEPT
