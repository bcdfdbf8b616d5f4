"""What is in the file survives: a clean stop, and kill -9."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from azure.cosmos import CosmosClient, PartitionKey
from azure.cosmos.exceptions import CosmosBatchOperationError

from tests.contracts.cosmos.accounts import FIRM, ROOT, Account, Item, item, start

pytestmark = pytest.mark.local_only
POLICY = {"compositeIndexes": [[{"path": "/type"}, {"path": "/n", "order": "descending"}]]}
QUERY = (
    "SELECT VALUE c.n FROM c WHERE EXISTS(SELECT VALUE t FROM t IN c.tags WHERE STARTSWITH(t, 'a'))"
    " ORDER BY c.type, c.n DESC"
)


def _write(account: Account) -> Item:
    with CosmosClient(account.endpoint, account.key) as client:
        key = PartitionKey("/organisationId")
        container = client.create_database("d").create_container("c", key, indexing_policy=POLICY, default_ttl=-1)
        for n in range(50):
            container.create_item(item(str(n), type="t", n=n, tags=["ab", str(n)]))
        assert list(container.query_items(QUERY, partition_key=FIRM)) == list(range(49, -1, -1))
        container.delete_item("0", FIRM)
        return dict(container.upsert_item(item("1", type="t", n=1, tags=["b"])))


def _check(account: Account, last: Item) -> None:
    with CosmosClient(account.endpoint, account.key) as client:
        container = client.get_database_client("d").get_container_client("c")
        assert container.read_item("1", FIRM) == last
        assert list(container.query_items(QUERY, partition_key=FIRM)) == list(range(49, 1, -1))
        newer = container.create_item(item("new", type="t", n=99, tags=["a"]))
        assert newer["_etag"] > last["_etag"]
        assert next(iter(container.query_items(QUERY, partition_key=FIRM))) == 99


@pytest.mark.parametrize("brutal", [False, True])
def test_everything_written_is_there_after_a_restart(tmp_path: Path, brutal: bool) -> None:
    process, account = start("--data", str(tmp_path / "cosmos.db"))
    with process:
        last = _write(account)
        process.kill() if brutal else process.terminate()
    assert brutal or process.returncode == 0
    process, account = start("--data", str(tmp_path / "cosmos.db"))
    with process:
        _check(account, last)
        process.terminate()
    assert process.returncode == 0


def test_what_a_failed_batch_began_leaves_no_trace_after_a_restart(tmp_path: Path) -> None:
    search = "SELECT VALUE c.id FROM c WHERE EXISTS(SELECT VALUE t FROM t IN c.{} WHERE STARTSWITH(t, 'a'))"
    process, account = start("--data", str(tmp_path / "cosmos.db"))
    with process, CosmosClient(account.endpoint, account.key) as client:
        container = client.create_database("d").create_container("c", PartitionKey("/organisationId"))
        with pytest.raises(CosmosBatchOperationError):
            container.execute_item_batch([("create", (item("0", tags=["a"]),)), ("delete", ("absent",))], FIRM)
        container.create_item(item("1", tags=["ab"]))
        process.kill()
    process, account = start("--data", str(tmp_path / "cosmos.db"))
    with process, CosmosClient(account.endpoint, account.key) as client:
        container = client.get_database_client("d").get_container_client("c")
        container.create_item(item("2", labels=["b"]))
        assert list(container.query_items(search.format("tags"), partition_key=FIRM)) == ["1"]
        assert list(container.query_items(search.format("labels"), partition_key=FIRM)) == []
        process.terminate()


def test_a_data_file_serves_one_server_at_a_time(tmp_path: Path) -> None:
    data = str(tmp_path / "new" / "cosmos.db")
    process, _ = start("--data", data)
    with process:
        command = [sys.executable, "-m", "local.cosmos", "--port", "0", "--data", data]
        second = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        process.terminate()
    assert second.returncode == 1
    assert "in use" in second.stderr


def test_without_a_file_nothing_is_left_behind() -> None:
    process, _ = start()
    with process:
        process.terminate()
    assert process.returncode == 0
