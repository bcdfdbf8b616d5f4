from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from shared.limits.model import granted, minute_of, seconds_to_next_minute


@given(limit=st.integers(1, 500), chunk=st.integers(1, 50), processes=st.integers(1, 200))
def test_all_processes_together_are_granted_the_limit_and_no_more(limit: int, chunk: int, processes: int) -> None:
    counts = [chunk * turn for turn in range(1, processes + 1)]
    assert sum(granted(count, chunk, limit) for count in counts) == min(limit, counts[-1])


def test_a_minute_ends_when_the_next_begins() -> None:
    late = datetime(2026, 11, 22, 9, 59, 59, tzinfo=UTC)
    assert seconds_to_next_minute(late) == 1
    assert minute_of(datetime(2026, 11, 22, 10, 0, tzinfo=UTC)) == minute_of(late) + 1
