from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from azure.servicebus import ServiceBusMessage
from azure.servicebus.aio import ServiceBusClient, ServiceBusSender
from azure.servicebus.exceptions import ServiceBusError

from tests.contracts.servicebus.brokers import RunningBroker
from tests.contracts.servicebus.channels import number, receive, receive_one
from tests.contracts.servicebus.conftest import LEAKY, StartBroker

pytestmark = [pytest.mark.local_only, *LEAKY]


def _client(broker: RunningBroker) -> ServiceBusClient:
    return ServiceBusClient.from_connection_string(broker.connection_string, retry_total=8, retry_backoff_factor=0.1)


async def test_the_same_clients_go_on_after_a_kill_and_nothing_accepted_is_lost(
    start_broker: StartBroker, tmp_path: Path
) -> None:
    broker = start_broker("--data", str(tmp_path / "sb.db"))
    async with _client(broker) as client, client.get_queue_sender("plain-0") as sender:
        sending = asyncio.create_task(_send_many(sender, 300))
        async with client.get_queue_receiver("plain-0") as receiver:
            await asyncio.sleep(0.3)
            broker.kill()
            start_broker("--data", str(tmp_path / "sb.db"), port=broker.port)
            accepted = await sending
            got: set[str] = set()
            while not accepted <= got:
                for message in await receiver.receive_messages(50, max_wait_time=5):
                    got.add(str(message))
                    await receiver.complete_message(message)
    assert len(accepted) == 300


async def test_a_lock_taken_before_the_kill_settles_after_it(start_broker: StartBroker, tmp_path: Path) -> None:
    broker = start_broker("--data", str(tmp_path / "sb.db"))
    async with _client(broker) as client, client.get_queue_receiver("plain-0") as receiver:
        async with client.get_queue_sender("plain-0") as sender:
            await sender.send_messages(ServiceBusMessage("a"))
        message = await receive_one(receiver)
        broker.kill()
        start_broker("--data", str(tmp_path / "sb.db"), port=broker.port)
        await receiver.complete_message(message)
        assert await receiver.peek_messages(sequence_number=1) == []


async def test_everything_a_queue_knows_survives_a_kill(start_broker: StartBroker, tmp_path: Path) -> None:
    broker = start_broker("--data", str(tmp_path / "sb.db"))
    async with _client(broker) as client:
        deferred = await _leave_traces(client)
        broker.kill()
        start_broker("--data", str(tmp_path / "sb.db"), port=broker.port)
        async with client.get_queue_sender("remembering-0") as sender:
            await sender.send_messages(ServiceBusMessage("again", message_id="m"))
        async with client.get_queue_receiver("remembering-0") as receiver:
            assert [str(m) for m in await receiver.peek_messages(10)] == ["first"]
        async with client.get_queue_receiver("plain-0") as receiver:
            [found] = await receiver.receive_deferred_messages(deferred)
            assert [str(m) for m in await receiver.peek_messages(10)] == ["deferred", "scheduled", "abandoned"]
            assert (await receive_one(receiver)).delivery_count == 1
        async with client.get_queue_receiver("sessions-0", session_id="s") as receiver:
            assert await receiver.session.get_state() == b"state"
        assert str(found) == "deferred"


async def _send_many(sender: ServiceBusSender, count: int) -> set[str]:
    accepted: set[str] = set()
    for n in range(count):
        while str(n) not in accepted:
            try:
                await sender.send_messages(ServiceBusMessage(str(n)))
                accepted.add(str(n))
            except ServiceBusError:
                await asyncio.sleep(0.1)
    return accepted


async def _leave_traces(client: ServiceBusClient) -> int:
    later = datetime.now(UTC) + timedelta(hours=1)
    async with client.get_queue_sender("remembering-0") as unique, client.get_queue_sender("plain-0") as plain:
        await plain.send_messages(ServiceBusMessage("deferred"))
        await plain.schedule_messages(ServiceBusMessage("scheduled"), later)
        await plain.send_messages(ServiceBusMessage("abandoned"))
        async with client.get_queue_receiver("plain-0") as receiver:
            deferred, abandoned = await receive(receiver, 2)
            await receiver.defer_message(deferred)
            await receiver.abandon_message(abandoned)
        async with client.get_queue_receiver("sessions-0", session_id="s") as session:
            await session.session.set_state(b"state")
        await unique.send_messages(ServiceBusMessage("first", message_id="m"))
    return number(deferred)
