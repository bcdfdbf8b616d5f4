"""References in Cosmos DB."""

from __future__ import annotations

from contextlib import suppress

from shared.clients.cosmos import Container
from shared.kernel.errors import Conflict, NotFound, Stale, Unavailable
from shared.references.model import Reference

_TRIES = 4


class ReferenceStore:
    def __init__(self, references: Container) -> None:
        self._references = references

    async def of(self, reference_key: str) -> list[Reference]:
        """Return the cases that have or had this reference: one query in one small partition."""
        items = await self._references.all("SELECT * FROM c", {}, reference_key)
        return [Reference.from_item(item) for item in items]

    async def remove(self, reference_key: str, case_id: str) -> None:
        """Let a case no longer be found by this reference."""
        with suppress(NotFound):
            await self._references.delete(case_id, reference_key)

    async def keep(self, reference: Reference) -> None:
        """Keep `reference`, unless what is there is as new. Nearly every change of a case ends at the read."""
        for _ in range(_TRIES):
            try:
                return await self._keep(reference)
            except (Conflict, Stale):  # another worker was faster: look again
                continue
        raise Unavailable("reference-contended", "The reference kept changing.", retry_after=1)

    async def _keep(self, reference: Reference) -> None:
        try:
            item = await self._references.read(reference.id, reference.reference)
        except NotFound:
            return await self._references.create_quietly(reference.to_item())
        known = Reference.from_item(item)
        if known != reference and known.business_version <= reference.business_version:
            await self._references.replace(reference.to_item(), etag=item["_etag"])
        return None
