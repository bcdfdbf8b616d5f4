from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rules.servicebus.benches import Bench


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.journal.close()
