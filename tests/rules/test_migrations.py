"""Migrations change the shape of what is stored, never what it says."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.cases.model import Case
from shared.looks.model import KINDS
from shared.migrations.model import ROUNDS, Migration, fresh_part
from shared.migrations.registry import MIGRATIONS
from tests.sample_cases import a_case, a_short_request

WHOLE = a_case().to_item()
# What releases before this one didn't write: any of it may be missing.
OPTIONAL = sorted({"schemaVersion", "actionFlag", "openRequests", "tradingName", "businessVersion", "tokens", "turn"})
each_migration = pytest.mark.parametrize("migration", MIGRATIONS, ids=lambda each: each.name)


@st.composite
def older_items(draw: st.DrawFn) -> dict[str, Any]:
    case = a_case(
        action_required=draw(st.booleans()),
        action_flag=draw(st.sampled_from([None, True, False])),
        closure_date=draw(st.sampled_from([None, "2026-11-20"])),
    )
    if draw(st.booleans()):
        case = case.with_requests((a_short_request(),))
    missing = draw(st.sets(st.sampled_from(OPTIONAL)))
    # A release that knew requests wrote both fields.
    missing = missing | {"openRequests"} if "actionFlag" in missing else missing
    item = case.model_copy(update={"action_flag": None, "open_requests": ()} if "actionFlag" in missing else {})
    return {name: value for name, value in item.to_item().items() if name not in missing} | {"_etag": "1", "own": "?"}


@each_migration
@given(item=older_items())
def test_rewriting_twice_is_rewriting_once(migration: Migration, item: dict[str, Any]) -> None:
    once = migration.rewrite(item)
    assert migration.rewrite(once) == once
    assert migration.is_done(once)
    assert once["own"] == "?"
    assert "_etag" not in once


@given(item=older_items())
def test_a_case_says_the_same_before_and_after(item: dict[str, Any]) -> None:
    [migration] = [each for each in MIGRATIONS if each.kind == "case"]
    before, after = Case.from_item(item), Case.from_item(migration.rewrite(item))
    assert after.flagged == before.flagged
    assert after.model_copy(update={"action_flag": None, "etag": None}) == before.model_copy(
        update={"action_flag": None, "etag": None}
    )


def test_what_this_release_writes_needs_no_migration() -> None:
    assert [each for each in MIGRATIONS if each.kind == "case" and not each.is_done(WHOLE)] == []


def test_a_rewritten_case_is_news_to_nobody() -> None:
    assert not {each.kind for each in MIGRATIONS} & set(KINDS)


def test_a_part_begins_again_while_others_write_and_ends_all_the_same() -> None:
    part = fresh_part("m", "one").advanced("z", 3, ["bad"])
    again = part.closed(2)
    assert (again.after, again.rounds, again.failures, again.state) == ("", 2, 0, "due")
    assert part.closed(1).state == "done", "only what can't be rewritten is left"
    tired = part.model_copy(update={"rounds": ROUNDS}).closed(2)
    assert (tired.state, tired.left) == ("done", 2)
