"""What the scheme's staff do about requests for access, short of approving them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from pydantic import Field

from shared.clients.cosmos import Operation
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound, Stale
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.onboarding.application import Application
from shared.onboarding.approving import AccessDecided, organisation_of
from shared.onboarding.certificates import expiry_of
from shared.onboarding.claims import ClaimStore, Duplicate, things_of
from shared.onboarding.model import AccessRequest, Entry, Letter, RequestState, Said, letter_due
from shared.onboarding.requesting import Remark, check_seen
from shared.onboarding.store import RequestStore, replacing
from shared.schemes.profile import Profile

Act = Callable[[AccessRequest], tuple[AccessRequest, Letter]]


class AccessRequestLine(Model):
    id: str
    number: str
    state: RequestState
    organisation_name: str
    businesses: int
    contact: str
    confirmed_at: datetime | None
    decided_at: datetime | None


class AccessRequestList(Model):
    """Those that wait for staff first, the oldest on top; then those that wait for an answer; then decided ones."""

    items: tuple[AccessRequestLine, ...]
    waiting: int


class AccessRequestPage(Model):
    """`duplicates` stand in the way of approving it. `alike` are other open requests that name the same."""

    id: str
    number: str
    state: RequestState
    application: Application
    made_at: datetime
    confirmed_at: datetime | None
    conversation: tuple[Remark, ...]
    decided_at: datetime | None
    decided_by: str | None
    words: str
    undeliverable: str | None
    certificate_expires_at: datetime | None
    duplicates: tuple[Duplicate, ...]
    alike: tuple[AccessRequestLine, ...]


class AccessQuestion(Model):
    seen: int = Field(ge=0)
    text: Said


class AccessRefusal(Model):
    """`words` say why: the requester reads them."""

    seen: int = Field(ge=0)
    words: Said


@dataclass(frozen=True)
class Reviewing:
    """The verbs, with what they work on. A request is named by the id of the organisation that it may become."""

    store: RequestStore
    claims: ClaimStore
    profile: Profile
    clock: Clock

    async def overview(self) -> AccessRequestList:
        found = await self.store.seen_by_staff()
        waiting = sum(each.state is RequestState.WAITING for each in found)
        return AccessRequestList(items=tuple(_line(each) for each in sorted(found, key=_order)), waiting=waiting)

    async def page(self, request_id: str) -> AccessRequestPage:
        request = await self._read(request_id)
        others = [each for each in await self.store.seen_by_staff() if each.id != request.id and not each.is_decided]
        certificate = request.application.sign_in.certificate
        things = things_of(organisation_of(request, request.made_at))
        return AccessRequestPage(
            id=request.organisation_id,
            number=request.number,
            state=request.state,
            application=request.application,
            made_at=request.made_at,
            confirmed_at=request.confirmed_at,
            conversation=tuple(Remark(**entry.model_dump(by_alias=False)) for entry in request.conversation),
            decided_at=request.decided_at,
            decided_by=request.decided_by,
            words=request.words,
            undeliverable=request.undeliverable,
            certificate_expires_at=expiry_of(certificate) if certificate else None,
            duplicates=tuple(await self.claims.duplicates(things, request.organisation_id)),
            alike=tuple(_line(each) for each in others if _alike(request, each)),
        )

    async def ask(
        self, staff: Principal, request_id: str, question: AccessQuestion, keyed: KeyedRequest
    ) -> AccessDecided:
        """Ask the requester something: an email leads them to it."""

        def act(request: AccessRequest) -> tuple[AccessRequest, Letter]:
            check_seen(request, question.seen)
            entry = Entry(by="scheme", name=staff.name, at=self.clock(), text=question.text)
            return request.said(entry), Letter.QUESTION

        return await self._once(request_id, keyed, act)

    async def decline(
        self, staff: Principal, request_id: str, refusal: AccessRefusal, keyed: KeyedRequest
    ) -> AccessDecided:
        """Refuse it with why. It is forgotten after the time that the scheme's profile states."""
        days = self.profile.retention.access_request_days

        def act(request: AccessRequest) -> tuple[AccessRequest, Letter]:
            after = request.decided(RequestState.DECLINED, staff.name, refusal.words, self.clock(), days)
            check_seen(request, refusal.seen)
            return after, Letter.DECLINED

        return await self._once(request_id, keyed, act)

    async def _once(self, request_id: str, keyed: KeyedRequest, act: Act) -> AccessDecided:
        record = keyed.within(request_id)
        if earlier := await self.store.earlier_result(record):
            return AccessDecided.model_validate(earlier)
        before = await self._read(request_id)
        after, letter = act(before)
        operations: list[Operation] = [replacing(before, after), letter_due(after, letter, self.clock())]
        decided = AccessDecided(organisation_id=after.organisation_id, state=after.state)
        try:
            return await self.store.commit_once(record, operations, decided)
        except Stale:
            raise Stale("request-changed", "Something was written in the meantime. Read it first.") from None

    async def _read(self, request_id: str) -> AccessRequest:
        request = await self.store.read(request_id)
        if request.state is RequestState.UNCONFIRMED:
            raise NotFound("access-request-not-found", "There is no such request, or it has been deleted.")
        return request


def _order(request: AccessRequest) -> tuple[int, float]:
    moment = (request.confirmed_at or request.made_at).timestamp()
    match request.state:
        case RequestState.WAITING:
            return 0, moment
        case RequestState.ASKED:
            return 1, moment
        case _:
            return 2, -(request.decided_at or request.made_at).timestamp()


def _alike(one: AccessRequest, other: AccessRequest) -> bool:
    mine, theirs = (set(things_of(organisation_of(each, each.made_at))) for each in (one, other))
    return bool(mine & theirs)


def _line(request: AccessRequest) -> AccessRequestLine:
    return AccessRequestLine(
        id=request.organisation_id,
        number=request.number,
        state=request.state,
        organisation_name=request.application.organisation_name,
        businesses=len(request.application.businesses),
        contact=request.application.contact.email,
        confirmed_at=request.confirmed_at,
        decided_at=request.decided_at,
    )
