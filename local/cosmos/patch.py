"""Partial updates: add, set, replace, remove, incr and move, under an optional filter predicate."""

import sqlite3
from collections.abc import Callable
from typing import Any

from local.cosmos import writes
from local.cosmos.errors import BadRequest, PredicateNotMet
from local.cosmos.sql.parser import parse
from local.cosmos.sql.select import compile_select
from local.cosmos.sql.values import UNDEFINED, is_number, number
from local.cosmos.storage.container import Container
from local.cosmos.storage.documents import SYSTEM_PROPERTIES, Stored

MOST_OPERATIONS = 10
Operation = dict[str, Any]
Pointer = list[str]


def patch(
    connection: sqlite3.Connection,
    container: Container,
    key: str,
    id_: str,
    body: dict[str, Any],
    if_match: str | None,
) -> Stored:
    """Apply `body["operations"]` to a document. Errors: NotFound, PreconditionFailed, PredicateNotMet, BadRequest."""
    stored = writes.for_change(connection, container, key, id_, if_match)
    document = stored.document()
    if condition := body.get("condition"):
        _check_predicate(condition, document)
    operations = body.get("operations")
    if not isinstance(operations, list) or not 0 < len(operations) <= MOST_OPERATIONS:
        raise BadRequest(f"A patch takes 1 to {MOST_OPERATIONS} operations.")
    for operation in operations:
        _apply(container, document, operation)
    return writes.update(connection, container, stored, document)


def _check_predicate(condition: str, document: dict[str, Any]) -> None:
    select = compile_select(parse(f"SELECT * {condition}"), {})
    if next(select.rows((document,)), None) is None:
        raise PredicateNotMet("The filter predicate of the patch is not met.")


def _apply(container: Container, document: dict[str, Any], operation: Operation) -> None:
    if not isinstance(operation, dict):
        raise BadRequest("A patch operation must be a JSON object.")
    name = str(operation.get("op", "")).lower()
    pointer = _pointer(container, operation.get("path"))
    if name == "move":
        source = _pointer(container, operation.get("from"))
        value = _value(document, source)
        _OPERATIONS["remove"](document, source, None)
        _OPERATIONS["add"](document, pointer, value)
        return
    if name not in _OPERATIONS:
        raise BadRequest(f"The patch operation '{name}' is not supported.")
    if name != "remove" and "value" not in operation:
        raise BadRequest(f"The patch operation '{name}' needs a value.")
    _OPERATIONS[name](document, pointer, operation.get("value"))


def _pointer(container: Container, path: Any) -> Pointer:
    """Return the names of a JSON pointer. Errors: BadRequest for keys and system properties, which can't be patched."""
    if not isinstance(path, str) or not path.startswith("/") or path == "/":
        raise BadRequest("The path of a patch operation must be a JSON pointer.")
    names = [name.replace("~1", "/").replace("~0", "~") for name in path[1:].split("/")]
    if names[0] == "id" or names[0] in SYSTEM_PROPERTIES:
        raise BadRequest(f"Cannot patch the system property '{path}'.")
    if any(tuple(names) == key[: len(names)] for key in container.key_paths):
        raise BadRequest(f"Cannot patch the partition key '{path}'.")
    return names


def _parent(document: Any, pointer: Pointer) -> Any:
    """Return the object or array that holds the last name. Errors: BadRequest when there is none."""
    for name in pointer[:-1]:
        if type(document) is dict:
            document = document.get(name, UNDEFINED)
        else:
            document = document[_index(document, name)] if type(document) is list else UNDEFINED
    if type(document) not in {dict, list}:
        raise BadRequest(f"The parent of the patch path '/{'/'.join(pointer)}' does not exist.")
    return document


def _index(array: list[Any], name: str, end: int = 0) -> int:
    """Return a place in the array; `end` = 1 allows the place behind the last."""
    if not name.isdecimal() or int(name) >= len(array) + end:
        raise BadRequest(f"'{name}' is no place in the array.")
    return int(name)


def _value(document: Any, pointer: Pointer) -> Any:
    parent, name = _parent(document, pointer), pointer[-1]
    if type(parent) is list:
        return parent[_index(parent, name)]
    if name not in parent:
        raise BadRequest(f"The patch path '/{'/'.join(pointer)}' does not exist.")
    return parent[name]


def _add(document: Any, pointer: Pointer, value: Any) -> None:
    """Objects: sets. Arrays: inserts; `-` appends."""
    parent, name = _parent(document, pointer), pointer[-1]
    if type(parent) is dict:
        parent[name] = value
    else:
        parent.insert(len(parent) if name == "-" else _index(parent, name, end=1), value)


def _set(document: Any, pointer: Pointer, value: Any) -> None:
    """Like add, but an array's element is overwritten."""
    parent, name = _parent(document, pointer), pointer[-1]
    if type(parent) is list and name.isdecimal() and int(name) < len(parent):
        parent[int(name)] = value
    else:
        _add(document, pointer, value)


def _replace(document: Any, pointer: Pointer, value: Any) -> None:
    _value(document, pointer)
    _set(document, pointer, value)


def _remove(document: Any, pointer: Pointer, _: Any) -> None:
    _value(document, pointer)
    parent, name = _parent(document, pointer), pointer[-1]
    if type(parent) is list:
        del parent[int(name)]
    else:
        del parent[name]


def _increment(document: Any, pointer: Pointer, value: Any) -> None:
    parent, name = _parent(document, pointer), pointer[-1]
    missing = type(parent) is dict and name not in parent
    current = 0 if missing else _value(document, pointer)
    if not is_number(value) or not is_number(current):
        raise BadRequest("Only numbers can be incremented, and only by a number.")
    _set(document, pointer, number(current + value))


_OPERATIONS: dict[str, Callable[[Any, Pointer, Any], None]] = {
    "add": _add,
    "set": _set,
    "replace": _replace,
    "remove": _remove,
    "incr": _increment,
    "increment": _increment,
}
