"""Does what was granted, on a queue. Each right can be done again: a message may come twice, or a crash between.

What is done is looked up, not remembered: a restriction that stands is left, a person who has gone stays gone.
"""

from __future__ import annotations

from dataclasses import dataclass

from shared.accounts.model import AccountState, Removal
from shared.accounts.store import AccountStore
from shared.administration.store import AdministrationStore
from shared.clients.contention import until_it_fits
from shared.clients.cosmos import Container, Operation
from shared.exports.blobs import ExportFiles
from shared.forgetting.commands import Forgetting
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, NotFound
from shared.notifications.announcing import notice_operation
from shared.notifications.kinds import Kind
from shared.privacy.letters import PrivacyLetters
from shared.privacy.matching import Matching, erased
from shared.privacy.model import (
    FILE_LIFE,
    OPEN,
    PackageFile,
    PrivacyAct,
    PrivacyCaseKey,
    PrivacyDue,
    PrivacyRequest,
    PrivacyRight,
    PrivacyState,
    PrivacySubject,
)
from shared.privacy.packing import make_package
from shared.privacy.sections import Sections
from shared.privacy.store import PrivacyStore

_PORTAL = "the portal"
_HELD = (
    "Their removal had begun before this was granted: they can't sign in any more, and what was deleted is gone."
    " The rest is kept until the restriction is lifted, and goes by itself then."
)
_GONE = "They had been forgotten before this was done: nothing was left to keep."
_STAYS_OUT = (
    "Their account stays disabled, as their organisation or the time without activity has left it: one of its"
    " administrators can enable it. Until then the days to its deletion count."
)
_GOES_ON = "Their removal, which the restriction held, goes on."
_NOBODY = PrivacySubject(name="Erased person")


@dataclass(frozen=True)
class Carrying:
    store: PrivacyStore
    sections: Sections
    matching: Matching
    files: ExportFiles
    cases: Container
    accounts: AccountStore
    people: AdministrationStore
    forgetting: Forgetting
    letters: PrivacyLetters
    clock: Clock

    async def carry_out(self, due: PrivacyDue) -> None:
        """Do what was granted, unless it has been done."""
        request = await self.store.read(due.organisation_id, due.request_id)
        if request.state is not PrivacyState.UNDER_WAY:
            return
        match request.right:
            case PrivacyRight.ACCESS:
                await self._package(request)
            case PrivacyRight.ERASURE:
                await self._erase(request)
            case PrivacyRight.RESTRICTION | PrivacyRight.LIFTING:
                await self._restrict(request, restricted=request.right is PrivacyRight.RESTRICTION)

    async def finish_erasures(self) -> int:
        """Settle the erasures of which nothing is left to do; return how many."""
        finished = 0
        for request in await self.store.being_erased():
            organisation_id, account_id = request.subject.organisation_id, request.subject.account_id
            if organisation_id and account_id and await self.forgetting.is_forgotten(organisation_id, account_id):
                await self.store.save(self._forgotten(request))
                finished += 1
        return finished

    async def _package(self, request: PrivacyRequest) -> None:
        blob = f"privacy/{request.id}.zip"
        size = await make_package(self.sections.of(request.subject), blob, self.files)
        now = self.clock()
        file = PackageFile(blob=blob, size=size, expires_at=now + FILE_LIFE)
        await self._finish(request.after(PrivacyAct.FINISH, _PORTAL, now, file=file))

    async def _restrict(self, request: PrivacyRequest, *, restricted: bool) -> None:
        subject, words = request.subject, ""
        if subject.organisation_id and subject.account_id:
            organisation_id, account_id = subject.organisation_id, subject.account_id
            words = await self._to_be_known(organisation_id, account_id, restricted=restricted)
            await until_it_fits(lambda: self._mark_account(organisation_id, account_id, restricted=restricted))
        for key in subject.cases:
            await self._change_case(key, {"restricted": restricted})
        await self._finish(request.after(PrivacyAct.FINISH, _PORTAL, self.clock(), words))

    async def go_on(self, request: PrivacyRequest) -> None:
        """Let go on what a restriction held that was refused, taken back or lifted; nothing where it still holds."""
        about = request.right in {PrivacyRight.RESTRICTION, PrivacyRight.LIFTING}
        organisation_id, account_id = request.subject.organisation_id, request.subject.account_id
        if about and request.state not in OPEN and organisation_id and account_id:
            await self.forgetting.go_on(organisation_id, account_id)

    async def _to_be_known(self, organisation_id: str, account_id: str, *, restricted: bool) -> str:
        """Return what staff have to know of somebody who was shut out meanwhile: it goes into the request's log."""
        try:
            state = (await self.accounts.read(organisation_id, account_id)).state
        except NotFound:
            return _GONE
        if state is AccountState.REMOVED:
            return _HELD if restricted else _GOES_ON
        return _STAYS_OUT if state is AccountState.DISABLED and not restricted else ""

    async def _erase(self, request: PrivacyRequest) -> None:
        subject = request.subject
        if subject.organisation_id is None or subject.account_id is None:
            for key in subject.cases:
                await until_it_fits(lambda key=key: self._erase_from(key, subject))  # type: ignore[misc]
            await self.store.save(self._forgotten(request))
            return
        try:
            await self.forgetting.check_may_begin(subject.organisation_id, subject.account_id)
            await self.letters.tell_of_erasure(request)  # while there is an address to write to
            await self.forgetting.begin(subject.organisation_id, subject.account_id, Removal.ERASURE)
        except Conflict as conflict:  # the last administrator, or restricted: staff settle that first
            words = conflict.message or conflict.title
            await self.store.save(request.after(PrivacyAct.SEND_BACK, _PORTAL, self.clock(), words, proposal=None))

    async def _finish(self, request: PrivacyRequest) -> None:
        await self.store.save(request, *answered(request))

    def _forgotten(self, request: PrivacyRequest) -> PrivacyRequest:
        return request.after(PrivacyAct.FINISH, _PORTAL, self.clock(), subject=_NOBODY, words="")

    async def _mark_account(self, organisation_id: str, account_id: str, *, restricted: bool) -> None:
        try:
            account = await self.accounts.read(organisation_id, account_id)
        except NotFound:
            return
        if account.restricted is not restricted:
            await self.people.save_account(account.model_copy(update={"restricted": restricted}))

    async def _change_case(self, key: PrivacyCaseKey, changes: dict[str, object]) -> None:
        async def change() -> None:
            case = await self.matching.case(key)
            await self.cases.replace(case.model_copy(update=changes).to_item(), etag=case.etag)

        await until_it_fits(change)

    async def _erase_from(self, key: PrivacyCaseKey, subject: PrivacySubject) -> None:
        case = await self.matching.case(key)
        if case.is_closed and not case.legal_hold:
            await self.cases.replace(erased(case, subject).to_item(), etag=case.etag)


def answered(request: PrivacyRequest) -> list[Operation]:
    """Return the operation that tells the person of the answer, where they have an account to be told by."""
    if request.subject.account_id is None:
        return []
    notice = notice_operation(
        Kind.PRIVACY_ANSWERED,
        organisation_id=request.organisation_id,
        at=request.updated_at,
        user_ids=(request.subject.account_id,),
        notice_id=f"{request.id}-{request.state}",
    )
    return [notice]
