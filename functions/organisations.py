"""Organisations and their users, for the scheme's staff."""

from __future__ import annotations

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.administration.finding import UserQuery, UsersFound, find_users
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.onboarding.application import BusinessNamed
from shared.onboarding.organisation_page import OrganisationList, OrganisationPage, OrganisationQuery
from shared.onboarding.organisations import NewContact, NewDomain, OrganisationChanged

routes = Routes("organisations")
_STAFF = Permission.STAFF_HELPDESK


class OrganisationPath(Model):
    organisation_id: str = Field(max_length=100)


class DomainPath(OrganisationPath):
    domain: str = Field(max_length=253)


@routes.get("staff/organisations", permission=_STAFF, audit="organisations.list")
async def get_organisations(call: Call, query: OrganisationQuery) -> OrganisationList:
    """Find organisations by their name, a business, a regulator number or a domain."""
    return await call.services.onboarding.organisations.overview(query)


@routes.get("staff/organisations/{organisationId}", permission=_STAFF, audit="organisations.open")
async def get_organisation(call: Call, path: OrganisationPath) -> OrganisationPage:
    """Read an organisation: its businesses, domains, sign-in, contact and people."""
    return await call.services.onboarding.organisations.page(path.organisation_id)


@routes.post("staff/organisations/{organisationId}/businesses", permission=_STAFF, audit="organisations.add-business")
async def post_organisation_business(call: Call, path: OrganisationPath, body: BusinessNamed) -> OrganisationChanged:
    """Add a business to an organisation."""
    return await call.services.onboarding.organisations.add_business(path.organisation_id, body, call.request)


@routes.post("staff/organisations/{organisationId}/domains", permission=_STAFF, audit="organisations.add-domain")
async def post_organisation_domain(call: Call, path: OrganisationPath, body: NewDomain) -> OrganisationChanged:
    """Add an email domain to an organisation."""
    return await call.services.onboarding.organisations.add_domain(path.organisation_id, body, call.request)


@routes.delete(
    "staff/organisations/{organisationId}/domains/{domain}", permission=_STAFF, audit="organisations.remove-domain"
)
async def delete_organisation_domain(call: Call, path: DomainPath) -> None:
    """Take an email domain away that nobody uses."""
    await call.services.onboarding.organisations.remove_domain(path.organisation_id, path.domain)


@routes.put("staff/organisations/{organisationId}/contact", permission=_STAFF, audit="organisations.name-contact")
async def put_organisation_contact(call: Call, path: OrganisationPath, body: NewContact) -> OrganisationChanged:
    """Name whom of the staff an organisation can turn to, or nobody."""
    return await call.services.onboarding.organisations.name_contact(path.organisation_id, body)


@routes.get("staff/users", permission=Permission.STAFF_PEOPLE, audit="users.find")
async def get_users(call: Call, query: UserQuery) -> UsersFound:
    """Find users of any organisation by a part of their name or address."""
    return await find_users(query, call.services.accounts, call.services.organisations)
