"""From a batch to a queue: sent when the change is, once, whoever relays and whatever dies."""

from __future__ import annotations

import asyncio
import uuid
from datetime import timedelta
from typing import Any

import pytest

from shared.kernel.errors import Invalid
from shared.kernel.model import Model
from shared.outbox.model import OutboxItem, outbox_operation
from shared.outbox.relay import relay_changes, stragglers
from shared.wiring import Services
from tests.contracts.reactions.world import Clock, Firm, Queues

_QUEUE = "exports"  # any queue with duplicate detection


class Word(Model):
    text: str


async def commit(firm: Firm, *texts: str) -> list[dict[str, Any]]:
    """Commit one batch with a message for each text; return the items as the feed would show them."""
    operations = [outbox_operation(_QUEUE, Word(text=text), organisation_id=firm.id, at=firm.clock()) for text in texts]
    await firm.wired.cases._cases.batch(operations, firm.id)
    return [item for _, (item,) in operations]


async def read(firm: Firm, item: dict[str, Any]) -> OutboxItem:
    return OutboxItem.from_item(await firm.wired.cases._cases.read(item["id"], firm.id))


async def relay(wired: Services, changes: list[dict[str, Any]]) -> int:
    return await relay_changes(changes, wired.outbox, wired.bus, wired.clock)


async def texts(queues: Queues, changes: list[dict[str, Any]]) -> list[str]:
    """Return what came of `changes`, in order; other tests' messages may fall due at any time."""
    ours = {change["id"] for change in changes}
    return sorted(message["body"]["text"] for message in await queues.drain(_QUEUE) if message["id"] in ours)


async def test_what_a_batch_says_reaches_the_queue(firm: Firm, queues: Queues) -> None:
    changes = await commit(firm, "one", "two")
    assert await relay(firm.wired, changes) == 2
    assert await texts(queues, changes) == ["one", "two"]


async def test_a_sent_item_says_when_and_expires(firm: Firm, queues: Queues) -> None:
    [change] = await commit(firm, "marked")
    assert (await read(firm, change)).ttl == -1
    await relay(firm.wired, [change])
    item = await read(firm, change)
    assert item.sent_at == firm.clock()
    assert item.ttl == 86_400
    await queues.drain(_QUEUE)


async def test_the_feeds_echo_of_the_mark_sends_nothing(firm: Firm, queues: Queues) -> None:
    [change] = await commit(firm, "echo")
    await relay(firm.wired, [change])
    await queues.drain(_QUEUE)
    marked = (await read(firm, change)).to_item()
    assert await relay(firm.wired, [marked]) == 0


async def test_a_crash_between_sending_and_marking_doubles_nothing(firm: Firm, queues: Queues) -> None:
    [change] = await commit(firm, "crash")
    await relay(firm.wired, [change])  # sent; then think the mark away: the feed shows the change again
    assert await relay(firm.wired, [change]) == 1
    assert await texts(queues, [change]) == ["crash"]


async def test_ten_relays_at_once_send_each_message_once(firm: Firm, queues: Queues) -> None:
    changes = await commit(firm, *(f"{number:02}" for number in range(60)))
    await asyncio.gather(*(relay(firm.wired, changes) for _ in range(10)))
    assert await texts(queues, changes) == [f"{number:02}" for number in range(60)]


async def test_an_item_that_has_expired_since_is_passed_over(firm: Firm, queues: Queues) -> None:
    gone, here = await commit(firm, "gone", "here")
    await firm.wired.cases._cases.delete(gone["id"], firm.id)
    await relay(firm.wired, [gone, here])
    assert (await read(firm, here)).sent_at
    await queues.drain(_QUEUE)


async def test_changes_that_are_no_messages_pass_by(firm: Firm) -> None:
    case = await firm.case()
    assert await relay(firm.wired, [case.to_item()]) == 0


async def test_a_straggler_is_swept_after_a_minute(firm: Firm, clock: Clock, queues: Queues) -> None:
    [change] = await commit(firm, "late")

    async def waiting() -> list[str]:
        return [item["id"] for item in await stragglers(firm.wired.outbox, clock)]

    assert change["id"] not in await waiting()
    clock.forward(timedelta(minutes=2))
    assert change["id"] in await waiting()
    await relay(firm.wired, await stragglers(firm.wired.outbox, clock))
    assert change["id"] not in await waiting()
    await queues.drain(_QUEUE)


async def test_many_large_messages_go_in_several_transfers(firm: Firm, queues: Queues) -> None:
    changes = await commit(firm, *(f"{number}{'x' * 60_000}" for number in range(9)))
    await relay(firm.wired, changes)
    assert [text[0] for text in await texts(queues, changes)] == list("012345678")


async def test_a_message_that_could_never_be_sent_is_refused_before_it_is_committed(firm: Firm) -> None:
    with pytest.raises(Invalid, match="256 KB"):
        outbox_operation(_QUEUE, Word(text="x" * 260_000), organisation_id=firm.id, at=firm.clock())


async def test_a_message_is_weighed_in_bytes_and_the_heaviest_that_is_taken_gets_through(
    firm: Firm, queues: Queues
) -> None:
    with pytest.raises(Invalid, match="256 KB"):
        outbox_operation(_QUEUE, Word(text="€" * 90_000), organisation_id=firm.id, at=firm.clock())
    changes = await commit(firm, heaviest := "€" * 83_100)
    assert await relay(firm.wired, changes) == 1
    assert await texts(queues, changes) == [heaviest]


async def test_a_batch_that_fails_says_nothing(firm: Firm, clock: Clock) -> None:
    from shared.kernel.errors import NotFound

    said = outbox_operation(_QUEUE, Word(text="never"), organisation_id=firm.id, at=clock())
    impossible = ("patch", (str(uuid.uuid4()), [{"op": "set", "path": "/a", "value": 1}]))
    with pytest.raises(NotFound):
        await firm.wired.cases._cases.batch([said, impossible], firm.id)
    clock.forward(timedelta(minutes=2))
    assert said[1][0]["id"] not in [item["id"] for item in await stragglers(firm.wired.outbox, clock)]
