"""What people ask about their own exports."""

from __future__ import annotations

from shared.exports.commands import Exports
from shared.exports.model import State
from shared.exports.veil import may_hold_hidden, without_hidden
from shared.exports.views import ExportLink, ExportView, view_of
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.model import Model
from shared.kernel.principal import Principal


class ExportList(Model):
    items: tuple[ExportView, ...]


async def my_exports(principal: Principal, exports: Exports) -> ExportList:
    """Return the person's exports, newest first: a query, and one of what is hidden by now where cases were ticked."""
    found = await exports.store.of_user(principal.organisation_id, principal.user_id)
    ticked = any(export.wanted.references for export in found)
    hidden = await exports.cases.hidden(principal.organisation_id) if ticked else []
    return ExportList(items=tuple(view_of(without_hidden(export, hidden)) for export in found))


async def export_link(principal: Principal, export_id: str, exports: Exports) -> ExportLink:
    """Return a one-minute link to a ready file; not once its owner has lost a business or a case that it holds."""
    export = await exports.mine(principal, export_id)
    if set(export.business_ids) - set(principal.business_ids):
        raise NotFound("export-not-found", "There is no such export. Exports are deleted after some days.")
    if export.state is not State.READY:
        raise Conflict("export-not-ready", "This export isn't ready.", state=str(export.state))
    if may_hold_hidden(export, await exports.cases.hidden(principal.organisation_id)):
        message = "What you may see has changed since this export was made. Ask for it again."
        raise Conflict("export-outdated", message)
    file_name = f"{export.name.replace(',', '').replace(':', '.')}.{export.wanted.format}"
    url, expires_at = await exports.files.link(export.blob, file_name, exports.clock())
    return ExportLink(url=url, expires_at=expires_at)
