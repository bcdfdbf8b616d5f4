"""The lives of uploads and their files, as pure rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from shared.kernel.errors import Conflict, NotFound
from shared.uploads.model import Refusal, Upload, UploadFile, new_number
from shared.uploads.scanning.model import Objection
from shared.uploads.scanning.reasons import REASONS, refusal
from shared.uploads.states import ENDED, FILE_MOVES, UPLOAD_MOVES, FileState, Progress, UploadState

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)


def a_file(state: FileState, **changes: Any) -> UploadFile:
    facts = {"id": "f1", "name": "a.txt", "extension": "txt", "size": 1, "sha256": "0" * 64, "since": NOON}
    return UploadFile(**(facts | {"state": state} | changes))


def an_upload(*files: UploadFile, **changes: Any) -> Upload:
    facts = {
        "id": "u1",
        "organisation_id": "o1",
        "business_id": "b1",
        "case_id": "c1",
        "case_reference": "PNX-5118391-R2HN",
        "at": NOON,
        "number": "U-7K3F-9QX2",
        "case_title": "Storm damage claim declined",
        "business_name": "Tidewell Insurance",
        "sender_id": "s1",
        "sender_name": "Priya Nair",
        "files": files,
    }
    return Upload(**(facts | changes))


def test_every_state_says_what_may_follow() -> None:
    assert set(FILE_MOVES) == set(FileState)
    assert set(UPLOAD_MOVES) == set(UploadState)


def test_nothing_becomes_clean_but_by_a_scan() -> None:
    assert {old for old, new in FILE_MOVES.items() if FileState.CLEAN in new} == {FileState.SCANNING}
    assert {old for old, new in FILE_MOVES.items() if FileState.RECEIVED in new} == {FileState.CLEAN}


@pytest.mark.parametrize("state", sorted(ENDED))
def test_an_end_is_an_end_but_a_refused_file_may_be_put_aside(state: FileState) -> None:
    assert FILE_MOVES[state] <= ({FileState.CANCELLED} if state is FileState.REFUSED else set())


def test_an_impossible_move_is_a_conflict() -> None:
    with pytest.raises(Conflict) as refused:
        an_upload(a_file(FileState.WAITING)).file_moved("f1", FileState.RECEIVED, NOON)
    assert refused.value.code == "file-state"


def test_a_file_of_another_upload_is_not_found() -> None:
    with pytest.raises(NotFound):
        an_upload(a_file(FileState.WAITING)).file("f2")


@pytest.mark.parametrize(
    ("state", "files", "progress"),
    [
        (UploadState.DRAFT, [FileState.CLEAN], Progress.DRAFT),
        (UploadState.SUBMITTED, [FileState.RECEIVED, FileState.SCANNING], Progress.IN_PROGRESS),
        (UploadState.SUBMITTED, [FileState.DELAYED], Progress.IN_PROGRESS),
        (UploadState.SUBMITTED, [FileState.REFUSED, FileState.SCANNING], Progress.TO_FIX),
        (UploadState.SETTLED, [FileState.RECEIVED, FileState.REFUSED], Progress.TO_FIX),
        (UploadState.SETTLED, [FileState.RECEIVED, FileState.CANCELLED], Progress.RECEIVED),
        (UploadState.SETTLED, [FileState.CANCELLED], Progress.CANCELLED),
        (UploadState.ABANDONED, [], Progress.CANCELLED),
    ],
)
def test_progress_follows_from_the_files(state: UploadState, files: list[FileState], progress: Progress) -> None:
    assert an_upload(*(a_file(each) for each in files), state=state).progress is progress


@pytest.mark.parametrize(("attempts", "minutes"), [(1, 2), (2, 4), (3, 8), (4, 15), (99, 15)])
def test_a_delayed_scan_is_tried_again_ever_more_rarely(attempts: int, minutes: int) -> None:
    assert a_file(FileState.DELAYED, attempts=attempts).look_at == NOON + timedelta(minutes=minutes)


def test_an_upload_whose_files_have_ended_needs_no_watching() -> None:
    assert an_upload(a_file(FileState.RECEIVED), a_file(FileState.REFUSED)).look_at is None


def test_a_visit_of_the_watchdog_puts_the_next_one_off() -> None:
    upload = an_upload(a_file(FileState.WAITING), looked_at=NOON + timedelta(hours=1))
    assert upload.look_at == NOON + timedelta(hours=1, minutes=5)


def test_an_upload_is_found_by_its_number_its_case_and_its_files() -> None:
    tokens = an_upload(a_file(FileState.WAITING, name="Payment trace.txt")).tokens
    assert {"u7k3f9qx2", "pnx5118391r2hn", "payment", "trace"} <= {token.replace("txt", "") for token in tokens}


def test_an_upload_reads_back_as_it_was_stored() -> None:
    words = Refusal(code="office-macros", found="f", advice="a")
    upload = an_upload(a_file(FileState.REFUSED, refusal=words), submitted_at=NOON)
    assert Upload.from_item({**upload.to_item(), "_etag": "1", "newer": True}) == upload.model_copy(
        update={"etag": "1"}
    )


def test_numbers_avoid_what_is_misread_on_the_phone() -> None:
    assert not set("01OI") & set("".join(new_number().removeprefix("U-") for _ in range(200)))


@pytest.mark.parametrize("code", sorted(REASONS))
def test_every_reason_says_what_was_found_and_what_to_do(code: str) -> None:
    facts = dict.fromkeys(("problem", "size", "limit", "what", "label", "pixels"), "x")
    words = refusal(Objection(code, **facts), "docx")
    for sentence in (words.found, words.advice):
        assert sentence.endswith((".", "!"))
        assert not {"please", "invalid", "sorry", "oops"} & set(sentence.lower().replace(".", "").split())


def test_the_documentation_lists_every_reason_in_its_words() -> None:
    page = (Path(__file__).parents[2] / "docs" / "scanning.md").read_text()
    for code, reason in REASONS.items():
        assert f"| `{code}` | {reason.found} | {reason.advice} |" in page
