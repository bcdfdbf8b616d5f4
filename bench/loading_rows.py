"""Rows of a case system's file, for the loader's benchmark and tests: deterministic, about 1 KB each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import orjson

from local.seed.cases import make_case
from local.seed.world import World
from shared.intake.events import Closure, Snapshot
from shared.schemes.profile import load

_FIELDS = (*Snapshot.model_fields, *Closure.model_fields)
_TODAY = date(2026, 11, 17)


def rows(count: int, organisation: str = "brackenhall") -> Iterator[dict[str, Any]]:
    """Yield `count` rows of cases of the organisation's businesses."""
    world, number, made = World(load("financial"), _TODAY, 7), 0, 0
    while made < count:
        case = make_case(world, number, max(count * 2, 1_000)).case
        number += 1
        if case.organisation_id != organisation:
            continue
        facts = case.model_dump(mode="json", by_alias=True, include=set(_FIELDS))
        made += 1
        yield {"caseId": case.id, "caseReference": case.case_reference, "version": 1, **facts}


def write_ndjson(path: Path, count: int) -> None:
    with path.open("wb") as file:
        file.writelines(orjson.dumps(row) + b"\n" for row in rows(count))
