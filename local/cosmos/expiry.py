"""Time to live: reads never show an expired document; this removes it for good."""
# ruff: noqa: S608  names in SQL are our own; values travel as parameters

import asyncio
import logging
import sqlite3
import time

from local.cosmos.account import Account
from local.cosmos.storage import documents
from local.cosmos.storage.container import Container
from local.cosmos.storage.documents import Stored

SECONDS_BETWEEN_SWEEPS = 5.0
DOCUMENTS_A_SWEEP = 500
log = logging.getLogger(__name__)


async def sweep_forever(account: Account) -> None:
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_SWEEPS)
        for container in list(account.catalogue.containers.values()):
            if container.default_ttl is not None:
                await _sweep(account, container)


async def _sweep(account: Account, container: Container) -> None:
    try:
        removed = DOCUMENTS_A_SWEEP
        while removed == DOCUMENTS_A_SWEEP:
            removed = await account.storage.write(lambda c: remove_expired(c, container))
    except sqlite3.Error:
        # The container may be dropped between two sweeps.
        log.warning("Could not sweep %s", container.id, exc_info=True)


def remove_expired(connection: sqlite3.Connection, container: Container) -> int:
    """Delete some expired documents; how many."""
    rows = connection.execute(
        f"SELECT d.r, d.p, d.lsn, b.body FROM {container.documents} d JOIN {container.bodies} b ON b.r = d.r"
        " WHERE d.expires <= ? LIMIT ?",
        (int(time.time()), DOCUMENTS_A_SWEEP),
    ).fetchall()
    for row in rows:
        documents.delete(connection, container, Stored(*row))
    return len(rows)
