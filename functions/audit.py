"""The audit trail: searched and exported by security staff, sealed by a timer; administrators see their own acts."""

from __future__ import annotations

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import ROUTES, Routes
from functions.edge.timer import on_timer
from shared.audit.sealing import seal_due_hours
from shared.inspection.exporting import export
from shared.inspection.model import AdministrativeEvents, AuditFile, AuditPage, EntryQuery, Search
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.wiring import Services

routes = Routes("audit")


class EventQuery(Model):
    cursor: str | None = None
    limit: int = Field(50, ge=1, le=200)


class AuditActs(Model):
    """The acts that the trail can name, for a list to choose from."""

    items: tuple[str, ...]


@routes.get("audit-entries", permission=Permission.STAFF_SECURITY, audit="audit.search")
async def get_audit_entries(call: Call, query: EntryQuery) -> AuditPage:
    """Search the audit trail, newest first."""
    return await call.services.inspection.search(query)


@routes.get("audit-acts", permission=Permission.STAFF_SECURITY, audit="audit.acts")
async def get_audit_acts(call: Call) -> AuditActs:  # noqa: ARG001  nothing of it is needed
    """List what the trail calls each act."""
    return AuditActs(items=tuple(sorted({route.audit for route in ROUTES if route.audit})))


@routes.post("audit-exports", permission=Permission.STAFF_SECURITY, audit="audit.export")
async def post_audit_export(call: Call, body: Search) -> AuditFile:
    """Write what a search finds into a CSV file; the link to it lives a minute, the file as long as other exports."""
    return await export(body, call.request, call.services.inspection, call.services.exports.files)


@routes.get("organisation-events", permission=Permission.USERS_MANAGE, audit="organisation-events.list")
async def get_organisation_events(call: Call, query: EventQuery) -> AdministrativeEvents:
    """List what administrators did in my organisation. Who looked at which case isn't among it."""
    return await call.services.inspection.administrative_events(call.principal, query.cursor, query.limit)


@on_timer(routes.blueprint, "0 12 * * * *")
async def seal_audit_trail(wired: Services) -> None:
    """Seal the hours that are over."""
    await seal_due_hours(wired.audit, wired.seal_archive, wired.clock)
