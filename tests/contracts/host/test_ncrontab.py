"""NCRONTAB expressions tick when they should, in UTC."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from local.host.errors import HostError
from local.host.triggers.ncrontab import parse_schedule

NOON = datetime(2024, 5, 15, 12, 0, 0, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("expression", "tick"),
    [
        ("* * * * * *", "2024-05-15T12:00:01"),
        ("*/15 * * * * *", "2024-05-15T12:00:15"),
        ("0 */5 * * * *", "2024-05-15T12:05:00"),
        ("0 5/20 * * * *", "2024-05-15T12:05:00"),
        ("30 9 * * *", "2024-05-16T09:30:00"),
        ("0 0 9-17 * * Mon-Fri", "2024-05-15T13:00:00"),
        ("0 0 8 * * 6", "2024-05-18T08:00:00"),
        ("0 30 1,23 * * *", "2024-05-15T23:30:00"),
        ("0 0 0 29 Feb *", "2028-02-29T00:00:00"),
        ("0 0 0 13 * FRI", "2024-09-13T00:00:00"),
        ("0 0 0 1 1 *", "2025-01-01T00:00:00"),
    ],
)
def test_the_next_tick(expression: str, tick: str) -> None:
    assert parse_schedule(expression).next_after(NOON) == datetime.fromisoformat(tick).replace(tzinfo=UTC)


@pytest.mark.parametrize("expression", ["* * * *", "60 * * * * *", "0 0 0 * * Funday", "*/0 * * * * *", "00:01:00"])
def test_a_malformed_expression_is_refused(expression: str) -> None:
    with pytest.raises(HostError):
        parse_schedule(expression)


def test_a_schedule_that_never_ticks_is_refused() -> None:
    with pytest.raises(HostError, match="never ticks"):
        parse_schedule("0 0 0 30 2 *").next_after(NOON)
