"""The blocking SDK speaks the same protocol by other code; one walk through shows that it gets on with the broker."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from azure.servicebus import NEXT_AVAILABLE_SESSION, ServiceBusClient, ServiceBusMessage, ServiceBusSubQueue
from azure.servicebus.exceptions import MessagingEntityNotFoundError

from tests.contracts.servicebus.conftest import Lend


@pytest.fixture(scope="module")
def blocking(namespace: str) -> Iterator[ServiceBusClient]:
    with ServiceBusClient.from_connection_string(namespace, retry_total=1, retry_backoff_factor=0.05) as client:
        yield client


def test_sent_received_and_settled(blocking: ServiceBusClient, fresh: Lend) -> None:
    name = fresh("plain").queue
    with blocking.get_queue_sender(name) as sender, blocking.get_queue_receiver(name, max_wait_time=5) as receiver:
        sender.send_messages([ServiceBusMessage(str(n)) for n in range(4)])
        complete, abandon, defer, dead_letter = receiver.receive_messages(4)
        receiver.complete_message(complete)
        receiver.abandon_message(abandon)
        receiver.defer_message(defer)
        receiver.dead_letter_message(dead_letter, reason="r")
        [again] = receiver.receive_messages(1)
        assert (str(again), again.delivery_count) == ("1", 1)
        receiver.renew_message_lock(again)
        receiver.complete_message(again)
        [deferred] = receiver.receive_deferred_messages(defer.sequence_number or 0)
        receiver.complete_message(deferred)
        assert receiver.peek_messages(sequence_number=1) == []
    with blocking.get_queue_receiver(name, sub_queue=ServiceBusSubQueue.DEAD_LETTER, max_wait_time=5) as dead:
        [found] = dead.receive_messages(1)
        assert (str(found), found.dead_letter_reason) == ("3", "r")
        dead.complete_message(found)


def test_scheduled_and_cancelled(blocking: ServiceBusClient, fresh: Lend) -> None:
    with blocking.get_queue_sender(fresh("plain").queue) as sender:
        due = datetime.now(UTC) + timedelta(hours=1)
        sender.cancel_scheduled_messages(sender.schedule_messages(ServiceBusMessage("a"), due))


def test_sessions(blocking: ServiceBusClient, channel: Lend) -> None:
    name, key = channel("next-sessions").queue, str(uuid4())
    with blocking.get_queue_sender(name) as sender:
        sender.send_messages(ServiceBusMessage("a", session_id=key))
    with blocking.get_queue_receiver(name, session_id=NEXT_AVAILABLE_SESSION, max_wait_time=5) as receiver:
        assert receiver.session.session_id == key
        receiver.session.set_state(b"s")
        receiver.session.renew_lock()
        [message] = receiver.receive_messages(1)
        receiver.complete_message(message)
        assert receiver.session.get_state() == b"s"
        receiver.session.set_state(None)


def test_an_unknown_queue_is_not_found(blocking: ServiceBusClient) -> None:
    with pytest.raises(MessagingEntityNotFoundError), blocking.get_queue_receiver("no-such-queue"):
        pass
