"""Publications in the container `cases`: changed by reading, deciding and writing back, until it fits."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from shared.clients.contention import until_it_fits
from shared.clients.cosmos import Container, Operation
from shared.kernel.clock import as_stored
from shared.kernel.errors import NotFound
from shared.publishing.model import Publication, no_such_publication

_WITH_WORDS = "SELECT * FROM c WHERE c.referenceKey = @key AND c.type IN ('message', 'publication', 'update')"
# Across partitions, so without ORDER BY.
_DUE = "SELECT c.id, c.organisationId FROM c WHERE c.type = 'publication' AND c.lookAt <= @now"

Item = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """The publication as it shall be, and what else belongs into the same batch."""

    publication: Publication
    operations: list[Operation] = field(default_factory=list)


Step = Callable[[Publication], Awaitable[Change | None]]


class PublicationStore:
    def __init__(self, cases: Container) -> None:
        self._cases = cases

    async def read(self, organisation_id: str, publication_id: str) -> Publication:
        """Return the publication, or raise `NotFound("publication-not-found")`."""
        try:
            item = await self._cases.read(publication_id, organisation_id)
        except NotFound:
            item = {}
        if item.get("type") != "publication":
            raise no_such_publication()
        return Publication.from_item(item)

    async def change(self, organisation_id: str, publication_id: str, step: Step) -> Publication:
        """Apply `step`, again from the start if someone else was faster. None from `step` changes nothing."""

        async def once() -> Publication:
            publication = await self.read(organisation_id, publication_id)
            change = await step(publication)
            if change is None:
                return publication
            item = change.publication.to_item()
            replace: Operation = ("replace", (publication.id, item), {"if_match_etag": publication.etag})
            await self._cases.batch([replace, *change.operations], organisation_id)
            return change.publication

        return await until_it_fits(once)

    async def words_and_publications(self, organisation_id: str, reference_key: str) -> list[Item]:
        """Return the updates, messages and publications of a case, in no particular order: one query."""
        return await self._cases.all(_WITH_WORDS, {"key": reference_key}, organisation_id)

    async def due(self, now: datetime, limit: int) -> list[tuple[str, str]]:
        """Return (organisation id, publication id) of those that the watchdog must look at, of any organisation."""
        found = await self._cases.everywhere(_DUE, {"now": as_stored(now)}, limit=limit)
        return [(item["organisationId"], item["id"]) for item in found]
