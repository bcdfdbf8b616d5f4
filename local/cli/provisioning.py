"""Makes the backing servers ready: database, containers and CORS, from the definitions that Bicep reads too."""

from __future__ import annotations

from typing import Any

from local.blob import azurite
from local.cli.errors import UpError
from local.cli.ports import Ports
from local.cli.servers import COSMOS_KEY

# ARM's name of each container property, and the SDK's.
PROPERTIES = {
    "indexingPolicy": "indexing_policy",
    "defaultTtl": "default_ttl",
    "uniqueKeyPolicy": "unique_key_policy",
    "conflictResolutionPolicy": "conflict_resolution_policy",
    "computedProperties": "computed_properties",
}


async def provision_blobs(ports: Ports, definition: dict[str, Any], origins: list[str]) -> None:
    """Create the blob containers and let pages of these origins upload. Safe to repeat."""
    # Imported here, as below: a start that has nothing to provision doesn't wait for the SDKs.
    from local.blob.preparation import prepare_blobs

    names = [container["name"] for container in definition["blob"]]
    await prepare_blobs(azurite.connection_string(ports.blob), names, origins)


async def provision_cosmos(endpoint: str, definition: dict[str, Any]) -> None:
    """Create the database and its containers; give containers that exist their current policies."""
    from azure.cosmos.aio import CosmosClient
    from azure.cosmos.exceptions import CosmosResourceExistsError
    from azure.cosmos.partition_key import PartitionKey

    async with CosmosClient(endpoint, credential=COSMOS_KEY) as client:
        database = await client.create_database_if_not_exists(definition["database"])
        for container in definition["cosmos"]:
            partition_key = PartitionKey(**_partition_key(container["partitionKey"]))
            properties = _sdk_properties(container)
            try:
                await database.create_container(container["name"], partition_key, **properties)
            except CosmosResourceExistsError:
                await database.replace_container(container["name"], partition_key, **properties)


def _partition_key(arm: dict[str, Any]) -> dict[str, Any]:
    paths = arm["paths"]
    path = paths if arm.get("kind") == "MultiHash" else paths[0]
    return {"path": path, "kind": arm.get("kind", "Hash"), "version": arm.get("version", 2)}


def _sdk_properties(container: dict[str, Any]) -> dict[str, Any]:
    rest = {name: value for name, value in container.items() if name not in {"name", "partitionKey"}}
    if unknown := set(rest) - set(PROPERTIES):
        raise UpError(f"containers.json: {container['name']} has properties nobody applies: {sorted(unknown)}")
    return {PROPERTIES[name]: value for name, value in rest.items()}
