"""What may be challenged, until when, and what may be claimed: pure rules of the scheme's calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from shared.cases.challenge_responses import Challengeable
from shared.cases.challengeable import find_challengeable, windows
from shared.cases.fields import FieldType
from shared.cases.model import Case
from shared.cases.turns import clock_face, spoken
from shared.challenges.model import Challenge, NewChallenge
from shared.challenges.states import ChallengeState
from shared.kernel.errors import Conflict, Invalid
from shared.schemes.casework import ChallengeWindow
from shared.schemes.profile import Profile

WHAT = {ChallengeWindow.SET_UP: "How the case was set up", ChallengeWindow.CLOSING: "The closing data"}
_BEGINS = {
    ChallengeWindow.SET_UP: "once the case has moved to investigation and so become chargeable",
    ChallengeWindow.CLOSING: "once the closure letter has been sent",
}


def check_challenge(
    case: Case, new: NewChallenge, earlier: Iterable[Challenge], now: datetime, profile: Profile
) -> Challengeable:
    """Return the field of `case` as it is recorded if it may be challenged like this, else raise.

    Raises `Invalid`: `field-not-challengeable`, `claimed-not-a-date`, `claimed-not-offered`, `claimed-blank`,
    `claimed-as-recorded`, `evidence-too-long`, `too-many-documents`; `Conflict`: `challenge-not-yet`,
    `challenge-ended`, `field-challenged`.
    """
    field = find_challengeable(new.field, case, profile)
    check_window(field.window, case, now, profile)
    _check_nothing_waits(field, earlier, profile)
    _check_claimed(field, new.claimed)
    _check_sizes(new, profile)
    return field


def check_window(window: ChallengeWindow, case: Case, now: datetime, profile: Profile) -> None:
    """Raise `Conflict` unless `window` is open at `now`; after it the refusal names the day on which it ended."""
    found = windows(case, now, profile)[window]
    if found is None:
        raise Conflict("challenge-not-yet", f"{WHAT[window]} can be challenged {_BEGINS[window]}.")
    if not found.open:
        end = profile.calendar().local(found.ends_at)
        message = (
            f"{WHAT[window]} could be challenged until {spoken(found.last_day)} at {clock_face(end.time())}, UK time. "
            "Send an update about anything else that is wrong."
        )
        raise Conflict("challenge-ended", message, ended_on=found.last_day.isoformat())


def _check_nothing_waits(field: Challengeable, earlier: Iterable[Challenge], profile: Profile) -> None:
    for each in earlier:
        if each.field == field.name and each.state is ChallengeState.OPEN:
            day = spoken(profile.calendar().today(each.at))
            message = f"{each.by} challenged this on {day}. Wait for the answer, or withdraw that challenge first."
            raise Conflict("field-challenged", message)


def _check_claimed(field: Challengeable, claimed: str | None) -> None:
    if claimed is None and not field.may_be_blank:
        raise _mistake("claimed", "claimed-blank", "This is never blank. Say what should be recorded.")
    if claimed is not None and field.choices and claimed not in field.choices:
        raise _mistake("claimed", "claimed-not-offered", "Choose one of the values on offer.")
    if claimed is not None and field.type is FieldType.DATE and not _is_date(claimed):
        raise _mistake("claimed", "claimed-not-a-date", "Give a date.")
    if claimed == field.recorded:
        raise _mistake("claimed", "claimed-as-recorded", "That is what is recorded already.")


def _check_sizes(new: NewChallenge, profile: Profile) -> None:
    rules = profile.challenges
    if len(new.evidence) > rules.evidence_max:
        over = len(new.evidence) - rules.evidence_max
        raise _mistake("evidence", "evidence-too-long", f"Your words are {over:,} characters too long.")
    if len(new.document_ids) > rules.most_documents:
        raise _mistake("documentIds", "too-many-documents", f"Choose at most {rules.most_documents} documents.")


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _mistake(place: str, code: str, message: str) -> Invalid:
    return Invalid(code, message, errors=[{"place": f"body.{place}", "message": message, "code": code}])
