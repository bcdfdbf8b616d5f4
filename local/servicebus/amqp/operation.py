"""What a management operation gets and gives."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from local.servicebus.codec.values import Array
from local.servicebus.engine.errors import InvalidArgument

if TYPE_CHECKING:
    from local.servicebus.engine.queue import Queue
    from local.servicebus.engine.sessions import Lease

Kind = TypeVar("Kind", int, str, UUID, dict[Any, Any])


class Body:
    """A request's map. Reading a field of the wrong type raises InvalidArgument."""

    def __init__(self, fields: dict[Any, Any]) -> None:
        self._fields = fields

    def one(self, name: str, kind: type[Kind]) -> Kind:
        value = self._fields.get(name)
        if not isinstance(value, kind):
            raise InvalidArgument(f"'{name}' is missing or of the wrong type.")
        return value

    def optional(self, name: str, kind: type[Kind]) -> Kind | None:
        return None if self._fields.get(name) is None else self.one(name, kind)

    def many(self, name: str, kind: type[Kind]) -> list[Kind]:
        value = self._fields.get(name)
        items = list(value.items) if isinstance(value, Array) else value
        if not isinstance(items, list) or not all(isinstance(item, kind) for item in items):
            raise InvalidArgument(f"'{name}' is missing or of the wrong type.")
        return items

    def raw(self, name: str) -> bytes | None:
        value = self._fields.get(name)
        if value is not None and not isinstance(value, bytes):
            raise InvalidArgument(f"'{name}' is not binary.")
        return value


@dataclass(frozen=True, slots=True)
class Call:
    """A request to a queue; `holder` is the receiver it belongs to, if the client said so."""

    queue: Queue
    body: Body
    holder: Hashable | None

    def lease(self) -> Lease | None:
        """Return the lease of the session named in the body, if one is. Raises SessionLockLost."""
        session_id = self.body.optional("session-id", str)
        if session_id is None or not self.queue.definition.requires_session:
            return None
        return self.queue.leases.held(session_id, self.holder)


@dataclass(frozen=True, slots=True)
class Reply:
    """A body for status 200; without one the status is 204 with the condition `empty`."""

    body: dict[str, Any] | None
    empty: str | None = None


Operation = Callable[[Call], Reply]
