"""What happened on a case, told from its life: the timeline, the outcomes and the documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from local.seed.cases import SampleCase
from local.seed.files import SampleFile
from local.seed.odds import happens
from local.seed.wording import PRIORITY_REASONS
from local.seed.world import World
from shared.cases.confidentiality import Confidentiality
from shared.cases.model import CaseChild, Document, Event, Outcome
from shared.cases.turns import spoken
from shared.schemes.casework import Party
from shared.schemes.vocabulary import OutcomeKind


def tell(world: World, sample: SampleCase, files: dict[str, SampleFile]) -> list[CaseChild]:
    """Return all that belongs to the case, each with an id that is the same on every run."""
    return [*_events(world, sample), *_outcomes(world, sample), *_documents(world, sample, files)]


def _events(world: World, sample: SampleCase) -> Iterator[Event]:
    life, case = sample.life, sample.case
    scheme, firm = Party.SCHEME, Party.BUSINESS
    owner = sample.owner.name if sample.owner else None
    told: list[tuple[date | None, str, Party, str | None, str, str]] = [
        (life.enquiry, "case-received", scheme, None, "received the complaint", ""),
        (
            life.moved,
            "moved-to-investigation",
            scheme,
            None,
            "moved the case to investigation; it became chargeable",
            "",
        ),
        (life.moved, "deadline-set", scheme, None, "set the deadline for the business file", _due(life.required_by)),
        (life.moved if owner else None, "assigned", firm, owner, "took the case on", ""),
        (life.received, "documents-received", firm, owner, "sent the full business file", "All files received."),
        (life.referred, "referred", scheme, case.scheme_case_owner, "passed the case to an ombudsman", ""),
        *(
            (day, "outcome-recorded", scheme, case.scheme_case_owner, f"sent: {text}", "")
            for day, _, text in _told(sample)
        ),
        (life.closed, "case-closed", scheme, None, f"closed the case: {case.closure_outcome}", ""),
    ]
    if case.priority:
        reason = sample.chance.choice(PRIORITY_REASONS)
        told.append((life.moved or life.enquiry, "priority-set", scheme, None, "made this a priority case", reason))
    for place, (day, kind, party, actor, text, details) in enumerate(told):
        if day:
            child = _child(world, sample, day, "event", place)
            yield Event(**child, kind=kind, party=party, actor=actor, text=text, details=details)


def _outcomes(world: World, sample: SampleCase) -> Iterator[Outcome]:
    for place, (day, kind, result) in enumerate(_told(sample)):
        offer = kind is OutcomeKind.OFFER
        yield Outcome(
            **_child(world, sample, day, "outcome", place),
            kind=kind,
            result=result,
            by_party=Party.BUSINESS if offer else Party.SCHEME,
            by_name=sample.owner.name if offer and sample.owner else sample.case.scheme_case_owner,
            text="The reasons are set out in the letter of the same day.",
            answer_by=day + timedelta(days=14),
        )


def _documents(world: World, sample: SampleCase, files: dict[str, SampleFile]) -> Iterator[Document]:
    life, chance = sample.life, sample.chance
    sent: list[tuple[str, date | None, Party, str | None]] = [
        ("complaint-form", life.enquiry, Party.CONSUMER, sample.case.parties[0].name),
        ("photograph", life.enquiry if happens(chance, 30) else None, Party.CONSUMER, sample.case.parties[0].name),
        *(
            (name, life.received, Party.BUSINESS, sample.owner.name if sample.owner else None)
            for name in _BUSINESS_FILE
        ),
        ("view", life.viewed, Party.SCHEME, sample.case.scheme_case_owner),
        ("closure-letter", life.closed, Party.SCHEME, None),
    ]
    for place, (key, day, party, name) in enumerate(sent):
        file = files[key]
        asked = party is Party.BUSINESS and happens(chance, 6)
        if day:
            yield Document(
                **_child(world, sample, day, "document", place),
                name=file.name,
                document_type=_type_like(file.document_type, world.profile.documents.types),
                provided_by=party,
                provider_name=name,
                size=len(file.content),
                media_type=file.media_type,
                sha256=file.sha256,
                blob=file.blob,
                confidentiality=chance.choice(list(Confidentiality)[1:]) if asked else Confidentiality.NONE,
            )


_BUSINESS_FILE = ("final-response", "terms", "contact-notes", "account-statements", "call-summary")


def _told(sample: SampleCase) -> tuple[tuple[date, OutcomeKind, str], ...]:
    return sample.standing.outcomes


def _child(world: World, sample: SampleCase, day: date, kind: str, place: int) -> dict[str, Any]:
    case = sample.case
    at = datetime.combine(day, time(9 + place % 8, sample.chance.randint(0, 59)), UTC)
    return {
        "id": world.stable_id(kind, case.id, place),
        "organisation_id": case.organisation_id,
        "business_id": case.business_id,
        "case_id": case.id,
        "case_reference": case.case_reference,
        "at": world.passed(at),
    }


def _due(required_by: date | None) -> str:
    return f"It is due on {spoken(required_by)} at 17:00." if required_by else ""


def _type_like(wanted: str, types: tuple[str, ...]) -> str:
    """Return the scheme's own document type whose first word is the wanted one, else its last: "Other evidence"."""
    first = wanted.partition(" ")[0].lower()
    return next((kind for kind in types if kind.lower().startswith(first)), types[-1])
