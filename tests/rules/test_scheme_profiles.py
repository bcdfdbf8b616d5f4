from __future__ import annotations

from datetime import time

import pytest
from pydantic import ValidationError

from shared.kernel.calendar import DayKind
from shared.kernel.errors import Invalid
from shared.schemes.casework import AnswerWay, Party, SettlementWay
from shared.schemes.profile import Profile, available, load


def test_three_schemes_are_described() -> None:
    assert available() == ("energy", "financial", "housing")


@pytest.mark.parametrize("name", available())
def test_every_profile_is_valid_and_names_itself(name: str) -> None:
    assert load(name).name == name


def test_an_unknown_scheme_is_refused_by_name() -> None:
    with pytest.raises(Invalid) as refused:
        load("banking")
    assert refused.value.code == "unknown-scheme"


def test_a_misspelt_rule_is_refused_rather_than_ignored() -> None:
    with pytest.raises(ValidationError, match="bulk_updates"):
        Profile.model_validate({**load("financial").model_dump(), "limits": {"bulk_updates": 50}})


def test_financial_states_the_limits_of_the_requirements() -> None:
    profile = load("financial")
    limits, updates = profile.limits, profile.updates
    assert (limits.bulk_update, limits.bulk_assign, limits.ticked_export) == (50, 25, 100)
    assert (updates.comment_max, updates.bulk_comment_max, updates.bulk_case_comment_max) == (500, 3973, 1000)
    assert len(updates.reasons) == 10
    assert (profile.retention.account_disabled_days, profile.retention.account_purged_days) == (60, 30)
    assert profile.retention.ticket_days == 120


def test_energy_lets_the_consumer_take_part_and_gives_ten_working_and_four_calendar_days() -> None:
    profile = load("energy")
    assert Party.CONSUMER in profile.participants
    evidence, comments, answer = profile.terms.evidence, profile.terms.evidence_comments, profile.terms.answer
    assert evidence is not None
    assert comments is not None
    assert answer is not None
    assert (evidence.days, evidence.kind, evidence.end) == (10, DayKind.WORKING, time(17))
    assert (comments.days, comments.kind, comments.end) == (4, DayKind.CALENDAR, time(23, 59))
    assert answer.days == 14
    assert profile.answers.way is AnswerWay.DECISION
    assert profile.settlement is SettlementWay.FACILITATED


def test_housing_replies_only_and_refuses_email_threads_with_advice() -> None:
    profile = load("housing")
    assert not profile.messages.business_may_start
    assert profile.documents.max_bytes == 20 * 1024 * 1024
    assert not profile.documents.allows("thread.MSG")
    assert "PDF" in (profile.documents.advice_for("thread.MSG") or "")
    assert (profile.session.warn_after_minutes, profile.session.sign_out_after_minutes) == (25, 30)
    assert profile.visibility.closed_for_years == 2


@pytest.mark.parametrize("name", available())
def test_every_scheme_takes_the_same_file_types(name: str) -> None:
    energy = [
        "pdf",
        "csv",
        "txt",
        "doc",
        "docx",
        "xls",
        "xlsx",
        "ppt",
        "pptx",
        "png",
        "gif",
        "jpg",
        "jpeg",
        "bmp",
        "mov",
        "mp4",
        "mp3",
        "m4a",
        "tif",
        "tiff",
    ]
    assert load(name).documents.extensions == set(energy)


def test_a_file_without_a_known_type_is_not_allowed() -> None:
    documents = load("financial").documents
    assert documents.allows("Bericht.PDF")
    assert not documents.allows("README")
    assert not documents.allows("invoice.pdf.exe")


def test_references_are_recognised_in_their_canonical_spelling_only() -> None:
    profile = load("financial")
    assert profile.is_reference("PNX-5118391-R2HN")
    assert not profile.is_reference("PNX-5118391-R2HN\n")
    assert not profile.is_reference("pnx-5118391-r2hn")
