"""Screenshots of tickets on a real Cosmos server and a real Azurite, with a clock to turn."""

from __future__ import annotations

import asyncio
import dataclasses
import hashlib
import uuid
from dataclasses import dataclass, field

import pytest

from shared.clients.blobs import BlobStore
from shared.helpdesk.arrivals import TicketRecipient
from shared.helpdesk.commands import Addition, NewTicket, TicketReceipt, Words, add, open_ticket, reopen, resolve
from shared.helpdesk.model import SCREENSHOTS, Ticket, Topic
from shared.helpdesk.screenshots import NewScreenshot, reading_link
from shared.helpdesk.services import Helpdesk
from shared.helpdesk.upkeep import forget_tickets_of, look_after_screenshots, remove_left_over
from shared.idempotency.model import KeyedRequest, keyed_request
from shared.kernel.clock import utc_now
from shared.kernel.errors import Conflict, Invalid, NotFound, Stale
from shared.kernel.principal import Principal, Role
from shared.uploads.blobs import UploadBlobs
from shared.uploads.states import FileState
from shared.uploads.verdicts import scan_arrival
from shared.wiring import Services
from tests.contracts.uploads.world import Clock, Engine, exists, put

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63f8cfc0f01f000500"
    "01ff5c9f0b2e0000000049454e44ae426082"
)


@dataclass
class Desk:
    """One person of an organisation of their own, and the helpdesk they write to."""

    helpdesk: Helpdesk
    clock: Clock
    engine: Engine
    id: str = field(default_factory=lambda: f"firm-{uuid.uuid4()}")

    @property
    def person(self) -> Principal:
        return Principal(
            user_id=f"person-of-{self.id}",
            audit_id="a1",
            name="Priya Nair",
            email="priya.nair@brackenhall.example",
            organisation_id=self.id,
            business_ids=(),
            roles=(Role.CASEWORKER,),
        )

    def request(self) -> KeyedRequest:
        return keyed_request(self.id, self.person.user_id, str(uuid.uuid4()), "test", b"")

    async def write(self, *shots: tuple[str, bytes]) -> TicketReceipt:
        files = tuple(announced(name, content) for name, content in shots)
        new = NewTicket(topic=Topic.FAULT, affected="", description="The list stays empty.", files=files)
        return await open_ticket(self.person, new, "192.0.2.1", self.request(), self.helpdesk)

    async def sent(self, content: bytes = PNG) -> tuple[str, str]:
        """Open a ticket and send its one screenshot; return the ids of both. No event tells of it."""
        receipt = await self.write(("shot.png", content))
        await put(receipt.links[0].url, content)
        return receipt.ticket_id, receipt.links[0].file_id

    async def now(self, ticket_id: str) -> Ticket:
        return await self.helpdesk.tickets.read(self.id, ticket_id)

    async def scanned(self, ticket_id: str, file_id: str) -> FileState:
        await scan_arrival(SCREENSHOTS.name(self.id, ticket_id, file_id), TicketRecipient(self.helpdesk))
        return (await self.now(ticket_id)).file(file_id).state


def announced(name: str, content: bytes) -> NewScreenshot:
    return NewScreenshot(name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest())


@pytest.fixture
def desk(wired: Services, clock: Clock) -> Desk:
    engine = Engine()
    # Links are judged by the storage's own clock, so they aren't made by the one that tests turn.
    blobs = UploadBlobs(wired.quarantine, wired.documents, utc_now)
    uploads = dataclasses.replace(wired.uploads, engine=engine, blobs=blobs)
    return Desk(dataclasses.replace(wired.helpdesk, uploads=uploads), clock, engine)


async def test_a_screenshot_is_staffs_only_once_it_was_scanned(desk: Desk, quarantine: BlobStore) -> None:
    ticket, file = await desk.sent()
    with pytest.raises(Conflict, match="check isn't over"):
        await reading_link(await desk.now(ticket), file, desk.helpdesk)
    assert await desk.scanned(ticket, file) is FileState.CLEAN
    assert (await reading_link(await desk.now(ticket), file, desk.helpdesk)).url
    assert not await exists(quarantine, SCREENSHOTS.name(desk.id, ticket, file))


async def test_what_isnt_a_picture_is_refused_and_never_moved(
    desk: Desk, quarantine: BlobStore, documents: BlobStore
) -> None:
    ticket, file = await desk.sent(b"MZ" + b"\0" * 60)
    assert await desk.scanned(ticket, file) is FileState.REFUSED
    refused = (await desk.now(ticket)).file(file).refusal
    assert refused
    assert refused.code == "file-type-mismatch"
    for store in (quarantine, documents):
        assert not await exists(store, SCREENSHOTS.name(desk.id, ticket, file))


async def test_being_told_many_times_scans_to_one_verdict(desk: Desk) -> None:
    ticket, file = await desk.sent()
    assert set(await asyncio.gather(*(desk.scanned(ticket, file) for _ in range(4)))) <= {
        FileState.CLEAN,
        FileState.SCANNING,
    }
    assert (await desk.now(ticket)).file(file).state is FileState.CLEAN


async def test_without_a_verdict_it_is_tried_again_and_never_clean_by_itself(desk: Desk) -> None:
    ticket, file = await desk.sent()
    desk.engine.away = True
    assert await desk.scanned(ticket, file) is FileState.DELAYED
    desk.engine.away = False
    desk.clock.forward(minutes=3)
    await look_after_screenshots(desk.helpdesk)
    assert (await desk.now(ticket)).file(file).state is FileState.CLEAN


async def test_a_lost_event_is_made_up_for_and_what_never_comes_is_given_up(desk: Desk) -> None:
    ticket, file = await desk.sent()
    missing = await desk.write(("never.png", PNG))
    desk.clock.forward(minutes=16)
    await look_after_screenshots(desk.helpdesk)
    assert (await desk.now(ticket)).file(file).state is FileState.CLEAN
    desk.clock.forward(hours=25)
    await look_after_screenshots(desk.helpdesk)
    refused = (await desk.now(missing.ticket_id)).file(missing.links[0].file_id).refusal
    assert refused
    assert refused.code == "file-never-arrived"


async def test_a_blob_that_no_ticket_knows_is_deleted(desk: Desk, quarantine: BlobStore) -> None:
    name = SCREENSHOTS.name(desk.id, "none", "none")
    url, _ = await desk.helpdesk.uploads.blobs.link(name)
    await put(url, PNG)
    await scan_arrival(name, TicketRecipient(desk.helpdesk))
    assert not await exists(quarantine, name)


async def test_only_pictures_and_pdf_of_a_bounded_size_are_taken(desk: Desk) -> None:
    with pytest.raises(Invalid) as wrong:
        await desk.write(("macro.docm", b"x"))
    assert wrong.value.code == "file-type-not-allowed"
    large = NewScreenshot(name="large.png", size=11 * 1024 * 1024, sha256="0" * 64)
    new = NewTicket(topic=Topic.OTHER, affected="", description="Look.", files=(large,))
    with pytest.raises(Invalid, match="up to 10 MB"):
        await open_ticket(desk.person, new, "192.0.2.1", desk.request(), desk.helpdesk)


async def test_screenshots_go_120_days_after_it_was_resolved_and_not_before(desk: Desk, documents: BlobStore) -> None:
    ticket, file = await desk.sent()
    name = SCREENSHOTS.name(desk.id, ticket, file)
    assert await desk.scanned(ticket, file) is FileState.CLEAN
    await resolve(desk.person, ticket, desk.request(), desk.helpdesk)
    desk.clock.forward(days=119, hours=23)
    await remove_left_over(desk.helpdesk)
    assert await exists(documents, name)
    await reopen(desk.person, ticket, Words(text="It is back."), desk.request(), desk.helpdesk)
    desk.clock.forward(days=300)
    await remove_left_over(desk.helpdesk)
    assert await exists(documents, name)
    await resolve(desk.person, ticket, desk.request(), desk.helpdesk)
    desk.clock.forward(days=120, hours=2)
    for _ in range(2):  # a second visit finds nothing left
        await remove_left_over(desk.helpdesk)
    assert not await exists(documents, name)
    with pytest.raises(NotFound):
        await desk.helpdesk.tickets._tickets.read(f"files-{ticket}", desk.id)


async def test_a_repeated_request_is_one_ticket_and_gets_its_links_again(desk: Desk) -> None:
    request = desk.request()
    new = NewTicket(topic=Topic.OTHER, affected="", description="Look.", files=(announced("a.png", PNG),))
    first, second = [await open_ticket(desk.person, new, "192.0.2.1", request, desk.helpdesk) for _ in range(2)]
    assert first.ticket_id == second.ticket_id
    assert [link.file_id for link in first.links] == [link.file_id for link in second.links]
    assert len(await desk.helpdesk.tickets.of_person(desk.id, desk.person.user_id)) == 1


async def test_words_written_at_once_all_stand(desk: Desk) -> None:
    ticket = (await desk.write()).ticket_id
    texts = [f"Word {number}" for number in range(6)]
    await asyncio.gather(
        *(add(desk.person, ticket, Addition(text=text), desk.request(), desk.helpdesk) for text in texts)
    )
    assert {message.text for message in (await desk.now(ticket)).messages} == {*texts, "The list stays empty."}


async def test_who_answers_what_they_havent_read_is_told(desk: Desk) -> None:
    ticket = (await desk.write()).ticket_id
    seen = (await desk.now(ticket)).version
    await add(desk.person, ticket, Addition(text="One thing more."), desk.request(), desk.helpdesk)

    def step(_: Ticket) -> tuple[object, object]:
        raise AssertionError("an older version must not be acted on")

    with pytest.raises(Stale):
        await desk.helpdesk.tickets.change_once(desk.request(), (desk.id, ticket), step, version=seen)  # type: ignore[arg-type,type-var]


async def test_who_is_forgotten_takes_tickets_and_screenshots_along(desk: Desk, documents: BlobStore) -> None:
    ticket, file = await desk.sent()
    assert await desk.scanned(ticket, file) is FileState.CLEAN
    others = dataclasses.replace(desk, id=f"firm-{uuid.uuid4()}")
    kept = await others.write()
    for expected in (1, 0):
        assert await forget_tickets_of(desk.id, desk.person.user_id, desk.helpdesk) == expected
    assert not await exists(documents, SCREENSHOTS.name(desk.id, ticket, file))
    with pytest.raises(NotFound):
        await desk.now(ticket)
    assert (await others.now(kept.ticket_id)).number == kept.number
