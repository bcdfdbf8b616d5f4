"""The purge ledger: who has been forgotten, under names that only the audit trail knows.

It lies among blobs, not in the database: a database that is restored to an earlier moment brings back who had been
forgotten since, and a ledger within it would have forgotten that. One blob an entry, made once and never changed.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from typing import TYPE_CHECKING

from shared.clients.blob_errors import translated
from shared.clients.blobs import BlobStore
from shared.forgetting.model import LedgerEntry
from shared.kernel.errors import Conflict

if TYPE_CHECKING:
    from azure.storage.blob import BlobProperties


class Ledger:
    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs

    async def write(self, entry: LedgerEntry) -> None:
        """Add `entry`; the same once more changes nothing."""
        from azure.storage.blob import ContentSettings

        blob = self._blobs.container.get_blob_client(entry.name)
        try:
            with translated():
                await blob.upload_blob(
                    entry.model_dump_json(by_alias=True),
                    overwrite=False,
                    content_settings=ContentSettings(content_type="application/json"),
                )
        except Conflict:
            return

    async def since(self, day: date) -> AsyncIterator[LedgerEntry]:
        """Yield the entries of those removed on `day` or later, oldest first: the names begin with the day."""
        with translated():
            async for blob in self._blobs.container.list_blobs():
                if blob.name[:10] >= day.isoformat():
                    yield await self._read(blob)

    async def _read(self, blob: BlobProperties) -> LedgerEntry:
        stream = await self._blobs.container.download_blob(str(blob.name))
        return LedgerEntry.model_validate_json(await stream.readall())
