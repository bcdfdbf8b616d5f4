"""The signed-in person: who they are, what they may do, and the terms they must accept first."""

from __future__ import annotations

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.accounts.commands import accept_terms
from shared.accounts.model import TermsAcceptance
from shared.accounts.terms import Terms, TermsHistory, current_terms, terms_history, terms_of
from shared.cases.fields import Column, columns
from shared.kernel.model import Model
from shared.kernel.principal import Permission, Role
from shared.organisations.model import Business, NamedContact
from shared.schemes.casework import Challenges, Updates
from shared.schemes.documents import DocumentRules
from shared.schemes.profile import Profile
from shared.schemes.service import Helpdesk, Limits, Session

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


class Me(Model):
    """Everything the pages need to open: one call."""

    user: User
    organisation: OrganisationName
    businesses: tuple[Business, ...]
    permissions: tuple[Permission, ...]
    named_contact: NamedContact | None
    terms: TermsState
    scheme: SchemeRules
    case_fields: tuple[Column, ...]


class TermsPath(Model):
    version: str = Field(max_length=10)


class TermsAcceptances(Model):
    items: tuple[TermsAcceptance, ...]


class AcceptTerms(Model):
    version: str


@routes.get("me", permission=Permission.SIGNED_IN)
async def get_me(call: Call) -> Me:
    """Who I am, what I may do, and the scheme's rules."""
    person, services = call.principal, call.services
    organisation = await services.organisations.read(person.organisation_id)
    return Me(
        user=User(id=person.user_id, name=person.name, email=person.email, roles=person.roles),
        organisation=OrganisationName(id=organisation.id, name=organisation.name),
        businesses=tuple(business for business in organisation.businesses if business.id in person.business_ids),
        permissions=tuple(sorted(person.permissions)),
        named_contact=organisation.contact,
        terms=TermsState(
            current_version=current_terms(services.clock().date()).version, accepted_version=person.accepted_terms
        ),
        scheme=_rules(services.profile),
        case_fields=columns(services.profile),
    )


@routes.get("terms", permission=Permission.PUBLIC)
async def get_terms(call: Call) -> Terms:
    """Read the terms of use that bind today, as Markdown."""
    return current_terms(call.services.clock().date())


@routes.get("terms-versions", permission=Permission.PUBLIC)
async def get_terms_versions(call: Call) -> TermsHistory:
    """List every version of the terms of use, newest first."""
    return terms_history(call.services.clock().date())


@routes.get("terms-versions/{version}", permission=Permission.PUBLIC)
async def get_terms_version(_call: Call, path: TermsPath) -> Terms:
    """Read one version of the terms, as it was accepted."""
    return terms_of(path.version)


@routes.get("terms-acceptances", permission=Permission.SIGNED_IN)
async def get_terms_acceptances(call: Call) -> TermsAcceptances:
    """List the versions that I accepted, and when."""
    account = await call.services.accounts.read(call.principal.organisation_id, call.principal.user_id)
    return TermsAcceptances(items=account.terms_acceptances)


@routes.post("terms-acceptances", permission=Permission.SIGNED_IN, keyed=False)
async def post_terms_acceptance(call: Call, body: AcceptTerms) -> TermsAcceptance:
    """Accept the terms on behalf of the organisation. Accepting a version again changes nothing, so it needs no key."""
    return await accept_terms(call.principal, body.version, call.services.accounts, call.services.clock)


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
