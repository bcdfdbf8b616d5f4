"""A case of any organisation, by its reference: for the scheme's staff, whom no organisation bounds."""

from __future__ import annotations

from dataclasses import dataclass

from shared.cases.model import Case
from shared.cases.search import reference_key
from shared.cases.store import CaseStore, Item
from shared.kernel.errors import Invalid, NotFound
from shared.references.model import Reference
from shared.references.store import ReferenceStore


@dataclass(frozen=True)
class CasesAnywhere:
    """Every method raises `NotFound("case-not-found")` for an unknown reference. Suppressed cases are found as well."""

    references: ReferenceStore
    cases: CaseStore

    async def case(self, reference: str) -> Case:
        """Return the case with this reference: a look-up and one query."""
        case, _ = await self.with_one(reference, "")
        return case

    async def with_one(self, reference: str, item_id: str) -> tuple[Case, list[Item]]:
        """Return the case, and it with one item that belongs to it, as far as that exists."""
        place = await self._place(reference)
        items = await self.cases.case_and_one(place.organisation_id, reference_key(place.case_reference), item_id)
        return _case_among(items, reference), items

    async def family(self, reference: str) -> tuple[Case, list[Item]]:
        """Return the case, and it with all that belongs to it, newest first within each type."""
        place = await self._place(reference)
        items = await self.cases.family(place.organisation_id, reference_key(place.case_reference))
        return _case_among(items, reference), items

    async def _place(self, reference: str) -> Reference:
        found = await self.references.of(reference_key(reference))
        own = [each for each in found if each.own]
        if len(own or found) > 1:
            others = sorted(each.case_reference for each in found)
            message = f"More than one case had this reference. Open the one you mean: {', '.join(others)}."
            raise Invalid("reference-ambiguous", message, references=others)
        for place in own or found:
            return place
        raise _unknown()


def _case_among(items: list[Item], reference: str) -> Case:
    for item in items:
        # Looked at again: the case may have moved, ended or got another older reference since the reference was kept.
        if item["type"] == "case" and reference_key(reference) in {item["referenceKey"], item.get("migratedKey")}:
            return Case.from_item(item)
    raise _unknown()


def _unknown() -> NotFound:
    return NotFound("case-not-found", "There is no case with this reference.")
