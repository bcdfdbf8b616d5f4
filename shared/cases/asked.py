"""Requests as the page of a case shows them: each with its deadline explained."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from shared.cases.request_responses import RequestFacts, RequestOnCase
from shared.cases.turns import explained, spoken
from shared.schemes.profile import Profile


def requests_of(items: Iterable[dict[str, Any]], now: datetime, profile: Profile) -> tuple[RequestOnCase, ...]:
    """Return the requests among `items`: open ones first, soonest first, then the others, newest first."""
    found = [_shown(RequestFacts.from_item(item), now, profile) for item in items if item["what"]]
    waiting = sorted((each for each in found if each.state == "open"), key=lambda each: (each.due, each.id))
    over = sorted((each for each in found if each.state != "open"), key=lambda each: each.at, reverse=True)
    return (*waiting, *over)


def latest_new_day(due: date, now: datetime, profile: Profile) -> date:
    """Return the last day up to which more time may be asked for, or given, at once."""
    return max(due, profile.calendar().today(now)) + timedelta(days=profile.requests.most_more_days)


def _shown(request: RequestFacts, now: datetime, profile: Profile) -> RequestOnCase:
    calendar = profile.calendar()
    deadline = calendar.explain(request.asked_on, request.due, profile.terms.required_by_end)
    return RequestOnCase(
        **dict(request),
        deadline=deadline,
        explanation=_explained(request, explained(deadline, profile, "it"), profile),
        working_days_left=calendar.working_days_between(calendar.today(now), request.due),
        passed=deadline.passed(now),
        latest_new_day=latest_new_day(request.due, now, profile),
    )


def _explained(request: RequestFacts, counted: str, profile: Profile) -> str:
    if request.due == request.first_due:
        return counted
    return f"It was due on {spoken(request.first_due)}; {profile.short_name} gave more time. {counted}"
