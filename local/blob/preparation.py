"""Makes a blob account ready: containers of the shared definition, CORS for the pages."""

from __future__ import annotations

from collections.abc import Iterable

from azure.core.exceptions import ResourceExistsError
from azure.storage.blob import CorsRule
from azure.storage.blob.aio import BlobServiceClient

UPLOAD_METHODS = ["GET", "HEAD", "PUT", "OPTIONS"]
"""What an uploading page does: put blocks and block lists, read block lists to resume."""


async def prepare_blobs(connection: str, containers: Iterable[str], origins: Iterable[str]) -> None:
    """Create the containers that are missing and let pages of these origins upload. Safe to repeat."""
    rule = CorsRule(
        list(origins),
        UPLOAD_METHODS,
        allowed_headers=["*"],
        exposed_headers=["etag", "x-ms-*"],
        max_age_in_seconds=3600,
    )
    async with BlobServiceClient.from_connection_string(connection) as service:
        await service.set_service_properties(cors=[rule])
        for name in containers:
            try:
                await service.create_container(name)
            except ResourceExistsError:
                continue
