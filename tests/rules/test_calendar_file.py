"""The calendar file of a case's next deadline."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from shared.cases.calendar_file import calendar_file
from shared.cases.model import Case
from shared.cases.turns import turn
from shared.kernel.errors import NotFound
from shared.schemes.profile import load
from tests.sample_cases import NOON, a_case

PROFILE = load("financial")


def file_of(case: Case, now: datetime = NOON) -> str:
    return calendar_file(case, turn(case, now, PROFILE.calendar(), PROFILE), now, "https://portal.example/")


def facts(text: str) -> dict[str, str]:
    lines = text.replace("\r\n ", "").split("\r\n")
    return dict(line.split(":", 1) for line in reversed(lines) if ":" in line)


def test_a_winter_deadline_at_17_00_in_london_ends_at_17_00_utc() -> None:
    assert facts(file_of(a_case(business_file_required_by=date(2026, 11, 30))))["DTEND"] == "20261130T170000Z"


def test_a_summer_deadline_at_17_00_in_london_ends_at_16_00_utc() -> None:
    case = a_case(moved_to_investigation_date=date(2026, 6, 1), business_file_required_by=date(2026, 6, 22))
    assert facts(file_of(case, datetime(2026, 6, 2, 9, tzinfo=UTC)))["DTEND"] == "20260622T160000Z"


def test_a_moved_deadline_replaces_the_entry_of_the_old_one() -> None:
    before = facts(file_of(a_case()))
    later = datetime(2026, 11, 18, 12, tzinfo=UTC)
    after = facts(file_of(a_case(business_file_required_by=date(2026, 12, 7)), later))
    assert before["UID"] == after["UID"]
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def test_lines_end_in_crlf_and_have_at_most_75_octets() -> None:
    text = file_of(a_case(case_reference="PNX-5118391-R2HN" + "é" * 60))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert "é" * 60 in text.replace("\r\n ", "")


def test_marks_with_a_meaning_of_their_own_are_escaped() -> None:
    assert "A\\, b\\; c\\\\" in file_of(a_case(case_reference="A, b; c\\")).replace("\r\n ", "")


def test_nothing_personal_goes_into_a_calendar() -> None:
    assert "Storm damage" not in file_of(a_case())


def test_a_case_without_a_deadline_has_no_file() -> None:
    with pytest.raises(NotFound, match="no deadline"):
        file_of(a_case(closure_date=date(2026, 11, 16)))
