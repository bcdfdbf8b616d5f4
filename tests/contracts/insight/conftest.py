from __future__ import annotations

from typing import Any

import pytest

from shared.clients.cosmos import Container
from shared.insight.store import FigureStore
from tests.contracts.insight.world import Firm


@pytest.fixture(scope="session")
def cases(database: Any) -> Container:
    return Container(database.get_container_client("cases"))


@pytest.fixture(scope="session")
def store(database: Any, cases: Container) -> FigureStore:
    return FigureStore(Container(database.get_container_client("figures")), cases)


@pytest.fixture
def firm(database: Any, cases: Container, store: FigureStore) -> Firm:
    return Firm(database, cases, store)
