"""Staff begin to publish a document, go on with it, or put it aside."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from shared.cases.model import Case
from shared.idempotency.model import KeyedRequest
from shared.kernel.errors import Conflict, Invalid
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.publishing.facts import by_name_of
from shared.publishing.model import Line, MaybeWords, Publication, on_its_way
from shared.publishing.services import Publishing
from shared.publishing.store import Change
from shared.schemes.casework import Party
from shared.uploads.model import UploadFile
from shared.uploads.responses import FileLink, SameDocument, SentBlock
from shared.uploads.scanning.declared import declare
from shared.uploads.scanning.model import DeclaredFile, Objection
from shared.uploads.scanning.reasons import refusal
from shared.uploads.states import TO_SEND, FileState


class NewDocument(Model):
    """`size` in bytes; `sha256` in hex: what arrives must be what was announced. `name` is its title on the case.

    `provided_by` is whose document it is, `provider_name` whom of them the case names; of the scheme it is oneself.
    """

    name: Annotated[str, StringConstraints(max_length=1000)]
    size: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    document_type: str
    provided_by: Party = Party.SCHEME
    provider_name: Line | None = None
    comment: MaybeWords = ""
    send_again: bool = False


class PublicationBegun(Model):
    """What is recorded for the request; a link isn't, for it is a key that opens something."""

    publication_id: str
    file_id: str


class PublicationLink(Model):
    """`link` takes the blocks of the file; None once all of it has arrived."""

    publication_id: str
    link: FileLink | None


async def begin_publication(
    staff: Principal, reference: str, new: NewDocument, keyed: KeyedRequest, desk: Publishing
) -> PublicationLink:
    """Announce a file and return where to send it. It is published by itself, once it has arrived and is clean.

    Raises `NotFound("case-not-found")`; `Invalid` with a code of `reasons.REASONS`, or `document-type-not-known`;
    `Conflict("duplicate-document")` unless `send_again`.
    """
    declared = _declared(new, desk)
    case = await desk.anywhere.case(reference)
    record = keyed.within(case.organisation_id)

    async def attempt() -> PublicationBegun:
        case = await desk.anywhere.case(reference)
        await _check_new(case, new, desk)
        publication = _publication(staff, case, new, declared, desk.clock())
        begun = PublicationBegun(publication_id=publication.id, file_id=publication.file.id)
        return await desk.cases.commit_once(record, [("create", (publication.to_item(),))], begun)

    begun = await desk.cases.once(record, PublicationBegun, attempt)
    publication = await desk.publications.read(case.organisation_id, begun.publication_id)
    link = await _link(publication, desk) if publication.file.state in TO_SEND else None
    return PublicationLink(publication_id=begun.publication_id, link=link)


async def renew_publication_link(where: tuple[str, str], desk: Publishing) -> PublicationLink:
    """Return a new link for a file that is still to be sent; `where` is the case's reference and the publication's id.

    Raises `NotFound`: `case-not-found`, `publication-not-found`; `Conflict("file-arrived")`.
    """
    case = await desk.anywhere.case(where[0])

    async def step(publication: Publication) -> Change:
        publication.check_case(case.id)
        state = publication.file.state
        if state not in TO_SEND:
            raise Conflict("file-arrived", "This file has arrived already.", state=str(state))
        return Change(publication.moved(FileState.UPLOADING, desk.clock()))

    publication = await desk.publications.change(case.organisation_id, where[1], step)
    sent = await desk.uploads.blobs.sent_blocks(publication.blob)
    blocks = tuple(SentBlock(id=name, size=size) for name, size in sent.items())
    link = (await _link(publication, desk)).model_copy(update={"blocks": blocks})
    return PublicationLink(publication_id=publication.id, link=link)


async def put_aside(where: tuple[str, str], desk: Publishing) -> None:
    """Give up a file that isn't published yet, or put a refused one aside. Doing it again does no harm.

    Raises `NotFound`: `case-not-found`, `publication-not-found`; `Conflict("document-published")`.
    """
    case = await desk.anywhere.case(where[0])

    async def step(publication: Publication) -> Change | None:
        publication.check_case(case.id)
        if publication.file.state is FileState.CANCELLED:
            return None
        if publication.file.state is FileState.RECEIVED:
            raise on_its_way()
        return Change(publication.moved(FileState.CANCELLED, desk.clock()))

    publication = await desk.publications.change(case.organisation_id, where[1], step)
    await desk.uploads.blobs.remove(publication.blob)


def _declared(new: NewDocument, desk: Publishing) -> DeclaredFile:
    documents = desk.profile.documents
    if new.document_type not in documents.types:
        raise Invalid("document-type-not-known", "Choose a type for the document.", allowed=list(documents.types))
    try:
        return declare(new.name, new.size, desk.uploads.limits)
    except Objection as objection:
        words = refusal(objection)
        advice = documents.advice_for(new.name) or words.advice
        raise Invalid(words.code, f"{words.found} {advice}", found=words.found, advice=advice) from None


async def _check_new(case: Case, new: NewDocument, desk: Publishing) -> None:
    if new.send_again:
        return
    same = await desk.uploads.store.same_document(case.organisation_id, case.id, new.sha256)
    if same:
        told = SameDocument.model_validate(same)
        message = f"The same document is on this case already, as “{told.name}”. Leave it out, or publish it again."
        raise Conflict("duplicate-document", message, same=told.to_item())


def _publication(staff: Principal, case: Case, new: NewDocument, declared: DeclaredFile, now: datetime) -> Publication:
    return Publication(
        id=new_id(),
        **case.identity,
        at=now,
        by_id=staff.user_id,
        by_name=staff.name,
        provided_by=new.provided_by,
        provider_name=by_name_of(new.provided_by, staff.name) or new.provider_name,
        document_type=new.document_type,
        comment=new.comment,
        file=UploadFile.announced(declared, new.sha256, now),
    )


async def _link(publication: Publication, desk: Publishing) -> FileLink:
    url, expires_at = await desk.uploads.blobs.link(publication.blob)
    return FileLink(file_id=publication.file.id, name=publication.file.name, url=url, expires_at=expires_at)
