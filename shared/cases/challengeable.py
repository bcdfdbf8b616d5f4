"""What of a case may be challenged as wrongly recorded: which fields, in which window, and what they say now."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic.alias_generators import to_camel

from shared.cases.challenge_responses import Challengeable, ChallengeFacts, ChallengeOnCase
from shared.cases.fields import FIELDS, Column, FieldType, columns
from shared.cases.model import Case
from shared.cases.turns import Window, challenge_closing, challenge_set_up
from shared.kernel.errors import Invalid
from shared.schemes.casework import ChallengeWindow
from shared.schemes.profile import Profile

_YES_NO = ("Yes", "No")
_OUTCOMES = ("Change", "No change")
_OUTCOME_CHANGE = "outcomeChange"
_TYPES = {field.name: field.type for field in FIELDS} | {_OUTCOME_CHANGE: FieldType.CHOICE}
_BLANKABLE = frozenset(to_camel(name) for name, info in Case.model_fields.items() if info.default is None)


def windows(case: Case, now: datetime, profile: Profile) -> dict[ChallengeWindow, Window | None]:
    """Return both windows as they stand at `now`; None for one that hasn't begun."""
    calendar = profile.calendar()
    return {
        ChallengeWindow.SET_UP: challenge_set_up(case, now, calendar, profile),
        ChallengeWindow.CLOSING: challenge_closing(case.closure_letter_date, now, calendar, profile),
    }


def challengeable(case: Case, profile: Profile) -> tuple[Challengeable, ...]:
    """Return the fields that the scheme lets businesses challenge, each with what is recorded, open or not."""
    known = _columns(profile)
    item = case.to_item()
    return tuple(_field(known[name], window, item) for name, window in profile.challenges.windows.items())


def find_challengeable(name: str, case: Case, profile: Profile) -> Challengeable:
    """Return one of them, or raise `Invalid("field-not-challengeable")`."""
    for field in challengeable(case, profile):
        if field.name == name:
            return field
    raise Invalid("field-not-challengeable", "Choose one of the fields that can be challenged.")


def challenges_of(items: list[dict[str, Any]]) -> tuple[ChallengeOnCase, ...]:
    """Return the challenges among `items` as pages show them, in their order."""
    found = [ChallengeFacts.from_item(item) for item in items]
    return tuple(ChallengeOnCase(**dict(each), field_type=_TYPES.get(each.field, FieldType.TEXT)) for each in found)


def _columns(profile: Profile) -> dict[str, Column]:
    """Return the glossary's fields that may be challenged, and what a case holds beyond them that may be as well."""
    outcome = Column(
        name=_OUTCOME_CHANGE,
        label="Change or no change",
        explanation=f"Whether {profile.short_name} counts the outcome as a change.",
        type=FieldType.CHOICE,
        sortable=False,
        filterable=False,
        searchable=False,
        choices=_OUTCOMES,
    )
    return {column.name: column for column in (*columns(profile, profile.challenges.windows), outcome)}


def _field(column: Column, window: ChallengeWindow, item: dict[str, Any]) -> Challengeable:
    return Challengeable(
        name=column.name,
        label=column.label,
        explanation=column.explanation,
        type=column.type,
        choices=_YES_NO if column.type is FieldType.BOOLEAN else column.choices,
        window=window,
        recorded=_in_words(column, item[column.name]),
        may_be_blank=column.name in _BLANKABLE,
    )


def _in_words(column: Column, value: str | bool | None) -> str | None:
    if isinstance(value, bool):
        yes, no = column.choices or _YES_NO
        return yes if value else no
    return value
