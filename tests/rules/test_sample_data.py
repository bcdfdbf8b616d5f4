from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from random import Random

import pikepdf
import pytest
from openpyxl import load_workbook
from PIL import Image

from local.seed.cases import SampleCase, make_case
from local.seed.files import sample_files
from local.seed.references import reference
from local.seed.requests import NEWEST, with_requests
from local.seed.story import tell
from local.seed.world import World
from shared.cases.fields import FieldType, columns
from shared.cases.model import Document
from shared.requests.model import Request
from shared.requests.states import MoreTimeState, RequestState
from shared.schemes.profile import available, load

TODAY = date(2026, 11, 17)
FINANCIAL = World(load("financial"), TODAY, 7)
SAMPLES = [make_case(FINANCIAL, number, 1000) for number in range(1000)]


def test_the_same_seed_gives_the_same_cases() -> None:
    again = World(load("financial"), TODAY, 7)
    assert make_case(again, 123, 1000).case == SAMPLES[123].case
    assert make_case(World(load("financial"), TODAY, 8), 123, 1000).case != SAMPLES[123].case


def test_nothing_of_today_lies_ahead() -> None:
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 5, 5, tzinfo=UTC)
    world = World(load("financial"), TODAY, 7, now)
    samples = [make_case(world, number, 1000) for number in range(100)]
    told = [child.at for sample in samples for child in tell(world, sample, sample_files())]
    assert max(told) == max(sample.case.at for sample in samples) == now


def test_references_fit_the_scheme_and_are_all_different() -> None:
    references = [sample.case.case_reference for sample in SAMPLES]
    assert all(FINANCIAL.profile.is_reference(each) for each in references)
    assert len(set(references)) == len(references)
    assert references == sorted(references, reverse=True)


@pytest.mark.parametrize("scheme", available())
def test_a_million_cases_have_room_in_every_schemes_references(scheme: str) -> None:
    pattern = load(scheme).reference.pattern
    assert load(scheme).is_reference(reference(pattern, 999_999, Random(1)))  # noqa: S311  sample data


@pytest.mark.parametrize("scheme", available())
def test_every_value_is_of_the_schemes_vocabulary(scheme: str) -> None:
    world = World(load(scheme), TODAY, 7)
    words = {column.name: column.choices for column in columns(world.profile) if column.type is FieldType.CHOICE}
    for number in range(0, 1000, 7):
        item = make_case(world, number, 1000).case.to_item()
        for name, choices in words.items():
            assert not choices or item[name] is None or item[name] in choices


def ordered(*days: date | None) -> bool:
    known = [day for day in days if day]
    return known == sorted(known)


def test_dates_follow_one_another() -> None:
    for sample in SAMPLES:
        life = sample.life
        assert ordered(life.event, life.final_response, life.enquiry, life.moved, life.received, life.viewed)
        assert ordered(life.viewed, life.referred, life.decided, life.closed)
        assert ordered(life.moved, life.received, life.offered, life.closed, TODAY)


def test_a_final_response_is_no_older_than_six_months_at_the_enquiry() -> None:
    for life in (sample.life for sample in SAMPLES):
        assert life.final_response is None or life.enquiry - life.final_response < timedelta(days=184)


def test_the_file_is_due_after_the_investigation_began_on_a_working_day() -> None:
    for case in (sample.case for sample in SAMPLES if sample.case.moved_to_investigation_date):
        assert case.business_file_required_by is not None
        assert FINANCIAL.calendar.is_working_day(case.business_file_required_by)


def test_closed_cases_have_an_outcome_to_publish_and_nobodys_turn() -> None:
    for case in (sample.case for sample in SAMPLES):
        assert case.is_closed == (case.closure_outcome is not None) == (case.turn is None)
        assert case.case_progress == "Closed" or not case.is_closed


def share(chosen: list[SampleCase]) -> float:
    return len(chosen) / len(SAMPLES)


def test_the_mixture_looks_like_a_portal_at_work() -> None:
    assert 0.2 < share([sample for sample in SAMPLES if not sample.case.is_closed]) < 0.6
    assert 0.01 < share([sample for sample in SAMPLES if sample.case.priority]) < 0.15
    assert 0 < share([sample for sample in SAMPLES if sample.case.suppressed]) < 0.03
    assert len({sample.case.organisation_id for sample in SAMPLES}) == 3
    assert len({sample.case.business_id for sample in SAMPLES}) == 7
    overdue = [
        sample
        for sample in SAMPLES
        if not sample.case.is_closed
        and not sample.life.received
        and sample.life.required_by
        and sample.life.required_by < TODAY
    ]
    assert 0.003 < share(overdue) < 0.1


def test_a_story_has_stable_ids_and_belongs_to_its_case() -> None:
    files = sample_files()
    sample = make_case(FINANCIAL, 260, 1000)
    children = tell(FINANCIAL, sample, files)
    again = tell(FINANCIAL, make_case(FINANCIAL, 260, 1000), files)
    assert children == again
    assert len({child.id for child in children}) == len(children)
    assert {child.case_id for child in children} == {sample.case.id}
    assert any(isinstance(child, Document) for child in children)


def test_sample_files_open_in_the_programs_they_are_for() -> None:
    files = sample_files()
    with pikepdf.open(io.BytesIO(files["terms"].content)) as document:
        assert len(document.pages) == 1
    with zipfile.ZipFile(io.BytesIO(files["contact-notes"].content)) as archive:
        assert "word/document.xml" in archive.namelist()
    assert load_workbook(io.BytesIO(files["account-statements"].content)).sheetnames == ["Statement"]
    assert Image.open(io.BytesIO(files["photograph"].content)).size == (640, 400)


def test_sample_files_are_the_same_bytes_every_time() -> None:
    first, second = sample_files(), sample_files()
    assert {key: file.sha256 for key, file in first.items()} == {key: file.sha256 for key, file in second.items()}


def test_a_decided_case_shows_no_provisional_decision() -> None:
    assert [
        (sample.case.latest_outcome, sample.case.case_progress)
        for sample in SAMPLES
        if sample.life.decided and not sample.life.closed and sample.case.case_progress != "Final decision sent"
    ] == []
    assert not any(sample.case.case_progress == "Final decision sent" and not sample.life.decided for sample in SAMPLES)


def test_something_is_asked_on_some_open_cases_and_stands_on_the_case_too() -> None:
    asked = [with_requests(FINANCIAL, sample) for sample in SAMPLES[:NEWEST]]
    requests = [child for _, children in asked for child in children if isinstance(child, Request)]
    open_ones = {request.short for request in requests if request.state is RequestState.OPEN}
    assert open_ones == {short for sample, _ in asked for short in sample.case.open_requests}
    assert len(open_ones) >= 20
    assert all(sample.case.action_required for sample, _ in asked if sample.case.open_requests)
    assert {request.state for request in requests} == {RequestState.OPEN, RequestState.ANSWERED}
    assert {ask.state for request in requests for ask in request.more_time} == {
        MoreTimeState.ASKED,
        MoreTimeState.GRANTED,
    }
