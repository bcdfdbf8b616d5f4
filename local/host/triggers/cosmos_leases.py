"""Leases: one document a feed range, with its owner and its place, guarded by its ETag."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import time
from typing import Any

from azure.core import MatchConditions
from azure.core.exceptions import AzureError
from azure.cosmos.aio import ContainerProxy, CosmosClient
from azure.cosmos.exceptions import CosmosAccessConditionFailedError, CosmosResourceExistsError
from azure.cosmos.partition_key import PartitionKey

from local.host.triggers.cosmos_feed import ChangeFeed
from local.host.triggers.cosmos_options import FeedOptions

log = logging.getLogger("host")


class LeaseLostError(Exception):
    """Another host has written the lease."""


class HeldLease:
    """A lease this host owns. `place` is where its range goes on."""

    def __init__(self, container: ContainerProxy, document: dict[str, Any]) -> None:
        self._container = container
        self._document = document
        self._one_at_a_time = asyncio.Lock()
        self.place: str | None = document["ContinuationToken"]

    @property
    def feed_range(self) -> dict[str, Any]:
        feed_range: dict[str, Any] = self._document["FeedRange"]
        return feed_range

    async def checkpoint(self, place: str) -> None:
        """Remember that everything before `place` is dealt with. Raises LeaseLostError."""
        await self._write(ContinuationToken=place)
        self.place = place

    async def keep(self, interval: float) -> None:
        """Renew for ever; what goes wrong shows at the next checkpoint."""
        while True:
            await asyncio.sleep(interval)
            try:
                await self._write()
            except (AzureError, LeaseLostError) as error:
                log.warning("the lease %s could not be renewed: %s", self._document["id"], error)

    async def release(self) -> None:
        """Give the lease back; when that fails it expires on its own."""
        try:
            await self._write(Owner=None)
        except (AzureError, LeaseLostError) as error:
            log.debug("the lease %s was not given back: %s", self._document["id"], error)

    async def _write(self, **changes: Any) -> None:
        async with self._one_at_a_time:
            self._document = await replace(self._container, self._document | changes | {"RenewedAt": time.time()})


class LeaseStore:
    """The leases of one trigger in the lease container, seen by one owner."""

    def __init__(self, container: ContainerProxy, options: FeedOptions, owner: str) -> None:
        self._container = container
        self._owner = owner
        self._expiration = options.expiration
        # Without a prefix of its own a second function on the same container would share, and starve on, these.
        self._name = f"{options.lease_prefix}.{options.database}.{options.container}"

    @classmethod
    async def open(cls, client: CosmosClient, options: FeedOptions, owner: str) -> LeaseStore:
        """Open the lease container, creating it first when the trigger asks for that."""
        database = client.get_database_client(options.lease_database)
        if options.create_leases:
            container = await database.create_container_if_not_exists(options.lease_container, PartitionKey("/id"))
        else:
            container = database.get_container_client(options.lease_container)
        return cls(container, options, owner)

    async def ensure(self, feed_range: dict[str, Any], feed: ChangeFeed, *, from_beginning: bool) -> str:
        """Return the id of a range's lease, written first when there is none: its place is fixed then."""
        mark = hashlib.sha256(json.dumps(feed_range, sort_keys=True).encode()).hexdigest()[:12]
        name = f"{self._name}..{mark}"
        place = None if from_beginning else await feed.place_now(feed_range)
        lease = {"id": name, "FeedRange": feed_range, "ContinuationToken": place, "Owner": None, "RenewedAt": 0}
        try:
            await self._container.create_item(lease)
        except CosmosResourceExistsError:
            log.debug("the lease %s goes on from where it stopped", name)
        return name

    async def acquire(self, name: str) -> HeldLease | None:
        """Take a lease that is free, expired, or this owner's from before it was killed; None when another holds it."""
        document = dict(await self._container.read_item(name, name))
        expired = document["RenewedAt"] + self._expiration < time.time()
        if document["Owner"] not in {None, self._owner} and not expired:
            return None
        try:
            taken = await replace(self._container, document | {"Owner": self._owner, "RenewedAt": time.time()})
        except LeaseLostError:
            return None
        return HeldLease(self._container, taken)


async def replace(container: ContainerProxy, document: dict[str, Any]) -> dict[str, Any]:
    """Write a lease if nobody has since it was read. Raises LeaseLostError."""
    try:
        written = await container.replace_item(
            document["id"], document, etag=document["_etag"], match_condition=MatchConditions.IfNotModified
        )
    except CosmosAccessConditionFailedError as error:
        raise LeaseLostError(document["id"]) from error
    return dict(written)
