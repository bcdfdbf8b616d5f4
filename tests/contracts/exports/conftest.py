"""Exports on a real Cosmos server and a real Azurite."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from pydantic import SecretStr

from local.blob.preparation import prepare_blobs
from shared.accounts.store import AccountStore
from shared.cases.store import CaseStore
from shared.clients.blobs import BlobStore, open_account
from shared.clients.cosmos import Container
from shared.exports import blocks, commands, stretches
from shared.exports.blobs import ExportFiles
from shared.exports.commands import Exports
from shared.exports.store import ExportStore
from shared.kernel.clock import utc_now
from shared.schemes.profile import load
from tests.contracts.exports.world import Owner


@pytest.fixture
async def blobs(blob_connection: str) -> AsyncIterator[BlobStore]:
    await prepare_blobs(blob_connection, ["exports"], ["http://localhost"])
    open_account.cache_clear()  # a client belongs to one event loop
    store = BlobStore(open_account(SecretStr(blob_connection), None), "exports")
    yield store
    await store._account.close()
    open_account.cache_clear()


@pytest.fixture
async def owner(database: Any, blobs: BlobStore, monkeypatch: pytest.MonkeyPatch) -> Owner:
    """Twenty-two cases; a page holds four rows, a stretch two pages, a block a page or two, and a slice one stretch."""
    monkeypatch.setattr(stretches, "PAGE_ROWS", 4)
    monkeypatch.setattr(stretches, "STRETCH_ROWS", 8)
    monkeypatch.setattr(commands, "SLICE_SECONDS", 0)
    monkeypatch.setattr(blocks, "BLOCK_BYTES", 1000)
    names = ("cases", "accounts", "identities")
    containers = {name: Container(database.get_container_client(name)) for name in names}
    exports = Exports(
        store=ExportStore(containers["cases"]),
        cases=CaseStore(containers["cases"]),
        accounts=AccountStore(containers["accounts"], containers["identities"]),
        files=ExportFiles(blobs),
        profile=load("financial"),
        clock=utc_now,
    )
    owner = Owner(exports, containers, blobs)
    await owner.settle_in(22)
    return owner
