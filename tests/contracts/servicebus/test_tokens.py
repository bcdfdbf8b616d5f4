from __future__ import annotations

import asyncio
import time
from typing import Any
from urllib.parse import quote

import pytest
from azure.core.credentials import AccessToken, AzureSasCredential
from azure.servicebus import ServiceBusMessage
from azure.servicebus.aio import ServiceBusClient
from azure.servicebus.exceptions import ServiceBusAuthenticationError, ServiceBusError

from local.servicebus.codec import sections
from local.servicebus.codec.encode import encode, encode_described
from tests.contracts.servicebus.channels import Channel
from tests.contracts.servicebus.conftest import LEAKY
from tests.contracts.servicebus.raw_client import RawClient

pytestmark = [pytest.mark.local_only, *LEAKY]


class Renewing:
    """Makes tokens that last a few seconds, and counts them."""

    def __init__(self, namespace: str, seconds: int) -> None:
        self.namespace = namespace
        self.seconds = seconds
        self.made = 0

    async def get_token(self, *_scopes: str, **_options: object) -> AccessToken:
        self.made += 1
        ends = int(time.time()) + self.seconds
        return AccessToken(_signature(self.namespace, ends), ends)

    async def close(self) -> None:
        pass


def _signature(namespace: str, ends: int) -> str:
    return f"SharedAccessSignature sr={quote(f'sb://{namespace}/', safe='')}&sig=abc%3D&se={ends}&skn=any"


def _client(namespace: str, credential: object, retry_total: int = 0) -> ServiceBusClient:
    return ServiceBusClient(namespace, credential, use_tls=False, retry_total=retry_total)  # type: ignore[arg-type]


@pytest.fixture
def host(namespace: str) -> str:
    return namespace.removeprefix("Endpoint=sb://").split(";")[0]


async def test_an_expired_token_is_refused(host: str, plain: Channel) -> None:
    expired = AzureSasCredential(_signature(host, int(time.time()) - 60))
    with pytest.raises(ServiceBusError):
        await _send_once(_client(host, expired), plain.queue)


async def test_what_is_not_a_token_is_refused(host: str, plain: Channel) -> None:
    class Rubbish(Renewing):
        async def get_token(self, *_scopes: str, **_options: object) -> AccessToken:
            return AccessToken("rubbish", int(time.time()) + 3600)

    with pytest.raises(ServiceBusAuthenticationError):
        await _send_once(_client(host, Rubbish(host, 0)), plain.queue)


async def test_a_token_can_be_put_again(host: str, plain: Channel) -> None:
    credential = Renewing(host, 3600)
    async with _client(host, credential) as client, client.get_queue_sender(plain.queue) as sender:
        handler: Any = sender._handler
        handler._cbs_authenticator._refresh_window = 7200
        await sender.send_messages(ServiceBusMessage("a"))
        assert credential.made > 1
    await plain.complete(await plain.receive_one())


async def test_a_sender_that_slept_past_its_tokens_end_goes_on(host: str, plain: Channel) -> None:
    credential = Renewing(host, 2)
    async with _client(host, credential, retry_total=2) as client, client.get_queue_sender(plain.queue) as sender:
        await asyncio.sleep(2.5)
        await sender.send_messages(ServiceBusMessage("a"))
        assert credential.made > 1
    await plain.complete(await plain.receive_one())


async def test_a_link_without_a_token_is_refused(namespace: str, plain: Channel) -> None:
    client = await RawClient.connect(namespace)
    client.attach("l", 0, source=plain.queue, target="me", receives=True)
    assert await client.hears(b"amqp:unauthorized-access")
    await client.close()


async def test_a_link_ends_with_its_token(namespace: str, host: str, plain: Channel) -> None:
    client = await RawClient.connect(namespace)
    client.attach("asks", 0, source="me", target="$cbs", receives=False)
    client.attach("hears", 1, source="$cbs", target="me", receives=True)
    client.transfer(0, _put_token(f"sb://{host}/{plain.queue}", _signature(host, int(time.time()) + 3)))
    client.attach("l", 2, source=plain.queue, target="me", receives=True)
    assert await client.hears(b"ExpiredToken")
    await client.close()


def _put_token(audience: str, token: str) -> bytes:
    properties = {"operation": "put-token", "type": "jwt", "name": audience}
    return (
        encode_described(sections.PROPERTIES, encode(["id"]))
        + encode_described(sections.APPLICATION_PROPERTIES, encode(properties))
        + encode_described(sections.VALUE, encode(token))
    )


async def _send_once(client: ServiceBusClient, queue: str) -> None:
    async with client, client.get_queue_sender(queue) as sender:
        await sender.send_messages(ServiceBusMessage("a"))
