"""Opens public forms, and says of a filled-in one whether to believe that a person sent it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from shared.clients.cosmos import Container
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict
from shared.kernel.ids import new_id
from shared.kernel.logs import log
from shared.limits.store import CounterStore
from shared.openforms.keys import KeyStore
from shared.openforms.model import (
    SHORTEST,
    Form,
    Opening,
    Stamp,
    Stamped,
    is_fresh,
    neighbourhood,
    read_stamp,
    suspicion,
)
from shared.openforms.ration import Ration

_LETTERS = 5  # a day to one address: nobody's mailbox is flooded through us


@dataclass(frozen=True)
class Admission:
    """`name` is what to call that which is made of the form; the same form sent again has the same.

    A suspected one is answered as any other, and nothing is made of it.
    """

    name: str
    suspected: bool


class OpenForms:
    def __init__(self, limits: Container, per_hour: int, clock: Clock) -> None:
        counters = CounterStore(limits)
        self._keys = KeyStore(limits)
        self._senders = Ration("form-sender", per_hour, timedelta(hours=1), counters, clock)
        self._readers = Ration("form-reader", _LETTERS, timedelta(days=1), counters, clock)
        self._clock = clock

    async def open(self, form: Form) -> Opening:
        now = self._clock()
        stamp = Stamp(form, now, new_id())
        key = await self._keys.of_today(now.date())
        return Opening(stamp=stamp.signed(key), wait_seconds=int(SHORTEST.total_seconds()) + 1)

    async def admit(self, form: Form, sent: Stamped, address: str) -> Admission:
        """Raise `TooMany` for an address that sends form after form, `Conflict("form-expired")` for no good stamp."""
        await self._senders.spend(neighbourhood(address))
        stamp = await self._checked(form, sent.stamp)
        why = suspicion(stamp, sent, self._clock())
        if why:
            log("form-suspected", form=form, why=why)
        return Admission(stamp.name, suspected=why is not None)

    async def may_write_to(self, email: str) -> None:
        """Raise `TooMany` where a form would have us write to the same address again and again."""
        await self._readers.spend(email.strip().lower())

    async def _checked(self, form: Form, text: str) -> Stamp:
        stamp = read_stamp(form, text)
        if stamp and is_fresh(stamp, self._clock()):
            key = await self._keys.of(stamp.opened_at.date())
            if key and stamp.is_signed_as(text, key):
                return stamp
        raise Conflict("form-expired", "This form was open for too long. It has been renewed: send it again.")
