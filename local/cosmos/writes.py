"""What a write must hold to: ids and keys fit, ETags match, unique keys are unique, 2 MB a document.

All functions run inside a transaction of `Storage.write`.
"""
# ruff: noqa: S608  names in SQL are our own; values travel as parameters

import sqlite3
from typing import Any

from local.cosmos.errors import BadRequest, Conflict, NotFound, PartitionKeyMismatch, PreconditionFailed
from local.cosmos.storage import documents
from local.cosmos.storage.container import Container
from local.cosmos.storage.definitions import valid_id, valid_ttl
from local.cosmos.storage.documents import Stored
from local.cosmos.storage.keys import sort_key, value_at

Document = dict[str, Any]
DEEPEST = 128


def _checked_key(container: Container, document: Document, key: str | None) -> str:
    """Return the document's own partition key. Errors: PartitionKeyMismatch when the caller named another."""
    own = container.key_of(document)
    if key is not None and key != own:
        raise PartitionKeyMismatch(
            "PartitionKey extracted from document doesn't match the one specified in the header."
        )
    return own


def _check(document: Document) -> None:
    """Errors: BadRequest for a senseless time to live, or objects and arrays nested too deeply."""
    valid_ttl(document.get("ttl"))
    inside: list[Any] = [document]
    for _ in range(DEEPEST):
        inside = [each for outer in inside for each in _nested(outer)]
        if not inside:
            return
    raise BadRequest(f"The document is nested too deeply: at most {DEEPEST} levels are allowed.")


def _nested(outer: Any) -> list[Any]:
    values = outer.values() if type(outer) is dict else outer
    return [each for each in values if type(each) is dict or type(each) is list]


def _check_etag(container: Container, stored: Stored, if_match: str | None) -> None:
    if if_match is not None and if_match not in {"*", container.etag(stored.lsn)}:
        raise PreconditionFailed("One of the specified pre-condition is not met.")


def _check_unique_keys(
    connection: sqlite3.Connection, container: Container, stored: Stored, document: Document
) -> None:
    """Return a unique key is unique within its logical partition. Its paths have columns since the container exists."""
    for paths in container.unique_keys:
        columns = " AND ".join(f"{container.columns[path].name} = ?" for path in paths)
        values = [sort_key(value_at(document, path)) for path in paths]
        query = f"SELECT 1 FROM {container.documents} WHERE p = ? AND {columns} AND r <> ?"
        if connection.execute(query, (stored.partition, *values, stored.row)).fetchone():
            raise Conflict("Unique index constraint violation.")


def _existing(connection: sqlite3.Connection, container: Container, key: str, id_: str) -> Stored:
    stored = documents.find(connection, container, key, id_)
    if stored is None:
        raise NotFound("Entity with the specified id does not exist in the system.")
    return stored


def _insert(connection: sqlite3.Connection, container: Container, key: str, document: Document) -> Stored:
    stored = documents.insert(connection, container, key, document)
    _check_unique_keys(connection, container, stored, document)
    return stored


def update(connection: sqlite3.Connection, container: Container, old: Stored, document: Document) -> Stored:
    """Store the next version of a document whose key and id are known to be right."""
    _check(document)
    stored = documents.update(connection, container, old, document)
    _check_unique_keys(connection, container, stored, document)
    return stored


def create(connection: sqlite3.Connection, container: Container, key: str | None, document: Document) -> Stored:
    """Errors: Conflict when the id is taken in its logical partition."""
    id_, own = valid_id(document), _checked_key(container, document, key)
    _check(document)
    if documents.find(connection, container, own, id_) is not None:
        raise Conflict("Entity with the specified id already exists in the system.")
    return _insert(connection, container, own, document)


def upsert(
    connection: sqlite3.Connection, container: Container, key: str | None, document: Document, if_match: str | None
) -> tuple[bool, Stored]:
    """(whether it is new, what is stored). An ETag counts only where there is something to replace, as in the service.

    Errors: PreconditionFailed.
    """
    id_, own = valid_id(document), _checked_key(container, document, key)
    _check(document)
    old = documents.find(connection, container, own, id_)
    if old is None:
        return True, _insert(connection, container, own, document)
    _check_etag(container, old, if_match)
    return False, update(connection, container, old, document)


def replace(
    connection: sqlite3.Connection,
    container: Container,
    key: str | None,
    id_: str,
    document: Document,
    if_match: str | None,
) -> Stored:
    """Errors: NotFound, PreconditionFailed, BadRequest when the body's id differs."""
    own = _checked_key(container, document, key)
    if valid_id(document) != id_:
        raise BadRequest("The id in the body doesn't match the id of the document to replace.")
    old = _existing(connection, container, own, id_)
    _check_etag(container, old, if_match)
    return update(connection, container, old, document)


def for_change(
    connection: sqlite3.Connection, container: Container, key: str, id_: str, if_match: str | None
) -> Stored:
    """Return the current version, if it is the one the caller expects. Errors: NotFound, PreconditionFailed."""
    stored = _existing(connection, container, key, id_)
    _check_etag(container, stored, if_match)
    return stored


def delete(connection: sqlite3.Connection, container: Container, key: str, id_: str, if_match: str | None) -> Stored:
    """Return what was deleted. Errors: NotFound, PreconditionFailed."""
    stored = for_change(connection, container, key, id_, if_match)
    documents.delete(connection, container, stored)
    return stored
