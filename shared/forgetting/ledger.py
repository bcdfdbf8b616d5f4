"""The purge ledger: who has been forgotten, under names that only the audit trail knows.

It lies among blobs, not in the database: a database that is restored to an earlier moment brings back who had been
forgotten since, and a ledger within it would have forgotten that. One blob an entry, made once and never changed.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

from shared.clients.blob_errors import translated
from shared.clients.blobs import BlobStore
from shared.forgetting.model import CaseEntry, LedgerEntry
from shared.kernel.errors import Conflict


class Ledger:
    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs

    async def write(self, entry: LedgerEntry | CaseEntry) -> None:
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
        """Yield the entries of people removed on `day` or later, oldest first."""
        async for content in self._since(day, "person"):
            yield LedgerEntry.model_validate_json(content)

    async def cases_since(self, day: date) -> AsyncIterator[CaseEntry]:
        """Yield the entries of cases purged on `day` or later, oldest first."""
        async for content in self._since(day, "case"):
            yield CaseEntry.model_validate_json(content)

    async def _since(self, day: date, kind: str) -> AsyncIterator[bytes]:
        """Yield what the entries hold; their names begin with the day, then the kind."""
        with translated():
            async for blob in self._blobs.container.list_blobs():
                if blob.name[:10] >= day.isoformat() and blob.name[11:].startswith(f"{kind}-"):
                    stream = await self._blobs.container.download_blob(blob.name)
                    yield await stream.readall()
