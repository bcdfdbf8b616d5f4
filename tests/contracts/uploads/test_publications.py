"""Documents that staff publish, on a real Cosmos server and a real Azurite, with a clock to turn."""

from __future__ import annotations

import asyncio
import hashlib
import uuid

import pytest

from shared.clients.blobs import BlobStore
from shared.idempotency.model import keyed_request
from shared.intake.commands import Intake
from shared.intake.events import CaseEvent, DocumentPublished
from shared.intake.standing import Moved
from shared.kernel.errors import Conflict, Invalid, NotFound
from shared.publishing.arrivals import PublicationRecipient
from shared.publishing.documents import (
    NewDocument,
    begin_publication,
    put_aside,
    renew_publication_link,
)
from shared.publishing.model import PUBLISHED_FILES
from shared.publishing.queries import publishing_of
from shared.publishing.upkeep import look_after_publications
from shared.references.keeping import keep_references
from shared.schemes.casework import Party
from shared.uploads.states import FileState
from shared.uploads.verdicts import scan_arrival
from shared.wiring import Services
from tests.contracts.intake.histories import EVENT
from tests.contracts.uploads.publications import RUTH, Desk
from tests.contracts.uploads.world import exists, put


async def test_a_document_is_on_its_case_only_once_it_was_scanned(
    desk: Desk, quarantine: BlobStore, documents: BlobStore
) -> None:
    publication = await desk.sent(comment="As we said on the phone.")
    assert await desk.firm.items("document") == []
    assert await desk.scan(publication) is FileState.RECEIVED
    [document] = await desk.firm.items("document")
    facts = (document["name"], document["documentType"], document["providedBy"], document["providerName"])
    assert facts == ("View.txt", "Letter or email", "scheme", "Ruth Calder")
    assert (document["comment"], document["confidentiality"]) == ("As we said on the phone.", "none")
    [line] = await desk.firm.items("event")
    assert (line["kind"], line["text"]) == ("document-published", "published “View.txt”")
    assert await desk.kinds() == ["document-published"]
    assert (await exists(quarantine, publication.blob), await exists(documents, document["blob"])) == (False, True)
    assert (await publishing_of(desk.case.case_reference, desk.publishing)).publications == ()


async def test_being_told_many_times_publishes_once(desk: Desk) -> None:
    publication = await desk.sent()
    await asyncio.gather(*(desk.scan(publication) for _ in range(5)))
    assert (await desk.now(publication.id)).file.state is FileState.RECEIVED
    assert len(await desk.firm.items("document")) == 1
    assert await desk.kinds() == ["document-published"]


async def test_a_crash_between_the_move_and_the_record_heals(desk: Desk, documents: BlobStore) -> None:
    publication = await desk.sent()
    blobs = desk.publishing.uploads.blobs
    arrived = await blobs.arrived(publication.blob)
    assert arrived
    await blobs.move(publication.blob, arrived, publication.file.sha256)  # and here the worker died
    assert await desk.scan(publication) is FileState.RECEIVED
    assert await exists(documents, publication.blob)


async def test_the_same_fact_from_the_case_system_doubles_nothing(desk: Desk, wired: Services) -> None:
    publication = await desk.sent()
    await desk.scan(publication)
    [told] = [item["body"] for item in await desk.firm.items("outbox")]
    back = {
        name: told["document"][name] for name in ("id", "name", "documentType", "size", "mediaType", "sha256", "blob")
    }
    event: CaseEvent = EVENT.validate_python(
        {
            "kind": "document-published",
            "id": "the case system's own",
            "at": told["at"],
            "organisationId": desk.firm.id,
            "caseId": desk.case.id,
            "caseReference": desk.case.case_reference,
            "businessId": "bank",
            "document": {**back, "providedBy": told["providedBy"]},
        }
    )
    assert isinstance(event, DocumentPublished)
    intake: Intake = wired.intake
    for _ in range(2):
        await intake.apply(event)
    assert len(await desk.firm.items("document")) == 1
    assert len(await desk.firm.items("event")) == 1


async def test_a_refused_file_stays_with_its_reason_until_it_is_put_aside(
    desk: Desk, quarantine: BlobStore, documents: BlobStore
) -> None:
    publication = await desk.sent(b"a\0b")
    assert await desk.scan(publication) is FileState.REFUSED
    [shown] = (await publishing_of(desk.case.case_reference, desk.publishing)).publications
    assert shown.refusal
    assert shown.refusal.code == "text-not-readable"
    assert await desk.firm.items("document") == []
    for store in (quarantine, documents):
        assert not await exists(store, publication.blob)
    for _ in range(2):
        await put_aside((desk.case.case_reference, publication.id), desk.publishing)
    assert (await publishing_of(desk.case.case_reference, desk.publishing)).publications == ()


async def test_what_is_given_up_during_its_scan_is_never_published(desk: Desk, documents: BlobStore) -> None:
    publication = await desk.sent()
    where = (desk.case.case_reference, publication.id)
    desk.firm.engine.meanwhile = lambda: put_aside(where, desk.publishing)
    assert await desk.scan(publication) is FileState.CANCELLED
    assert await desk.firm.items("document") == []
    assert not await exists(documents, publication.blob)


async def test_what_is_published_cant_be_taken_back(desk: Desk) -> None:
    publication = await desk.sent()
    await desk.scan(publication)
    where = (desk.case.case_reference, publication.id)
    with pytest.raises(Conflict) as refused:
        await put_aside(where, desk.publishing)
    assert refused.value.code == "document-published"
    with pytest.raises(Conflict) as late:
        await renew_publication_link(where, desk.publishing)
    assert late.value.code == "file-arrived"


async def test_a_case_that_moved_away_meanwhile_refuses_with_where_to_go_on(desk: Desk) -> None:
    publication = await desk.sent()
    tombstone = Moved(
        id=desk.case.id,
        organisation_id=desk.firm.id,
        case_reference=desk.case.case_reference,
        to_organisation_id="elsewhere",
        to_business_id="other",
        document_ids=(),
        version=9,
        at=desk.firm.clock(),
    )
    await desk.firm.cosmos.upsert(tombstone.to_item())
    assert await desk.scan(publication) is FileState.REFUSED
    refusal = (await desk.now(publication.id)).file.refusal
    assert refusal
    assert refusal.code == "case-moved"
    assert await desk.firm.items("document") == []


async def test_without_a_verdict_it_is_tried_again_and_what_never_comes_is_given_up(desk: Desk) -> None:
    publication = await desk.sent()
    never = await desk.begin(b"Another.")
    desk.firm.engine.away = True
    assert await desk.scan(publication) is FileState.DELAYED
    desk.firm.engine.away = False
    desk.firm.clock.forward(minutes=3)
    await look_after_publications(desk.publishing)
    assert (await desk.now(publication.id)).file.state is FileState.RECEIVED
    desk.firm.clock.forward(hours=25)
    await look_after_publications(desk.publishing)
    refusal = (await desk.now(never.publication_id)).file.refusal
    assert refusal
    assert refusal.code == "file-never-arrived"


async def test_a_blob_that_nobody_publishes_is_deleted(desk: Desk, quarantine: BlobStore) -> None:
    name = PUBLISHED_FILES.name(desk.firm.id, "none", "none")
    url, _ = await desk.publishing.uploads.blobs.link(name)
    await put(url, b"hello")
    await scan_arrival(name, PublicationRecipient(desk.publishing))
    assert not await exists(quarantine, name)


async def test_the_same_request_begins_once_and_gets_its_link_again(desk: Desk) -> None:
    key = str(uuid.uuid4())
    begun = await asyncio.gather(*(desk.begin(key=key) for _ in range(5)))
    assert len({each.publication_id for each in begun}) == 1
    assert all(each.link for each in begun)
    assert len(await desk.firm.items("publication")) == 1


async def test_the_same_document_is_pointed_out(desk: Desk) -> None:
    await desk.scan(await desk.sent())
    with pytest.raises(Conflict) as same:
        await desk.begin()
    assert same.value.code == "duplicate-document"
    assert (await desk.begin(send_again=True)).link


async def test_a_document_of_somebody_else_bears_their_name(desk: Desk) -> None:
    publication = await desk.sent(provided_by=Party.CONSUMER, provider_name="Moira Kent")
    await desk.scan(publication)
    [document] = await desk.firm.items("document")
    assert (document["providedBy"], document["providerName"]) == ("consumer", "Moira Kent")


async def test_another_cases_publication_doesnt_exist(desk: Desk, wired: Services) -> None:
    publication = await desk.sent()
    other = await desk.firm.case(case_reference=f"PNX-{uuid.uuid4().int % 10**7:07}-OTHR")
    await keep_references([other.to_item()], wired.references)
    with pytest.raises(NotFound):
        await put_aside((other.case_reference, publication.id), desk.publishing)


async def test_an_unknown_type_of_document_or_file_is_refused_before_it_is_sent(desk: Desk) -> None:
    digest = hashlib.sha256(b"x").hexdigest()
    keyed = keyed_request("scheme", RUTH.user_id, str(uuid.uuid4()), "test", b"")
    for facts, code in (
        ({"name": "a.txt", "document_type": "Poem"}, "document-type-not-known"),
        ({"name": "a.exe", "document_type": "Other evidence"}, "file-type-not-allowed"),
    ):
        new = NewDocument(size=1, sha256=digest, **facts)
        with pytest.raises(Invalid) as wrong:
            await begin_publication(RUTH, desk.case.case_reference, new, keyed, desk.publishing)
        assert wrong.value.code == code
