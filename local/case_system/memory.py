"""What the case system knows and has still to say: one SQLite file, so that kill -9 at any moment loses nothing.

Everything that follows from one step or one message is written in one transaction. Events leave the file's outbox under
ids of their own, so one that is sent twice is dropped by the queue.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from local.case_system.known_case import KnownCase
from shared.intake.events import CaseEvent

_TABLES = """
CREATE TABLE IF NOT EXISTS cases(id TEXT PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS events(
    number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, session TEXT NOT NULL, body TEXT NOT NULL,
    due REAL NOT NULL, sent INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS waiting ON events(due) WHERE sent = 0;
CREATE TABLE IF NOT EXISTS heard(id TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS progress(name TEXT PRIMARY KEY, value INTEGER NOT NULL);
"""


@dataclass(frozen=True)
class Waiting:
    """An event that is to be sent."""

    number: int
    id: str
    session: str
    body: str


class Memory:
    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(path, isolation_level=None)
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.executescript(_TABLES)

    def close(self) -> None:
        self._database.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Do all that happens within, or nothing of it."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def case(self, case_id: str) -> KnownCase | None:
        found = self._database.execute("SELECT body FROM cases WHERE id = ?", (case_id,)).fetchone()
        return KnownCase.model_validate_json(found[0]) if found else None

    def keep(self, case: KnownCase) -> None:
        body = case.model_dump_json()
        self._database.execute("INSERT OR REPLACE INTO cases VALUES(?, ?)", (case.id, body))

    def say(self, events: Iterable[CaseEvent], due: datetime) -> None:
        """Have `events` sent, in this order, when `due`; one that has been said already isn't said again."""
        self._database.executemany(
            "INSERT OR IGNORE INTO events(id, session, body, due) VALUES(?, ?, ?, ?)",
            [(event.id, event.case_id, event.model_dump_json(), due.timestamp()) for event in events],
        )

    def waiting(self, now: datetime, limit: int = 100) -> list[Waiting]:
        rows = self._database.execute(
            "SELECT number, id, session, body FROM events WHERE sent = 0 AND due <= ? ORDER BY number LIMIT ?",
            (now.timestamp(), limit),
        )
        return [Waiting(*row) for row in rows]

    def sent(self, events: Iterable[Waiting]) -> None:
        self._database.executemany("UPDATE events SET sent = 1 WHERE number = ?", [(each.number,) for each in events])

    def hear(self, message_id: str) -> bool:
        """Note a message of the portal; tell whether it is new."""
        return self._database.execute("INSERT OR IGNORE INTO heard VALUES(?)", (message_id,)).rowcount == 1

    def progress(self) -> int:
        """Return how many steps of the script have been taken."""
        found = self._database.execute("SELECT value FROM progress WHERE name = 'steps'").fetchone()
        return int(found[0]) if found else 0

    def step_taken(self) -> None:
        self._database.execute(
            "INSERT INTO progress VALUES('steps', 1) ON CONFLICT(name) DO UPDATE SET value = value + 1"
        )
