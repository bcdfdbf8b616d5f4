"""The Cosmos change-feed trigger: batches of changed documents, a lease for each feed range that remembers the place.

Each change is delivered at least once. As in Azure, a batch whose function fails for good (no `@retry`, or its tries
used up) is skipped. Of several hosts the one that holds a range's lease reads it; a killed host's leases are free again
after their expiration, or at once for the same host started again.
"""

from __future__ import annotations

import asyncio
import json
import logging
from functools import partial

from azure.functions.meta import Datum

from local.host.functions import LoadedFunction
from local.host.listeners import HostServices
from local.host.placeholders import connection_string
from local.host.triggers.cosmos_feed import ChangeFeed
from local.host.triggers.cosmos_leases import HeldLease, LeaseLostError, LeaseStore
from local.host.triggers.cosmos_options import FeedOptions, connect, read_options
from local.host.triggers.ending import to_its_end
from local.host.triggers.reconnecting import for_ever
from local.host.triggers.retries import invoke_with_retries

log = logging.getLogger("host")


def build(function: LoadedFunction, services: HostServices) -> ChangeFeedListener:
    """Build the listener of a change-feed function."""
    options = read_options(function)
    for connection in (options.connection, options.lease_connection):
        connection_string(connection)
    return ChangeFeedListener(function, services, options)


class ChangeFeedListener:
    """Reads one container's feed for one function."""

    def __init__(self, function: LoadedFunction, services: HostServices, options: FeedOptions) -> None:
        self._function = function
        self._invoker = services.invoker
        self._owner = services.instance
        self._pulses = services.pulses
        self._options = options

    async def run(self) -> None:
        await for_ever(self._function.name, self._listen)

    async def invoke_by_hand(self, payload: str) -> None:
        """Run the function once for documents given as a JSON list."""
        documents = json.loads(payload or "[]")
        await invoke_with_retries(self._invoker, self._function, Datum(json.dumps(documents), "json"), {})

    async def _listen(self) -> None:
        options = self._options
        # Two clients: the feed's place is read from its client's last response, which no lease traffic may overwrite.
        async with connect(options.connection) as client, connect(options.lease_connection) as lease_client:
            feed = ChangeFeed(client.get_database_client(options.database).get_container_client(options.container))
            leases = await LeaseStore.open(lease_client, options, self._owner)
            ranges = await feed.ranges()
            names = [await leases.ensure(part, feed, from_beginning=options.from_beginning) for part in ranges]
            async with asyncio.TaskGroup() as readers:
                for name in names:
                    readers.create_task(for_ever(self._function.name, partial(self._own, name, feed, leases)))

    async def _own(self, name: str, feed: ChangeFeed, leases: LeaseStore) -> None:
        """Take a lease when it is free, read its range until the lease is lost, give it back on the way out."""
        lease = await leases.acquire(name)
        if lease is None:
            await asyncio.sleep(self._options.acquire_interval)
            return
        renewal = asyncio.create_task(lease.keep(self._options.renew_interval))
        try:
            await self._read(feed, lease)
        except LeaseLostError:
            log.warning("%s: another host reads %s now", self._function.name, name)
        finally:
            renewal.cancel()
            await asyncio.gather(renewal, return_exceptions=True)
            await to_its_end(lease.release())

    async def _read(self, feed: ChangeFeed, lease: HeldLease) -> None:
        pulse = self._pulses.of(self._options.watched, lease.feed_range, self._options.poll)
        while True:
            beats = pulse.beats
            documents, place = await feed.read(lease.feed_range, lease.place, self._options.batch)
            if documents:
                await self._hand_over(documents)
                await to_its_end(lease.checkpoint(place))
            else:
                lease.place = place
                await pulse.after(beats, feed, place)

    async def _hand_over(self, documents: list[dict[str, object]]) -> None:
        try:
            await invoke_with_retries(self._invoker, self._function, Datum(json.dumps(documents), "json"), {})
        except Exception:
            log.exception("%s: a batch of %d changes is skipped", self._function.name, len(documents))
