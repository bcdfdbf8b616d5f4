"""The file of an export: blocks staged one by one, and a list of them that makes the file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from shared.clients.blob_errors import translated
from shared.clients.blobs import BlobStore
from shared.kernel.errors import Unavailable

_LINK_LIFE = timedelta(minutes=1)


class ExportFiles:
    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs

    async def stage(self, name: str, block: str, data: bytes) -> None:
        """Upload a part, which is not yet part of anything. Azure keeps it for a week."""
        with translated():
            await self._blobs.container.get_blob_client(name).stage_block(_encoded(block), data)

    async def assemble(self, name: str, blocks: list[str]) -> int:
        """Make the file of these blocks, in this order; doing it again makes the same file. Return its bytes.

        Raises `Unavailable` when some are gone: a twin was faster, and making the file drops what others staged for it.
        """
        from azure.storage.blob import BlobBlock

        blob = self._blobs.container.get_blob_client(name)
        with translated(), _parts_there():
            await blob.commit_block_list([BlobBlock(_encoded(block)) for block in blocks])
            return int((await blob.get_blob_properties()).size)

    async def link(self, name: str, file_name: str, now: datetime) -> tuple[str, datetime]:
        """Return a link that reads this one file, as an attachment, for a minute; and when that minute ends."""
        return await self._blobs.reading_link(name, now, _LINK_LIFE, disposition=f'attachment; filename="{file_name}"')

    async def remove(self, name: str) -> None:
        await self._blobs.remove(name)

    async def remove_older(self, before: datetime) -> int:
        """Delete files made before; return how many. Deleting what another instance deleted is no error."""
        from azure.core.exceptions import ResourceNotFoundError

        removed = 0
        async for blob in self._blobs.container.list_blobs():
            if blob.last_modified < before:
                try:
                    await self._blobs.container.delete_blob(blob.name)
                except ResourceNotFoundError:
                    continue
                removed += 1
        return removed


@contextmanager
def _parts_there() -> Iterator[None]:
    from azure.core.exceptions import HttpResponseError
    from azure.storage.blob import StorageErrorCode

    try:
        yield
    except HttpResponseError as error:
        if getattr(error, "error_code", None) != StorageErrorCode.INVALID_BLOCK_LIST:
            raise
        raise Unavailable("export-parts-missing", "Parts of the file are missing. It is made again.") from error


def _encoded(block: str) -> str:
    """Azure wants block ids of one length, in base64."""
    return b64encode(block.encode()).decode()
