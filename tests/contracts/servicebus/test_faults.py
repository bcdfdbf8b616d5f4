from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from azure.servicebus import ServiceBusMessage
from azure.servicebus.aio import ServiceBusClient
from azure.servicebus.exceptions import MessageLockLostError

from tests.contracts.servicebus.brokers import start
from tests.contracts.servicebus.channels import receive_one
from tests.contracts.servicebus.conftest import LEAKY
from tests.servers import free_port

pytestmark = [pytest.mark.local_only, *LEAKY]


@pytest.fixture(scope="module")
async def door(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[ServiceBusClient, httpx.AsyncClient]]:
    port = free_port()
    broker = start(tmp_path_factory.mktemp("faults"), "--fault-port", str(port))
    client = ServiceBusClient.from_connection_string(broker.connection_string, retry_total=8, retry_backoff_factor=0.1)
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as http, client:
        yield client, http
    broker.stop()
    gc.collect()


Door = tuple[ServiceBusClient, httpx.AsyncClient]


async def test_dropped_connections_recover(door: Door) -> None:
    client, http = door
    async with client.get_queue_sender("plain-0") as sender:
        await sender.send_messages(ServiceBusMessage("before"))
        answer = await http.post("/_fault", json={"kind": "drop-connections", "count": 2, "ms": 100})
        assert answer.json() == {"kind": "drop-connections", "affected": 1}
        await sender.send_messages(ServiceBusMessage("after"))
    async with client.get_queue_receiver("plain-0") as receiver:
        assert {str(message) for message in await receiver.peek_messages(10)} == {"before", "after"}


async def test_answers_are_delayed(door: Door) -> None:
    client, http = door
    async with client.get_queue_sender("plain-1") as sender:
        await sender.send_messages(ServiceBusMessage("quick"))
        await http.post("/_fault", json={"kind": "delay", "count": 1, "ms": 400})
        began = time.monotonic()
        await sender.send_messages(ServiceBusMessage("slow"))
        assert time.monotonic() - began >= 0.4


async def test_locks_are_lost(door: Door) -> None:
    client, http = door
    async with client.get_queue_sender("plain-2") as sender, client.get_queue_receiver("plain-2") as receiver:
        await sender.send_messages(ServiceBusMessage("a"))
        message = await receive_one(receiver)
        answer = await http.post("/_fault", json={"kind": "lose-locks"})
        assert answer.json()["affected"] == 1
        with pytest.raises(MessageLockLostError):
            await receiver.complete_message(message)
        assert (await receive_one(receiver)).delivery_count == 1


async def test_a_session_lock_is_lost(door: Door) -> None:
    client, http = door
    async with client.get_queue_receiver("sessions-0", session_id="s"):
        await http.post("/_fault", json={"kind": "lose-locks"})
        async with asyncio.timeout(10), client.get_queue_receiver("sessions-0", session_id="s") as next_holder:
            assert next_holder.session.session_id == "s"


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ({"kind": "earthquake"}, "fault-kind-unknown"),
        ({"kind": "delay"}, "fault-ms-missing"),
        ({"kind": "delay", "ms": -1}, "fault-ms-invalid"),
        ({"kind": "lose-locks", "count": "all"}, "fault-count-invalid"),
        ([], "fault-not-object"),
    ],
)
async def test_a_wrong_fault_is_refused(door: Door, fault: Any, code: str) -> None:
    answer = await door[1].post("/_fault", json=fault)
    assert (answer.status_code, answer.json()["code"]) == (400, code)


async def test_what_is_not_json_is_refused(door: Door) -> None:
    answer = await door[1].post("/_fault", content=b"{")
    assert (answer.status_code, answer.json()["code"]) == (400, "fault-not-json")
