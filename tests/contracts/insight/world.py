"""A firm of its own for each test, whose cases change and whose figures are looked at."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from shared.cases.model import Case
from shared.clients.cosmos import Container
from shared.insight.keeping import keep_figures
from shared.insight.model import Facts, Summary
from shared.insight.store import FigureStore
from shared.insight.tallies import marks, tallies_of
from tests.sample_cases import a_case

Change = dict[str, Any]
BUSINESSES = ("bank", "loans")


@dataclass
class Firm:
    database: Any
    cases: Container
    store: FigureStore
    id: str = field(default_factory=lambda: f"firm-{uuid.uuid4()}")

    def case(self, case_id: str = "", **changes: Any) -> Case:
        known = {"business_id": "bank", "business_name": "The Bank"} | changes
        return a_case(id=case_id or str(uuid.uuid4()), organisation_id=self.id, **known)

    async def save(self, *cases: Case) -> list[Change]:
        """Store the cases and return them as the feed shows them, but for its own order within a second."""
        return [await self.cases.upsert(case.to_item()) for case in cases]

    async def feed(self) -> list[Change]:
        """Return the firm's part of the change feed from the beginning, as the service tells it."""
        container = self.database.get_container_client("cases")
        pages = container.query_items_change_feed(start_time="Beginning", partition_key=self.id)
        return [change async for change in pages]

    async def keep(self, changes: list[Change]) -> int:
        return await keep_figures(changes, self.store)

    async def summaries(self) -> dict[str, Summary]:
        return {each.business_id: each for each in await self.store.summaries_of(self.id)}

    async def total(self, key: str = "open", business: str = "bank") -> int:
        summary = (await self.summaries()).get(business)
        return summary.tallies.get("total", {}).get(key, 0) if summary else 0

    async def counted_anew(self) -> dict[str, dict[str, dict[str, int]]]:
        """Return the tallies that the cases, as they stand, add up to."""
        counts: dict[str, Counter[tuple[str, str]]] = {}
        async for items in self.store.cases(self.id):
            for facts in map(Facts.from_item, items):
                counts.setdefault(facts.business_id, Counter()).update(marks(facts))
        return {business: tallies_of(counter) for business, counter in counts.items()}

    async def figures(self) -> dict[str, dict[str, dict[str, int]]]:
        return {business: each.tallies for business, each in (await self.summaries()).items() if each.tallies}


def changed_at_random(case: Case, chance: random.Random) -> Case:
    """Return the case after something has happened to it: closed, reopened, moved, suppressed, assigned."""
    return case.model_copy(
        update={
            "business_id": chance.choice(BUSINESSES),
            "case_stage": chance.choice(["Investigation", "View", "Decision"]),
            "priority": chance.random() < 0.3,
            "suppressed": chance.random() < 0.2,
            "business_case_owner": chance.choice([None, "Tom Achebe", "Marta Kowal"]),
            "closure_date": chance.choice([None, None, date(2026, 10, 5)]),
            "outcome_change": chance.choice([None, True, False]),
            "at": datetime(2026, 11, chance.randrange(1, 28), tzinfo=UTC),
        }
    )
