"""Files between the sender, `quarantine` and `documents`. What is moved is the very version that was scanned."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from shared.clients.blob_errors import translated
from shared.clients.blobs import BlobStore
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, NotFound, Stale

if TYPE_CHECKING:
    from azure.storage.blob.aio import BlobClient

_LINK_LIFE = timedelta(hours=1)
_COPY_LIFE = timedelta(minutes=15)
_HASH = "sha256"


class Arrived(NamedTuple):
    """One version of a blob; `size` in bytes, `at` when its last byte was in."""

    etag: str
    size: int
    at: datetime


class UploadBlobs:
    """Both containers. Names are those of `model.blob_name` or of a `names.BlobNames`."""

    def __init__(self, quarantine: BlobStore, documents: BlobStore, clock: Clock) -> None:
        self._quarantine = quarantine
        self._documents = documents
        self._clock = clock

    async def link(self, name: str) -> tuple[str, datetime]:
        """Return where to send the blocks of one file, and until when: to write, not to read, list or delete."""
        return await self._quarantine.writing_link(name, self._clock(), _LINK_LIFE)

    async def sent_blocks(self, name: str) -> dict[str, int]:
        """Return name and size of the blocks that were sent but not put together yet: where to go on after a reload.

        Asked by us, because reading the list needs more permission than a link gives.
        """
        try:
            with translated():
                _, waiting = await self._quarantine.container.get_blob_client(name).get_block_list("uncommitted")
        except NotFound:
            return {}
        # The SDK decodes the ids; senders compare them with what they sent.
        return {b64encode(str(block.id).encode()).decode(): int(block.size) for block in waiting}

    async def arrived(self, name: str) -> Arrived | None:
        """Return the version in quarantine, or None if nothing is there."""
        try:
            with translated():
                properties = await self._quarantine.container.get_blob_client(name).get_blob_properties()
        except NotFound:
            return None
        return Arrived(str(properties.etag), int(properties.size), properties.last_modified)

    async def read(self, name: str, arrived: Arrived) -> AsyncIterator[bytes]:
        """Yield the content of that version in pieces of 8 MB. Raises `Stale` once another has taken its place."""
        from azure.core import MatchConditions

        blob = self._quarantine.container.get_blob_client(name)
        with translated():
            stream = await blob.download_blob(etag=arrived.etag, match_condition=MatchConditions.IfNotModified)
            async for chunk in stream.chunks():
                yield chunk

    async def move(self, name: str, arrived: Arrived, sha256: str) -> None:
        """Copy that version to `documents`, unless it is there already. Raises `Stale` if it was replaced.

        The source's ETag makes swapping a file after its scan useless; the destination must not exist, so that of
        racing copies one wins. The quarantined blob stays until the verdict is recorded.
        """
        target = self._documents.container.get_blob_client(name)
        try:
            with translated():
                await self._start_copy(target, name, arrived, sha256)
        except Conflict:
            await self._check_same(target, sha256)
        await self._documents.wait_for_copy(name)

    async def _start_copy(self, target: BlobClient, name: str, arrived: Arrived, sha256: str) -> None:
        from azure.core import MatchConditions

        source, _ = await self._quarantine.reading_link(name, self._clock(), _COPY_LIFE)
        await target.start_copy_from_url(
            source,
            metadata={_HASH: sha256},
            source_etag=arrived.etag,
            source_match_condition=MatchConditions.IfNotModified,
            match_condition=MatchConditions.IfMissing,
        )

    async def _check_same(self, target: BlobClient, sha256: str) -> None:
        with translated():
            properties = await target.get_blob_properties()
        if properties.metadata.get(_HASH) != sha256:
            raise Stale("document-differs", "Another file has this one's place.")

    async def discard(self, name: str, arrived: Arrived) -> None:
        """Delete that version from quarantine; a newer one stays, and has an event of its own."""
        from azure.core import MatchConditions

        blob = self._quarantine.container.get_blob_client(name)
        try:
            with translated():
                await blob.delete_blob(etag=arrived.etag, match_condition=MatchConditions.IfNotModified)
        except (NotFound, Stale):
            return

    async def remove(self, name: str) -> None:
        """Delete the file wherever it is: for what was cancelled or abandoned."""
        for store in (self._quarantine, self._documents):
            await store.remove(name)
