"""Organisations in Cosmos DB."""

from __future__ import annotations

from shared.clients.cosmos import Container
from shared.organisations.model import Organisation

_IDS = "SELECT VALUE c.id FROM c WHERE c.type = 'organisation'"
_NAMES = "SELECT c.id, c.name FROM c WHERE c.type = 'organisation' AND ARRAY_CONTAINS(@ids, c.id)"
_MOST = 10_000  # a national scheme has some thousands


class OrganisationStore:
    def __init__(self, accounts: Container) -> None:
        self._accounts = accounts

    async def read(self, organisation_id: str) -> Organisation:
        return Organisation.from_item(await self._accounts.read(organisation_id, organisation_id))

    async def ids(self) -> list[str]:
        """Return the ids of all organisations, in no particular order."""
        return await self._accounts.everywhere(_IDS, {}, limit=_MOST)

    async def names(self, ids: list[str]) -> dict[str, str]:
        """Return the names of those of `ids` that there are."""
        found = await self._accounts.everywhere(_NAMES, {"ids": ids}, limit=len(ids)) if ids else []
        return {str(item["id"]): str(item["name"]) for item in found}
