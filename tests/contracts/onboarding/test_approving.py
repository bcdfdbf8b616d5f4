"""What only a database decides about requests for access: repeats, races, and stops half-way."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shared.clients.cosmos import Container, Operation
from shared.idempotency.model import KeyedRequest, keyed_request
from shared.kernel.errors import Conflict, NotFound, Stale, Unavailable
from shared.kernel.principal import Principal, Role
from shared.onboarding.application import Application
from shared.onboarding.approving import AccessApproval, Approving
from shared.onboarding.claims import HOLDS_FOR, ClaimStore, Kind, Thing
from shared.onboarding.model import AccessRequest
from shared.onboarding.requesting import AccessAnswer, AccessForm, Requesting, RequestLink
from shared.onboarding.reviewing import AccessQuestion, AccessRefusal, Reviewing
from shared.onboarding.store import RequestStore
from shared.openforms.admitting import OpenForms
from shared.openforms.model import Form, Stamped
from shared.organisations.store import OrganisationStore
from shared.schemes.profile import load

PROFILE = load("financial")
STAFF = Principal(
    user_id="imran",
    audit_id="imran",
    name="Imran Qureshi",
    email="imran@larkfield.example",
    organisation_id="scheme",
    business_ids=(),
    roles=(Role.STAFF_HELPDESK,),
)


class Stopping(Container):
    """A container whose process stops before the batch."""

    async def batch(self, operations: Sequence[Operation], partition: str | list[str]) -> list[dict[str, Any]]:  # noqa: ARG002
        raise Unavailable("stopped")


class Desk:
    """Onboarding on a real container, with a clock of its own. Each desk's firms have names that no other's have."""

    def __init__(self, database: Any) -> None:
        self.now = datetime(2026, 11, 24, 9, tzinfo=UTC)
        self.container = Container(database.get_container_client("accounts"))
        self.claims = ClaimStore(
            Container(database.get_container_client("claims")), OrganisationStore(self.container), self.clock
        )
        self.organisations = OrganisationStore(self.container)
        self.store = RequestStore(self.container)
        self.forms = OpenForms(Container(database.get_container_client("limits")), 1_000_000, self.clock)
        self.requesting = Requesting(self.store, self.forms, PROFILE, self.clock)
        self.reviewing = Reviewing(self.store, self.claims, PROFILE, self.clock)
        self.approving = Approving(self.store, self.claims, PROFILE, self.clock)
        self.stopping = Approving(RequestStore(Stopping(self.container._proxy)), self.claims, PROFILE, self.clock)
        self.domain = f"f{uuid.uuid4().hex}.example"
        self.number = str(uuid.uuid4().int)[:7]

    def clock(self) -> datetime:
        return self.now

    def application(self, **changes: Any) -> Application:
        ann = {"name": "Ann Lee", "email": f"ann.lee@{self.domain}"}
        form = {
            "organisationName": "Harbour Lane",
            "businesses": [{"name": "Harbour Lane Bank", "regulatorNumber": self.number}],
            "emailDomains": [self.domain],
            "administrators": [ann, {"name": "Bo Dahl", "email": f"bo.dahl@{self.domain}"}],
            "signIn": {"method": "local"},
            "contact": ann,
            "privacyNoticeAccepted": True,
        }
        return Application.model_validate(form | changes)

    async def form(self, **changes: Any) -> AccessForm:
        opening = await self.forms.open(Form.ACCESS_REQUEST)
        self.now += timedelta(minutes=3)
        return AccessForm(stamped=Stamped(stamp=opening.stamp), application=self.application(**changes))

    async def sent(self, form: AccessForm) -> AccessRequest:
        await self.requesting.submit(form, "192.0.2.1")
        return await self.store.read(name_of(form))

    async def confirmed(self, **changes: Any) -> AccessRequest:
        request = await self.sent(await self.form(**changes))
        await self.requesting.confirm(link_of(request))
        return await self.store.read(request.organisation_id)

    async def items(self, organisation_id: str, kind: str) -> list[dict[str, Any]]:
        query = "SELECT * FROM c WHERE c.type = @type"
        return await self.container.all(query, {"type": kind}, organisation_id)


def name_of(form: AccessForm) -> str:
    return form.stamped.stamp.split(".")[1]


def link_of(request: AccessRequest) -> RequestLink:
    return RequestLink(request_id=request.organisation_id, secret=request.secret)


def a_key() -> KeyedRequest:
    return keyed_request("scheme", "imran", str(uuid.uuid4()), "test", b"")


@pytest.fixture
def desk(database: Any) -> Desk:
    return Desk(database)


async def test_approving_makes_the_organisation_and_invites_its_administrators_in_one_go(desk: Desk) -> None:
    request = await desk.confirmed()
    await desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=0), a_key())
    made = await desk.organisations.read(request.organisation_id)
    assert (made.name, made.email_domains) == ("Harbour Lane", (desk.domain,))
    invitations = await desk.items(made.id, "invitation")
    assert {each["email"] for each in invitations} == {f"ann.lee@{desk.domain}", f"bo.dahl@{desk.domain}"}
    assert all(each["roles"] == ["administrator"] for each in invitations)
    queues = sorted(each["queue"] for each in await desk.items(made.id, "outbox"))
    assert queues == ["onboarding", "onboarding", "people", "people"]  # confirm, approved; two invitations


async def test_approving_again_approves_nothing_twice(desk: Desk) -> None:
    request, key = await desk.confirmed(), a_key()
    first = await desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=0), key)
    assert await desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=0), key) == first
    with pytest.raises(Conflict) as refused:
        await desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=0), a_key())
    assert refused.value.code == "request-decided"
    assert len(await desk.items(request.organisation_id, "invitation")) == 2


async def test_of_two_who_approve_at_once_one_is_told(desk: Desk) -> None:
    request = await desk.confirmed()
    answers = await asyncio.gather(
        *(desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=0), a_key()) for _ in range(4)),
        return_exceptions=True,
    )
    assert sum(not isinstance(answer, Exception) for answer in answers) == 1
    assert all(isinstance(answer, Conflict | Stale) for answer in answers if isinstance(answer, Exception))
    assert len(await desk.items(request.organisation_id, "invitation")) == 2


async def test_a_stop_between_the_claims_and_the_batch_heals_by_approving_again(desk: Desk) -> None:
    request = await desk.confirmed()
    with pytest.raises(Unavailable):
        await desk.stopping.approve(STAFF, request.organisation_id, AccessApproval(seen=0), a_key())
    assert not await desk.items(request.organisation_id, "organisation")
    await desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=0), a_key())
    assert len(await desk.items(request.organisation_id, "organisation")) == 1


async def test_claims_of_a_stopped_approval_run_out_when_the_request_is_declined_instead(desk: Desk) -> None:
    first, second = await desk.confirmed(), await desk.confirmed()
    with pytest.raises(Unavailable):
        await desk.stopping.approve(STAFF, first.organisation_id, AccessApproval(seen=0), a_key())
    await desk.reviewing.decline(STAFF, first.organisation_id, AccessRefusal(seen=0, words="Twice."), a_key())
    with pytest.raises(Conflict) as refused:
        await desk.approving.approve(STAFF, second.organisation_id, AccessApproval(seen=0), a_key())
    assert refused.value.code == "already-onboarded"
    desk.now += HOLDS_FOR
    await desk.approving.approve(STAFF, second.organisation_id, AccessApproval(seen=0), a_key())
    assert (await desk.organisations.read(second.organisation_id)).email_domains == (desk.domain,)


async def test_two_requests_for_the_same_domain_approved_at_once_make_one_organisation(desk: Desk) -> None:
    requests = [await desk.confirmed(), await desk.confirmed()]
    answers = await asyncio.gather(
        *(desk.approving.approve(STAFF, each.organisation_id, AccessApproval(seen=0), a_key()) for each in requests),
        return_exceptions=True,
    )
    refused = [answer for answer in answers if isinstance(answer, Exception)]
    made = [each for each in requests if await desk.items(each.organisation_id, "organisation")]
    assert len(made) == 1
    assert [getattr(answer, "code", answer) for answer in refused] == ["already-onboarded"]


@pytest.mark.parametrize("shared", ["domain", "number"])
async def test_what_is_onboarded_already_is_pointed_out_and_refused(desk: Desk, database: Any, shared: str) -> None:
    first = await desk.confirmed()
    await desk.approving.approve(STAFF, first.organisation_id, AccessApproval(seen=0), a_key())
    desk.now += timedelta(days=400)  # long after: the record holds, not the claim
    other = Desk(database)
    other.now = desk.now
    setattr(other, shared, getattr(desk, shared))
    second = await other.confirmed()
    [duplicate] = (await other.reviewing.page(second.organisation_id)).duplicates
    assert (duplicate.kind, duplicate.value) == (shared, getattr(desk, shared))
    assert duplicate.organisation_id == first.organisation_id
    with pytest.raises(Conflict) as refused:
        await other.approving.approve(STAFF, second.organisation_id, AccessApproval(seen=0), a_key())
    assert "Harbour Lane" in refused.value.message


async def test_a_claim_is_renewed_by_its_owner_and_refused_to_others(desk: Desk) -> None:
    thing = [Thing(Kind.DOMAIN, desk.domain)]
    await desk.claims.take(thing, "one")
    await desk.claims.take(thing, "one")
    with pytest.raises(Conflict):
        await desk.claims.take(thing, "another")


async def test_the_same_form_sent_again_is_one_request_with_one_receipt(desk: Desk) -> None:
    form = await desk.form()
    receipts = await asyncio.gather(*(desk.requesting.submit(form, "192.0.2.1") for _ in range(3)))
    assert len({receipt.number for receipt in receipts}) == 1
    assert len(await desk.items(name_of(form), "outbox")) == 1


async def test_a_changed_form_under_the_same_stamp_is_not_swallowed(desk: Desk) -> None:
    form = await desk.form()
    await desk.requesting.submit(form, "192.0.2.1")
    changed = form.model_copy(update={"application": desk.application(organisationName="Harbour Lane Group")})
    with pytest.raises(Conflict) as refused:
        await desk.requesting.submit(changed, "192.0.2.1")
    assert refused.value.code == "form-sent-already"


async def test_a_machine_gets_the_answer_of_a_person_and_nothing_is_kept(desk: Desk) -> None:
    form = await desk.form()
    filled = form.model_copy(update={"stamped": form.stamped.model_copy(update={"trap": "http://x.example"})})
    suspected = await desk.requesting.submit(filled, "192.0.2.1")
    with pytest.raises(NotFound):
        await desk.store.read(name_of(form))
    assert await desk.requesting.submit(form, "192.0.2.1") == suspected


async def test_only_the_secret_opens_a_request(desk: Desk) -> None:
    request = await desk.confirmed()
    wrong = RequestLink(request_id=request.organisation_id, secret="guessed")
    answer = AccessAnswer(link=wrong, seen=0, text="Let me in.")
    for attempt in (desk.requesting.look_at(wrong), desk.requesting.confirm(wrong), desk.requesting.answer(answer)):
        with pytest.raises(NotFound):
            await attempt


async def test_staff_see_nothing_before_the_address_is_confirmed(desk: Desk) -> None:
    request = await desk.sent(await desk.form())
    with pytest.raises(NotFound):
        await desk.reviewing.page(request.organisation_id)
    assert request.organisation_id not in {each.id for each in (await desk.reviewing.overview()).items}


async def test_an_answer_sent_twice_stands_there_once_and_a_decision_on_what_wasnt_read_is_stale(desk: Desk) -> None:
    request = await desk.confirmed()
    link, key = link_of(request), a_key()
    await desk.reviewing.ask(STAFF, request.organisation_id, AccessQuestion(seen=0, text="Which names?"), key)
    for _ in range(2):
        progress = await desk.requesting.answer(AccessAnswer(link=link, seen=1, text="None."))
    assert [(entry.by, entry.text) for entry in progress.conversation] == [
        ("scheme", "Which names?"),
        ("requester", "None."),
    ]
    with pytest.raises(Stale):
        await desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=1), a_key())
    with pytest.raises(Stale):
        await desk.requesting.answer(AccessAnswer(link=link, seen=1, text="Something else."))
