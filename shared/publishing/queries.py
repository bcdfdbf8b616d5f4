"""What staff see of a case beside its page: what was written both ways, and documents on their way."""

from __future__ import annotations

from datetime import date, datetime

from shared.cases.store import Item
from shared.kernel.model import Model
from shared.publishing.model import Publication
from shared.publishing.services import Publishing
from shared.schemes.casework import Party
from shared.schemes.vocabulary import OutcomeName
from shared.uploads.responses import RefusalTold
from shared.uploads.states import FileState


class Said(Model):
    """An update of the business, or a message to it. `about` is an update's reason; `answered` is for updates alone."""

    id: str
    at: datetime
    side: Party
    by: str
    about: str | None
    text: str
    answers: str | None
    answered: bool


class PublicationOnCase(Model):
    """A document on its way: `size` in bytes, `since` when `state` began."""

    id: str
    name: str
    size: int
    document_type: str
    by: str
    state: FileState
    since: datetime
    refusal: RefusalTold | None


class CasePublishing(Model):
    """`conversation` and `publications` are newest first; a published document is among those of the case instead.

    `outcomes` is what the scheme's outcomes can say; `answer_by` is the last day for answers to one of today, where
    the scheme gives a term for them.
    """

    conversation: tuple[Said, ...]
    publications: tuple[PublicationOnCase, ...]
    outcomes: tuple[OutcomeName, ...]
    today: date
    answer_by: date | None


async def publishing_of(reference: str, desk: Publishing) -> CasePublishing:
    """Return it for a case of any organisation. Raises `NotFound("case-not-found")`."""
    case = await desk.anywhere.case(reference)
    items = await desk.publications.words_and_publications(case.organisation_id, case.reference_key)
    calendar, terms = desk.profile.calendar(), desk.profile.terms
    today = calendar.today(desk.clock())
    return CasePublishing(
        conversation=conversation(items),
        publications=_publications(items),
        outcomes=desk.profile.vocabulary.outcomes,
        today=today,
        answer_by=calendar.deadline(today, terms.answer).last_day if terms.answer else None,
    )


def conversation(items: list[Item]) -> tuple[Said, ...]:
    """Return what was written on a case, newest first."""
    answered = {item.get("answers") for item in items if item["type"] == "message"}
    said = [_update(item, answered) for item in items if item["type"] == "update"]
    said += [_message(item) for item in items if item["type"] == "message"]
    return tuple(sorted(said, key=lambda each: each.at, reverse=True))


def _update(item: Item, answered: set[str | None]) -> Said:
    words = [item["comment"], item.get("caseComment", "")]
    return Said(
        id=item["id"],
        at=item["at"],
        side=Party.BUSINESS,
        by=item["senderName"],
        about=item["reasonLabel"],
        text="\n".join(text for text in words if text),
        answers=None,
        answered=item["id"] in answered,
    )


def _message(item: Item) -> Said:
    return Said(
        id=item["id"],
        at=item["at"],
        side=Party.SCHEME,
        by=item["sender"],
        about=None,
        text=item["text"],
        answers=item.get("answers"),
        answered=False,
    )


def _publications(items: list[Item]) -> tuple[PublicationOnCase, ...]:
    found = [Publication.from_item(item) for item in items if item["type"] == "publication"]
    on_their_way = [each for each in found if each.file.state not in {FileState.RECEIVED, FileState.CANCELLED}]
    return tuple(_shown(each) for each in sorted(on_their_way, key=lambda each: each.at, reverse=True))


def _shown(publication: Publication) -> PublicationOnCase:
    file = publication.file
    return PublicationOnCase(
        id=publication.id,
        name=file.name,
        size=file.size,
        document_type=publication.document_type,
        by=publication.by_name,
        state=file.state,
        since=file.since,
        refusal=RefusalTold.of(file),
    )
