"""Exports: asked for over HTTP, made on a queue, downloaded by a short-lived link, forgotten by a timer."""

from __future__ import annotations

from functions.edge.call import Call
from functions.edge.queue import on_queue
from functions.edge.routes import Routes
from functions.edge.timer import on_timer
from shared.exports.model import QUEUE, SliceDue, Wanted
from shared.exports.queries import ExportList, export_link, my_exports
from shared.exports.views import ExportLink, ExportView
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.wiring import Services

routes = Routes("exports")


class ExportPath(Model):
    export_id: str


@routes.post("exports", permission=Permission.CASES_EXPORT, audit="exports.request", status=202)
async def post_export(call: Call, body: Wanted) -> ExportView:
    """Ask for a file of the current view, or of the ticked cases. It is made on a queue; the bell tells when."""
    return await call.services.exports.request(call.principal, body, call.request)


@routes.get("exports", permission=Permission.CASES_EXPORT, audit="exports.list")
async def get_exports(call: Call) -> ExportList:
    """List my exports: what is being made, and what is available for download."""
    return await my_exports(call.principal, call.services.exports)


@routes.post(
    "exports/{exportId}/links", permission=Permission.CASES_EXPORT, audit="exports.link", status=200, keyed=False
)
async def post_export_link(call: Call, path: ExportPath) -> ExportLink:
    """Get a one-minute link to my file. Nothing changes by asking, so it needs no key."""
    return await export_link(call.principal, path.export_id, call.services.exports)


@routes.delete("exports/{exportId}", permission=Permission.CASES_EXPORT, audit="exports.cancel")
async def delete_export(call: Call, path: ExportPath) -> None:
    """Call an export off while it is being made."""
    await call.services.exports.cancel(call.principal, path.export_id)


@on_queue(routes.blueprint, QUEUE)
async def make_export_slice(wired: Services, message: SliceDue) -> None:
    """Make one slice of an export."""
    await wired.exports.make_slice(message)


@on_timer(routes.blueprint, "0 17 * * * *")
async def remove_old_exports(wired: Services) -> None:
    """Delete the files whose exports have expired."""
    await wired.exports.remove_old_files()
