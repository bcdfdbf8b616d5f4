"""What becomes of a message: done, parked with its reason, on its way again, or given back."""

from __future__ import annotations

import asyncio
import inspect
import uuid
from datetime import timedelta
from typing import Any

import azure.functions as func
import pytest

from functions.edge import queue as declaring
from functions.edge import settle as settling
from functions.edge.queue import Consumer
from functions.edge.settle import settle
from functions.edge.unquoted import UnforeseenError
from shared.kernel.errors import Conflict, Invalid, NotFound, Unavailable
from shared.kernel.model import Model
from shared.operations.model import Parked, parked_id
from shared.wiring import Services
from tests.contracts.reactions.world import Clock, Queues, delivery

_QUEUE = "exports"


class Job(Model):
    number: int


def failing(error: Exception, *, sessions: bool = False) -> Consumer:
    async def handler(services: Services, message: Job) -> None:
        raise error

    return Consumer(_QUEUE, handler, sessions)


def succeeding(seen: list[int]) -> Consumer:
    async def handler(services: Services, message: Job) -> None:
        seen.append(message.number)

    return Consumer(_QUEUE, handler, sessions=False)


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause before giving back has a test of its own (rules); here nobody needs to wait for it."""
    monkeypatch.setattr(settling, "pause_before_returning", lambda _deliveries: 0)


async def run(wired: Services, consumer: Consumer, body: Any, **changes: Any) -> str:
    async def wiring() -> Services:
        return wired

    message = delivery(_QUEUE, body, **changes)
    await settle(consumer, message, wiring)
    return message.message_id


async def parked(wired: Services, message_id: str) -> Parked:
    return await wired.parked.read(_QUEUE, parked_id(_QUEUE, message_id))


async def test_a_handler_gets_its_typed_message(wired: Services) -> None:
    seen: list[int] = []
    await run(wired, succeeding(seen), {"number": 7})
    assert seen == [7]


@pytest.mark.parametrize("body", [{"number": "seven"}, {}, {"number": 7, "more": 1}, b"garbage", b""])
async def test_a_message_that_doesnt_fit_is_parked(wired: Services, body: Any) -> None:
    message_id = await run(wired, succeeding([]), body)
    assert (await parked(wired, message_id)).reason == "message-invalid"


async def test_what_a_rule_refuses_is_parked_with_its_reason(wired: Services) -> None:
    message_id = await run(wired, failing(Invalid("too-old", "It is too old.")), {"number": 1})
    item = await parked(wired, message_id)
    assert (item.reason, item.explanation, item.payload) == ("too-old", "It is too old.", {"number": 1})


async def test_what_isnt_there_is_parked(wired: Services) -> None:
    message_id = await run(wired, failing(NotFound("case-not-found")), {"number": 1})
    assert (await parked(wired, message_id)).reason == "case-not-found"


async def test_what_was_done_before_is_done(wired: Services) -> None:
    message_id = await run(wired, failing(Conflict("item-exists")), {"number": 1})
    with pytest.raises(NotFound):
        await parked(wired, message_id)


async def test_a_dependency_that_is_away_gets_a_delayed_copy(wired: Services, clock: Clock, queues: Queues) -> None:
    message_id = await run(wired, failing(Unavailable("away")), {"number": 5})
    [copy] = [each for each in await queues.peek(_QUEUE) if each["id"].startswith(message_id)]
    assert (copy["body"], copy["attempt"]) == ({"number": 5}, 2)
    assert copy["at"] == clock() + timedelta(seconds=5)


async def test_delays_grow_with_the_attempts(wired: Services, clock: Clock, queues: Queues) -> None:
    message_id = str(uuid.uuid4())
    await run(wired, failing(Unavailable("away")), {"number": 5}, attempt=4, message_id=f"{message_id}~4")
    [copy] = [each for each in await queues.peek(_QUEUE) if each["id"].startswith(message_id)]
    assert (copy["id"], copy["attempt"]) == (f"{message_id}~5", 5)
    assert copy["at"] == clock() + timedelta(minutes=2)


async def test_a_repeat_schedules_no_second_copy(wired: Services, queues: Queues) -> None:
    message_id = str(uuid.uuid4())
    again = (run(wired, failing(Unavailable("away")), {"number": 5}, message_id=message_id) for _ in range(5))
    await asyncio.gather(*again)
    assert len([each for each in await queues.peek(_QUEUE) if each["id"].startswith(message_id)]) == 1


async def test_on_a_session_queue_it_is_given_back_so_that_order_stays(wired: Services) -> None:
    with pytest.raises(Unavailable):
        await run(wired, failing(Unavailable("away"), sessions=True), {"number": 1})


async def test_after_hours_it_is_given_back_for_the_queue_to_give_up_on(wired: Services) -> None:
    with pytest.raises(Unavailable):
        await run(wired, failing(Unavailable("away")), {"number": 1}, attempt=10)


async def test_what_nobody_foresaw_is_given_back(wired: Services) -> None:
    with pytest.raises(UnforeseenError, match="ZeroDivisionError"):
        await run(wired, failing(ZeroDivisionError()), {"number": 1})


async def test_the_same_message_parked_again_stands_there_once(wired: Services) -> None:
    consumer, message_id = failing(Invalid("no")), str(uuid.uuid4())
    for _ in range(3):
        await run(wired, consumer, {"number": 1}, message_id=message_id)
    assert (await parked(wired, message_id)).times == 3


def test_the_host_sees_the_signature_that_its_bindings_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(declaring, "CONSUMERS", [])
    monkeypatch.setattr(declaring, "COLLECTED", [])
    blueprint, app = func.Blueprint(), func.FunctionApp()  # type: ignore[no-untyped-call]
    declaring.on_queue(blueprint, _QUEUE)(succeeding([]).handler)
    app.register_functions(blueprint)
    for function in app.get_functions():
        parameters = inspect.signature(function.get_user_function(), eval_str=True).parameters
        assert {name: each.annotation for name, each in parameters.items()} == {"message": func.ServiceBusMessage}
