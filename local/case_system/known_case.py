"""A case as the case system has it, and the events that tell of each change."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import Any, Self

from shared.cases.model import Case
from shared.intake.events import (
    CaseClosed,
    CaseEvent,
    CaseMoved,
    CaseReopened,
    CaseSuppressed,
    CaseUpserted,
    Closure,
    DocumentFact,
    DocumentPublished,
    MessageFact,
    MessagePosted,
    OutcomeFact,
    OutcomeRecorded,
    RequestFact,
    RequestMade,
    Snapshot,
)
from shared.kernel.model import Stored

_NAMESPACE = uuid.UUID("019b76da-ca5e-7000-8000-000000000000")


def stable_id(*parts: object) -> str:
    """Return the same id for the same parts, so that doing something again says nothing new."""
    return str(uuid.uuid5(_NAMESPACE, ":".join(map(str, parts))))


class KnownCase(Stored):
    """`version` counts up with whatever is said about the case. Each method returns the case after it and the event."""

    id: str
    organisation_id: str
    reference: str
    version: int
    snapshot: Snapshot
    closed: bool = False

    @classmethod
    def of_portal(cls, case: Case) -> Self:
        """Take on a case that the portal knows already: the sample cases, which the seed put there."""
        versions = (case.version, case.closure_version, case.suppression_version, case.business_version)
        snapshot = {name: getattr(case, name) for name in Snapshot.model_fields} | {"action_required": case.flagged}
        return cls(
            id=case.id,
            organisation_id=case.organisation_id,
            reference=case.case_reference,
            version=max(versions),
            snapshot=Snapshot.model_validate(snapshot),
            closed=case.is_closed,
        )

    def upserted(self, **changes: Any) -> tuple[Self, CaseEvent]:
        after = self._next(snapshot=self.snapshot.model_copy(update=changes))
        return after, CaseUpserted(**after.said(), version=after.version, case=after.snapshot)

    def closing(self, closure: Closure) -> tuple[Self, CaseEvent]:
        after = self._next(closed=True)
        return after, CaseClosed(**after.said(), version=after.version, closure=closure)

    def reopened(self) -> tuple[Self, CaseEvent]:
        after = self._next(closed=False)
        return after, CaseReopened(**after.said(), version=after.version)

    def hidden(self, suppressed: bool) -> tuple[Self, CaseEvent]:
        after = self._next()
        return after, CaseSuppressed(**after.said(), version=after.version, suppressed=suppressed)

    def moved(self, organisation_id: str, business_id: str, documents: tuple[str, ...] = ()) -> tuple[Self, CaseEvent]:
        there = self.snapshot.model_copy(update={"business_id": business_id})
        after = self._next(organisation_id=organisation_id, snapshot=there)
        # Said where the case was: that is where the portal has to take it from.
        where = {**after.said(), "organisation_id": self.organisation_id}
        to = {"to_organisation_id": organisation_id, "to_business_id": business_id}
        return after, CaseMoved(**where, **to, version=after.version, document_ids=documents)

    def published(self, document: DocumentFact) -> tuple[Self, CaseEvent]:
        after = self._next()
        return after, DocumentPublished(**after.said(), business_id=after.snapshot.business_id, document=document)

    def with_outcome(self, outcome: OutcomeFact) -> tuple[Self, CaseEvent]:
        after = self._next()
        return after, OutcomeRecorded(**after.said(), business_id=after.snapshot.business_id, outcome=outcome)

    def message(self, sender: str, text: str) -> tuple[Self, CaseEvent]:
        after = self._next()
        fact = MessageFact(id=stable_id("message", self.id, after.version), sender=sender, text=text)
        return after, MessagePosted(**after.said(), business_id=after.snapshot.business_id, message=fact)

    def asked(self, what: str, details: str, due: date) -> tuple[Self, CaseEvent]:
        after = self._next()
        request = RequestFact(
            id=stable_id("request", self.id, after.version),
            what=what,
            details=details,
            due=due,
            asked_by=self.snapshot.scheme_case_owner,
        )
        return after, RequestMade(**after.said(), business_id=after.snapshot.business_id, request=request)

    def _next(self, **changes: Any) -> Self:
        return self.model_copy(update={"version": self.version + 1, **changes})

    def said(self) -> dict[str, Any]:
        return {
            "id": stable_id(self.id, self.version),
            "at": datetime.now(UTC),
            "organisation_id": self.organisation_id,
            "case_id": self.id,
            "case_reference": self.reference,
        }
