"""Files of documents that go along when a case moves to another organisation."""

from __future__ import annotations

from datetime import timedelta

from shared.clients.blob_errors import translated
from shared.clients.blobs import BlobStore
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, NotFound

_READ_LIFE = timedelta(minutes=15)


class MovingFiles:
    def __init__(self, documents: BlobStore, clock: Clock) -> None:
        self._documents = documents
        self._clock = clock

    async def exists(self, name: str) -> bool:
        with translated():
            return bool(await self._documents.container.get_blob_client(name).exists())

    async def copy(self, name: str, target: str) -> None:
        """Copy `name` to `target`, unless it's there already. Raises `Unavailable` if that fails for now."""
        from azure.core import MatchConditions

        blob = self._documents.container.get_blob_client(target)
        source, _ = await self._documents.reading_link(name, self._clock(), _READ_LIFE)
        try:
            with translated():
                await blob.start_copy_from_url(source, match_condition=MatchConditions.IfMissing)
        except (Conflict, NotFound):
            # There already from a try before, after which the source may be gone too: what counts is the target.
            pass
        await self._documents.wait_for_copy(target)

    async def delete(self, name: str) -> None:
        """Delete `name`; gone already is as good."""
        await self._documents.remove(name)
