"""Sends updates: all or none, and once however often the request arrives."""

from __future__ import annotations

from datetime import datetime

from shared.cases.model import Case
from shared.cases.store import CaseStore
from shared.cases.suppression import SuppressionAsk
from shared.clients.cosmos import Operation
from shared.handback.model import CaseLine, UpdatesSent, hand_back
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Invalid
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.requests.commands import tick_off
from shared.requests.model import Answer
from shared.schemes.casework import HidingReason, UpdateReason
from shared.schemes.profile import Profile
from shared.updates.model import Draft, Update
from shared.updates.review import Limits, Line, Row, review, rows_of


class Receipt(Model):
    """`id` names the act; quote it to the scheme."""

    id: str
    sent_at: datetime
    references: tuple[str, ...]


class Review(Model):
    """A dry run: nothing has been sent."""

    rows: tuple[Row, ...]
    would_send: int


async def check_updates(
    principal: Principal, draft: Draft, limits: Limits, store: CaseStore, profile: Profile, clock: Clock
) -> Review:
    """Say row by row what sending `draft` would do."""
    _, lines = await review(principal, draft, limits, store, profile, clock())
    return Review(rows=rows_of(lines), would_send=sum(line.objection is None for line in lines))


async def send_updates(
    principal: Principal,
    draft: Draft,
    limits: Limits,
    request: KeyedRequest,
    store: CaseStore,
    profile: Profile,
    clock: Clock,
) -> Receipt:
    """Keep an update on every case of `draft` and queue one message to the case system, in one batch.

    For 50 cases that is 52 of the 100 operations of a batch: an update each, the message, the idempotency record.
    An update that answers a request ticks it off in the same batch. Raises `Invalid("updates-refused")` with all rows
    when any case objects, `Conflict("request-answered")` when someone was faster: then nothing is sent.
    """
    return await store.once(request, Receipt, lambda: _send(principal, draft, limits, request, store, profile, clock()))


async def _send(
    principal: Principal,
    draft: Draft,
    limits: Limits,
    request: KeyedRequest,
    store: CaseStore,
    profile: Profile,
    now: datetime,
) -> Receipt:
    reason, lines = await review(principal, draft, limits, store, profile, now)
    if any(line.objection for line in lines):
        rows = [row.to_item() for row in rows_of(lines)]
        raise Invalid("updates-refused", "Nothing has been sent. Some cases can't take this update.", rows=rows)
    act, cases = new_id(), [(line, line.case) for line in lines if line.case]
    updates = [_update(principal, draft, reason, line, case, now, len(cases)) for line, case in cases]
    receipt = Receipt(id=act, sent_at=now, references=tuple(case.case_reference for _, case in cases))
    operations: list[Operation] = [("create", (update.to_item(),)) for update in updates]
    operations += [_message(act, principal, draft, cases, now), *await _tick(draft, updates, store)]
    return await store.commit_once(request, operations, receipt)


async def _tick(draft: Draft, updates: list[Update], store: CaseStore) -> list[Operation]:
    if draft.answers is None:
        return []
    [update] = updates
    answer = Answer(at=update.at, by=update.sender_name, by_way_of="update", item_id=update.id)
    return await tick_off(update.organisation_id, update.case_reference, draft.answers, answer, store)


def _update(
    principal: Principal, draft: Draft, reason: UpdateReason, line: Line, case: Case, now: datetime, together: int
) -> Update:
    return Update(
        id=new_id(),
        **case.identity,
        at=now,
        reason=reason.code,
        reason_label=reason.label,
        comment=draft.comment,
        case_comment=line.comment,
        sender_id=principal.user_id,
        sender_name=principal.name,
        sent_with=together,
        answers=draft.answers,
        suppression=SuppressionAsk() if isinstance(reason, HidingReason) else None,
    )


def _message(act: str, principal: Principal, draft: Draft, cases: list[tuple[Line, Case]], now: datetime) -> Operation:
    first = cases[0][1]
    told = UpdatesSent(
        id=act,
        at=now,
        organisation_id=first.organisation_id,
        business_id=first.business_id,
        by=principal.name,
        reason=draft.reason,
        comment=draft.comment,
        cases=tuple(
            CaseLine(case_id=case.id, reference=case.case_reference, comment=line.comment) for line, case in cases
        ),
    )
    return hand_back(told)
