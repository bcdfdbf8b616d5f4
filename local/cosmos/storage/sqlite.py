"""One writing thread, two for point reads and four for queries, so that a long query never holds up a point read.

Durability: write-ahead log with synchronous=NORMAL. A commit survives the death of the process (kill -9), since it is
in the operating system's hands; a power cut may lose the latest commits but never corrupts. Scratch stores (no file
given) live in a temporary directory without any fsync and go when the store closes.
"""

import asyncio
import sqlite3
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

READERS, QUERIES = 2, 4
_CACHE, _CACHE_OF_WRITER = 32, 256  # MB: among a million documents each write touches some twenty distant pages
Result = TypeVar("Result")
Work = Callable[[sqlite3.Connection], Result]


class Storage:
    """`before_commit` and `after_rollback` are called on the writing thread, around every transaction."""

    def __init__(self, path: Path | None) -> None:
        self._scratch = tempfile.TemporaryDirectory(prefix="cosmos-") if path is None else None
        self._path = Path(self._scratch.name) / "scratch.db" if self._scratch else path
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="cosmos-write", initializer=self._write_here)
        self._reading = ThreadPoolExecutor(READERS, thread_name_prefix="cosmos-read")
        self._querying = ThreadPoolExecutor(QUERIES, thread_name_prefix="cosmos-query")
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self.before_commit: Callable[[sqlite3.Connection], None] = lambda _: None
        self.after_rollback: Callable[[sqlite3.Connection], None] = lambda _: None

    def _write_here(self) -> None:
        self._local.cache = _CACHE_OF_WRITER

    def _connection(self) -> sqlite3.Connection:
        """Return this thread's own connection, opened on first use."""
        if not hasattr(self._local, "connection"):
            self._local.connection = self._connect()
            self._open.append(self._local.connection)
        connection: sqlite3.Connection = self._local.connection
        return connection

    def _connect(self) -> sqlite3.Connection:
        assert self._path is not None  # noqa: S101  narrows the type: without a path there is a scratch directory
        connection = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False, cached_statements=512)
        synchronous = "OFF" if self._scratch else "NORMAL"
        for pragma in (
            "journal_mode=WAL",
            f"synchronous={synchronous}",
            "busy_timeout=10000",
            f"cache_size=-{1024 * getattr(self._local, 'cache', _CACHE)}",
            f"mmap_size={16 * 1024**3}",
            "temp_store=MEMORY",
            "secure_delete=OFF",
            "wal_autocheckpoint=32000",
        ):
            connection.execute(f"PRAGMA {pragma}").close()
        return connection

    async def write(self, work: Work[Result]) -> Result:
        """Run `work` in a transaction of its own; it is committed when this returns, undone when it raises."""
        return await asyncio.get_running_loop().run_in_executor(self._writing, self._transact, work)

    def _transact(self, work: Work[Result]) -> Result:
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            result = work(connection)
            self.before_commit(connection)
        except BaseException:
            connection.execute("ROLLBACK")
            self.after_rollback(connection)
            raise
        connection.execute("COMMIT")
        return result

    async def read(self, work: Work[Result]) -> Result:
        """Run a short `work` on one consistent snapshot."""
        return await asyncio.get_running_loop().run_in_executor(self._reading, self._snapshot, work)

    async def query(self, work: Work[Result]) -> Result:
        """Run a `work` that may take long on one consistent snapshot."""
        return await asyncio.get_running_loop().run_in_executor(self._querying, self._snapshot, work)

    def _snapshot(self, work: Work[Result]) -> Result:
        connection = self._connection()
        connection.execute("BEGIN")
        try:
            return work(connection)
        finally:
            connection.execute("ROLLBACK")

    def close(self) -> None:
        for threads in (self._querying, self._reading, self._writing):
            threads.shutdown()
        for connection in self._open:
            connection.close()
        if self._scratch:
            self._scratch.cleanup()
