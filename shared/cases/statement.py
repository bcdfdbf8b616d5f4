"""A case query as one parametrised statement of Cosmos DB's SQL, for one partition.

Values only ever travel as parameters; names come from `fields`, never from what was sent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from pydantic.alias_generators import to_camel

from shared.cases.fields import BY_NAME, FIELDS, FieldType
from shared.cases.model import CaseFacts
from shared.cases.query import NOT_SET, CaseFilter, CaseQuery
from shared.cases.rules import AsOf
from shared.cases.search import terms
from shared.kernel.model import Model

_COLUMNS = ", ".join(f"c.{to_camel(name)}" for name in CaseFacts.model_fields)
_CHOICES = tuple(name for name, info in BY_NAME.items() if info.filterable and info.type is FieldType.CHOICE)
_FLAGS = ("priority", "actionRequired", "noFinalResponseFlag")
_DATES = tuple(info.name for info in FIELDS if info.type is FieldType.DATE)

_OVERDUE = "(c.closed = false AND IS_NULL(c.businessFileReceivedDate) AND c.businessFileRequiredBy <= @lastEndedDay)"
# Not simply NOT(…): a comparison with null is undefined, and so is its negation.
_NOT_OVERDUE = (
    "(c.closed = true OR NOT IS_NULL(c.businessFileReceivedDate)"
    " OR IS_NULL(c.businessFileRequiredBy) OR c.businessFileRequiredBy > @lastEndedDay)"
)
_CHILDREN = ("challenge", "document", "event", "outcome", "request", "update")
_FAMILY = (
    "SELECT * FROM c WHERE c.referenceKey = @key AND ARRAY_CONTAINS(@types, c.type)"
    " ORDER BY c.referenceKey ASC, c.type ASC, c.at DESC"
)
_DUE_WITHIN = (
    "(c.closed = false AND ((IS_NULL(c.businessFileReceivedDate)"
    " AND c.businessFileRequiredBy >= @dueFrom AND c.businessFileRequiredBy <= @dueTo)"
    " OR EXISTS(SELECT VALUE r FROM r IN c.openRequests WHERE r.due >= @dueFrom AND r.due <= @dueTo)))"
)
_NOT_RESTRICTED = "(NOT IS_DEFINED(c.restricted) OR c.restricted = false)"
_BEGINS = "EXISTS(SELECT VALUE t FROM t IN c.tokens WHERE STARTSWITH(t, @q{place}))"
_FIGURES = ", ".join(
    (
        "COUNT(1) AS listed",
        "SUM(IIF(c.priority, 1, 0)) AS priority",
        "SUM(IIF(c.actionRequired, 1, 0)) AS actionRequired",
        f"SUM(IIF({_OVERDUE}, 1, 0)) AS businessFileOverdue",
    )
)


class Scope(Model):
    """What the asking person may see at all: decided on the server, never sent.

    `closed_since` leaves out cases closed before it, where the scheme says so.
    """

    organisation_id: str
    business_ids: tuple[str, ...]
    closed_since: date | None = None


class Statement(NamedTuple):
    text: str
    parameters: dict[str, Any]


@dataclass
class _Where:
    clauses: list[str] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)

    def add(self, clause: str, **parameters: Any) -> None:
        self.clauses.append(clause)
        self.parameters |= parameters

    def __str__(self) -> str:
        return " AND ".join(self.clauses)


def list_statement(query: CaseQuery, scope: Scope, as_of: AsOf, *, exported: bool = False) -> Statement:
    """Return the statement for a page of the list, in the order that a composite index holds.

    Case age is ordered by the start of the investigation, turned round: exact for open cases; a closed case, whose age
    has stopped, stands where it would if it were still open. With `exported`, restricted cases are passed over.
    """
    where = _where(query, scope, as_of)
    if exported:
        where.add(_NOT_RESTRICTED)
    sorted_field = BY_NAME[query.sort]
    ascending = (query.direction == "asc") is not sorted_field.sort_reversed
    way = "ASC" if ascending else "DESC"
    order = ", ".join(f"c.{name} {way}" for name in ("type", sorted_field.sorted_by, "id"))
    return Statement(f"SELECT {_COLUMNS} FROM c WHERE {where} ORDER BY {order}", where.parameters)  # noqa: S608  names of our own


def figures_statement(query: CaseFilter, scope: Scope, as_of: AsOf) -> Statement:
    """Return the statement for the four figures above the list, over the same cases."""
    where = _where(query, scope, as_of)
    where.parameters["lastEndedDay"] = as_of.last_ended_day.isoformat()
    return Statement(f"SELECT {_FIGURES} FROM c WHERE {where}", where.parameters)  # noqa: S608  names of our own


def entries_statement(query: CaseFilter, scope: Scope, as_of: AsOf, case_ids: list[str] | None) -> Statement:
    """Return the statement for those of `case_ids` (or of all) that the list would show and people may be told of."""
    where = _where(query, scope, as_of)
    where.add(_NOT_RESTRICTED)
    if case_ids is not None:
        where.add("ARRAY_CONTAINS(@ids, c.id)", ids=case_ids)
    return Statement(f"SELECT c.id, c.caseReference, c.title FROM c WHERE {where}", where.parameters)  # noqa: S608  names of our own


def visible_statement(scope: Scope, as_of: AsOf, case_ids: list[str]) -> Statement:
    """Return the statement for those of `case_ids` that may be seen at all."""
    where = _where(CaseFilter(status="all"), scope, as_of)
    where.add("ARRAY_CONTAINS(@ids, c.id)", ids=case_ids)
    return Statement(f"SELECT c.id FROM c WHERE {where}", where.parameters)  # noqa: S608  names of our own


def _where(query: CaseFilter, scope: Scope, as_of: AsOf) -> _Where:
    where = _Where()
    where.add("c.type = 'case' AND c.suppressed = false")
    _within(scope, query, where)
    _matching(query, where)
    _derived(query, as_of, where)
    for place, term in enumerate(terms(query.search)):
        where.add(_BEGINS.format(place=place), **{f"q{place}": term})
    return where


def _within(scope: Scope, query: CaseFilter, where: _Where) -> None:
    asked = set(query.business_id)
    businesses = [business for business in scope.business_ids if not asked or business in asked]
    where.add("ARRAY_CONTAINS(@businesses, c.businessId)", businesses=businesses)
    if query.status == "open":
        where.add("c.closed = false")
    elif scope.closed_since:
        where.add("(c.closed = false OR c.closureDate >= @closedSince)", closedSince=scope.closed_since.isoformat())


def _matching(query: CaseFilter, where: _Where) -> None:
    asked = query.model_dump(mode="json")
    for name in _CHOICES:
        if values := asked[name]:
            blank_too = [None if value == NOT_SET else value for value in values]
            where.add(f"ARRAY_CONTAINS(@{name}, c.{name})", **{name: blank_too})
    for name in _FLAGS:
        if asked[name] is not None:
            where.add(f"c.{name} = @{name}", **{name: asked[name]})
    for name in _DATES:
        for suffix, comparison in (("From", ">="), ("To", "<=")):
            if bound := asked[f"{name}{suffix}"]:
                where.add(f"c.{name} {comparison} @{name}{suffix}", **{f"{name}{suffix}": bound})
    for name in query.empty:
        where.add(f"IS_NULL(c.{name})")
    for name in query.filled:
        where.add(f"NOT IS_NULL(c.{name})")


def _derived(query: CaseFilter, as_of: AsOf, where: _Where) -> None:
    if query.business_file_overdue is not None:
        overdue = _OVERDUE if query.business_file_overdue else _NOT_OVERDUE
        where.add(overdue, lastEndedDay=as_of.last_ended_day.isoformat())
    if query.deadline_from or query.deadline_to:
        first, last = query.deadline_from or date.min, query.deadline_to or date.max
        where.add(_DUE_WITHIN, dueFrom=first.isoformat(), dueTo=last.isoformat())
    if query.six_month_flag is not None:
        comparison = "<=" if query.six_month_flag else ">"
        where.add(f"c.enquiryDate {comparison} @sixMonthsAgo", sixMonthsAgo=as_of.six_months_ago.isoformat())


def family_statement(reference_key: str) -> Statement:
    """Return the query for a case and what belongs to it: the case first, then each type, newest first."""
    return Statement(_FAMILY, {"key": reference_key, "types": ["case", *_CHILDREN]})
