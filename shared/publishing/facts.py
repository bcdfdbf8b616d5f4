"""What staff did, as the very facts that the case system would have sent: from here on both take the same way.

Ids follow from the fact's own, so that nothing doubles when the case system sends it back.
"""

from __future__ import annotations

from datetime import datetime

from shared.cases.model import Case
from shared.cases.telling import about
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
    event = DocumentPublished(id=file.id, at=now, **case.identity, document=document)
    heard = told.DocumentPublished(
        **about(case, f"told-{file.id}", now, publication.by_name),
        provided_by=document.provided_by,
        provider_name=document.provider_name,
        document=_line(document),
    )
    return [*fact_operations(event, case), told.hand_back(heard)]


def recording(case: Case, outcome: OutcomeFact, at: datetime, by: str, now: datetime) -> list[Operation]:
    """Return what puts an outcome of `at` onto the case, and tells of it."""
    event = OutcomeRecorded(id=outcome.id, at=at, **case.identity, outcome=outcome)
    heard = told.OutcomeRecorded(
        **about(case, f"told-{outcome.id}", now, by),
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
    event = MessagePosted(id=message.id, at=now, **case.identity, message=message)
    heard = told.MessagePosted(
        **about(case, f"told-{message.id}", now, message.sender),
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
