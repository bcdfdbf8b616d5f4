"""8:00 by the clocks of the scheme's own zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from shared.kernel.calendar import Calendar
from shared.notifications.digests import next_digest


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-17T07:59", "2026-11-17T08:00"),  # winter: UTC itself
        ("2026-11-17T08:00", "2026-11-18T08:00"),  # at eight sharp it is tomorrow's
        ("2026-07-01T06:59", "2026-07-01T07:00"),  # summer: an hour earlier in UTC
        ("2026-07-01T23:30", "2026-07-02T07:00"),  # in London it is tomorrow already
        ("2027-03-27T12:00", "2027-03-28T07:00"),  # the clocks go forward in between
        ("2026-10-24T12:00", "2026-10-25T08:00"),  # and back
    ],
)
def test_the_next_digest_is_at_eight_in_london(now: str, due: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert next_digest(at, Calendar()) == datetime.fromisoformat(due).replace(tzinfo=UTC)
