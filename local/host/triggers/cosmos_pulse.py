"""One poll for all the functions that wait for the same range of a container: whoever waits first polls for the rest.

A dozen reactions polling for themselves twice a second would keep a laptop warm with nothing to do.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

# Each host knows of pulses; only one with a change feed should pay for the database's SDK.
if TYPE_CHECKING:
    from local.host.triggers.cosmos_feed import ChangeFeed


class Pulse:
    """Beats when a feed range has changed.

    Note `beats` before reading the range, and wait with it after an empty read: what changed in between, or while
    nobody waited, isn't missed.
    """

    def __init__(self, feed_range: dict[str, Any], poll: float) -> None:
        self._feed_range = feed_range
        self._poll = poll
        self._place: str | None = None
        self._turn = asyncio.Lock()
        self.beats = 0

    async def after(self, beats: int, feed: ChangeFeed, place: str) -> None:
        """Return once there has been a change since the range, read with `beats` noted, was empty at `place`.

        Polls over `feed` when nobody else does. Cancelled, or refused by the database, it leaves that to the next.
        """
        async with self._turn:
            self._place = self._place or place
            while self.beats == beats:
                await asyncio.sleep(self._poll)
                changes, _ = await feed.read(self._feed_range, self._place, most=1)
                if changes:
                    # Everything before this new place is read by those whom the beat wakes: the rest of a long feed,
                    # which they may have read already, need not be walked here too.
                    self._place = await feed.place_now(self._feed_range)
                    self.beats += 1


class Pulses:
    """The pulses of one host."""

    def __init__(self) -> None:
        self._pulses: dict[tuple[str, ...], Pulse] = {}

    def of(self, container: tuple[str, ...], feed_range: dict[str, Any], poll: float) -> Pulse:
        """Return the pulse of a range, shared by those who name the container alike and poll it as often (seconds)."""
        key = (*container, json.dumps(feed_range, sort_keys=True), str(poll))
        return self._pulses.setdefault(key, Pulse(feed_range, poll))
