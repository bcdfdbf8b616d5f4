"""The signed-in person: who they are, what they may do, and what stands around their pages."""

from __future__ import annotations

import asyncio

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.accounts.terms import current_terms
from shared.cases.fields import Column, columns
from shared.kernel.model import Model
from shared.kernel.principal import Permission, Role
from shared.notifications.queries import count_unread, inbox_version
from shared.organisations.model import Business, NamedContact
from shared.schemes.casework import Challenges, Updates
from shared.schemes.documents import DocumentRules
from shared.schemes.profile import Profile
from shared.schemes.service import Helpdesk, Limits, Session
from shared.views.queries import ViewList, my_views

routes = Routes("me")


class User(Model):
    id: str
    name: str
    email: str
    roles: tuple[Role, ...]


class OrganisationName(Model):
    id: str
    name: str


class TermsState(Model):
    """No case data is shown until `accepted_version` is the current one."""

    current_version: str
    accepted_version: str | None


class SchemeRules(Model):
    """What pages need to know of the scheme to help before the server has to refuse."""

    name: str
    short_name: str
    reference_example: str
    time_zone: str
    documents: DocumentRules
    updates: Updates
    challenges: Challenges
    limits: Limits
    session: Session
    helpdesk: Helpdesk


class Bell(Model):
    """`version` is what `unread-notifications` takes as `If-None-Match`."""

    unread: int
    version: str


class Frame(Model):
    """What stands around every page. None for whoever hears no news, or may see no cases."""

    bell: Bell | None
    views: ViewList | None


class Me(Model):
    """Everything the pages need to open: one call. `frame` is None until the current terms are accepted."""

    user: User
    organisation: OrganisationName
    businesses: tuple[Business, ...]
    permissions: tuple[Permission, ...]
    named_contact: NamedContact | None
    terms: TermsState
    scheme: SchemeRules
    case_fields: tuple[Column, ...]
    frame: Frame | None


@routes.get("me", permission=Permission.SIGNED_IN)
async def get_me(call: Call) -> Me:
    """Who I am, what I may do, and the scheme's rules."""
    person, services = call.principal, call.services
    version = current_terms(services.clock().date()).version
    organisation, frame = await asyncio.gather(
        services.organisations.read(person.organisation_id),
        _frame(call, may_see=person.accepted_terms == version),
    )
    return Me(
        user=User(id=person.user_id, name=person.name, email=person.email, roles=person.roles),
        organisation=OrganisationName(id=organisation.id, name=organisation.name),
        businesses=tuple(business for business in organisation.businesses if business.id in person.business_ids),
        permissions=tuple(sorted(person.permissions)),
        named_contact=organisation.contact,
        terms=TermsState(current_version=version, accepted_version=person.accepted_terms),
        scheme=_rules(services.profile),
        case_fields=columns(services.profile),
        frame=frame,
    )


async def _frame(call: Call, *, may_see: bool) -> Frame | None:
    if not may_see:
        return None
    bell, views = await asyncio.gather(_bell(call), _views(call))
    return Frame(bell=bell, views=views)


async def _bell(call: Call) -> Bell | None:
    if not call.principal.may(Permission.NOTIFICATIONS):
        return None
    wired = call.services
    version = await inbox_version(call.principal, wired.notifications.store, wired.clock, wired.calendar)
    unread = await count_unread(call.principal, version, wired.notifications.store)
    return Bell(unread=unread.unread, version=version)


async def _views(call: Call) -> ViewList | None:
    if not call.principal.may(Permission.CASES_READ):
        return None
    return await my_views(call.principal, call.services.following.store)


def _rules(profile: Profile) -> SchemeRules:
    return SchemeRules(
        name=profile.scheme_name,
        short_name=profile.short_name,
        reference_example=profile.reference.example,
        time_zone=profile.place.time_zone,
        documents=profile.documents,
        updates=profile.updates,
        challenges=profile.challenges,
        limits=profile.limits,
        session=profile.session,
        helpdesk=profile.helpdesk,
    )
