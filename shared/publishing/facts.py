"""What staff did, as the very facts that the case system would have sent: from here on both take the same way.

Ids follow from the fact's own, so that nothing doubles when the case system sends it back.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from shared.cases.model import Case
from shared.clients.cosmos import Operation
from shared.handback import model as told
from shared.intake.events import (
    DocumentFact,
    DocumentPublished,
    MessageFact,
    MessagePosted,
    OutcomeFact,
    OutcomeRecorded,
)
from shared.intake.facts import fact_operations
from shared.publishing.model import Publication
from shared.schemes.casework import Party


def publishing(case: Case, publication: Publication, now: datetime) -> list[Operation]:
    """Return what puts a scanned file onto its case, and tells of it."""
    file = publication.file
    document = DocumentFact(
        id=file.id,
        name=file.name,
        document_type=publication.document_type,
        provided_by=publication.provided_by,
        provider_name=publication.provider_name,
        comment=publication.comment,
        size=file.size,
        media_type=file.media_type or "application/octet-stream",
        sha256=file.sha256,
        blob=publication.blob,
    )
    event = DocumentPublished(**_said(case, file.id, now), business_id=case.business_id, document=document)
    heard = told.DocumentPublished(
        **_heard(case, file.id, publication.by_name, now),
        provided_by=document.provided_by,
        provider_name=document.provider_name,
        document=_line(document),
    )
    return [*fact_operations(event, case), told.hand_back(heard)]


def recording(case: Case, outcome: OutcomeFact, at: datetime, by: str, now: datetime) -> list[Operation]:
    """Return what puts an outcome of `at` onto the case, and tells of it."""
    event = OutcomeRecorded(**_said(case, outcome.id, at), business_id=case.business_id, outcome=outcome)
    heard = told.OutcomeRecorded(
        **_heard(case, outcome.id, by, now),
        outcome_id=outcome.id,
        sent_at=at,
        outcome=outcome.outcome,
        result=outcome.result,
        change=outcome.change,
        by_party=outcome.by_party,
        by_name=outcome.by_name,
        text=outcome.text,
        answer_by=outcome.answer_by,
    )
    return [*fact_operations(event, case), told.hand_back(heard)]


def posting(case: Case, message: MessageFact, sender_id: str | None, now: datetime) -> list[Operation]:
    """Return what puts a message onto the case, and tells of it; `sender_id` is whose update it answers."""
    event = MessagePosted(**_said(case, message.id, now), business_id=case.business_id, message=message)
    heard = told.MessagePosted(
        **_heard(case, message.id, message.sender, now),
        message_id=message.id,
        text=message.text,
        answers=message.answers,
    )
    return [*fact_operations(event, case, also=(sender_id,) if sender_id else ()), told.hand_back(heard)]


def _line(document: DocumentFact) -> told.DocumentLine:
    names = set(told.DocumentLine.model_fields) - {"confidential"}  # what staff publish is for all who see the case
    return told.DocumentLine(**{name: getattr(document, name) for name in names}, confidential=False)


def by_name_of(party: Party, staff_name: str) -> str | None:
    """Return who is named as the author: staff can speak for the scheme alone."""
    return staff_name if party is Party.SCHEME else None


def _said(case: Case, fact_id: str, at: datetime) -> dict[str, Any]:
    return {
        "id": fact_id,
        "at": at,
        "organisation_id": case.organisation_id,
        "case_id": case.id,
        "case_reference": case.case_reference,
    }


def _heard(case: Case, fact_id: str, by: str, now: datetime) -> dict[str, Any]:
    return {
        "id": f"told-{fact_id}",
        "at": now,
        "organisation_id": case.organisation_id,
        "business_id": case.business_id,
        "by": by,
        "cases": (told.CaseLine(case_id=case.id, reference=case.case_reference),),
    }
