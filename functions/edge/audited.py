"""Runs a handler with its entry in the audit trail, so that nothing is shown or changed without one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from functions.edge.call import Call
from shared.audit.model import Entry, EntryKind
from shared.kernel.errors import RecourseError
from shared.kernel.ids import new_id
from shared.kernel.principal import Permission

if TYPE_CHECKING:
    from functions.edge.routes import Route

ALLOWED = "allowed"
_POWERS = frozenset({Permission.USERS_MANAGE, Permission.STAFF_HELPDESK, Permission.STAFF_SECURITY})


async def run_audited(route: Route, call: Call, parts: dict[str, Any]) -> Any:
    """Return the handler's result once its entry is written; a refusal gets an entry of its own.

    A read runs beside the write, so the trail costs no extra wait; its result is withheld if the entry fails.
    A change waits for the entry: afterwards would be too late to take it back.
    """
    if route.audit is None:
        return await route.handler(call, **parts)
    try:
        if route.method == "GET":
            return await _side_by_side(route, call, parts)
        await _write(route, call, parts, ALLOWED)
        return await route.handler(call, **parts)
    except RecourseError as error:
        await _write(route, call, parts, error.code)
        raise


async def _side_by_side(route: Route, call: Call, parts: dict[str, Any]) -> Any:
    # TaskGroup would wrap the errors; both are awaited so that neither is left running or unheard.
    entry = asyncio.create_task(_write(route, call, parts, ALLOWED))
    try:
        return await route.handler(call, **parts)
    finally:
        await entry


async def _write(route: Route, call: Call, parts: dict[str, Any], outcome: str) -> None:
    entry = Entry(
        id=new_id(),
        organisation_id=call.principal.organisation_id,
        at=call.services.clock(),
        actor=call.principal.audit_id,
        on_behalf_of=call.principal.organisation_id,
        kind=kind_of(route),
        action=route.audit or route.name,
        subject=_subject(parts),
        cases=tuple(getattr(parts.get("body"), "references", ())),
        outcome=outcome,
        address=call.address,
        correlation_id=call.correlation_id,
    )
    await call.services.audit.write(entry)


def kind_of(route: Route) -> EntryKind:
    """Tell an administrative act (people, or how the portal runs, are changed) from access to case data."""
    administrative = route.permission in _POWERS and route.method != "GET"
    return EntryKind.ADMINISTRATIVE if administrative else EntryKind.ACCESS


def _subject(parts: dict[str, Any]) -> str | None:
    """Name what was touched: the path's own ids, or the case a body is about; a list has none."""
    path, body = parts.get("path"), parts.get("body")
    if path is not None:
        return "/".join(str(value) for value in path.model_dump().values())
    return getattr(body, "case_reference", None)
