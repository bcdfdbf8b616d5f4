"""The audit trail: create and read only. The data role grants nothing else (infra/bicep/modules/roles.bicep)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from shared.audit.model import Entry
from shared.audit.seals import HOUR, SEALS, Leaf, LeafPage, Seal, read_leaves
from shared.clients.cosmos import Container
from shared.kernel.errors import Conflict

# None of these orders by anything across partitions: what is fetched is sorted here.
_WITHIN = "SELECT * FROM c WHERE c.at >= @since AND c.at < @until"
_WRITTEN_SINCE = "SELECT * FROM c WHERE c._ts >= @written AND c.at < @before"
_NEWEST_SEAL = "SELECT TOP 1 * FROM c WHERE c.type = 'seal' ORDER BY c.id DESC"
_SEALS = "SELECT * FROM c WHERE c.type = 'seal' AND c.id >= @first AND c.id <= @last ORDER BY c.id ASC"
_MOST_IN_AN_HOUR = 1_000_000


class AuditTrail:
    def __init__(self, container: Container) -> None:
        self._container = container

    async def write(self, entry: Entry) -> None:
        """Write `entry`, or raise: what can't be recorded must not be shown."""
        await self._container.create_quietly(entry.to_item())

    async def within(
        self, since: datetime, until: datetime, *, where: str = "", facts: dict[str, Any] | None = None, limit: int
    ) -> list[dict[str, Any]]:
        """Return up to `limit` entries of [since, until) as stored, in no order. Bounds are whole seconds."""
        statement = f"{_WITHIN} AND {where}" if where else _WITHIN
        return await self._container.everywhere(
            statement, {"since": _bound(since), "until": _bound(until), **(facts or {})}, limit=limit
        )

    async def of_hour(self, hour: datetime) -> list[dict[str, Any]]:
        return await self.within(hour, hour + HOUR, limit=_MOST_IN_AN_HOUR)

    async def written_since(self, moment: datetime, *, of_before: datetime) -> list[dict[str, Any]]:
        """Return entries that the database took since `moment`, about times before `of_before`."""
        facts = {"written": int(moment.timestamp()), "before": _bound(of_before)}
        return await self._container.everywhere(_WRITTEN_SINCE, facts, limit=_MOST_IN_AN_HOUR)

    async def newest_seal(self, now: datetime) -> Seal | None:
        """Return the last seal; one of last year's at the latest, or the chain would have stood still for a year."""
        for year in (now.year, now.year - 1):
            if found := await self._container.all(_NEWEST_SEAL, {}, [SEALS, str(year)]):
                return Seal.from_item(found[0])
        return None

    async def seals(self, first: datetime, last: datetime) -> list[Seal]:
        """Return the seals of the hours from `first` to `last`, both included, oldest first."""
        facts = {"first": f"seal-{first:%Y-%m-%dT%H}", "last": f"seal-{last:%Y-%m-%dT%H}"}
        years = range(first.year, last.year + 1)
        found = [item for year in years for item in await self._container.all(_SEALS, facts, [SEALS, str(year)])]
        return [Seal.from_item(item) for item in found]

    async def leaves(self, seal: Seal) -> list[Leaf]:
        """Return the leaves of a seal in their order."""
        day = seal.hour.date().isoformat()
        pages = [LeafPage.from_item(await self._container.read(name, [SEALS, day])) for name in seal.pages]
        return read_leaves(pages)

    async def keep(self, page: LeafPage) -> None:
        """Write a page, unless it is there already: its name is its content."""
        try:
            await self._container.create_quietly(page.to_item())
        except Conflict:
            return

    async def add_seal(self, seal: Seal) -> None:
        """Write the seal of an hour, or raise `Conflict` when it has one."""
        await self._container.create_quietly(seal.to_item())


def _bound(moment: datetime) -> str:
    """Without a zone at its end it sorts before every moment of its second, however many decimals that has."""
    return f"{moment:%Y-%m-%dT%H:%M:%S}"
