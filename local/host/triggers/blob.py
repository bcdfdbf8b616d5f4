"""Blob triggers: Event Grid's deliveries, emulated by looking at the container often.

Each version (ETag) of a blob is delivered at least once: again after a crash, up to five times after errors, then it
is recorded as poison.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from azure.core.exceptions import AzureError, ResourceNotFoundError
from azure.storage.blob import BlobProperties
from azure.storage.blob.aio import BlobServiceClient, ContainerClient

from local.host.errors import HostError
from local.host.functions import LoadedFunction
from local.host.listeners import HostServices
from local.host.placeholders import compile_path, connection_string, resolve_settings
from local.host.triggers.blob_data import describe_blob
from local.host.triggers.ending import to_its_end
from local.host.triggers.receipts import LEASE, Receipt, Receipts

log = logging.getLogger("host")

POLL = 0.3
"""Seconds between looks: Event Grid delivers about as fast."""
TRIES = 5
FIRST_DELAY = 1.0


def build(function: LoadedFunction, services: HostServices) -> BlobListener:
    """Build the listener of a blob function."""
    if function.trigger.get("source") != "EventGrid":
        # Flex Consumption loads no other: a trigger that works here must work there.
        raise HostError(f'{function.name}: a blob trigger needs source="EventGrid" on Flex Consumption')
    connection_string(function.trigger["connection"])
    return BlobListener(function, services)


class BlobListener:
    """Looks at one container for one function."""

    def __init__(self, function: LoadedFunction, services: HostServices) -> None:
        self._function = function
        self._invoker = services.invoker
        container, _, pattern = resolve_settings(function.trigger["path"]).partition("/")
        self._container, self._pattern = container, compile_path(pattern or "{name}")
        options = services.configuration.extension("blobs")
        self._tries = int(options.get("poisonBlobThreshold", TRIES))
        self._slots = asyncio.Semaphore(int(options.get("maxDegreeOfParallelism", 8)))
        self._receipts_path = services.data / "blobs.db"
        self._running: dict[Receipt, asyncio.Task[None]] = {}
        self._held: set[Receipt] = set()
        self._known: set[tuple[str, str]] = set()
        self._stopping = False

    async def run(self) -> None:
        receipts = Receipts(self._receipts_path)
        renewal = asyncio.create_task(self._renew(receipts))
        self._known = receipts.settled(self._function.name)
        try:
            async with self._client() as client:
                await self._look_for_ever(client, receipts)
        finally:
            self._stopping = True
            await asyncio.gather(*self._running.values(), return_exceptions=True)
            renewal.cancel()
            receipts.close()

    async def invoke_by_hand(self, payload: str) -> None:
        """Run the function for one blob: `container/name`."""
        async with self._client() as client:
            name = payload.partition("/")[2]
            await self._invoke(client, await client.get_blob_client(name).get_blob_properties())

    @asynccontextmanager
    async def _client(self) -> AsyncIterator[ContainerClient]:
        text = connection_string(self._function.trigger["connection"])
        async with BlobServiceClient.from_connection_string(text) as service:
            yield service.get_container_client(self._container)

    async def _look_for_ever(self, client: ContainerClient, receipts: Receipts) -> None:
        reachable = True
        while True:
            try:
                await self._look(client, receipts)
                reachable = True
            except ResourceNotFoundError:
                pass  # the container may be created later
            except AzureError as error:
                if reachable:
                    log.warning("%s: blob storage is away: %s", self._function.name, error)
                reachable = False
            await asyncio.sleep(POLL)

    async def _look(self, client: ContainerClient, receipts: Receipts) -> None:
        present = set()
        async for blob in client.list_blobs(include=["metadata"]):
            found = self._pattern.fullmatch(blob.name)
            receipt = Receipt(self._function.name, blob.name, blob.etag)
            present.add((blob.name, blob.etag))
            if found and (blob.name, blob.etag) not in self._known and receipt not in self._running:
                self._start(client, receipts, receipt, blob)
        for name, etag in self._known - present:
            self._known.discard((name, etag))
            receipts.forget(Receipt(self._function.name, name, etag))

    def _start(self, client: ContainerClient, receipts: Receipts, receipt: Receipt, blob: BlobProperties) -> None:
        task = asyncio.create_task(self._deliver(client, receipts, receipt, blob))
        self._running[receipt] = task
        task.add_done_callback(lambda _: self._running.pop(receipt))

    async def _deliver(
        self, client: ContainerClient, receipts: Receipts, receipt: Receipt, blob: BlobProperties
    ) -> None:
        async with self._slots:
            attempt = None if self._stopping else receipts.claim(receipt)
            if attempt is None:
                return
            self._held.add(receipt)
            try:
                await self._invoke(client, blob)
            except Exception as error:
                log.exception("%s failed for blob %s (try %d)", self._function.name, blob.name, attempt)
                self._settle_failure(receipts, receipt, attempt, error)
            else:
                receipts.done(receipt)
                self._known.add((receipt.blob, receipt.etag))
            finally:
                self._held.discard(receipt)

    def _settle_failure(self, receipts: Receipts, receipt: Receipt, attempt: int, error: Exception) -> None:
        if attempt < self._tries:
            receipts.try_again(receipt, FIRST_DELAY * attempt)
            return
        log.error("%s: blob %s is poison after %d tries", self._function.name, receipt.blob, attempt)
        receipts.poison(receipt, repr(error))
        self._known.add((receipt.blob, receipt.etag))

    async def _invoke(self, client: ContainerClient, blob: BlobProperties) -> None:
        found = self._pattern.fullmatch(blob.name)
        try:
            data, metadata = await describe_blob(self._function, client, blob, found.groupdict() if found else {})
        except ResourceNotFoundError:
            return  # gone in the meantime: nothing to deliver
        await to_its_end(self._invoker.invoke(self._function, data, metadata))

    async def _renew(self, receipts: Receipts) -> None:
        while True:
            await asyncio.sleep(LEASE / 3)
            for receipt in self._held:
                receipts.renew(receipt)
