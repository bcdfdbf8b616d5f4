"""Further administrators, asked for by an administrator or a supervisor, given by the scheme's helpdesk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from shared.accounts.model import Account, AccountState
from shared.administration.addresses import ADDRESS, check_address
from shared.administration.inviting import Newcomer, invited
from shared.administration.store import AdministrationStore, Roster
from shared.clients.cosmos import Container, Operation
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, Invalid, NotFound, Stale
from shared.kernel.ids import new_id
from shared.kernel.model import Model, Stored
from shared.kernel.principal import Principal, Role
from shared.onboarding.application import Lowered, Words
from shared.onboarding.model import Said
from shared.organisations.store import OrganisationStore
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem

_KEPT = int(timedelta(days=90).total_seconds())
_OF_ONE = "SELECT * FROM c WHERE c.type = 'administrator-request'"
_OPEN = "SELECT * FROM c WHERE c.type = 'administrator-request' AND c.state = 'open'"
_MOST = 500
_TRIES = 5


class AskState(StrEnum):
    OPEN = "open"
    GIVEN = "given"
    REFUSED = "refused"


class AdministratorRequest(Stored):
    """Lives in `accounts`, in the partition of its organisation; forgotten by TTL after it was decided."""

    type: Literal["administrator-request"] = "administrator-request"
    id: str
    organisation_id: str
    name: str
    email: str
    why: str
    asked_by: str
    asked_at: datetime
    state: AskState = AskState.OPEN
    decided_at: datetime | None = None
    decided_by: str | None = None
    words: str = ""
    ttl: int = -1
    etag: str | None = Field(None, alias="_etag", exclude=True)

    def decided(self, state: AskState, by: str, words: str, now: datetime) -> AdministratorRequest:
        if self.state is not AskState.OPEN:
            raise Conflict("request-decided", "A colleague has decided on this already.")
        told = {"state": state, "decided_at": now, "decided_by": by, "words": words, "ttl": _KEPT}
        return self.model_copy(update=told)


class NewAdministrator(Model):
    name: Words
    email: Lowered = Field(max_length=254, pattern=ADDRESS)
    why: Said


class AskLine(Model):
    id: str
    name: str
    email: str
    why: str
    asked_by: str
    asked_at: datetime
    state: AskState
    decided_at: datetime | None
    words: str


class AskList(Model):
    """What was asked for lately, the newest on top."""

    items: tuple[AskLine, ...]


class StaffAskLine(AskLine):
    organisation_id: str
    organisation_name: str


class StaffAskList(Model):
    """What waits for staff, the oldest on top."""

    items: tuple[StaffAskLine, ...]


class AskDecision(Model):
    """`words` are for whoever asked; a refusal needs them."""

    given: bool
    words: str = Field("", max_length=2000)


class AskReceipt(Model):
    id: str
    state: AskState


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
        return AskList(items=tuple(AskLine(**_told(each)) for each in newest_first))

    async def waiting(self) -> StaffAskList:
        items = await self.accounts.everywhere(_OPEN, {}, limit=_MOST)
        found = sorted((AdministratorRequest.from_item(item) for item in items), key=lambda each: each.asked_at)
        names = await self.organisations.names(list({each.organisation_id for each in found}))
        return StaffAskList(items=tuple(_staff_line(each, names) for each in found))

    async def decide(
        self, staff: Principal, where: tuple[str, str], decision: AskDecision, keyed: KeyedRequest
    ) -> AskReceipt:
        """Give the role or refuse it with why. `where` is the organisation and the request.

        Whoever has an account gets the role with the next sign of life; anybody else an invitation.
        """
        if not decision.given and not decision.words.strip():
            raise Invalid("words-missing", "Say why: whoever asked will read it.")
        record = keyed.model_copy(update={"organisation_id": where[0]})
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


def _told(request: AdministratorRequest) -> dict[str, Any]:
    return {name: getattr(request, name) for name in AskLine.model_fields}


def _staff_line(request: AdministratorRequest, names: dict[str, str]) -> StaffAskLine:
    name = names.get(request.organisation_id, request.organisation_id)
    return StaffAskLine(**_told(request), organisation_id=request.organisation_id, organisation_name=name)


def administrator_request_work(change: dict[str, Any]) -> WorkItem:
    """Return the work that a request means: open until it is decided."""
    request = AdministratorRequest.from_item(change)
    return WorkItem(
        id=request.id,
        kind=WorkKind.ADMINISTRATOR_REQUEST,
        organisation_id=request.organisation_id,
        what="Another administrator is asked for",
        since=request.asked_at,
        state="open" if request.state is AskState.OPEN else "done",
    )
