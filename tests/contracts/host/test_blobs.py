"""Blob triggers: at least once for each version of a blob, five tries, then poison."""

from __future__ import annotations

import json
import signal
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from azure.storage.blob import ContainerClient

from local.blob.azurite import connection_string
from tests.contracts.host.hosts import RunningHost, StartHost, wait_until
from tests.servers import free_port, running


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = free_port()
    with running("local.blob", "--port", str(port), "--data", str(tmp_path_factory.mktemp("azurite")), port=port):
        yield connection_string(port)


@pytest.fixture
def inbox(storage: str) -> Iterator[ContainerClient]:
    with ContainerClient.from_connection_string(storage, "inbox") as client:
        client.create_container()
        yield client
        client.delete_container()


@pytest.fixture
def blobs(start_host: StartHost, storage: str, tmp_path: Path) -> Callable[[], RunningHost]:
    return lambda: start_host("blobs", environment={"SEEN": str(tmp_path / "seen"), "STORE": storage})


@pytest.fixture
def seen(tmp_path: Path) -> Callable[[str], list[dict[str, Any]]]:
    def read(name: str) -> list[dict[str, Any]]:
        path = tmp_path / "seen"
        lines = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
        return [line for line in lines if line["name"] == name]

    return read


Seen = Callable[[str], list[dict[str, Any]]]
Start = Callable[[], RunningHost]


def test_an_sdk_type_binding_gets_a_client_for_the_blob(inbox: ContainerClient, blobs: Start, seen: Seen) -> None:
    blobs()
    inbox.upload_blob("a/b.txt", b"hello")
    wait_until(lambda: seen("by_client"))
    assert seen("by_client") == [{"name": "by_client", "blob": "a/b.txt", "content": "hello"}]


def test_a_plain_binding_gets_the_content(inbox: ContainerClient, blobs: Start, seen: Seen) -> None:
    blobs()
    inbox.upload_blob("x.bin", b"12345")
    wait_until(lambda: seen("by_stream"))
    assert seen("by_stream")[0] | {"name": ""} == {"name": "", "blob": "inbox/x.bin", "length": 5, "content": "12345"}


def test_a_new_version_of_a_blob_is_delivered_again_and_a_seen_one_is_not_even_after_a_restart(
    inbox: ContainerClient, blobs: Start, seen: Seen
) -> None:
    first = blobs()
    inbox.upload_blob("a/b.txt", b"one")
    wait_until(lambda: len(seen("by_client")) == 1)
    first.stop()
    blobs()
    inbox.upload_blob("a/b.txt", b"two", overwrite=True)
    wait_until(lambda: len(seen("by_client")) == 2)
    assert [line["content"] for line in seen("by_client")] == ["one", "two"]


def test_a_blob_that_always_fails_is_tried_and_then_recorded_as_poison(
    inbox: ContainerClient, blobs: Start, seen: Seen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AzureFunctionsJobHost__extensions__blobs__poisonBlobThreshold", "2")
    host = blobs()
    inbox.upload_blob("x.bad", b"")
    wait_until(lambda: "x.bad is poison after 2 tries" in host.log.read_text())
    assert len(seen("failing")) == 2
    with sqlite3.connect(tmp_path / "data" / "blobs.db") as receipts:
        assert receipts.execute("SELECT state, error FROM receipts").fetchall() == [
            ("poison", "ValueError('cannot read this')")
        ]
    receipts.close()


def test_a_blob_whose_host_was_killed_is_delivered_again(inbox: ContainerClient, blobs: Start, seen: Seen) -> None:
    host = blobs()
    inbox.upload_blob(f"{uuid.uuid4()}.slow", b"")
    wait_until(lambda: seen("slow-begins"))
    host.stop(signal.SIGKILL)
    blobs()
    wait_until(lambda: seen("slow-ends"))


def test_of_two_hosts_one_gets_the_blob(inbox: ContainerClient, blobs: Start, seen: Seen) -> None:
    blobs()
    blobs()
    for number in range(10):
        inbox.upload_blob(f"a/{number}.txt", b"")
    wait_until(lambda: len({line["blob"] for line in seen("by_client")}) == 10)
    assert len(seen("by_client")) == 10


def test_a_blob_is_delivered_by_hand(inbox: ContainerClient, blobs: Start, seen: Seen) -> None:
    host = blobs()
    inbox.upload_blob("a/b.txt", b"hello")
    wait_until(lambda: len(seen("by_client")) == 1)
    host.run_by_hand("by_client", "inbox/a/b.txt")
    wait_until(lambda: len(seen("by_client")) == 2)
