"""Invites people: one, or a list with a report line by line. All that can be invited are, in one batch."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from pydantic import Field

from shared.accounts.model import AccountState
from shared.administration.addresses import ADDRESS, check_address
from shared.administration.model import (
    VALID_FOR,
    Invitation,
    InvitationDue,
    InvitationState,
    WithdrawalDue,
    due,
    invitation_id,
)
from shared.administration.roster import check_businesses, check_roles
from shared.administration.store import AdministrationStore, Roster
from shared.clients.cosmos import Operation
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, Forbidden, Invalid, NotFound, RecourseError
from shared.kernel.model import Model
from shared.kernel.principal import Principal, Role

MOST = 40  # lines: two operations each stay below a batch's hundred


class Newcomer(Model):
    name: str = Field(min_length=1, max_length=100)
    email: str = Field(max_length=254, pattern=ADDRESS)
    roles: tuple[Role, ...]
    business_ids: tuple[str, ...]


class InvitedLine(Model):
    """What became of one newcomer; `code` and `message` say why not."""

    email: str
    invited: bool
    code: str | None = None
    message: str | None = None


class Report(Model):
    lines: tuple[InvitedLine, ...]
    invited: int


async def invite(
    principal: Principal,
    newcomers: tuple[Newcomer, ...],
    request: KeyedRequest,
    store: AdministrationStore,
    clock: Clock,
) -> Report:
    """Invite those who can be; a single one who can't be is an error of its own."""
    if earlier := await store.earlier_result(request):
        return Report.model_validate(earlier)
    roster, now = await store.roster(principal.organisation_id), clock()
    lines: list[InvitedLine] = []
    operations: list[Operation] = []
    for newcomer, objection in looked_at(newcomers, roster, now):
        if objection and len(newcomers) == 1:
            raise objection
        lines.append(_line(newcomer, objection))
        if objection is None:
            operations += invited(newcomer, roster, principal.name, now)
    report = Report(lines=tuple(lines), invited=sum(line.invited for line in lines))
    return await store.commit_once(request, operations, report)


async def resend(
    principal: Principal, invitation_id: str, request: KeyedRequest, store: AdministrationStore, clock: Clock
) -> Report:
    """Send it again, with a new link and fourteen new days; the older link stops working."""
    if earlier := await store.earlier_result(request):
        return Report.model_validate(earlier)
    invitation = await _pending(principal, invitation_id, store)
    again = renewed(invitation, clock())
    message = InvitationDue(organisation_id=again.organisation_id, invitation_id=again.id, sending=again.sending)
    replace: Operation = ("replace", (again.id, again.to_item()), {"if_match_etag": invitation.etag})
    report = Report(lines=(InvitedLine(email=again.email, invited=True),), invited=1)
    return await store.commit_once(request, [replace, due(message, clock())], report)


async def revoke(principal: Principal, invitation_id: str, store: AdministrationStore, clock: Clock) -> None:
    """Take it back: the link stops working at once."""
    invitation = await _pending(principal, invitation_id, store)
    taken_back = invitation.model_copy(update={"state": InvitationState.REVOKED})
    message = WithdrawalDue(organisation_id=invitation.organisation_id, invitation_id=invitation.id)
    replace: Operation = ("replace", (invitation.id, taken_back.to_item()), {"if_match_etag": invitation.etag})
    await store.commit(invitation.organisation_id, [replace, due(message, clock())])


def invited(newcomer: Newcomer, roster: Roster, by: str, now: datetime) -> list[Operation]:
    """Return the operations of one invitation, in place of an older one to the same address."""
    older = next((each for each in roster.invitations if each.id == invitation_id(newcomer.email)), None)
    invitation = Invitation(
        id=invitation_id(newcomer.email),
        organisation_id=roster.organisation.id,
        email=newcomer.email.strip().lower(),
        name=newcomer.name.strip(),
        roles=newcomer.roles,
        business_ids=newcomer.business_ids,
        secret=secrets.token_urlsafe(32),
        invited_by=by,
        sending=older.sending + 1 if older else 1,
        expires_at=now + VALID_FOR,
    )
    message = InvitationDue(
        organisation_id=invitation.organisation_id, invitation_id=invitation.id, sending=invitation.sending
    )
    if older is None:
        return [("create", (invitation.to_item(),)), due(message, now)]
    replace: Operation = ("replace", (invitation.id, invitation.to_item()), {"if_match_etag": older.etag})
    return [replace, due(message, now)]


def renewed(invitation: Invitation, now: datetime) -> Invitation:
    return invitation.model_copy(
        update={
            "secret": secrets.token_urlsafe(32),
            "sending": invitation.sending + 1,
            "expires_at": now + VALID_FOR,
            "undeliverable": None,
        }
    )


def looked_at(
    newcomers: Iterable[Newcomer], roster: Roster, now: datetime
) -> Iterable[tuple[Newcomer, RecourseError | None]]:
    """Yield each with what there is to be said against inviting it, an earlier line of the same list included."""
    seen: set[str] = set()
    for newcomer in newcomers:
        address = newcomer.email.strip().lower()
        repeated = Conflict("line-repeated", "This address is on an earlier line.")
        yield newcomer, repeated if address in seen else _objection(newcomer, roster, now)
        seen.add(address)


def _objection(newcomer: Newcomer, roster: Roster, now: datetime) -> RecourseError | None:
    try:
        check_newcomer(newcomer, roster, now)
    except (Invalid, Conflict, Forbidden) as objection:
        return objection
    return None


def check_newcomer(newcomer: Newcomer, roster: Roster, now: datetime) -> None:
    """Raise what there is to be said against inviting `newcomer`."""
    check_address(newcomer.email, roster.organisation)
    check_roles((), newcomer.roles)
    check_businesses(newcomer.business_ids, roster.organisation)
    address = newcomer.email.strip().lower()
    for account in roster.accounts:
        if account.email.lower() == address:
            disabled = account.state is not AccountState.ACTIVE
            raise Conflict("already-here", "They have an account" + (", which is disabled." if disabled else "."))
    for invitation in roster.invitations:
        if invitation.id == invitation_id(address) and _still_open(invitation, now):
            raise Conflict("already-invited", "They have an open invitation. Send it again from the list.")


def _still_open(invitation: Invitation, now: datetime) -> bool:
    return invitation.state is InvitationState.PENDING and now < invitation.expires_at


def _line(newcomer: Newcomer, objection: RecourseError | None) -> InvitedLine:
    if objection is None:
        return InvitedLine(email=newcomer.email, invited=True)
    return InvitedLine(email=newcomer.email, invited=False, code=objection.code, message=objection.message)


async def _pending(principal: Principal, invitation_id: str, store: AdministrationStore) -> Invitation:
    invitation = await store.invitation(principal.organisation_id, invitation_id)
    if invitation.state is not InvitationState.PENDING:
        raise NotFound("invitation-not-found", "There is no such invitation.")
    return invitation
