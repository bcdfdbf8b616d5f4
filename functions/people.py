"""An organisation's people, for its administrators; invitations, for those they reach; and what follows from both."""

from __future__ import annotations

from typing import Any

import azure.functions as func
from pydantic import Field

from functions.edge.call import Call
from functions.edge.feed import on_changes, source_of
from functions.edge.poison import react
from functions.edge.queue import on_queue
from functions.edge.routes import Routes
from functions.edge.timer import on_timer
from shared.administration.checking import CheckedList, ListToCheck, check_list
from shared.administration.commands import Access, Done, change_access, disable, enable, remove, reset_mfa
from shared.administration.inviting import MOST, Newcomer, Report, invite, resend, revoke
from shared.administration.model import QUEUE, Message
from shared.administration.queries import PeopleList, PersonLine, people_of
from shared.administration.redeeming import InvitationPage, Link, Welcome, look_at, redeem
from shared.kernel.errors import Invalid
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.outbox.relay import relay_changes, stragglers
from shared.wiring import Services

routes = Routes("people")
blueprint = func.Blueprint()  # type: ignore[no-untyped-call]
_CONTAINER = "accounts"


class PersonPath(Model):
    person_id: str = Field(max_length=100)


class InvitationPath(Model):
    invitation_id: str = Field(max_length=100)


class Newcomers(Model):
    newcomers: tuple[Newcomer, ...] = Field(min_length=1, max_length=MOST)


@routes.get("people", permission=Permission.USERS_MANAGE, audit="people.list")
async def get_people(call: Call) -> PeopleList:
    """List the people and open invitations of my organisation."""
    administration = call.services.administration
    return await people_of(
        call.principal, administration.store, administration.directory, administration.holds, call.services.clock
    )


@routes.put("people/{personId}", permission=Permission.USERS_MANAGE, audit="person.change-access")
async def put_person(call: Call, path: PersonPath, body: Access) -> PersonLine:
    """Change somebody's roles and businesses, or my own. Send the person's `version` as If-Match."""
    if call.if_match is None:
        raise Invalid("if-match-missing", "Send If-Match with the person's version.")
    store = call.services.administration.store
    return await change_access(call.principal, path.person_id, body, call.if_match, store, call.services.clock)


@routes.post("people/{personId}/disablement", permission=Permission.USERS_MANAGE, audit="person.disable", status=200)
async def post_person_disablement(call: Call, path: PersonPath) -> Done:
    """Keep somebody out. Enabling lets them in again."""
    store = call.services.administration.store
    return await disable(call.principal, path.person_id, call.request, store, call.services.clock)


@routes.post("people/{personId}/enablement", permission=Permission.USERS_MANAGE, audit="person.enable", status=200)
async def post_person_enablement(call: Call, path: PersonPath) -> Done:
    """Let somebody in again."""
    store = call.services.administration.store
    return await enable(call.principal, path.person_id, call.request, store, call.services.clock)


@routes.delete("people/{personId}", permission=Permission.USERS_MANAGE, audit="person.remove")
async def delete_person(call: Call, path: PersonPath) -> None:
    """Remove somebody for good, here and in the directory."""
    administration, clock = call.services.administration, call.services.clock
    await remove(call.principal, path.person_id, administration.store, administration.holds, clock)


@routes.post("people/{personId}/mfa-reset", permission=Permission.USERS_MANAGE, audit="person.reset-mfa", status=200)
async def post_person_mfa_reset(call: Call, path: PersonPath) -> Done:
    """Have somebody set up a new second factor at their next sign-in. Local accounts only."""
    administration, clock = call.services.administration, call.services.clock
    store, directory = administration.store, administration.directory
    return await reset_mfa(call.principal, path.person_id, call.request, store, directory, clock)


@routes.post("invitations", permission=Permission.USERS_MANAGE, audit="people.invite")
async def post_invitations(call: Call, body: Newcomers) -> Report:
    """Invite people: those who can't be are told why, the others are invited."""
    store = call.services.administration.store
    return await invite(call.principal, body.newcomers, call.request, store, call.services.clock)


@routes.post(
    "invitation-checks", permission=Permission.USERS_MANAGE, audit="people.check-list", status=200, keyed=False
)
async def post_invitation_check(call: Call, body: ListToCheck) -> CheckedList:
    """Look at a list of people as CSV, line by line, without inviting anybody."""
    return await check_list(call.principal, body, call.services.administration.store, call.services.clock)


@routes.post("invitations/{invitationId}/sendings", permission=Permission.USERS_MANAGE, audit="invitation.resend")
async def post_invitation_sending(call: Call, path: InvitationPath) -> Report:
    """Send an invitation again, with a new link."""
    store = call.services.administration.store
    return await resend(call.principal, path.invitation_id, call.request, store, call.services.clock)


@routes.delete("invitations/{invitationId}", permission=Permission.USERS_MANAGE, audit="invitation.revoke")
async def delete_invitation(call: Call, path: InvitationPath) -> None:
    """Take an invitation back."""
    await revoke(call.principal, path.invitation_id, call.services.administration.store, call.services.clock)


@routes.post("invitation-views", permission=Permission.PUBLIC, status=200, keyed=False)
async def post_invitation_view(call: Call, body: Link) -> InvitationPage:
    """Look at the invitation behind an emailed link. Changes nothing; a POST keeps the secret out of addresses."""
    wired = call.services
    return await look_at(body, wired.administration.store, wired.organisations, wired.clock)


@routes.post("invitation-redemptions", permission=Permission.PUBLIC, keyed=False)
async def post_invitation_redemption(call: Call, body: Link) -> Welcome:
    """Accept an invitation with a token of the invited address. Repeating it changes nothing, so it needs no key."""
    wired = call.services
    bearer = await wired.people.bearer(call.token)
    return await redeem(bearer, body, wired.administration.store, wired.organisations, wired.clock)


@on_queue(blueprint, QUEUE)
async def follow_people(wired: Services, message: Message) -> None:
    """Send an invitation, or make the directory agree with an account."""
    await wired.administration.follower.follow(message)


@on_changes(blueprint, _CONTAINER)
async def relay_people_outbox(wired: Services, changes: list[dict[str, Any]]) -> None:
    """Relay the messages among the changes of accounts."""
    await relay_changes(changes, wired.administration.outbox, wired.bus, wired.clock)


@on_timer(blueprint, "45 * * * * *")
async def sweep_people_outbox(wired: Services) -> None:
    """Relay what has been waiting for more than a minute."""
    waiting = await stragglers(wired.administration.outbox, wired.clock)
    if waiting:
        await react(relay_people_outbox, source_of(_CONTAINER), waiting, wired)
