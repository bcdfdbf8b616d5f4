"""Finds new blobs by looking often, and tells of each version at least once, as Event Grid would."""

from __future__ import annotations

import asyncio
import hashlib
import logging

import orjson
from azure.core.exceptions import AzureError
from azure.storage.blob import BlobProperties
from azure.storage.blob.aio import ContainerClient

from shared.clients.servicebus import Outgoing, ServiceBus
from shared.kernel.errors import RecourseError
from shared.uploads.events import ARRIVALS

log = logging.getLogger("events")
LOOK = 0.3
"""Seconds between looks: Event Grid delivers about as fast."""


class Announcer:
    """Remembers what it told of while it lives: after a restart it tells again, and the queue drops repeats."""

    def __init__(self, container: ContainerClient, bus: ServiceBus) -> None:
        self._container = container
        self._bus = bus
        self._told: set[tuple[str, str]] = set()
        self._reachable = True

    async def run(self) -> None:
        while True:
            try:
                await self.look()
                self._reachable = True
            except (AzureError, RecourseError) as error:
                if self._reachable:
                    log.warning("storage or queue is away: %s", error)
                self._reachable = False
            await asyncio.sleep(LOOK)

    async def look(self) -> None:
        """Tell of every version that is there and wasn't told of. Raises, and has told nothing, if either is away."""
        there = {(blob.name, blob.etag): blob async for blob in self._container.list_blobs()}
        new = [blob for key, blob in there.items() if key not in self._told]
        if new:
            await self._bus.send(ARRIVALS, [event(self._container.container_name, blob) for blob in new])
        self._told = set(there)


def event(container: str, blob: BlobProperties) -> Outgoing:
    """Return `Microsoft.Storage.BlobCreated` in the CloudEvents 1.0 schema; its id is the same for the same version."""
    event_id = hashlib.sha256(f"{blob.name}\0{blob.etag}".encode()).hexdigest()[:32]
    body = {
        "specversion": "1.0",
        "id": event_id,
        "type": "Microsoft.Storage.BlobCreated",
        "source": "local",
        "subject": f"/blobServices/default/containers/{container}/blobs/{blob.name}",
        "data": {"eTag": blob.etag.strip('"'), "contentLength": blob.size},
    }
    return Outgoing(message_id=event_id, body=orjson.dumps(body))
