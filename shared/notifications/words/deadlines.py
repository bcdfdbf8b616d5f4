"""Deadlines, what is asked for by a day, and more time for it."""

from __future__ import annotations

from shared.notifications.kinds import Delivery, Kind, KindRules, Urgency
from shared.notifications.words.places import CASE, CASE_PAGE

DEADLINES: dict[Kind, KindRules] = {
    Kind.DEADLINE_NEAR: KindRules(
        label="A deadline is near (5 working days and 1 working day before)",
        title="Due {due}: {what}",
        many="{count} deadlines are near",
        body=CASE,
        act="Open the case",
        link=CASE_PAGE,
        email="A deadline on {caseReference} is near",
        email_many="{count} deadlines are near on your cases",
        urgency=Urgency.SOON,
        central=True,
    ),
    Kind.DEADLINE_PASSED: KindRules(
        label="A deadline has passed",
        title="Overdue since {due}: {what}",
        many="{count} deadlines have passed",
        body=CASE,
        act="Open the case",
        link=CASE_PAGE,
        email="A deadline on {caseReference} has passed",
        email_many="{count} deadlines on your cases have passed",
        urgency=Urgency.WRONG,
        central=True,
    ),
    Kind.REQUEST_MADE: KindRules(
        label="Something is asked for on a case",
        title="{scheme} asks for: {what}",
        many="{count} requests came in",
        body="Due {due}. " + CASE,
        act="See what is asked",
        link=CASE_PAGE,
        email="Something is asked for on {caseReference}",
        email_many="{count} requests came in on your cases",
        urgency=Urgency.SOON,
        central=True,
    ),
    Kind.REQUEST_WITHDRAWN: KindRules(
        label="Something is no longer asked for",
        title="No longer needed: {what}",
        many="{count} requests were withdrawn",
        body=CASE,
        act="Open the case",
        link=CASE_PAGE,
        email="A request on {caseReference} was withdrawn",
        email_many="{count} requests on your cases were withdrawn",
        urgency=Urgency.NEWS,
        by_default=Delivery.DAILY,
    ),
    Kind.MORE_TIME_GRANTED: KindRules(
        label="More time that you asked for is given",
        title="More time, until {due}: {what}",
        many="More time was given {count} times",
        body=CASE,
        act="Open the case",
        link=CASE_PAGE,
        email="You have more time on {caseReference}",
        email_many="You were given more time {count} times",
        urgency=Urgency.DONE,
    ),
    Kind.MORE_TIME_REFUSED: KindRules(
        label="More time that you asked for isn't given",
        title="No more time, still due {due}: {what}",
        many="More time was refused {count} times",
        body=CASE,
        act="See why",
        link=CASE_PAGE,
        email="Your ask for more time on {caseReference} was answered",
        email_many="{count} asks for more time were answered",
        urgency=Urgency.WRONG,
    ),
}
