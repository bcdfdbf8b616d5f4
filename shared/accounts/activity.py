"""When somebody was last here, kept on their account: retention counts its days from it.

Written at most once an hour a person, however many instances serve them; a process that wrote doesn't ask again.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from datetime import datetime, timedelta

from shared.accounts.store import AccountStore
from shared.kernel.clock import Clock
from shared.kernel.errors import RecourseError, Stale
from shared.kernel.logs import log
from shared.kernel.principal import Principal

RECORDED_EVERY = timedelta(hours=1)
_MOST = 10_000


class ActivityRecorder:
    """Notes signs of life. Missing one does no harm, so nothing here ever fails a person's call."""

    def __init__(self, accounts: AccountStore, clock: Clock) -> None:
        self._accounts = accounts
        self._clock = clock
        self._noted: OrderedDict[str, datetime] = OrderedDict()

    async def note(self, person: Principal) -> None:
        """Record that `person` is here now, unless that was done within the hour."""
        now = self._clock()
        if self._is_fresh(person.user_id, now):
            return
        self._remember(person.user_id, now)  # before the write, so that calls side by side make one
        try:
            await self._accounts.record_activity(person.organisation_id, person.user_id, now, RECORDED_EVERY)
        except Stale:  # the predicate: another instance was here within the hour, or the account is no longer active
            return
        except RecourseError as error:
            self._noted.pop(person.user_id, None)
            log("activity-not-recorded", level=logging.WARNING, code=error.code)

    def _is_fresh(self, user_id: str, now: datetime) -> bool:
        noted = self._noted.get(user_id)
        return noted is not None and now - noted < RECORDED_EVERY

    def _remember(self, user_id: str, now: datetime) -> None:
        self._noted[user_id] = now
        self._noted.move_to_end(user_id)
        if len(self._noted) > _MOST:
            self._noted.popitem(last=False)
