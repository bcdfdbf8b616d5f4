"""Organisations in Cosmos DB."""

from __future__ import annotations

from shared.clients.cosmos import Container
from shared.organisations.model import Organisation

_IDS = "SELECT VALUE c.id FROM c WHERE c.type = 'organisation'"
_ALL = "SELECT * FROM c WHERE c.type = 'organisation'"
_NAMES = "SELECT c.id, c.name FROM c WHERE c.type = 'organisation' AND ARRAY_CONTAINS(@ids, c.id)"
_WITH_ANY = (
    "SELECT * FROM c WHERE c.type = 'organisation' AND ("
    "EXISTS (SELECT VALUE d FROM d IN c.emailDomains WHERE ARRAY_CONTAINS(@domains, d))"
    " OR EXISTS (SELECT VALUE b FROM b IN c.businesses WHERE ARRAY_CONTAINS(@numbers, b.regulatorNumber)))"
)
_FEW = 100
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

    async def with_any(self, domains: list[str], numbers: list[str]) -> list[Organisation]:
        """Return organisations that have any of these email domains or regulator numbers, in no order."""
        parameters = {"domains": domains, "numbers": numbers}
        return [
            Organisation.from_item(item) for item in await self._accounts.everywhere(_WITH_ANY, parameters, limit=_FEW)
        ]

    async def all(self) -> list[Organisation]:
        """Return all organisations, in no order: a search over their names needs each of them."""
        found = await self._accounts.everywhere(_ALL, {}, limit=_MOST)
        return [Organisation.from_item(item) for item in found]

    async def save(self, organisation: Organisation) -> Organisation:
        """Replace what was read, or raise `Stale`."""
        return Organisation.from_item(await self._accounts.replace(organisation.to_item(), etag=organisation.etag))
