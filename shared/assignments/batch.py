"""What a handover writes, for one batch: 25 cases make at most 77 of the 100 operations."""

from __future__ import annotations

from datetime import datetime

from shared.assignments.model import Owner
from shared.cases.edits import edit_operation
from shared.cases.model import Case, Event
from shared.clients.cosmos import Operation
from shared.handback.model import CaseLine, CasesAssigned, hand_back
from shared.kernel.ids import new_id
from shared.kernel.principal import Principal
from shared.notifications.announcing import notice_operation
from shared.notifications.kinds import Kind
from shared.schemes.casework import Party


def operations(
    act: str, principal: Principal, owner: Owner | None, cases: list[Case], now: datetime
) -> list[Operation]:
    """Return a patch and an event for each case, a notice to its new owner, and one message to the case system."""
    each = [
        operation
        for case in cases
        for operation in (
            owned(case, owner),
            assigned_event(principal.name, _said(principal, owner), case, now),
            *_notice(principal, owner, case, now),
        )
    ]
    return [*each, assigned_message(act, principal.name, owner, cases, now)]


def assigned_message(act: str, by: str, owner: Owner | None, cases: list[Case], now: datetime) -> Operation:
    """Return the message that tells the case system who has these cases of one business now."""
    told = CasesAssigned(
        id=act,
        at=now,
        organisation_id=cases[0].organisation_id,
        business_id=cases[0].business_id,
        by=by,
        owner=owner.name if owner else None,
        owner_email=owner.email if owner else None,
        cases=tuple(CaseLine(case_id=case.id, reference=case.case_reference) for case in cases),
    )
    return hand_back(told)


def owned(case: Case, owner: Owner | None) -> Operation:
    if owner is None:
        return edit_operation(case, business_case_owner=None, business_case_owner_id=None)
    return edit_operation(case, business_case_owner=owner.name, business_case_owner_id=owner.id)


def assigned_event(actor: str, text: str, case: Case, now: datetime) -> Operation:
    event = Event(
        id=new_id(),
        **case.identity,
        at=now,
        kind="case-assigned",
        party=Party.BUSINESS,
        actor=actor,
        text=text,
    )
    return "create", (event.to_item(),)


def _said(principal: Principal, owner: Owner | None) -> str:
    if owner is None:
        return "left the case without an owner"
    return "took the case" if owner.id == principal.user_id else f"assigned the case to {owner.name}"


def _notice(principal: Principal, owner: Owner | None, case: Case, now: datetime) -> list[Operation]:
    if owner is None or owner.id == principal.user_id:
        return []
    told = notice_operation(
        Kind.CASE_ASSIGNED,
        organisation_id=case.organisation_id,
        at=now,
        user_ids=(owner.id,),
        case_reference=case.case_reference,
        case_title=case.title,
    )
    return [told]
