"""What people ask about cases. The principal decides, on the server, which organisation and businesses they see."""

from __future__ import annotations

from datetime import datetime

from shared.cases.confidentiality import may_see
from shared.cases.cursor import Cursor, decode, fingerprint
from shared.cases.details import details_of
from shared.cases.model import Case, CaseFacts
from shared.cases.query import CaseFilter, CaseQuery
from shared.cases.responses import CaseDetails, CaseFigures, CasePage, CaseRow
from shared.cases.rules import AsOf, months_before
from shared.cases.search import reference_key
from shared.cases.statement import Scope, figures_statement, list_statement, visible_statement
from shared.cases.store import CaseStore, Item
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound
from shared.kernel.principal import Principal
from shared.schemes.casework import Party
from shared.schemes.profile import Profile


async def list_cases(
    principal: Principal, query: CaseQuery, store: CaseStore, profile: Profile, clock: Clock
) -> CasePage:
    """Return a page of the cases that `principal` may see: one single-partition query.

    Raises `Invalid`: `cursor-mismatch`, `cursor-unreadable`, `search-too-long`.
    """
    now = clock()
    scope = scope_of(principal, profile, now)
    asked = fingerprint(query, scope)
    cursor = decode(query.cursor, asked) if query.cursor else None
    moment = cursor.as_of if cursor else now
    as_of = _as_of(profile, moment)
    page = await store.page(
        list_statement(query, scope, as_of),
        scope.organisation_id,
        limit=query.limit,
        continuation=cursor.continuation if cursor else None,
    )
    rows = tuple(CaseRow.of(CaseFacts.from_item(item), as_of) for item in page.items)
    onward = Cursor(query=asked, as_of=moment, continuation=page.continuation) if page.continuation else None
    return CasePage(items=rows, next_cursor=onward.encode() if onward else None)


async def case_figures(
    principal: Principal, query: CaseFilter, store: CaseStore, profile: Profile, clock: Clock
) -> CaseFigures:
    """Return the four figures over all cases of the current view: one aggregate query."""
    now = clock()
    scope = scope_of(principal, profile, now)
    statement = figures_statement(query, scope, _as_of(profile, now))
    return CaseFigures.model_validate(await store.sums(statement, scope.organisation_id))


async def case_details(
    principal: Principal, reference: str, store: CaseStore, profile: Profile, clock: Clock
) -> CaseDetails:
    """Return a case with all that belongs to it: one query, or three by the reference of an earlier system.

    Raises `NotFound("case-not-found")`, the same whether it doesn't exist, is suppressed or isn't theirs.
    """
    now = clock()
    items = await _family(principal.organisation_id, reference_key(reference), store)
    case = visible_case(items, principal, profile, now)
    details = details_of(case, items, now, _as_of(profile, now), profile)
    seen = tuple(each for each in details.documents if may_see(Party.BUSINESS, each.provided_by, each.confidentiality))
    return details.model_copy(update={"documents": seen})


def visible_case(items: list[Item], principal: Principal, profile: Profile, now: datetime) -> Case:
    """Return the case among `items`, or raise `NotFound` unless `principal` may see it."""
    item = next((item for item in items if item["type"] == "case"), None)
    if item is not None:
        case, scope = Case.from_item(item), scope_of(principal, profile, now)
        if not case.suppressed and case.business_id in scope.business_ids and not _closed_too_long_ago(case, scope):
            return case
    raise NotFound("case-not-found", "There is no such case, or it isn't one of yours.")


async def visible_among(
    principal: Principal, case_ids: list[str], store: CaseStore, profile: Profile, now: datetime
) -> frozenset[str]:
    """Return those of `case_ids` that `principal` may see: one query."""
    scope = scope_of(principal, profile, now)
    items = await store.rows(visible_statement(scope, _as_of(profile, now), case_ids), scope.organisation_id)
    return frozenset(item["id"] for item in items)


def scope_of(principal: Principal, profile: Profile, now: datetime) -> Scope:
    """Return what `principal` may see at `now`: their businesses; closed cases as long as the scheme shows them."""
    years = profile.visibility.closed_for_years
    today = profile.calendar().today(now)
    return Scope(
        organisation_id=principal.organisation_id,
        business_ids=principal.business_ids,
        closed_since=months_before(today, 12 * years) if years else None,
    )


def _closed_too_long_ago(case: Case, scope: Scope) -> bool:
    return bool(case.closure_date and scope.closed_since and case.closure_date < scope.closed_since)


def _as_of(profile: Profile, moment: datetime) -> AsOf:
    return AsOf.at(moment, profile.calendar(), profile.terms.required_by_end)


async def _family(organisation_id: str, key: str, store: CaseStore) -> list[Item]:
    items = await store.family(organisation_id, key)
    if items:
        return items
    newer_key = await store.key_of_migrated(organisation_id, key)
    return await store.family(organisation_id, newer_key) if newer_key else []
