"""Pages: continuation by position, so that what is written between two pages neither repeats nor skips anything."""
# ruff: noqa: S608  the queries are constants of our own

from __future__ import annotations

from typing import Any

import pytest
from azure.cosmos.aio import ContainerProxy
from azure.cosmos.exceptions import CosmosHttpResponseError

from tests.contracts.cosmos.accounts import FIRM, ask, fill, item, page_after, pages
from tests.contracts.cosmos.conftest import MakeContainer

POLICY = {
    "includedPaths": [{"path": "/*"}],
    "excludedPaths": [{"path": "/big/?"}],
    "compositeIndexes": [
        [{"path": "/type", "order": "ascending"}, {"path": "/day", "order": "descending"}],
        [{"path": "/type", "order": "ascending"}, {"path": "/day", "order": "ascending"}, {"path": "/id"}],
    ],
}
ORDERS = [
    "",
    "ORDER BY c.day",
    "ORDER BY c.day DESC",
    "ORDER BY c.type ASC, c.day DESC",
    "ORDER BY c.type DESC, c.day ASC",
    "ORDER BY c.type, c.day, c.id",
    "ORDER BY c.type DESC, c.day DESC, c.id DESC",
]


@pytest.fixture
async def shelf(make_container: MakeContainer) -> ContainerProxy:
    container = await make_container(indexing_policy=POLICY)
    days: list[Any] = [3, 1, "2", None, True, 2, 2, -1, 2.5, "10", False, 3]
    await fill(container, [item(f"{n:02d}", type=f"t{n % 3}", day=days[n % 12]) for n in range(30)])
    return container


@pytest.mark.parametrize("order", ORDERS)
async def test_pages_together_are_the_whole_in_order(shelf: ContainerProxy, order: str) -> None:
    whole = await ask(shelf, f"SELECT VALUE c.id FROM c {order}")
    found = await pages(shelf, f"SELECT VALUE c.id FROM c {order}", 7)
    assert [len(page) for page in found] == [7, 7, 7, 7, 2]
    assert [id_ for page in found for id_ in page] == whole
    assert len(set(whole)) == 30


@pytest.mark.parametrize("order", ORDERS)
async def test_a_page_is_not_moved_by_what_is_written_before_it(shelf: ContainerProxy, order: str) -> None:
    query = f"SELECT VALUE c.id FROM c {order}"
    whole = await ask(shelf, query)
    first, token = await page_after(shelf, query, 10)
    await shelf.delete_item(whole[0], FIRM)
    await shelf.delete_item(whole[9], FIRM)
    await shelf.create_item(item("new-1", type="t0", day=-99))
    await shelf.create_item(item("new-2", type="t2", day="zz"))
    rest: list[str] = []
    while token:
        page, token = await page_after(shelf, query, 10, token)
        rest += page
    assert first == whole[:10]
    assert [id_ for id_ in rest if not id_.startswith("new")] == whole[10:]


async def test_the_order_goes_by_type_first(shelf: ContainerProxy) -> None:
    days = await ask(shelf, "SELECT VALUE c.day FROM c WHERE c.type = 't0' OR c.type = 't1' ORDER BY c.day")
    ranks = [(day is not None) + isinstance(day, int | float | str) * 1 + isinstance(day, str) * 1 for day in days]
    assert ranks == sorted(ranks)
    numbers = [day for day in days if isinstance(day, int | float) and not isinstance(day, bool)]
    assert numbers == sorted(numbers)
    assert [day for day in days if isinstance(day, str)] == sorted(day for day in days if isinstance(day, str))


async def test_a_join_is_continued_in_the_middle_of_a_document(container: ContainerProxy) -> None:
    await fill(container, [item(str(n), tags=[f"{n}-{t}" for t in range(4)]) for n in range(3)])
    found = await pages(container, "SELECT VALUE t FROM c JOIN t IN c.tags", 5)
    assert [tag for page in found for tag in page] == [f"{n}-{t}" for n in range(3) for t in range(4)]


async def test_top_and_limit_hold_over_all_pages_together(shelf: ContainerProxy) -> None:
    assert sum(map(len, await pages(shelf, "SELECT TOP 12 * FROM c", 5))) == 12
    found = await pages(shelf, "SELECT VALUE c.id FROM c ORDER BY c.id OFFSET 3 LIMIT 9", 4)
    assert [id_ for page in found for id_ in page] == [f"{n:02d}" for n in range(3, 12)]


async def test_groups_and_distinct_values_come_in_pages(shelf: ContainerProxy) -> None:
    groups = await pages(shelf, "SELECT c.type, COUNT(1) AS n FROM c GROUP BY c.type", 2)
    assert [group["n"] for page in groups for group in page] == [10, 10, 10]
    values = await pages(shelf, "SELECT DISTINCT VALUE c.type FROM c ORDER BY c.type DESC", 2)
    assert [value for page in values for value in page] == ["t2", "t1", "t0"]


async def test_several_fields_need_a_composite_index_of_that_order(shelf: ContainerProxy) -> None:
    for order in ("c.type, c.id", "c.day, c.type", "c.type DESC, c.day ASC, c.id ASC"):
        with pytest.raises(CosmosHttpResponseError) as raised:
            await ask(shelf, f"SELECT * FROM c ORDER BY {order}")
        assert raised.value.status_code == 400


async def test_an_excluded_path_cannot_be_ordered_by(shelf: ContainerProxy) -> None:
    with pytest.raises(CosmosHttpResponseError) as raised:
        await ask(shelf, "SELECT * FROM c ORDER BY c.big")
    assert raised.value.status_code == 400


async def test_a_composite_order_keeps_documents_without_the_property(shelf: ContainerProxy) -> None:
    await shelf.create_item(item("bare", type="t1"))
    assert "bare" in await ask(shelf, "SELECT VALUE c.id FROM c ORDER BY c.type ASC, c.day DESC")


@pytest.mark.local_only
async def test_a_token_of_another_query_is_refused(shelf: ContainerProxy) -> None:
    _, token = await page_after(shelf, "SELECT * FROM c", 5)
    for query, wrong in (("SELECT VALUE c.id FROM c", token), ("SELECT * FROM c", "nonsense")):
        with pytest.raises(CosmosHttpResponseError) as raised:
            await page_after(shelf, query, 5, wrong)
        assert raised.value.status_code == 400
