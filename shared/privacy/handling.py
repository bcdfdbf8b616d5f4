"""What staff do about requests: record those that were written, look into them, propose, and decide in twos.

Helpdesk staff look into a request and propose; security staff, another person, decide. Casework staff see none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from shared.forgetting.commands import Forgetting
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, Invalid, NotFound, Stale
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.kernel.principal import Permission, Principal
from shared.outbox.model import outbox_operation
from shared.privacy.asking import Asking
from shared.privacy.matching import Matching
from shared.privacy.model import (
    QUEUE,
    SCHEME,
    LogLine,
    PrivacyAct,
    PrivacyCaseKey,
    PrivacyDue,
    PrivacyRequest,
    PrivacyRight,
    PrivacySubject,
    Proposal,
    check_second_person,
    due_on,
)
from shared.privacy.store import PrivacyStore
from shared.privacy.views import DataLink, PrivacyAsked, PrivacyRequestList, PrivacyRequestView, staff_view
from shared.schemes.profile import Profile

_HANDLERS = (Permission.STAFF_HELPDESK, Permission.STAFF_SECURITY)
_OF_ACCOUNTS = frozenset({PrivacyRight.RESTRICTION, PrivacyRight.LIFTING})
_MOST_CASES = 20


class WrittenRequest(Model):
    """A request that came by letter, email or telephone, on `received_on`; whose it is was checked (`proof`)."""

    right: Literal[PrivacyRight.ACCESS, PrivacyRight.ERASURE, PrivacyRight.RESTRICTION, PrivacyRight.LIFTING]
    name: str = Field(min_length=2, max_length=200)
    email: str | None = Field(None, max_length=254)
    received_on: date
    words: str = Field("", max_length=2000)
    proof: str = Field(min_length=3, max_length=500)


class PrivacyProposalBody(Model):
    """`cases` are those that the proposer finds to be about the person; for people without an account only."""

    grant: bool
    why: str = Field(min_length=3, max_length=2000)
    cases: tuple[PrivacyCaseKey, ...] = Field((), max_length=_MOST_CASES)


class PrivacyDecisionBody(Model):
    """`answer` is what the person is told; sending back says why to the colleague instead."""

    decision: Literal["approve", "send-back"]
    answer: str = Field(min_length=3, max_length=2000)


class PrivacyExtensionBody(Model):
    why: str = Field(min_length=3, max_length=2000)


@dataclass(frozen=True)
class Handling:
    store: PrivacyStore
    asking: Asking
    matching: Matching
    forgetting: Forgetting
    profile: Profile
    clock: Clock

    async def all(self, principal: Principal, *, settled: bool) -> PrivacyRequestList:
        """Return what is open, the soonest due first; with `settled` what was answered as well, newest first below."""
        self._check_handler(principal)
        found = [self._view(each, principal) for each in await self.store.everywhere(settled=settled)]
        in_order = sorted(found, key=lambda each: (not each.open, each.due if each.open else date.max, each.id))
        return PrivacyRequestList(items=tuple(in_order))

    async def one(self, principal: Principal, organisation_id: str, request_id: str) -> PrivacyRequestView:
        self._check_handler(principal)
        request = await self.store.read(organisation_id, request_id)
        subject, held = request.subject, False
        if subject.organisation_id and subject.account_id:
            held = await self.forgetting.is_held(subject.organisation_id, subject.account_id)
        return self._view(request, principal).model_copy(update={"removal_held": held})

    async def record(self, principal: Principal, written: WrittenRequest, request: KeyedRequest) -> PrivacyAsked:
        """Record what somebody wrote. The month counts from the day it came in, not from now.

        Restriction, and its lifting, concern the account that has their address, where there is one: whoever was
        disabled or removed can't ask for it in the portal.
        """
        subject = await self._subject(written)
        organisation_id = subject.organisation_id or SCHEME
        request = request.within(organisation_id)
        if earlier := await self.store.earlier_result(request):
            return PrivacyAsked.model_validate(earlier)
        now, calendar = self.clock(), self.profile.calendar()
        if written.received_on > calendar.today(now):
            raise Invalid("received-in-the-future", "The request can't have come in on a day that hasn't come.")
        asked = PrivacyRequest(
            id=new_id(),
            organisation_id=organisation_id,
            right=written.right,
            subject=subject,
            received_on=written.received_on,
            due=due_on(written.received_on, calendar),
            words=written.words,
            recorded_by=principal.name,
            log=(LogLine(at=now, act="record", by=principal.name, words=written.proof),),
            updated_at=now,
        )
        return await self.store.create_once(asked, request, PrivacyAsked(id=asked.id))

    async def propose(
        self, principal: Principal, organisation_id: str, request_id: str, body: PrivacyProposalBody, version: str
    ) -> PrivacyRequestView:
        """Put a decision before a colleague, with what has to stay and why, as of now."""
        request = await self._read(organisation_id, request_id, version)
        now = self.clock()
        subject = request.subject.model_copy(update={"cases": body.cases})
        if subject.account_id is None and body.grant and not body.cases:
            raise Invalid("no-cases-chosen", "Choose the cases that are about this person, or propose to refuse.")
        await self.matching.check(subject.cases)
        proposal = Proposal(grant=body.grant, why=body.why, by_id=principal.user_id, by_name=principal.name, at=now)
        keeps = await self.matching.keeps(request.right, subject)
        proposed = request.after(
            PrivacyAct.PROPOSE, principal.name, now, body.why, proposal=proposal, subject=subject, keeps=keeps
        )
        return self._view(await self.store.save(proposed), principal)

    async def decide(
        self, principal: Principal, organisation_id: str, request_id: str, body: PrivacyDecisionBody, version: str
    ) -> PrivacyRequestView:
        """Approve what a colleague proposed, so that the portal does it, or send it back to them."""
        request = await self._read(organisation_id, request_id, version)
        check_second_person(request, principal)
        now, by = self.clock(), principal.name
        if body.decision == "send-back":
            back = request.after(PrivacyAct.SEND_BACK, by, now, body.answer, proposal=None, keeps=())
            return self._view(await self.store.save(back), principal)
        granted = request.proposal is not None and request.proposal.grant
        facts = {"decided_by_id": principal.user_id, "answer": body.answer}
        if not granted:
            return self._view(
                await self.store.save(request.after(PrivacyAct.REFUSE, by, now, body.answer, **facts)), principal
            )
        due = PrivacyDue(organisation_id=organisation_id, request_id=request_id)
        message = outbox_operation(QUEUE, due, organisation_id=organisation_id, at=now)
        going = await self.store.save(request.after(PrivacyAct.GRANT, by, now, body.answer, **facts), message)
        return self._view(going, principal)

    async def extend(
        self, principal: Principal, organisation_id: str, request_id: str, body: PrivacyExtensionBody, version: str
    ) -> PrivacyRequestView:
        """Take two months more for a complex request, once, before the first month is over."""
        request = await self._read(organisation_id, request_id, version)
        calendar, now = self.profile.calendar(), self.clock()
        if request.extended or calendar.today(now) > request.due:
            raise Conflict("too-late-to-extend", "More time can be taken once, and within the first month only.")
        due = due_on(request.received_on, calendar, extended=True)
        later = request.after(PrivacyAct.EXTEND, principal.name, now, body.why, due=due, extended=True)
        return self._view(await self.store.save(later), principal)

    async def link(self, principal: Principal, organisation_id: str, request_id: str) -> DataLink:
        """Return a one-minute link, for whoever handled the request of somebody without an account: they send it on."""
        request = await self.store.read(organisation_id, request_id)
        handled = request.proposal is not None and request.proposal.by_id == principal.user_id
        if not handled or request.subject.account_id is not None:
            raise NotFound("download-gone", "There is no download for you here.")
        return await self.asking.link_to(request)

    async def _subject(self, written: WrittenRequest) -> PrivacySubject:
        """Return whose data it is. An address that two organisations know is nobody's account: staff choose cases."""
        subject = PrivacySubject(name=written.name, email=written.email)
        if written.email is None or written.right not in _OF_ACCOUNTS:
            return subject
        found = await self.asking.accounts.find_by_email(written.email)
        if len(found) != 1:
            return subject
        return subject.model_copy(update={"organisation_id": found[0].organisation_id, "account_id": found[0].id})

    async def _read(self, organisation_id: str, request_id: str, version: str) -> PrivacyRequest:
        request = await self.store.read(organisation_id, request_id)
        if (request.etag or "").strip(chr(34)) != version:
            raise Stale("privacy-request-changed", "A colleague changed this request first. Look again.")
        return request

    def _view(self, request: PrivacyRequest, principal: Principal) -> PrivacyRequestView:
        now = self.clock()
        return staff_view(request, principal, now, self.profile.calendar().today(now))

    @staticmethod
    def _check_handler(principal: Principal) -> None:
        if not any(principal.may(permission) for permission in _HANDLERS):
            raise NotFound("privacy-requests-not-found", "There are no such requests, or they aren't yours to handle.")
