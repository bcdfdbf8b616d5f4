"""What a blob trigger hands to its function: an SDK client, or the blob's content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from azure.functions.meta import Datum
from azure.storage.blob import BlobProperties
from azure.storage.blob.aio import ContainerClient

from local.host.functions import LoadedFunction
from local.host.invocation import wants_sdk_type


@dataclass(frozen=True)
class ModelBindingData:
    """What the real host sends instead of content: where the blob is. The extension makes the client from it."""

    version: str
    source: str
    content_type: str
    content: str


async def describe_blob(
    function: LoadedFunction, client: ContainerClient, blob: BlobProperties, values: Mapping[str, str]
) -> tuple[Datum, dict[str, Datum]]:
    """Build the trigger's datum and metadata. `values` are the placeholders of the trigger's path.

    Raises ResourceNotFoundError when the content is wanted and the blob is gone.
    """
    metadata = _metadata(client, blob) | {name: Datum(value, "string") for name, value in values.items()}
    if wants_sdk_type(function):
        return Datum(_reference(function.trigger["connection"], client, blob), "model_binding_data"), metadata
    downloader = await client.download_blob(blob.name)
    return Datum(await downloader.readall(), "bytes"), metadata


def _reference(connection: str, client: ContainerClient, blob: BlobProperties) -> ModelBindingData:
    place = {"Connection": connection, "ContainerName": client.container_name, "BlobName": blob.name}
    return ModelBindingData("1.0", "AzureStorageBlobs", "application/json", json.dumps(place))


def _metadata(client: ContainerClient, blob: BlobProperties) -> dict[str, Datum]:
    properties: dict[str, Any] = {
        "ContentLength": blob.size,
        "ETag": blob.etag,
        "ContentType": blob.content_settings.content_type,
    }
    return {
        "BlobTrigger": Datum(f"{client.container_name}/{blob.name}", "string"),
        "Uri": Datum(json.dumps(client.get_blob_client(blob.name).url), "json"),
        "Properties": Datum(json.dumps(properties), "json"),
        "Metadata": Datum(json.dumps(blob.metadata or {}), "json"),
    }
