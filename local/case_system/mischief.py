"""What goes wrong between two systems, on request: repeats under new ids, late comers, garbage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from local.case_system.memory import Waiting
from shared.clients.servicebus import Outgoing
from shared.kernel.ids import new_id

_LATE = timedelta(seconds=5)
_GARBAGE = (b"{", b"[]", b'{"kind": "case-vanished"}', b'{"kind": "case-upserted", "version": 0}', b"\xff\xfe\x00")


@dataclass(frozen=True)
class Mischief:
    """Shares from 0 to 1 of events that come twice, come late, or have garbage before them in their session."""

    duplicates: float = 0.0
    reorder: float = 0.0
    garbage: float = 0.0

    def outgoing(self, events: Iterable[Waiting], now: datetime, chance: Random) -> Iterator[Outgoing]:
        """Yield the messages for `events`. The queue drops a repeated id, so a repeat needs one of its own."""
        for event in events:
            if chance.random() < self.garbage:
                yield Outgoing(f"garbage-{new_id()}", chance.choice(_GARBAGE), event.session)
            late = now + _LATE if chance.random() < self.reorder else None
            yield Outgoing(event.id, event.body.encode(), event.session, at=late)
            if chance.random() < self.duplicates:
                yield Outgoing(f"{event.id}-again-{new_id()}", event.body.encode(), event.session)
