"""Which cases' time is over: the rule, and the same rule as a query. Days are days of the scheme's own calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from shared.cases.model import Case
from shared.kernel.calendar import Calendar
from shared.schemes.service import Retention

_OVER = "c.type = 'case' AND c.closed = true AND c.closureDate < @before"
_HELD = "IS_DEFINED(c.legalHold) AND NOT IS_NULL(c.legalHold)"
_RESTRICTED = "IS_DEFINED(c.restricted) AND c.restricted = true"
_SHORT = "c.id, c.organisationId, c.caseReference, c.closureDate"
OVER = f"SELECT {_SHORT}, (({_HELD}) OR ({_RESTRICTED})) AS kept FROM c WHERE {_OVER}"  # noqa: S608  words of our own


def due_after(limit: int) -> str:
    """Return the query for the next `limit` cases of an organisation that may go, by id from `@after` on."""
    return (
        f"SELECT TOP {limit} {_SHORT} FROM c WHERE {_OVER} AND NOT ({_HELD}) AND NOT ({_RESTRICTED})"  # noqa: S608  a number and words of our own
        " AND c.id > @after ORDER BY c.id"
    )


def before_day(now: datetime, calendar: Calendar, retention: Retention) -> date:
    """Return the day on or after which a closed case stays: the day of closure isn't counted."""
    return calendar.today(now) - timedelta(days=retention.closed_case_days)


def due_day(closed: date, retention: Retention) -> date:
    """Return the first day on which enough whole days have passed since a case was closed."""
    return closed + timedelta(days=retention.closed_case_days + 1)


def is_due(item: dict[str, Any], before: date) -> bool:
    """Tell whether a stored case may go: over, and kept neither by a legal hold nor by somebody's right.

    Restricted data must be kept until the restriction is lifted: whoever asked for it may need it for a claim.
    """
    if item["type"] != "case":
        return False
    case = Case.from_item(item)
    over = case.is_closed and case.closure_date is not None and case.closure_date < before
    return over and case.legal_hold is None and not case.restricted
