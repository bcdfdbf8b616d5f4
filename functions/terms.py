"""The terms of use: read by anybody, accepted by whoever signs in, before any data."""

from __future__ import annotations

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.accounts.commands import accept_terms
from shared.accounts.model import TermsAcceptance
from shared.accounts.terms import Terms, TermsHistory, current_terms, terms_history, terms_of
from shared.kernel.model import Model
from shared.kernel.principal import Permission

routes = Routes("terms")


class TermsPath(Model):
    version: str = Field(max_length=10)


class TermsAcceptances(Model):
    items: tuple[TermsAcceptance, ...]


class AcceptTerms(Model):
    version: str


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
