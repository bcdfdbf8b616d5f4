"""What staff see of stuck work, and what they can do about it."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import pytest

from shared.kernel.errors import NotFound
from shared.operations.commands import discard, park, retry
from shared.operations.model import Origin
from shared.operations.queries import stuck_messages, stuck_work
from shared.wiring import Services
from tests.contracts.reactions.world import Queues, delivery

_QUEUE = "exports"


async def stuck(wired: Services, **body: Any) -> str:
    item = delivery(_QUEUE, body).parked(Origin.DEAD_LETTER, "MaxDeliveryCountExceeded", "It failed ten times.")
    await park(item, wired.parked)
    return item.id


async def ours(queues: Queues, export_id: str) -> list[dict[str, Any]]:
    return [each for each in await queues.drain(_QUEUE) if each["body"].get("exportId") == export_id]


async def test_staff_see_reason_and_payload_without_anybodys_words(wired: Services) -> None:
    item_id = await stuck(wired, exportId="e-1", requestedBy="Priya Nair", cases=204)
    found = next(item for item in (await stuck_messages(_QUEUE, wired.parked)).items if item.id == item_id)
    assert found.reason == "MaxDeliveryCountExceeded"
    assert found.payload == {"exportId": "e-1", "requestedBy": "••••••", "cases": 204}


async def test_each_source_tells_how_much_is_stuck(wired: Services) -> None:
    before = (await stuck_work((_QUEUE,), wired.parked)).sources[0].parked
    await stuck(wired, exportId="e-2")
    assert (await stuck_work((_QUEUE,), wired.parked)).sources[0].parked == before + 1


async def test_a_retry_puts_the_message_back_as_it_was(wired: Services, queues: Queues) -> None:
    name = str(uuid.uuid4())
    item_id = await stuck(wired, exportId=name, requestedBy="Priya Nair")
    await retry(_QUEUE, item_id, wired.parked, wired.retrying)
    assert [each["body"] for each in await ours(queues, name)] == [{"exportId": name, "requestedBy": "Priya Nair"}]
    with pytest.raises(NotFound):
        await wired.parked.read(_QUEUE, item_id)


async def test_two_colleagues_who_retry_at_once_send_it_once(wired: Services, queues: Queues) -> None:
    name = str(uuid.uuid4())
    item_id = await stuck(wired, exportId=name)
    both = (retry(_QUEUE, item_id, wired.parked, wired.retrying) for _ in range(2))
    await asyncio.gather(*both, return_exceptions=True)
    assert len(await ours(queues, name)) == 1


async def test_what_is_discarded_is_gone_for_good(wired: Services, queues: Queues) -> None:
    name = str(uuid.uuid4())
    item_id = await stuck(wired, exportId=name)
    await discard(_QUEUE, item_id, wired.parked)
    assert not await ours(queues, name)
    with pytest.raises(NotFound):
        await discard(_QUEUE, item_id, wired.parked)
