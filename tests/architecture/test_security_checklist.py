"""docs/security.md names every requirement of ASVS 5.0.0 at levels 1 and 2, and what it names as proof is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_ROW = re.compile(r"^\| (V\d+\.\d+\.\d+) \| (.+?) \| (.+?) \|$", re.MULTILINE)
_PATH = re.compile(r"`([\w.-]+(?:/[\w.*-]+)+|[\w-]+\.(?:md|json|toml)|\.funcignore)`")
_ROWS = _ROW.findall(Path("docs/security.md").read_text("utf-8"))

# How many requirements each section has at levels 1 and 2 together, counted in ASVS 5.0.0's own CSV.
_COUNTS = {
    "V1.1": 2,
    "V1.2": 9,
    "V1.3": 11,
    "V1.4": 3,
    "V1.5": 2,
    "V2.1": 3,
    "V2.2": 3,
    "V2.3": 4,
    "V2.4": 1,
    "V3.2": 2,
    "V3.3": 4,
    "V3.4": 6,
    "V3.5": 5,
    "V3.7": 2,
    "V4.1": 3,
    "V4.2": 1,
    "V4.3": 2,
    "V4.4": 4,
    "V5.1": 1,
    "V5.2": 3,
    "V5.3": 2,
    "V5.4": 3,
    "V6.1": 3,
    "V6.2": 12,
    "V6.3": 4,
    "V6.4": 4,
    "V6.5": 5,
    "V6.6": 3,
    "V6.8": 4,
    "V7.1": 3,
    "V7.2": 4,
    "V7.3": 2,
    "V7.4": 5,
    "V7.5": 2,
    "V7.6": 2,
    "V8.1": 2,
    "V8.2": 3,
    "V8.3": 1,
    "V8.4": 1,
    "V9.1": 3,
    "V9.2": 4,
    "V10.1": 2,
    "V10.2": 2,
    "V10.3": 4,
    "V10.4": 11,
    "V10.5": 5,
    "V10.6": 2,
    "V10.7": 3,
    "V11.1": 2,
    "V11.2": 3,
    "V11.3": 3,
    "V11.4": 4,
    "V11.5": 1,
    "V11.6": 1,
    "V12.1": 3,
    "V12.2": 2,
    "V12.3": 4,
    "V13.1": 1,
    "V13.2": 5,
    "V13.3": 2,
    "V13.4": 5,
    "V14.1": 2,
    "V14.2": 4,
    "V14.3": 3,
    "V15.1": 3,
    "V15.2": 3,
    "V15.3": 7,
    "V16.1": 1,
    "V16.2": 5,
    "V16.3": 4,
    "V16.4": 3,
    "V16.5": 3,
    "V17.1": 1,
    "V17.2": 4,
    "V17.3": 2,
}


def section(requirement: str) -> str:
    return requirement.rpartition(".")[0]


def test_every_requirement_of_both_levels_is_there_once() -> None:
    ids = [row[0] for row in _ROWS]
    assert len(ids) == len(set(ids))
    assert {each: sum(section(id_) == each for id_ in ids) for each in map(section, ids)} == _COUNTS


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row[0])
def test_a_line_has_a_proof_that_is_there_or_says_that_there_is_none(row: tuple[str, str, str]) -> None:
    _, _, proof = row
    paths = _PATH.findall(proof)
    assert paths or proof.startswith(("n/a", "gap", "this page", "nothing", "no address"))
    assert [path for path in paths if not list(Path().glob(path))] == []
