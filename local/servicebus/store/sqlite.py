"""The journal, in SQLite.

fsync policy: write-ahead log with `synchronous = NORMAL`. Every turn of the server ends with one commit, and only then
are its answers written to the sockets, so whatever a client was told is already in the operating system's hands:
`kill -9` loses nothing. SQLite syncs the log to disk at checkpoints only, so a power cut may lose the last moments.
A laptop's broker can live with that; a sync a commit would cost a fifth to nine tenths of the send rate, by disk.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from local.servicebus.engine.message import Message
from local.servicebus.engine.queue import Queue
from local.servicebus.store import schema
from local.servicebus.store.rows import figures_of, message_of, row_of

Key = tuple[str, int]
PRAGMAS = "pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = normal;"


class StoreError(Exception):
    """The data file can't be opened, is no SQLite file, or belongs to a broker that runs."""


class SqliteJournal:
    """Collects a turn's changes in memory, so that a message that came and went within it never touches the disk."""

    def __init__(self, path: Path | None) -> None:
        """Open or create the file; None keeps everything in memory. Raises StoreError when it can't be used."""
        try:
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
            # The file is ours alone: two brokers on one file would each promise the other's messages.
            self._db = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=0)
            self._db.executescript(PRAGMAS)
            if self._db.execute(schema.OTHERS_TABLES).fetchone():
                raise StoreError(f"{path}: the file belongs to another program")
            self._db.executescript(schema.SCHEMA)
        except (sqlite3.Error, OSError) as error:
            raise StoreError(f"{path}: {error}") from error
        self._inserts: dict[Key, Message] = {}
        self._updates: dict[Key, Message] = {}
        self._removals: list[Key] = []
        self._sequences: dict[str, int] = {}
        self._others: list[tuple[str, tuple[object, ...]]] = []

    def insert(self, queue: str, message: Message) -> None:
        self._inserts[queue, message.sequence] = message

    def replace(self, queue: str, message: Message) -> None:
        self._updates.pop((queue, message.sequence), None)
        self._inserts[queue, message.sequence] = message

    def update(self, queue: str, message: Message) -> None:
        if (queue, message.sequence) not in self._inserts:
            self._updates[queue, message.sequence] = message

    def remove(self, queue: str, sequence: int) -> None:
        self._inserts.pop((queue, sequence), None)
        self._updates.pop((queue, sequence), None)
        # Deleted even if inserted just now: `replace` may stand for a row that an earlier turn wrote.
        self._removals.append((queue, sequence))

    def next_sequence(self, queue: str, sequence: int) -> None:
        self._sequences[queue] = sequence

    def remember_duplicate(self, queue: str, message_id: str, until: int) -> None:
        self._others.append((schema.INSERT_DUPLICATE, (queue, message_id, until)))

    def forget_duplicate(self, queue: str, message_id: str) -> None:
        self._others.append((schema.DELETE_DUPLICATE, (queue, message_id)))

    def session_state(self, queue: str, session_id: str, state: bytes | None, updated_at: int) -> None:
        if state is None:
            self._others.append((schema.DELETE_SESSION, (queue, session_id)))
        else:
            self._others.append((schema.INSERT_SESSION, (queue, session_id, state, updated_at)))

    def commit(self) -> None:
        """Write the turn's changes as one transaction; cheap when there are none."""
        if not (self._inserts or self._updates or self._removals or self._sequences or self._others):
            return
        self._db.execute("begin")
        for statement, rows in self._changes():
            self._db.executemany(statement, rows)
        for statement, values in self._others:
            self._db.execute(statement, values)
        self._db.execute("commit")
        for pending in (self._inserts, self._updates, self._removals, self._sequences, self._others):
            pending.clear()

    def restore(self, queue: Queue) -> None:
        """Give the queue back what it remembered. Raises StoreError when the file is damaged or of another make."""
        try:
            self._restore(queue)
        except sqlite3.Error as error:
            raise StoreError(f"the data file can't be read: {error}") from error

    def _restore(self, queue: Queue) -> None:
        for row in self._db.execute(schema.SELECT_MESSAGES, (queue.name,)):
            message = message_of(row)
            if message.session_id is not None:
                message.lock = None  # it went with its receiver's connection
            queue.restore(message)
        for (following,) in self._db.execute(schema.SELECT_SEQUENCE, (queue.name,)):
            queue.next_sequence = max(queue.next_sequence, following)
        for message_id, until in self._db.execute(schema.SELECT_DUPLICATES, (queue.name,)):
            queue.duplicates.restore(message_id, until)
        for session_id, state, updated_at in self._db.execute(schema.SELECT_SESSIONS, (queue.name,)):
            queue.states.restore(session_id, state, updated_at)

    def _changes(self) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
        if self._removals:
            yield schema.DELETE_MESSAGE, list(self._removals)
        if self._inserts:
            yield schema.INSERT_MESSAGE, [row_of(queue, m) for (queue, _), m in self._inserts.items()]
        if self._updates:
            yield schema.UPDATE_MESSAGE, [figures_of(queue, m) for (queue, _), m in self._updates.items()]
        if self._sequences:
            yield schema.SET_SEQUENCE, list(self._sequences.items())

    def close(self) -> None:
        self.commit()
        self._db.close()
