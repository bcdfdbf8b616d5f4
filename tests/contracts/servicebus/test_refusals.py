from __future__ import annotations

import pytest
from azure.servicebus import ServiceBusMessage
from azure.servicebus._common import mgmt_handlers
from azure.servicebus.aio import ServiceBusClient
from azure.servicebus.exceptions import MessagingEntityNotFoundError, ServiceBusError

from tests.contracts.servicebus.channels import Channel, number


async def test_sending_to_an_unknown_queue_is_not_found(client: ServiceBusClient) -> None:
    with pytest.raises(MessagingEntityNotFoundError, match="no-such-queue"):
        async with client.get_queue_sender("no-such-queue") as sender:
            await sender.send_messages(ServiceBusMessage("a"))


async def test_receiving_from_an_unknown_queue_is_not_found(client: ServiceBusClient) -> None:
    with pytest.raises(MessagingEntityNotFoundError):
        async with client.get_queue_receiver("no-such-queue"):
            pass


async def test_queue_names_ignore_case(plain: Channel) -> None:
    async with plain.client.get_queue_sender(plain.queue.upper()) as sender:
        await sender.send_messages(ServiceBusMessage("a"))
    await plain.complete(await plain.receive_one())


async def test_an_unknown_operation_is_refused(plain: Channel) -> None:
    receiver = await plain.receiver()
    with pytest.raises(ServiceBusError):
        await receiver._mgmt_request_response_with_retry(b"com.microsoft:dance", {}, mgmt_handlers.default)


async def test_a_malformed_request_is_refused(plain: Channel) -> None:
    receiver = await plain.receiver()
    with pytest.raises(ServiceBusError, match="lock-tokens"):
        await receiver._mgmt_request_response_with_retry(b"com.microsoft:renew-lock", {}, mgmt_handlers.default)


async def test_abandoning_by_request_can_change_properties(plain: Channel) -> None:
    await plain.send(ServiceBusMessage("a", application_properties={"tries": 0, "kept": True}))
    receiver, message = await plain.receiver(), await plain.receive_one()
    await receiver.defer_message(message)
    [deferred] = await receiver.receive_deferred_messages(number(message))
    request = {
        "disposition-status": "abandoned",
        "lock-tokens": receiver._amqp_transport.AMQP_ARRAY_VALUE([deferred.lock_token]),
        "properties-to-modify": {"tries": 1, "why": "busy"},
    }
    await receiver._mgmt_request_response_with_retry(
        b"com.microsoft:update-disposition", request, mgmt_handlers.default
    )
    [again] = await receiver.receive_deferred_messages(number(message))
    assert again.application_properties == {b"tries": 1, b"kept": True, b"why": b"busy"}
    await plain.complete(again)
