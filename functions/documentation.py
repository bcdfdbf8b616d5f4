"""What a browser or a client needs to know before it signs in."""

from __future__ import annotations

from typing import Any

from functions.edge.call import Call
from functions.edge.openapi import document
from functions.edge.routes import Routes
from shared.helpdesk.hours import OpeningHours, opening_hours
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.schemes.service import Retention, Session

routes = Routes("documentation")


class PublicConfig(Model):
    """`issuer` and `client_id` are those of OpenID Connect; `staff_issuer` is where scheme staff sign in."""

    portal_name: str
    scheme_name: str
    issuer: str
    staff_issuer: str
    client_id: str
    scopes: str
    time_zone: str
    session: Session
    helpdesk: OpeningHours
    retention: Retention


@routes.get("config", permission=Permission.PUBLIC)
async def get_config(call: Call) -> PublicConfig:
    """Where to sign in, and what the portal is called."""
    settings, profile = call.services.settings, call.services.profile
    return PublicConfig(
        portal_name=profile.portal_name,
        scheme_name=profile.scheme_name,
        issuer=settings.business_issuer,
        staff_issuer=settings.staff_issuer,
        client_id=settings.client_id,
        scopes=f"openid profile email offline_access {settings.api_scope}",
        time_zone=profile.place.time_zone,
        session=profile.session,
        helpdesk=opening_hours(profile.helpdesk, profile.calendar(), call.services.clock()),
        retention=profile.retention,
    )


@routes.get("openapi.json", permission=Permission.PUBLIC)
async def get_openapi(_call: Call) -> dict[str, Any]:
    """Describe this API as OpenAPI 3.1."""
    return document()
