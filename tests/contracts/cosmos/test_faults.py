"""Faults on demand: what the SDK makes of a service that is busy or away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from azure.cosmos.aio import ContainerProxy
from azure.cosmos.exceptions import CosmosHttpResponseError

from tests.contracts.cosmos.accounts import FIRM, Account, item

pytestmark = pytest.mark.local_only


@pytest.fixture
def door(account: Account) -> Iterator[Any]:
    def ask_for(**fault: Any) -> httpx.Response:
        return httpx.post(f"{account.endpoint}_fault", json=fault)

    yield ask_for
    ask_for(count=0)


async def test_a_busy_answer_is_retried_after_the_time_it_names(container: ContainerProxy, door: Any) -> None:
    await container.create_item(item("1"))
    door(status=429, count=2, ms=20, match=container.id)
    assert (await container.read_item("1", FIRM))["id"] == "1"


async def test_a_busy_answer_names_its_wait(container: ContainerProxy, door: Any) -> None:
    door(status=429, count=50, ms=5, match=container.id)
    with pytest.raises(CosmosHttpResponseError) as raised:
        await container.create_item(item("1"))
    assert raised.value.status_code == 429
    assert raised.value.headers["x-ms-retry-after-ms"] == "5"


@pytest.mark.parametrize("status", [449, 408])
async def test_a_write_that_may_have_happened_is_not_repeated(
    container: ContainerProxy, door: Any, status: int
) -> None:
    door(status=status, count=1, match=f"{container.id}/docs")
    with pytest.raises(CosmosHttpResponseError) as raised:
        await container.create_item(item("1"))
    assert raised.value.status_code == status
    await container.create_item(item("1"))


async def test_an_unavailable_service_is_tried_again(container: ContainerProxy, door: Any) -> None:
    await container.create_item(item("1"))
    door(status=503, count=1, match=f"{container.id}/docs")
    assert (await container.read_item("1", FIRM))["id"] == "1"


@pytest.mark.parametrize(
    "fault",
    [{"status": 429, "often": True}, {"status": "429"}, {"status": 200}, {"count": 1}, {"status": 503, "ms": -1}],
)
async def test_an_unknown_fault_is_refused(door: Any, fault: dict[str, Any]) -> None:
    assert door(**fault).status_code == 400


async def test_all_faults_can_be_forgotten(container: ContainerProxy, door: Any) -> None:
    assert door(status=503, count=500, match=container.id).json()["pending"] >= 500
    assert door(count=0).json() == {"pending": 0}
    await container.create_item(item("1"))
