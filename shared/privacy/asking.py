"""What people do about their own data: ask, look, take back, download."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pydantic import Field

from shared.accounts.store import AccountStore
from shared.exports.blobs import ExportFiles
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.privacy.model import OPEN, LogLine, PrivacyAct, PrivacyRequest, PrivacyRight, PrivacySubject, due_on
from shared.privacy.store import PrivacyStore
from shared.privacy.views import DataLink, MyPrivacyRequests, PrivacyAsked, my_view
from shared.schemes.profile import Profile

FILE_NAME = "your-data.zip"


class PrivacyWish(Model):
    right: PrivacyRight
    words: str = Field("", max_length=2000)


@dataclass(frozen=True)
class Asking:
    store: PrivacyStore
    accounts: AccountStore
    files: ExportFiles
    profile: Profile
    clock: Clock

    async def ask(self, principal: Principal, wish: PrivacyWish, request: KeyedRequest) -> PrivacyAsked:
        """Record a request. `Conflict` while one of the same kind is open, or when there is nothing to lift."""
        if earlier := await self.store.earlier_result(request):
            return PrivacyAsked.model_validate(earlier)
        mine = await self.store.of_person(principal.organisation_id, principal.user_id)
        if any(each.right is wish.right and each.state in OPEN for each in mine):
            raise Conflict("privacy-request-open", "You have asked for this already, and it is being dealt with.")
        account = await self.accounts.read(principal.organisation_id, principal.user_id)
        if account.restricted is not (wish.right is PrivacyRight.LIFTING) and wish.right in {
            PrivacyRight.RESTRICTION,
            PrivacyRight.LIFTING,
        }:
            raise Conflict("nothing-to-change", "The processing of your data stands as you ask already.")
        asked = self._new(principal, wish)
        return await self.store.create_once(asked, request, PrivacyAsked(id=asked.id))

    async def mine(self, principal: Principal) -> MyPrivacyRequests:
        found = await self.store.of_person(principal.organisation_id, principal.user_id)
        account = await self.accounts.read(principal.organisation_id, principal.user_id)
        now = self.clock()
        newest_first = sorted(found, key=lambda each: each.id, reverse=True)
        return MyPrivacyRequests(
            items=tuple(my_view(each, now) for each in newest_first), restricted=account.restricted
        )

    async def withdraw(self, principal: Principal, request_id: str) -> None:
        """Take a request back that isn't decided yet. Taking it back again changes nothing."""
        request = await self._own(principal, request_id)
        if request.log and request.log[-1].act is PrivacyAct.WITHDRAW:
            return
        await self.store.save(request.after(PrivacyAct.WITHDRAW, "the person", self.clock()))

    async def link(self, principal: Principal, request_id: str) -> DataLink:
        """Return a one-minute link to the person's own download."""
        return await self.link_to(await self._own(principal, request_id))

    async def link_to(self, request: PrivacyRequest) -> DataLink:
        now = self.clock()
        if request.file is None or now >= request.file.expires_at:
            raise NotFound("download-gone", "There is no download, or its days are over. Ask for it again.")
        url, expires_at = await self.files.link(request.file.blob, FILE_NAME, now)
        return DataLink(url=url, expires_at=expires_at)

    async def _own(self, principal: Principal, request_id: str) -> PrivacyRequest:
        request = await self.store.read(principal.organisation_id, request_id)
        if request.subject.account_id != principal.user_id:
            raise NotFound("privacy-request-not-found", "There is no such request, or it isn't yours.")
        return request

    def _new(self, principal: Principal, wish: PrivacyWish) -> PrivacyRequest:
        now = self.clock()
        calendar = self.profile.calendar()
        received = calendar.today(now)
        return PrivacyRequest(
            id=new_id(),
            organisation_id=principal.organisation_id,
            right=wish.right,
            subject=_themselves(principal),
            received_on=received,
            due=due_on(received, calendar),
            words=wish.words,
            log=(_first_line(now),),
            updated_at=now,
        )


def _themselves(principal: Principal) -> PrivacySubject:
    return PrivacySubject(
        name=principal.name,
        email=principal.email,
        organisation_id=principal.organisation_id,
        account_id=principal.user_id,
    )


def _first_line(now: datetime) -> LogLine:
    return LogLine(at=now, act="ask", by="the person")
