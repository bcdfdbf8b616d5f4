"""The change feed: each document in its latest version, in order within a range, from wherever one left off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from azure.cosmos.aio import ContainerProxy
from azure.cosmos.exceptions import CosmosHttpResponseError

from tests.contracts.cosmos.accounts import FIRM, item


async def drain(container: ContainerProxy, **options: Any) -> tuple[list[str], str]:
    """Return the ids of all pages, and the token after the last, which the SDK leaves in the last answer's headers."""
    found = container.query_items_change_feed(**options).by_page()
    ids = [one["id"] async for page in found async for one in page]
    return ids, container.client_connection.last_response_headers["etag"]


async def test_from_the_beginning_everything_comes_once_in_its_latest_version(container: ContainerProxy) -> None:
    for n in (1, 2, 3, 1):
        await container.upsert_item(item(str(n), n=n))
    ids, _ = await drain(container, start_time="Beginning", partition_key=FIRM, max_item_count=2)
    assert ids == ["2", "3", "1"]


async def test_a_token_leads_on_to_what_came_since(container: ContainerProxy) -> None:
    for n in range(5):
        await container.create_item(item(str(n), f"firm-{n}"))
    before, token = await drain(container, start_time="Beginning")
    assert sorted(before) == ["0", "1", "2", "3", "4"]
    assert (await drain(container, continuation=token))[0] == []
    await container.upsert_item(item("3", "firm-3", again=True))
    await container.create_item(item("new", "firm-9"))
    assert sorted((await drain(container, continuation=token))[0]) == ["3", "new"]


async def test_now_means_only_what_comes_after(container: ContainerProxy) -> None:
    await container.create_item(item("old"))
    _, token = await drain(container, start_time="Now")
    await container.create_item(item("new"))
    assert (await drain(container, continuation=token))[0] == ["new"]


async def test_a_start_time_leaves_out_what_is_older(container: ContainerProxy) -> None:
    await container.create_item(item("1"))
    assert (await drain(container, start_time=datetime.now(UTC) - timedelta(hours=1)))[0] == ["1"]
    assert (await drain(container, start_time=datetime.now(UTC) + timedelta(hours=1)))[0] == []


async def test_a_partition_key_narrows_it(container: ContainerProxy) -> None:
    await container.create_item(item("1", "a"))
    await container.create_item(item("2", "b"))
    assert (await drain(container, start_time="Beginning", partition_key="b"))[0] == ["2"]


async def test_each_range_has_its_own_feed(container: ContainerProxy) -> None:
    for n in range(12):
        await container.create_item(item(str(n), f"firm-{n}"))
    ranges = [one async for one in container.read_feed_ranges()]
    found = [(await drain(container, start_time="Beginning", feed_range=one))[0] for one in ranges]
    assert sorted(int(id_) for part in found for id_ in part) == list(range(12))


async def test_a_deleted_document_leaves_no_trace(container: ContainerProxy) -> None:
    await container.create_item(item("1"))
    await container.create_item(item("2"))
    await container.delete_item("1", FIRM)
    assert (await drain(container, start_time="Beginning"))[0] == ["2"]


@pytest.mark.local_only
async def test_the_mode_that_keeps_every_version_is_refused(container: ContainerProxy) -> None:
    with pytest.raises(CosmosHttpResponseError):
        await drain(container, mode="AllVersionsAndDeletes")
