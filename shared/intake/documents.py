"""Files of documents that go along when a case moves to another organisation."""

from __future__ import annotations

from datetime import timedelta

from shared.clients.blob_errors import translated
from shared.clients.blobs import BlobStore
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, NotFound, Unavailable

_READ_LIFE = timedelta(minutes=15)


class MovingFiles:
    def __init__(self, documents: BlobStore, clock: Clock) -> None:
        self._documents = documents
        self._clock = clock

    async def exists(self, name: str) -> bool:
        with translated():
            return bool(await self._documents.container.get_blob_client(name).exists())

    async def copy(self, name: str, target: str) -> None:
        """Copy `name` to `target`, unless it's there already. Raises `Unavailable` while the copy isn't complete."""
        from azure.core import MatchConditions
        from azure.storage.blob import BlobSasPermissions

        blob = self._documents.container.get_blob_client(target)
        source = await self._documents.link(name, BlobSasPermissions(read=True), now=self._clock(), life=_READ_LIFE)
        try:
            with translated():
                await blob.start_copy_from_url(source, match_condition=MatchConditions.IfMissing)
        except (Conflict, NotFound):
            # There already from a try before, after which the source may be gone too: what counts is the target.
            pass
        with translated():
            status = (await blob.get_blob_properties()).copy.status
        if status not in {"success", None}:
            raise Unavailable("copy-pending", "The file is still being copied.", retry_after=5)

    async def delete(self, name: str) -> None:
        """Delete `name`; gone already is as good."""
        try:
            with translated():
                await self._documents.container.get_blob_client(name).delete_blob()
        except NotFound:
            return
