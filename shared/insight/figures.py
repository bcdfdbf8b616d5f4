"""Reads the dashboard's figures off the summed counts, as of a day. Pure rules."""

from __future__ import annotations

from datetime import date, timedelta

from shared.cases.rules import AsOf
from shared.insight.measures import Counts, Ratio, by_key, overdue, six_months_old, within
from shared.insight.model import Due, Facet, Summary
from shared.insight.responses import (
    AgeBand,
    BusinessGroup,
    DueCase,
    DueDay,
    Group,
    MonthOfOutcomes,
    Outcomes,
    OwnerGroup,
    Volumes,
)
from shared.kernel.calendar import Calendar
from shared.schemes.profile import Profile

_AGE_BANDS = ((0, 30), (31, 90), (91, 180), (181, None))  # days since the investigation began, inclusive
_LONG_AGO = date.min


def volumes(counts: Counts, as_of: AsOf) -> Volumes:
    return Volumes(
        overall=counts["total", "all"],
        open=counts["total", "open"],
        priority=counts["total", "priority"],
        priority_unassigned=counts["total", "priorityUnassigned"],
        action_required=counts["total", "actionRequired"],
        business_file_overdue=overdue(counts, as_of),
        six_months=six_months_old(counts, as_of),
    )


def groups(counts: Counts, dimension: str) -> tuple[Group, ...]:
    return tuple(Group(name=name, cases=cases) for name, cases in by_key(counts, dimension).items())


def businesses(summaries: list[Summary]) -> tuple[BusinessGroup, ...]:
    found = [
        BusinessGroup(id=each.business_id, name=each.business_name, cases=each.tallies.get("total", {}).get("open", 0))
        for each in summaries
    ]
    return tuple(sorted(found, key=lambda each: (-each.cases, each.name)))


def owners(counts: Counts, own_name: str) -> tuple[OwnerGroup, ...]:
    """Return the case owners, cases without one first, as someone has to take those."""
    of_each = by_key(counts, "owner")
    nobody = OwnerGroup(name=None, cases=of_each.pop("", 0), you=False)
    return (nobody, *(OwnerGroup(name=name, cases=cases, you=name == own_name) for name, cases in of_each.items()))


def age_bands(counts: Counts, as_of: AsOf) -> tuple[AgeBand, ...]:
    return tuple(_age_band(counts, as_of.today, youngest, oldest) for youngest, oldest in _AGE_BANDS)


def _age_band(counts: Counts, today: date, youngest: int, oldest: int | None) -> AgeBand:
    last = today - timedelta(days=youngest)
    first = today - timedelta(days=oldest) if oldest is not None else None
    return AgeBand(
        label=f"{youngest} to {oldest} days" if oldest else f"Over {youngest - 1} days",
        cases=within(counts, "investigation", (first or _LONG_AGO).isoformat(), last.isoformat()),
        moved_from=first,
        moved_to=last,
    )


def due_days(counts: Counts, first: date, last: date, calendar: Calendar) -> tuple[DueDay, ...]:
    """Return the days from `first` to `last`; of those that aren't working days, the ones on which something is due."""
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    found = (
        DueDay(day=day, cases=counts["deadline", day.isoformat()], working_day=calendar.is_working_day(day))
        for day in days
    )
    return tuple(each for each in found if each.working_day or each.cases)


def next_dues(facets: list[Facet], first: date, last: date, most: int) -> list[tuple[Facet, Due]]:
    """Return the first `most` deadlines of these cases within these days, soonest first."""
    found = [(facet, due) for facet in facets if facet.facts for due in facet.facts.dues if first <= due.day <= last]
    return sorted(found, key=lambda pair: (pair[1].day, pair[0].id))[:most]


def due_case(facet: Facet, due: Due, as_of: AsOf, profile: Profile) -> DueCase:
    calendar, facts = profile.calendar(), facet.facts
    assert facts  # noqa: S101  a case without facts has nothing due
    return DueCase(
        id=due.request.id if due.request else facet.id,
        case_reference=facts.case_reference,
        title=facts.title,
        what=due.request.what if due.request else None,
        business_name=facts.business_name,
        business_case_owner=facts.business_case_owner,
        priority=facts.priority,
        day=due.day,
        due_at=calendar.moment(due.day, profile.terms.required_by_end),
        working_days_left=calendar.working_days_between(as_of.today, due.day),
    )


def outcomes(counts: Counts, months: tuple[str, ...], profile: Profile) -> Outcomes:
    """Return the outcomes of each month and of all of them together."""
    rows = tuple(
        MonthOfOutcomes(
            month=month,
            change=counts["change", month],
            no_change=counts["noChange", month],
            no_outcome=counts["noOutcome", month],
        )
        for month in months
    )
    change, no_change = sum(row.change for row in rows), sum(row.no_change for row in rows)
    return Outcomes(
        months=rows,
        change=change,
        no_change=no_change,
        no_outcome=sum(row.no_outcome for row in rows),
        uphold_rate=Ratio(change, change + no_change).percent,
        change_names=_closures(profile, change=True),
        no_change_names=_closures(profile, change=False),
        no_outcome_names=_closures(profile, change=None),
    )


def _closures(profile: Profile, *, change: bool | None) -> tuple[str, ...]:
    return tuple(each.name for each in profile.vocabulary.closure_outcomes if each.change is change)
