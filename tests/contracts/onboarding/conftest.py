"""Onboarding, by itself."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contracts.onboarding.desk import Desk


@pytest.fixture
def desk(database: Any) -> Desk:
    return Desk(database)
