from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from shared.audit.model import EntryKind
from shared.exports.cells import as_text
from shared.inspection.exporting import cells
from shared.inspection.model import AuditLine, EntryQuery, conditions
from shared.inspection.walking import Position, position, walk

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = 40

moments = st.integers(0, DAYS * 86_400_000 - 1).map(lambda each: SINCE + timedelta(milliseconds=each))
crowds = st.tuples(moments, st.integers(0, 1_500))


def _entries(scattered: list[datetime], crowd: tuple[datetime, int]) -> list[dict[str, Any]]:
    at, size = crowd
    all_moments = [*scattered, *(at for _ in range(size))]
    return [{"id": f"{number:06d}", "at": each.isoformat()} for number, each in enumerate(all_moments)]


async def _all_pages(entries: list[dict[str, Any]], limit: int) -> list[str]:
    async def fetch(since: datetime, until: datetime, most: int) -> list[dict[str, Any]]:
        return [each for each in entries if since <= position(each).at < until][:most]

    found: list[str] = []
    place: Position | None = Position(SINCE + timedelta(days=DAYS), "")
    while place is not None:
        walked = await walk(fetch, SINCE, place, limit)
        found += [each["id"] for each in walked.items]
        place = walked.next
    return found


@settings(max_examples=40)
@given(st.lists(moments, max_size=60), crowds, st.integers(1, 200))
async def test_every_entry_comes_once_and_the_newest_first(
    scattered: list[datetime], crowd: tuple[datetime, int], limit: int
) -> None:
    entries = _entries(scattered, crowd)
    found = await _all_pages(entries, max(limit, len(entries) // 10))
    assert found == [each["id"] for each in sorted(entries, key=position, reverse=True)]


def test_a_search_becomes_conditions_with_its_words_as_parameters() -> None:
    query = EntryQuery(
        act="cases.", case_reference="PNX-1'--", outcome="refused", since=SINCE.date(), until=SINCE.date()
    )
    text, facts = conditions(query, ["some-id"])
    assert "PNX" not in text
    assert facts["case"] == "PNX-1'--"
    assert facts["actors"] == ["some-id"]
    assert "c.outcome != @allowed" in text


def test_an_exported_line_starts_no_formula() -> None:
    line = AuditLine(
        id="1", at=SINCE, actor="a", person="=1+1", organisation="@SUM(A1)", on_behalf_of=None, kind=EntryKind.ACCESS,
        act="cases.open", subject="-2", cases=(), outcome="allowed", address="::1", correlation_id="c",
    )  # fmt: skip
    assert [as_text(cell)[0] for cell in (cells(line)[1], cells(line)[3], cells(line)[7])] == ["'", "'", "'"]
