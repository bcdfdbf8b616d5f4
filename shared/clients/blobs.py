"""Azure Blob Storage: one client an account, and links (SAS) that allow one thing on one blob for a short time."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from shared.clients.blob_errors import translated
from shared.kernel.errors import NotFound, Unavailable

if TYPE_CHECKING:
    from azure.storage.blob import BlobSasPermissions, UserDelegationKey
    from azure.storage.blob.aio import BlobServiceClient, ContainerClient

_CLOCK_SKEW = timedelta(minutes=5)
_KEY_LIFE = timedelta(hours=12)
_COPY_POLL = 0.1  # seconds; a copy within a region takes less
_COPY_PATIENCE = 120.0
_PIECE = 8 * 1024 * 1024
# The SDK's first read fetches 32 MB at once: too much where several files stream side by side.
_IN_PIECES: Any = {"max_single_get_size": _PIECE, "max_chunk_get_size": _PIECE}


@cache
def open_account(connection: SecretStr | None, uri: str | None) -> BlobServiceClient:
    """Connect once for the worker's life: by connection string (Azurite), else by managed identity at `uri`."""
    from azure.storage.blob.aio import BlobServiceClient

    from shared.clients.credentials import credential

    if connection:
        return BlobServiceClient.from_connection_string(connection.get_secret_value(), **_IN_PIECES)
    if uri:
        return BlobServiceClient(uri, credential=credential(), **_IN_PIECES)
    raise ValueError("a blob account needs a connection string or an address")


class BlobStore:
    """One container of one account."""

    def __init__(self, account: BlobServiceClient, container: str) -> None:
        self._account = account
        self._delegation: UserDelegationKey | None = None
        self._delegation_ends: datetime | None = None
        self.container: ContainerClient = account.get_container_client(container)

    async def ping(self) -> None:
        """Ask for the container's properties: proof that the account answers."""
        with translated():
            await self.container.get_container_properties()

    async def remove(self, name: str) -> None:
        """Delete a blob; gone already is as good."""
        with suppress(NotFound), translated():
            await self.container.get_blob_client(name).delete_blob()

    async def wait_for_copy(self, name: str) -> None:
        """Wait for a copy, which Azure runs in the background above 256 MB. Raises `Unavailable` unless it succeeds."""
        target = self.container.get_blob_client(name)
        for _ in range(int(_COPY_PATIENCE / _COPY_POLL)):
            with translated():
                status = (await target.get_blob_properties()).copy.status
            if status in {"success", None}:  # None: it wasn't copied but written here
                return
            if status != "pending":
                await self.remove(name)  # what a failed copy leaves would keep the next one out
                break
            await asyncio.sleep(_COPY_POLL)
        raise Unavailable("copy-failed", "The file couldn't be moved. It will be tried again.", retry_after=60)

    async def reading_link(
        self,
        name: str,
        now: datetime,
        life: timedelta,
        *,
        disposition: str | None = None,
        media_type: str | None = None,
    ) -> tuple[str, datetime]:
        """Return a URL that reads the blob `name`, answered with these two headers, and until when."""
        from azure.storage.blob import BlobSasPermissions

        return await self._link(name, BlobSasPermissions(read=True), now, life, disposition, media_type)

    async def writing_link(self, name: str, now: datetime, life: timedelta) -> tuple[str, datetime]:
        """Return a URL that writes the blob `name` (no reading, listing or deleting), and until when."""
        from azure.storage.blob import BlobSasPermissions

        return await self._link(name, BlobSasPermissions(create=True, write=True), now, life)

    async def _link(
        self,
        name: str,
        permission: BlobSasPermissions,
        now: datetime,
        life: timedelta,
        disposition: str | None = None,
        media_type: str | None = None,
    ) -> tuple[str, datetime]:
        """Sign with a user delegation key where the account has no key of its own."""
        from azure.storage.blob import generate_blob_sas

        key = self._account.credential.account_key if hasattr(self._account.credential, "account_key") else None
        token = generate_blob_sas(
            account_name=str(self._account.account_name),
            container_name=self.container.container_name,
            blob_name=name,
            account_key=key,
            user_delegation_key=None if key else await self._delegation_key(now),
            permission=permission,
            start=now - _CLOCK_SKEW,
            expiry=now + life,
            content_disposition=disposition,
            content_type=media_type,
        )
        return f"{self.container.get_blob_client(name).url}?{token}", now + life

    async def _delegation_key(self, now: datetime) -> UserDelegationKey:
        # Asked for once in half its life: each request for a key is a round trip.
        if self._delegation is None or self._delegation_ends is None or now > self._delegation_ends - _KEY_LIFE / 2:
            self._delegation_ends = now + _KEY_LIFE
            self._delegation = await self._account.get_user_delegation_key(now - _CLOCK_SKEW, self._delegation_ends)
        return self._delegation
