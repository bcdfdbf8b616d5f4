"""Queries compare times as text: what they ask with must look as models write it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from shared.kernel.clock import as_stored
from shared.kernel.model import Model

NOON = datetime(2026, 11, 13, 12, 0, tzinfo=UTC)


class Dated(Model):
    at: datetime


@pytest.mark.parametrize("moment", [NOON, NOON + timedelta(microseconds=120), NOON + timedelta(milliseconds=500)])
def test_a_moment_is_stored_as_models_write_it(moment: datetime) -> None:
    assert as_stored(moment) == Dated(at=moment).to_item()["at"]


def test_a_moment_of_another_zone_is_stored_in_utc() -> None:
    assert as_stored(NOON.astimezone(timezone(timedelta(hours=1)))) == "2026-11-13T12:00:00Z"
