"""Further administrators, asked for by an administrator or a supervisor, given by the scheme's helpdesk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shared.accounts.model import Account, AccountState
from shared.administration.addresses import check_address
from shared.administration.inviting import Newcomer, invited
from shared.administration.store import AdministrationStore, Roster
from shared.clients.cosmos import Container, Operation
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, Invalid, NotFound, Stale
from shared.kernel.ids import new_id
from shared.kernel.principal import Principal, Role
from shared.onboarding.administrator_requests import (
    AdministratorRequest,
    AskDecision,
    AskList,
    AskReceipt,
    AskState,
    NewAdministrator,
    StaffAskList,
    line_of,
    staff_line_of,
)
from shared.organisations.store import OrganisationStore

_OF_ONE = "SELECT * FROM c WHERE c.type = 'administrator-request'"
_OPEN = "SELECT * FROM c WHERE c.type = 'administrator-request' AND c.state = 'open'"
_MOST = 500
_TRIES = 5


@dataclass(frozen=True)
class Administrators:
    """The verbs, with what they work on."""

    accounts: Container
    store: AdministrationStore
    organisations: OrganisationStore
    scheme_name: str
    clock: Clock

    async def ask(self, principal: Principal, new: NewAdministrator, keyed: KeyedRequest) -> AskReceipt:
        """Ask for somebody to become an administrator; they may have an account already, or none."""
        if earlier := await self.store.earlier_result(keyed):
            return AskReceipt.model_validate(earlier)
        roster = await self.store.roster(principal.organisation_id)
        check_address(new.email, roster.organisation)
        _check_no_administrator(new.email, roster)
        if any(each.email == new.email for each in await self._open(principal.organisation_id)):
            raise Conflict("already-asked", "Somebody has asked for them already. The helpdesk has it.")
        request = AdministratorRequest(
            id=f"administrator-request-{new_id()}",
            organisation_id=principal.organisation_id,
            name=new.name,
            email=new.email,
            why=new.why,
            asked_by=principal.name,
            asked_at=self.clock(),
        )
        receipt = AskReceipt(id=request.id, state=request.state)
        return await self.store.commit_once(keyed, [("create", (request.to_item(),))], receipt)

    async def of_organisation(self, principal: Principal) -> AskList:
        found = [AdministratorRequest.from_item(item) for item in await self._items(principal.organisation_id)]
        newest_first = sorted(found, key=lambda each: each.asked_at, reverse=True)
        return AskList(items=tuple(line_of(each) for each in newest_first))

    async def waiting(self) -> StaffAskList:
        items = await self.accounts.everywhere(_OPEN, {}, limit=_MOST)
        found = sorted((AdministratorRequest.from_item(item) for item in items), key=lambda each: each.asked_at)
        names = await self.organisations.names(list({each.organisation_id for each in found}))
        return StaffAskList(items=tuple(staff_line_of(each, names) for each in found))

    async def decide(
        self, staff: Principal, where: tuple[str, str], decision: AskDecision, keyed: KeyedRequest
    ) -> AskReceipt:
        """Give the role or refuse it with why. `where` is the organisation and the request.

        Whoever has an account gets the role with the next sign of life; anybody else an invitation.
        """
        if not decision.given and not decision.words.strip():
            raise Invalid("words-missing", "Say why: whoever asked will read it.")
        record = keyed.within(where[0])
        if earlier := await self.store.earlier_result(record):
            return AskReceipt.model_validate(earlier)
        for _ in range(_TRIES):
            try:
                return await self._decided(staff, where, decision, record)
            except Stale:  # the roster or the request changed: look again
                continue
        raise Stale("people-changed", "Others kept changing people. Nothing was done; try again.")

    async def _decided(
        self, staff: Principal, where: tuple[str, str], decision: AskDecision, record: KeyedRequest
    ) -> AskReceipt:
        before, now = await self._read(*where), self.clock()
        state = AskState.GIVEN if decision.given else AskState.REFUSED
        after = before.decided(state, staff.name, decision.words.strip(), now)
        operations: list[Operation] = [("replace", (after.id, after.to_item()), {"if_match_etag": before.etag})]
        if decision.given:
            operations += self._giving(before, await self.store.roster(where[0]), now)
        return await self.store.commit_once(record, operations, AskReceipt(id=after.id, state=after.state))

    def _giving(self, request: AdministratorRequest, roster: Roster, now: datetime) -> list[Operation]:
        check_address(request.email, roster.organisation)  # the domains may have changed since
        _check_no_administrator(request.email, roster)
        account = _account_of(request.email, roster.accounts)
        if account:
            changed = account.model_copy(update={"roles": (*account.roles, Role.ADMINISTRATOR)})
            replace: Operation = ("replace", (changed.id, changed.to_item()), {"if_match_etag": account.etag})
            return [roster.guard(), replace]
        everything = tuple(business.id for business in roster.organisation.businesses)
        newcomer = Newcomer(
            name=request.name, email=request.email, roles=(Role.ADMINISTRATOR,), business_ids=everything
        )
        return [roster.guard(), *invited(newcomer, roster, self.scheme_name, now)]

    async def _read(self, organisation_id: str, request_id: str) -> AdministratorRequest:
        missing = NotFound("administrator-request-not-found", "There is no such request, or it has been deleted.")
        try:
            item = await self.accounts.read(request_id, organisation_id)
        except NotFound:
            raise missing from None
        if item["type"] != "administrator-request":
            raise missing
        return AdministratorRequest.from_item(item)

    async def _items(self, organisation_id: str) -> list[dict[str, Any]]:
        return await self.accounts.all(_OF_ONE, {}, organisation_id)

    async def _open(self, organisation_id: str) -> list[AdministratorRequest]:
        found = (AdministratorRequest.from_item(item) for item in await self._items(organisation_id))
        return [each for each in found if each.state is AskState.OPEN]


def _account_of(email: str, accounts: Iterable[Account]) -> Account | None:
    return next((each for each in accounts if each.email.lower() == email), None)


def _check_no_administrator(email: str, roster: Roster) -> None:
    account = _account_of(email, roster.accounts)
    if account is None:
        return
    if account.state is not AccountState.ACTIVE:
        raise Conflict("account-disabled", "Their account is disabled. An administrator must enable it first.")
    if Role.ADMINISTRATOR in account.roles:
        raise Conflict("already-administrator", f"{account.name} is an administrator already.")
