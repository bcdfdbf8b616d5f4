"""Puts together the page of one case from its item and those that belong to it."""

from __future__ import annotations

from datetime import datetime

from shared.cases.asked import requests_of
from shared.cases.challengeable import challengeable, challenges_of, windows
from shared.cases.document_responses import DocumentOnCase
from shared.cases.model import Case
from shared.cases.responses import CaseDetails, CaseRow, EventOnCase, OutcomeOnCase, UpdateOnCase, etag_of
from shared.cases.rules import AsOf
from shared.cases.store import Item
from shared.cases.turns import turn
from shared.schemes.casework import ChallengeWindow, Party
from shared.schemes.profile import Profile


def details_of(case: Case, items: list[Item], now: datetime, as_of: AsOf, profile: Profile) -> CaseDetails:
    """Return the page of `case` as it stands at `now`; `items` come newest first within each type, and stay so."""
    calendar, open_for = profile.calendar(), windows(case, now, profile)
    updates = tuple(UpdateOnCase.from_item(item) for item in _of_type("update", items))
    return CaseDetails(
        case=CaseRow.of(case, as_of),
        summary=case.summary,
        turn=turn(case, now, calendar, profile),
        challenge_set_up=open_for[ChallengeWindow.SET_UP],
        challenge_closing=open_for[ChallengeWindow.CLOSING],
        challengeable=challengeable(case, profile),
        closure_letter_date=case.closure_letter_date,
        outcome_change=case.outcome_change,
        parties=case.parties,
        documents=tuple(DocumentOnCase.from_item(item) for item in _of_type("document", items)),
        outcomes=tuple(OutcomeOnCase.from_item(item) for item in _of_type("outcome", items)),
        requests=requests_of(_of_type("request", items), now, profile),
        challenges=challenges_of(_of_type("challenge", items)),
        updates=updates,
        timeline=_timeline(items, updates),
        etag=etag_of(case),
    )


def _timeline(items: list[Item], updates: tuple[UpdateOnCase, ...]) -> tuple[EventOnCase, ...]:
    """Return every event, newest first. An update is its own event: stored once, shown in both places."""
    events = [EventOnCase.from_item(item) for item in _of_type("event", items)]
    sent = [
        EventOnCase(
            id=update.id,
            at=update.at,
            kind="update-sent",
            party=Party.BUSINESS,
            actor=update.sender_name,
            text=f"sent an update: {update.reason_label}",
            details="\n".join(text for text in (update.comment, update.case_comment) if text),
        )
        for update in updates
    ]
    return tuple(sorted([*events, *sent], key=lambda event: event.at, reverse=True))


def _of_type(name: str, items: list[Item]) -> list[Item]:
    return [item for item in items if item["type"] == name]
