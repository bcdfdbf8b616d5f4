"""A file of cases: loaded once however often, taken up where it was cut short, refused rows told with reasons."""

from __future__ import annotations

import contextlib
import csv
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest

from shared.clients.cosmos import Container
from shared.intake.bulk.loader import Loader
from shared.intake.bulk.record import Checkpoint, Record
from shared.intake.bulk.source import rows
from shared.intake.commands import Intake
from shared.kernel.settings import Settings
from shared.schemes.profile import load
from tests.servers import ROOT

Row = dict[str, Any]


def a_row(number: int, **changes: Any) -> Row:
    row = {
        "caseId": f"loaded-{uuid.uuid4()}",
        "caseReference": f"PNX-{number:07}-LOAD",
        "businessId": "one-a",
        "complaintIssue": "Undisclosed commission",
        "productType": "Hire purchase",
        "caseStage": "Investigation",
        "caseProgress": "Waiting to be allocated",
        "enquiryDate": "2026-09-01",
        "title": "Undisclosed commission",
    }
    return row | changes


@dataclass
class Load:
    """A file, loaded as often as a test likes."""

    file: Path
    intake: Intake

    def write(self, found: list[Row]) -> None:
        self.file.write_bytes(b"".join(orjson.dumps(row) + b"\n" for row in found))

    async def run(self, format_: Any = "ndjson") -> Checkpoint:
        loader = Loader("one", self.intake, load("financial"), lambda: datetime.now(UTC))
        with Record(self.file.with_suffix(".checkpoint"), self.file.with_suffix(".refused"), 0) as record:
            await loader.load(rows(self.file, format_), record, lambda _: None)
            record.finish()
        return record.checkpoint

    def refused(self) -> list[tuple[str, str]]:
        with self.file.with_suffix(".refused").open(newline="") as report:
            return [(row["row"], row["code"]) for row in csv.DictReader(report)]


@pytest.fixture
def loading(tmp_path: Path, intake: Intake) -> Load:
    return Load(tmp_path / "cases.ndjson", intake)


async def stored(cases: Container, found: list[Row]) -> list[Row]:
    ids = [row["caseId"] for row in found]
    query = "SELECT * FROM c WHERE ARRAY_CONTAINS(@ids, c.id) OR ARRAY_CONTAINS(@ids, c.caseId)"
    items = await cases.all(query, {"ids": ids}, "one")
    return sorted(items, key=lambda item: str(item["caseReference"]))


async def test_every_row_becomes_a_case_that_can_be_found(loading: Load, cases: Container) -> None:
    found = [a_row(number, closureDate="2026-10-01" if number % 2 else None) for number in range(250)]
    loading.write(found)
    done = await loading.run()
    items = await stored(cases, found)
    assert (done.created, done.refused, len(items)) == (250, 0, 250)
    assert [item["closed"] for item in items[:2]] == [False, True]
    assert {"commission", "pnx0000001load"} <= set(items[1]["tokens"])


async def test_loading_again_changes_nothing(loading: Load, cases: Container) -> None:
    found = [a_row(number) for number in range(150)]
    loading.write(found)
    await loading.run()
    before = await stored(cases, found)
    again = await loading.run()
    assert (again.created, again.changed, again.unchanged) == (0, 0, 150)
    assert await stored(cases, found) == before


async def test_a_newer_row_changes_its_case_and_an_older_one_doesnt(loading: Load, cases: Container) -> None:
    first, second = a_row(1, version=2), a_row(2, version=2)
    loading.write([first, second])
    await loading.run()
    newer, older = first | {"version": 3, "caseStage": "View"}, second | {"version": 1, "caseStage": "View"}
    loading.write([newer, older, a_row(3)])
    done = await loading.run()
    items = [item for item in await stored(cases, [first, second]) if item["type"] == "case"]
    assert (done.created, done.changed, done.unchanged) == (1, 1, 1)
    assert [item["caseStage"] for item in items] == ["View", "Investigation"]


async def test_a_case_that_comes_twice_in_a_file_ends_as_its_newest_row(loading: Load, cases: Container) -> None:
    old = a_row(1)
    loading.write([old, old | {"version": 2, "caseStage": "Decision"}, old])
    await loading.run()
    [case] = [item for item in await stored(cases, [old]) if item["type"] == "case"]
    assert case["caseStage"] == "Decision"


REFUSED: list[tuple[Row, str]] = [
    ({"businessId": "two-a"}, "business-unknown"),
    ({"caseReference": "5118391"}, "reference-invalid"),
    ({"enquiryDate": "yesterday"}, "field-invalid"),
    ({"enquiryDate": None}, "field-invalid"),
    ({"favouriteColour": "blue"}, "field-unknown"),
    ({"closureOutcome": "Change in outcome"}, "closure-undated"),
    ({"version": 0}, "field-invalid"),
]


async def test_refused_rows_are_told_with_their_reasons_and_the_rest_is_loaded(loading: Load, cases: Container) -> None:
    good = [a_row(1), a_row(2)]
    loading.write([good[0], *(a_row(9, **changes) for changes, _ in REFUSED), good[1]])
    with loading.file.open("ab") as file:
        file.write(b"{not json\n[1]\n")
    done = await loading.run()
    codes = [*(code for _, code in REFUSED), "row-unreadable", "row-unreadable"]
    numbers = [*range(2, 9), 10, 11]
    assert loading.refused() == [(str(number), code) for number, code in zip(numbers, codes, strict=True)]
    assert (done.created, len(await stored(cases, good))) == (2, 2)


async def test_the_report_quotes_nothing_from_the_file(loading: Load) -> None:
    loading.write([a_row(1, enquiryDate="Jane Doe", parties=[{"role": "Jane Doe"}])])
    await loading.run()
    assert "Jane Doe" not in loading.file.with_suffix(".refused").read_text()


async def test_a_csv_says_the_same_as_ndjson(loading: Load, cases: Container) -> None:
    people = [{"role": "consumer", "party": "consumer", "name": "Wójcik, \nRosa"}]
    found = [a_row(number, priority=True, parties=people, tradingName=None) for number in range(3)]
    with loading.file.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(found[0]))
        writer.writeheader()
        writer.writerows(row | {"parties": orjson.dumps(people).decode()} for row in found)
        file.write("too,few,cells\n")
    await loading.run("csv")
    items = await stored(cases, found)
    assert [item["parties"][0]["name"] for item in items] == ["Wójcik, \nRosa"] * 3
    assert [(item["priority"], item["tradingName"]) for item in items] == [(True, None)] * 3
    assert loading.refused() == [("4", "row-unreadable")]


def command_line(settings: Settings, blobs: str, file: Path, *options: str) -> tuple[list[str], dict[str, str]]:
    key = settings.cosmos_key.get_secret_value() if settings.cosmos_key else ""
    to = {"RECOURSE_COSMOS_ENDPOINT": settings.cosmos_endpoint, "RECOURSE_COSMOS_KEY": key, "RECOURSE_DOCUMENTS": blobs}
    command = [sys.executable, "-m", "scripts.load_cases", str(file), "--organisation", "one", *options]
    return command, {**os.environ, **to}


async def test_a_killed_run_is_taken_up_where_it_was(
    loading: Load, cases: Container, cosmos_settings: Settings, blob_connection: str
) -> None:
    found = [a_row(number, businessId="one-a" if number % 500 else "nobody") for number in range(4000)]
    loading.write(found)
    command, environment = command_line(cosmos_settings, blob_connection, loading.file)
    done_before, refusal, resumed = kill_and_resume(command, environment, loading.file)
    count = "SELECT VALUE COUNT(1) FROM c WHERE ARRAY_CONTAINS(@ids, c.id)"
    [loaded] = await cases.all(count, {"ids": [row["caseId"] for row in found]}, "one")
    with loading.file.with_name("cases.ndjson.refused.csv").open(newline="") as report:
        refused = [int(row["row"]) for row in csv.DictReader(report)]
    assert 500 <= done_before < 4000
    assert "--resume" in refusal
    assert loaded == 3992
    assert refused == [number + 1 for number in range(0, 4000, 500)]
    assert f"{4000 - done_before:,} rows" in resumed


def kill_and_resume(command: list[str], environment: dict[str, str], file: Path) -> tuple[int, str, str]:
    """Return how far the killed run came, how one that doesn't resume is refused, and what the resumed one says."""
    checkpoint = file.with_name(f"{file.name}.checkpoint")
    killed = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    wait_until(lambda: rows_done(checkpoint) >= 500)
    killed.kill()
    killed.wait()
    done = rows_done(checkpoint)
    runs = [
        subprocess.run([*command, *options], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        for options in ([], ["--resume"])
    ]
    assert [run.returncode for run in runs] == [1, 0]
    assert not checkpoint.exists()
    return done, runs[0].stderr, runs[1].stdout


def rows_done(checkpoint: Path) -> int:
    with contextlib.suppress(FileNotFoundError):
        return Checkpoint.model_validate_json(checkpoint.read_bytes()).row
    return 0


def wait_until(is_so: Callable[[], bool], patience: float = 60) -> None:
    deadline = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.01)
