"""Each seal once more, where nobody can change it: a storage account whose blobs are immutable for years.

Whoever owns the database can rewrite entries and all seals after them; not what lies here. A blob is named by its hour
and carries the chain in its metadata, so that one listing is enough to compare.
"""

from __future__ import annotations

from datetime import datetime

import orjson

from shared.audit.seals import Seal
from shared.clients.blob_errors import translated
from shared.clients.blobs import BlobStore
from shared.kernel.errors import Conflict

ARCHIVE = "audit-archive"  # the container
_FOLDER = "seals/"


class SealArchive:
    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs

    async def keep(self, seal: Seal) -> None:
        """Write `seal` unless its hour has one: the first stays, whatever it says, and verifying compares."""
        blob = self._blobs.container.get_blob_client(f"{_FOLDER}{seal.hour:%Y-%m-%dT%H}.json")
        try:
            with translated():
                await blob.upload_blob(orjson.dumps(seal.to_item()), metadata={"chain": seal.chain})
        except Conflict:
            return

    async def chains(self, first: datetime, last: datetime) -> dict[datetime, str]:
        """Return the chain of each archived hour from `first` to `last`, both included."""
        found: dict[datetime, str] = {}
        with translated():
            async for blob in self._blobs.container.list_blobs(_FOLDER, include=["metadata"]):
                hour = datetime.fromisoformat(f"{blob.name[len(_FOLDER) : -len('.json')]}:00:00+00:00")
                if first <= hour <= last:
                    found[hour] = (blob.metadata or {}).get("chain", "")
        return found
