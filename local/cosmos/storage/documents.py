"""Documents as rows: find, insert, update, delete. No rules here; those are in `local.cosmos.writes`."""
# ruff: noqa: S608  names in SQL are our own; values travel as parameters

import functools
import sqlite3
import time
from dataclasses import dataclass
from typing import Any

import orjson

from local.cosmos.errors import TooLarge
from local.cosmos.storage.container import Container
from local.cosmos.storage.terms import replace_terms, terms_of

MOST_BYTES = 2 * 1024 * 1024
SYSTEM_PROPERTIES = ("_rid", "_self", "_etag", "_attachments", "_ts")


@dataclass(frozen=True)
class Stored:
    """A document version at rest. `body` is the JSON as the service returns it."""

    row: int
    partition: int
    lsn: int
    body: bytes

    def document(self) -> dict[str, Any]:
        document: dict[str, Any] = orjson.loads(self.body)
        return document


def find_partition(connection: sqlite3.Connection, container: Container, key: str) -> int | None:
    """Return the number of a logical partition, None when it has never held a document."""
    known = container.partitions.get(key)
    if known is None:
        found = connection.execute(f"SELECT p FROM {container.keys} WHERE key = ?", (key,)).fetchone()
        known = found[0] if found else None
        if known is not None:
            container.remember_partition(key, known)
    return known


def ensure_partition(connection: sqlite3.Connection, container: Container, key: str) -> int:
    known = find_partition(connection, container, key)
    if known is None:
        epk = container.effective_key(key)
        cursor = connection.execute(f"INSERT INTO {container.keys}(key, epk) VALUES(?, ?)", (key, epk))
        known = cursor.lastrowid
        assert known is not None  # noqa: S101  SQLite always numbers an inserted row
        container.remember_partition(key, known)
    return known


def find(connection: sqlite3.Connection, container: Container, key: str, id_: str) -> Stored | None:
    """Return the live document with this key and id; an expired one doesn't exist."""
    partition = find_partition(connection, container, key)
    if partition is None:
        return None
    row = connection.execute(
        f"SELECT d.r, d.lsn, b.body FROM {container.documents} d JOIN {container.bodies} b ON b.r = d.r"
        " WHERE d.p = ? AND d.id = ? AND (d.expires IS NULL OR d.expires > ?)",
        (partition, id_, int(time.time())),
    ).fetchone()
    return None if row is None else Stored(row[0], partition, row[1], row[2])


def _expiry(container: Container, document: dict[str, Any], now: int) -> int | None:
    """When the document expires; an item's own ttl counts only where the container has TTL on."""
    if container.default_ttl is None:
        return None
    ttl = document.get("ttl", container.default_ttl)
    return now + int(ttl) if ttl is not None and ttl > 0 else None


def _with_system_properties(container: Container, document: dict[str, Any], row: int, lsn: int, now: int) -> bytes:
    rid = container.document_rid(row)
    own = {name: value for name, value in document.items() if name not in SYSTEM_PROPERTIES}
    own["_rid"] = rid
    own["_self"] = f"{container.definition['_self']}docs/{rid}/"
    own["_etag"] = container.etag(lsn)
    own["_attachments"] = "attachments/"
    own["_ts"] = now
    body = orjson.dumps(own)
    if len(body) > MOST_BYTES:
        raise TooLarge("Request size is too large.")
    document.clear()
    document.update(own)
    return body


def restart_clocks(connection: sqlite3.Connection, container: Container) -> None:
    """Compute every document's expiry anew, from its last write: the container's time to live has changed."""
    rows = connection.execute(
        f"SELECT d.r, d.ts, b.body FROM {container.documents} d JOIN {container.bodies} b ON b.r = d.r"
    ).fetchall()
    changes = [(_expiry(container, orjson.loads(body), ts), row) for row, ts, body in rows]
    connection.executemany(f"UPDATE {container.documents} SET expires = ? WHERE r = ?", changes)


@functools.lru_cache(maxsize=256)
def _insert_statement(table: str, columns: tuple[str, ...]) -> str:
    names = "".join(f", {name}" for name in columns)
    return f"INSERT INTO {table}(r, p, id, lsn, ts, expires{names}) VALUES(?, ?, ?, ?, ?, ?{', ?' * len(columns)})"


@functools.lru_cache(maxsize=256)
def _update_statement(table: str, columns: tuple[str, ...]) -> str:
    names = "".join(f", {name} = ?" for name in columns)
    return f"UPDATE {table} SET lsn = ?, ts = ?, expires = ?{names} WHERE r = ?"


def insert(connection: sqlite3.Connection, container: Container, key: str, document: dict[str, Any]) -> Stored:
    """Store a new document; `document` gets its system properties. An expired one of the same id makes way."""
    partition, lsn, now = ensure_partition(connection, container, key), container.next_lsn(), int(time.time())
    if container.default_ttl is not None:
        _remove_expired(connection, container, partition, document["id"], now)
    body = _with_system_properties(container, document, lsn, lsn, now)
    names = tuple(column.name for column in container.columns.values())
    connection.execute(
        _insert_statement(container.documents, names),
        (lsn, partition, document["id"], lsn, now, _expiry(container, document, now),
         *container.column_values(document)),
    )  # fmt: skip
    connection.execute(f"INSERT INTO {container.bodies} VALUES(?, ?)", (lsn, body))
    replace_terms(connection, container, partition, lsn, set(), terms_of(document))
    return Stored(lsn, partition, lsn, body)


def _remove_expired(connection: sqlite3.Connection, container: Container, partition: int, id_: str, now: int) -> None:
    expired = connection.execute(
        f"SELECT d.r, d.lsn, b.body FROM {container.documents} d JOIN {container.bodies} b ON b.r = d.r"
        " WHERE d.p = ? AND d.id = ? AND d.expires <= ?",
        (partition, id_, now),
    ).fetchone()
    if expired is not None:
        delete(connection, container, Stored(expired[0], partition, expired[1], expired[2]))


def update(connection: sqlite3.Connection, container: Container, old: Stored, document: dict[str, Any]) -> Stored:
    """Store the next version of `old`; `document` gets its system properties."""
    lsn, now = container.next_lsn(), int(time.time())
    old_terms = terms_of(old.document())
    body = _with_system_properties(container, document, old.row, lsn, now)
    names = tuple(column.name for column in container.columns.values())
    connection.execute(
        _update_statement(container.documents, names),
        (lsn, now, _expiry(container, document, now), *container.column_values(document), old.row),
    )
    connection.execute(f"UPDATE {container.bodies} SET body = ? WHERE r = ?", (body, old.row))
    replace_terms(connection, container, old.partition, old.row, old_terms, terms_of(document))
    return Stored(old.row, old.partition, lsn, body)


def delete_all(connection: sqlite3.Connection, container: Container, key: str) -> None:
    """Delete all documents of a logical partition."""
    partition = find_partition(connection, container, key)
    rows = connection.execute(
        f"SELECT d.r, d.p, d.lsn, b.body FROM {container.documents} d JOIN {container.bodies} b ON b.r = d.r"
        " WHERE d.p = ?",
        (partition,),
    ).fetchall()
    for row in rows:
        delete(connection, container, Stored(*row))


def delete(connection: sqlite3.Connection, container: Container, old: Stored) -> None:
    container.next_lsn()
    replace_terms(connection, container, old.partition, old.row, terms_of(old.document()), set())
    connection.execute(f"DELETE FROM {container.documents} WHERE r = ?", (old.row,))
    connection.execute(f"DELETE FROM {container.bodies} WHERE r = ?", (old.row,))
