"""Which blobs a function has seen: one durable row a (function, blob, ETag), shared by hosts on one data folder."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

LEASE = 6.0
"""Seconds a claim holds without being renewed: a killed host's blobs come round again after it."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS receipts (
  function TEXT, blob TEXT, etag TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'poison')),
  tries INTEGER NOT NULL,
  free_at REAL NOT NULL,  -- from when another try may start
  seen_at REAL NOT NULL,
  error TEXT,
  PRIMARY KEY (function, blob, etag)
) WITHOUT ROWID
"""

# One statement decides: of two hosts that see a blob at once, one gets it.
_CLAIM = """
INSERT INTO receipts VALUES (:function, :blob, :etag, 'waiting', 1, :until, :now, NULL)
ON CONFLICT DO UPDATE SET tries = tries + 1, free_at = :until WHERE state = 'waiting' AND free_at <= :now
RETURNING tries
"""


@dataclass(frozen=True)
class Receipt:
    """One version of one blob, for one function."""

    function: str
    blob: str
    etag: str


class Receipts:
    """The receipts file."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None, timeout=10)
        self._db.execute("PRAGMA journal_mode = WAL")
        # A lost receipt costs one repeated delivery, which handlers must bear anyway.
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute(_SCHEMA)

    def claim(self, receipt: Receipt) -> int | None:
        """Take a blob for one try; return the number of this try, or None when it is settled or someone has it."""
        now = time.time()
        values = {**vars(receipt), "now": now, "until": now + LEASE}
        row = self._db.execute(_CLAIM, values).fetchone()
        return int(row[0]) if row else None

    def renew(self, receipt: Receipt) -> None:
        """Hold a claim for another lease."""
        self._set(receipt, "free_at = ?", time.time() + LEASE)

    def done(self, receipt: Receipt) -> None:
        self._set(receipt, "state = ?", "done")

    def try_again(self, receipt: Receipt, delay: float) -> None:
        """Give a failed blob back, for another try after `delay` seconds."""
        self._set(receipt, "free_at = ?", time.time() + delay)

    def poison(self, receipt: Receipt, error: str) -> None:
        """Record that no try is left, and why."""
        self._set(receipt, "state = 'poison', error = ?", error)

    def settled(self, function: str) -> set[tuple[str, str]]:
        """Return (blob, ETag) of everything that needs no further look."""
        rows = self._db.execute("SELECT blob, etag FROM receipts WHERE function = ? AND state <> 'waiting'", [function])
        return set(rows.fetchall())

    def forget(self, receipt: Receipt, older_than: float = 60.0) -> None:
        """Drop a settled receipt whose blob is gone. Young ones stay: another host's listing may be behind."""
        where = "function = ? AND blob = ? AND etag = ? AND state = 'done' AND seen_at < ?"
        self._db.execute(f"DELETE FROM receipts WHERE {where}", [*vars(receipt).values(), time.time() - older_than])  # noqa: S608  no input in it

    def close(self) -> None:
        self._db.close()

    def _set(self, receipt: Receipt, change: str, value: object) -> None:
        where = "function = ? AND blob = ? AND etag = ?"
        self._db.execute(f"UPDATE receipts SET {change} WHERE {where}", [value, *vars(receipt).values()])  # noqa: S608  our own words
