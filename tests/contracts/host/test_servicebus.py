"""Service Bus triggers behave as the real extension's."""

from __future__ import annotations

import itertools
import json
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from azure.servicebus import ServiceBusClient, ServiceBusMessage, ServiceBusReceiveMode, ServiceBusSubQueue

from tests.contracts.host.hosts import RunningHost, StartHost, wait_until
from tests.servers import free_port, running

PAIRS = itertools.count()
"""Each test has a pair of queues of its own on the one broker: what a test leaves behind disturbs no other."""
QUEUES: dict[str, dict[str, Any]] = {
    "plain": {"lockDuration": "PT3S", "maxDeliveryCount": 2},
    "sessions": {"lockDuration": "PT5S", "maxDeliveryCount": 3, "requiresSession": True},
}
Seen = Callable[..., list[dict[str, Any]]]
Send = Callable[..., None]


@dataclass(frozen=True)
class Bus:
    connection: str
    plain: str
    sessions: str


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("bus"), free_port()
    queues = [{"name": f"{kind}-{pair}"} | rules for pair in range(20) for kind, rules in QUEUES.items()]
    (folder / "queues.json").write_text(json.dumps({"queues": queues}))
    options = ["--port", str(port), "--queues", str(folder / "queues.json"), "--data", str(folder / "bus.db")]
    with running("local.servicebus", *options, port=port):
        yield (
            f"Endpoint=sb://127.0.0.1:{port};SharedAccessKeyName=RootManageSharedAccessKey;"
            "SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true"
        )


@pytest.fixture
def bus(broker: str) -> Bus:
    pair = next(PAIRS)
    return Bus(broker, f"plain-{pair}", f"sessions-{pair}")


@pytest.fixture
def client(bus: Bus) -> Iterator[ServiceBusClient]:
    with ServiceBusClient.from_connection_string(bus.connection) as client:
        yield client


@pytest.fixture
def send(client: ServiceBusClient, bus: Bus) -> Send:
    def sender(*bodies: str, session: str | None = None, **properties: Any) -> None:
        messages = [ServiceBusMessage(body, session_id=session, **properties) for body in bodies]
        with client.get_queue_sender(bus.sessions if session else bus.plain) as target:
            target.send_messages(messages)

    return sender


@pytest.fixture
def start_queues(start_host: StartHost, bus: Bus, tmp_path: Path) -> Callable[[], RunningHost]:
    settings = {"BUS": bus.connection, "PLAIN": bus.plain, "SESSIONS": bus.sessions}
    return lambda: start_host("queues", environment={"SEEN": str(tmp_path / "seen"), **settings})


@pytest.fixture
def host(start_queues: Callable[[], RunningHost]) -> RunningHost:
    return start_queues()


@pytest.fixture
def seen(tmp_path: Path) -> Seen:
    def read(*names: str) -> list[dict[str, Any]]:
        path = tmp_path / "seen"
        lines = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
        return [line for line in lines if line["name"] in names]

    return read


def test_a_message_arrives_with_its_body_and_properties_and_is_completed(
    host: RunningHost, send: Send, seen: Seen, client: ServiceBusClient, bus: Bus
) -> None:
    send("hello", subject="greeting", application_properties={"colour": "red", "size": 3})
    wait_until(lambda: seen("ends"))
    message = seen("ends")[0]
    assert message["properties"] == {"colour": "red", "size": 3}
    assert (message["subject"], message["sequence"], seen("begins")[0]["delivery"]) == ("greeting", 1, 1)
    host.stop()
    with client.get_queue_receiver(bus.plain, receive_mode=ServiceBusReceiveMode.RECEIVE_AND_DELETE) as left:
        assert left.receive_messages(max_wait_time=1) == []


def test_an_exception_abandons_until_the_maximum_and_then_the_message_is_dead_lettered(
    host: RunningHost, send: Send, seen: Seen, client: ServiceBusClient, bus: Bus
) -> None:
    send("bad")
    with client.get_queue_receiver(bus.plain, sub_queue=ServiceBusSubQueue.DEAD_LETTER) as dead:
        (message,) = dead.receive_messages(max_wait_time=15)
    assert message.dead_letter_reason == "MaxDeliveryCountExceeded"
    assert [line["delivery"] for line in seen("begins")] == [1, 2]


def test_a_lock_is_renewed_while_the_function_runs(host: RunningHost, send: Send, seen: Seen) -> None:
    send("long", application_properties={"seconds": 4})
    wait_until(lambda: seen("ends"))
    assert len(seen("begins")) == 1


def test_no_more_messages_run_at_once_than_host_json_says(host: RunningHost, send: Send, seen: Seen) -> None:
    send(*(str(number) for number in range(8)), application_properties={"seconds": 1})
    wait_until(lambda: len(seen("ends")) == 8)
    running_now, most = 0, 0
    for line in seen("begins", "ends"):
        running_now += 1 if line["name"] == "begins" else -1
        most = max(most, running_now)
    assert most == 4


def test_messages_of_a_session_stay_in_order_and_a_failed_one_comes_again_first(
    host: RunningHost, send: Send, seen: Seen
) -> None:
    send("once", "b", "c", session="one")
    send("x", "y", session="two")
    wait_until(lambda: len(seen("session")) == 6)
    one = [(line["text"], line["delivery"]) for line in seen("session") if line["session"] == "one"]
    assert one == [("once", 1), ("once", 2), ("b", 1), ("c", 1)]
    assert [line["text"] for line in seen("session") if line["session"] == "two"] == ["x", "y"]


def test_more_sessions_than_places_are_all_worked_on(host: RunningHost, send: Send, seen: Seen) -> None:
    for number in range(3):
        send("a", session=f"s{number}")
    wait_until(lambda: len({line["session"] for line in seen("session")}) == 3)


def test_a_message_of_a_killed_host_is_delivered_again(
    host: RunningHost, send: Send, seen: Seen, start_queues: Callable[[], RunningHost]
) -> None:
    send("kept", application_properties={"seconds": 1})
    wait_until(lambda: seen("begins"))
    host.stop(signal.SIGKILL)
    start_queues()
    wait_until(lambda: seen("ends"))
    assert {line["id"] for line in seen("begins")} == {seen("begins")[0]["id"]}


def test_a_stop_lets_a_running_message_end_and_completes_it(host: RunningHost, send: Send, seen: Seen) -> None:
    send("kept", application_properties={"seconds": 1})
    wait_until(lambda: seen("begins"))
    assert host.stop() == 0
    assert len(seen("ends")) == 1


def test_a_queue_function_runs_once_by_hand(host: RunningHost, seen: Seen) -> None:
    host.run_by_hand("plain", "by hand")
    wait_until(lambda: seen("ends"))
    assert seen("ends")[0]["text"] == "by hand"
