"""What the API says on the dashboard. Every number of cases counts what the case list shows under the same filter."""

from __future__ import annotations

from datetime import date, datetime

from shared.insight.model import RecentCase
from shared.kernel.model import Model


class Volumes(Model):
    """`overall` counts every case of the businesses, closed and suppressed ones included; the others open cases."""

    overall: int
    open: int
    priority: int
    priority_unassigned: int
    action_required: int
    business_file_overdue: int
    six_months: int


class Group(Model):
    name: str
    cases: int


class BusinessGroup(Model):
    id: str
    name: str
    cases: int


class OwnerGroup(Model):
    """`name` is None for cases without an owner; `you` marks the asking person."""

    name: str | None
    cases: int
    you: bool


class AgeBand(Model):
    """Open cases whose investigation began within these days, inclusive; `moved_from` is None for the oldest."""

    label: str
    cases: int
    moved_from: date | None
    moved_to: date


class MonthOfOutcomes(Model):
    month: str
    change: int
    no_change: int
    no_outcome: int


class Outcomes(Model):
    """Cases closed in the period. `uphold_rate` is change of all closed with an outcome, in per cent; None without any.

    The lists are the closure outcomes that each kind shows as in the case list.
    """

    months: tuple[MonthOfOutcomes, ...]
    change: int
    no_change: int
    no_outcome: int
    uphold_rate: int | None
    change_names: tuple[str, ...]
    no_change_names: tuple[str, ...]
    no_outcome_names: tuple[str, ...]


class DueDay(Model):
    day: date
    cases: int
    working_day: bool


class DueCase(Model):
    """Something due on a case, until `due_at` (UTC): `what` a request asks for, or None for the business file."""

    id: str
    case_reference: str
    title: str
    what: str | None
    business_name: str
    business_case_owner: str | None
    priority: bool
    day: date
    due_at: datetime
    working_days_left: int


class Deadlines(Model):
    """The next ten working days, from the first day that isn't over; `next` are the first few deadlines of them."""

    days: tuple[DueDay, ...]
    next: tuple[DueCase, ...]


class Comparison(Model):
    """In per cent. `scheme` is None where too few organisations stand behind the figure to tell it."""

    name: str
    own: int | None
    scheme: int | None


class Insight(Model):
    """`as_of` is when the scheme's figures were put together; None before the first time."""

    as_of: date | None
    measures: tuple[Comparison, ...]
    products: tuple[Comparison, ...]


class Dashboard(Model):
    today: date
    volumes: Volumes
    stages: tuple[Group, ...]
    businesses: tuple[BusinessGroup, ...]
    issues: tuple[Group, ...]
    products: tuple[Group, ...]
    owners: tuple[OwnerGroup, ...]
    ages: tuple[AgeBand, ...]
    deadlines: Deadlines
    outcomes: Outcomes
    recent: tuple[RecentCase, ...]
    insight: Insight
