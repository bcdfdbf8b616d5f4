"""What the business does about a request: answer it by an update or an upload, or ask for more time."""

from __future__ import annotations

from datetime import date

from shared.cases.edits import patch_operation
from shared.cases.model import Case
from shared.cases.queries import visible_case
from shared.cases.search import reference_key
from shared.cases.store import CaseStore
from shared.clients.cosmos import Operation
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.requests import telling
from shared.requests.batch import answering, find_request, replacing
from shared.requests.model import Answer, MoreTime, Request, Why
from shared.requests.rules import check_more_time
from shared.requests.states import RequestState, check_request_move
from shared.schemes.profile import Profile


class AskForMoreTime(Model):
    """`wanted` is the new last day."""

    why: Why
    wanted: date


class MoreTimeReceipt(Model):
    id: str
    request_id: str
    wanted: date


async def ask_more_time(
    principal: Principal,
    where: tuple[str, str],
    asked: AskForMoreTime,
    request: KeyedRequest,
    store: CaseStore,
    profile: Profile,
    clock: Clock,
) -> MoreTimeReceipt:
    """Ask the scheme for more time; `where` is the case's reference and the request's id.

    Raises `NotFound`: `case-not-found`, `request-not-found`; `Conflict`: `more-time-asked`, `request-answered`,
    `request-withdrawn`, `case-closed`; `Invalid`: `day-not-later`, `day-too-late`.
    """
    reference, request_id = where

    async def attempt() -> MoreTimeReceipt:
        now = clock()
        items = await store.case_and_one(principal.organisation_id, reference_key(reference), request_id)
        case = visible_case(items, principal, profile, now)
        before = find_request(items, case, request_id)
        check_more_time(case, before, asked.wanted, now, profile)
        ask = MoreTime(
            id=new_id(), at=now, by_id=principal.user_id, by=principal.name, why=asked.why, wanted=asked.wanted
        )
        after = before.model_copy(update={"more_time": (*before.more_time, ask)})
        receipt = MoreTimeReceipt(id=ask.id, request_id=request_id, wanted=ask.wanted)
        return await store.commit_once(request, [replacing(before, after), *telling.asked(after, ask)], receipt)

    return await store.once(request, MoreTimeReceipt, attempt)


async def check_open(case: Case, request_id: str, store: CaseStore) -> Request:
    """Return the request if it can still be answered; else `NotFound`, or `Conflict` that says why."""
    items = await store.case_and_one(case.organisation_id, case.reference_key, request_id)
    request = find_request(items, case, request_id)
    check_request_move(request.state, RequestState.ANSWERED)
    return request


async def tick_off(
    organisation_id: str, reference: str, request_id: str, answer: Answer, store: CaseStore
) -> list[Operation]:
    """Return what answers the request, for the batch of the answer itself: no answer without its tick.

    Both items are read here and written only if they are still as read: of two answers at once one is refused.
    """
    items = await store.case_and_one(organisation_id, reference_key(reference), request_id)
    case = next((Case.from_item(item) for item in items if item["type"] == "case"), None)
    if case is None:
        raise NotFound("case-not-found", "There is no such case, or it isn't one of yours.")
    after, operations = answering(case, find_request(items, case, request_id), answer)
    return [patch_operation(case, after), *operations]
