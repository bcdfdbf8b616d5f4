"""Accepts invitations: once, by whoever signs in with the invited address, bound to their sign-in ever after."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime

from shared.accounts.model import Account, Identity, identity_id
from shared.accounts.tokens import Bearer
from shared.administration.addresses import check_address
from shared.administration.model import BindingDue, Invitation, InvitationState, due
from shared.administration.store import AdministrationStore
from shared.clients.cosmos import Operation
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, Forbidden, NotFound, Stale
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.organisations.model import SignInMethod
from shared.organisations.store import OrganisationStore


class Link(Model):
    """What the emailed link carries."""

    organisation_id: str
    invitation_id: str
    secret: str


class InvitationPage(Model):
    """What the page shows before anybody has signed in. `set_up_url` is where somebody new chooses a password."""

    organisation_name: str
    invited_by: str
    email: str
    expires_at: datetime
    sign_in: SignInMethod
    set_up_url: str | None


class Welcome(Model):
    organisation_name: str


async def look_at(
    link: Link, store: AdministrationStore, organisations: OrganisationStore, clock: Clock
) -> InvitationPage:
    """Return the invitation behind a link, or raise why it can't be accepted."""
    invitation = await _behind(link, store)
    invitation.check_open(clock())
    organisation = await organisations.read(invitation.organisation_id)
    return InvitationPage(
        organisation_name=organisation.name,
        invited_by=invitation.invited_by,
        email=invitation.email,
        expires_at=invitation.expires_at,
        sign_in=organisation.sign_in,
        set_up_url=invitation.set_up_url,
    )


async def redeem(
    bearer: Bearer, link: Link, store: AdministrationStore, organisations: OrganisationStore, clock: Clock
) -> Welcome:
    """Make the account and bind the sign-in to it. Doing so again with the same sign-in changes nothing."""
    invitation = await _behind(link, store)
    organisation = await organisations.read(invitation.organisation_id)
    identity = identity_id(bearer.issuer, bearer.subject)
    if invitation.state is InvitationState.REDEEMED and invitation.identity_id == identity:
        await store.bind(binding_of(invitation))  # healing: the first time may have stopped half-way
        return Welcome(organisation_name=organisation.name)
    invitation.check_open(clock())
    _check_owner(bearer, invitation)
    check_address(invitation.email, organisation)  # the domains may have changed since
    if await store.bound_to(bearer.issuer, bearer.subject):
        raise Conflict("sign-in-taken", "This sign-in belongs to another account here already.")
    taken = _taken(invitation, identity)
    await _commit(taken, invitation, store, clock)
    await store.bind(binding_of(taken))
    return Welcome(organisation_name=organisation.name)


def binding_of(invitation: Invitation) -> Identity:
    """Return what leads from the sign-in to the account of a redeemed invitation."""
    if invitation.identity_id is None or invitation.account_id is None:
        raise NotFound("invitation-not-found", "This invitation hasn't been redeemed.")
    return Identity(
        id=invitation.identity_id, organisation_id=invitation.organisation_id, account_id=invitation.account_id
    )


async def _behind(link: Link, store: AdministrationStore) -> Invitation:
    """Return the invitation; a wrong secret is as good as none at all."""
    invitation = await store.invitation(link.organisation_id, link.invitation_id)
    if not secrets.compare_digest(invitation.secret.encode(), link.secret.encode()):
        raise NotFound("invitation-not-found", "There is no such invitation. Open the newest email's link.")
    return invitation


def _check_owner(bearer: Bearer, invitation: Invitation) -> None:
    if not bearer.email_verified:
        raise Forbidden("email-not-verified", "Your sign-in doesn't say that your email address is verified.")
    if bearer.email.lower() != invitation.email:
        raise Forbidden("invitation-not-yours", "You are signed in with another address than the one invited.")


def _taken(invitation: Invitation, identity: str) -> Invitation:
    update = {"state": InvitationState.REDEEMED, "account_id": new_id(), "identity_id": identity, "set_up_url": None}
    return invitation.model_copy(update=update)


async def _commit(taken: Invitation, before: Invitation, store: AdministrationStore, clock: Clock) -> None:
    account = Account(
        id=taken.account_id or "",
        organisation_id=taken.organisation_id,
        audit_id=str(uuid.uuid4()),
        name=taken.name,
        email=taken.email,
        roles=taken.roles,
        business_ids=taken.business_ids,
        directory_id=taken.directory_id,
        identity_id=taken.identity_id,
        last_active_at=clock(),
    )
    message = BindingDue(organisation_id=taken.organisation_id, invitation_id=taken.id)
    operations: list[Operation] = [
        ("replace", (taken.id, taken.to_item()), {"if_match_etag": before.etag}),
        ("create", (account.to_item(),)),
        due(message, clock()),
    ]
    try:
        await store.commit(taken.organisation_id, operations)
    except Stale:
        raise Conflict("invitation-used", "This invitation was used or changed a moment ago. Try again.") from None
