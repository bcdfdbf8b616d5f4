"""Documents, outcomes and messages: added once, whether their case is here yet or not."""

from __future__ import annotations

from typing import Any

from shared.cases.model import Case, Document, Event, Message, Outcome
from shared.clients.cosmos import Operation
from shared.intake.events import CaseUpserted, DocumentPublished, Facet, Fact, MessagePosted, OutcomeRecorded
from shared.notifications.announcing import notice_to_owner_and
from shared.notifications.kinds import Kind
from shared.schemes.casework import Party


def fact_operations(event: Fact, case: Case | None, also: tuple[str, ...] = ()) -> list[Operation]:
    """Return the fact, its line on the timeline and, where the case is here, a notice to whoever holds it.

    A message is told to the users `also` as well. The fact comes first: a fact that is in already fails the batch
    there, and the whole event was done before.
    """
    made: list[Operation] = [("create", (_fact(event).to_item(),)), ("create", (_line(event).to_item(),))]
    return [*made, *_notices(event, case, also)]


def told(
    event: Fact | Facet | CaseUpserted,
    kind: str,
    text: str,
    *,
    business_id: str,
    actor: str | None = None,
    details: str = "",
) -> Event:
    """Return the line on the timeline; its id follows from the event's, so that a repeat can't add a second."""
    return Event(
        id=f"event-{event.id}",
        organisation_id=event.organisation_id,
        business_id=business_id,
        case_id=event.case_id,
        case_reference=event.case_reference,
        at=event.at,
        kind=kind,
        party=Party.SCHEME,
        actor=actor,
        text=text,
        details=details,
    )


def notice_to_holder(event: Fact | Facet, kind: Kind, also: tuple[str, ...] = (), **facts: str) -> Operation:
    """Return the operation that queues a notice for whoever holds the case when it is delivered."""
    return notice_to_owner_and(
        also,
        kind,
        facts,
        organisation_id=event.organisation_id,
        at=event.at,
        case_reference=event.case_reference,
        notice_id=f"notice-{event.id}",
    )


def _fact(event: Fact) -> Document | Outcome | Message:
    where = _where(event)
    match event:
        case DocumentPublished():
            return Document(**where, **event.document.model_dump())
        case OutcomeRecorded():
            outcome = event.outcome.model_dump()
            return Outcome(**where, kind=outcome.pop("outcome"), **outcome)
        case MessagePosted():
            return Message(**where, **event.message.model_dump())


def _where(event: Fact) -> dict[str, Any]:
    return {
        "organisation_id": event.organisation_id,
        "business_id": event.business_id,
        "case_id": event.case_id,
        "case_reference": event.case_reference,
        "at": event.at,
    }


def _line(event: Fact) -> Event:
    business_id = event.business_id
    match event:
        case DocumentPublished():
            return told(event, "document-published", f"published “{event.document.name}”", business_id=business_id)
        case OutcomeRecorded():
            text, by = f"recorded an outcome: {event.outcome.result}", event.outcome.by_name
            return told(event, "outcome-recorded", text, business_id=business_id, actor=by, details=event.outcome.text)
        case MessagePosted():
            message = event.message
            return told(
                event,
                "message-posted",
                "answered an update" if message.answers else "sent a message",
                business_id=business_id,
                actor=message.sender,
                details=message.text,
            )


def _notices(event: Fact, case: Case | None, also: tuple[str, ...]) -> list[Operation]:
    if case is None or case.suppressed:
        return []
    match event:
        case OutcomeRecorded():
            return [notice_to_holder(event, Kind.OUTCOME_RECORDED, case_title=case.title)]
        case MessagePosted():
            sender = event.message.sender
            return [notice_to_holder(event, Kind.MESSAGE_RECEIVED, also, case_title=case.title, sender=sender)]
        case _:
            return []
