"""A broker that takes a connection and never answers holds nobody for ever, and is used again when it is back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from azure.servicebus.aio import ServiceBusClient

from local.cli.definitions import QUEUES
from shared.clients import servicebus
from shared.clients.servicebus import Outgoing, ServiceBus
from shared.kernel.errors import Unavailable
from tests.relay import relay_to
from tests.servers import free_port, running

_KEY = "SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE"


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[int]:
    port = free_port()
    command = ("--queues", str(QUEUES), "--data", str(tmp_path / "bus.db"))
    with running("local.servicebus", "--port", str(port), *command, port=port):
        yield port


# The SDK leaves the socket of a connection that was given up to the garbage collector, which says so.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_sending_to_a_broker_that_never_answers_ends_and_goes_on_when_it_is_back(
    broker: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with relay_to(broker) as relay:
        address = f"Endpoint=sb://127.0.0.1:{relay.port};{_KEY};UseDevelopmentEmulator=true"
        async with ServiceBusClient.from_connection_string(address) as client:
            bus = ServiceBus(lambda: client)
            await bus.send("notifications", [Outgoing("before", b"{}")])
            monkeypatch.setattr(servicebus, "_PATIENCE", 0.5)
            relay.flowing.clear()
            for _ in range(2):  # whoever comes second meets a sender of its own
                with pytest.raises(Unavailable):
                    await bus.send("notifications", [Outgoing("meanwhile", b"{}")])
            relay.flowing.set()
            monkeypatch.undo()
            await bus.send("notifications", [Outgoing("after", b"{}")])
        async with (
            ServiceBusClient.from_connection_string(address) as client,
            client.get_queue_receiver("notifications") as receiver,
        ):
            seen = {message.message_id for message in await receiver.peek_messages(10)}
    assert {"before", "after"} <= seen
