"""`/docs`: create, upsert, read, replace, patch, delete, and batches."""

import sqlite3
from collections.abc import Callable

import orjson

from local.cosmos import charges, writes
from local.cosmos.account import Account
from local.cosmos.batch import MOST_BYTES, Batch, Undone, parse_operations
from local.cosmos.errors import BadRequest, MethodNotAllowed, NotFound, TooLarge
from local.cosmos.patch import patch
from local.cosmos.query.ranges import range_of
from local.cosmos.storage import documents
from local.cosmos.storage.container import Container
from local.cosmos.storage.documents import Stored
from local.cosmos.wire import Reply, Request

Executor = Callable[[sqlite3.Connection, Container, Request, str, str], tuple[int, Stored]]


def _reply(state: Account, request: Request, container: Container, status: int, stored: Stored, key: str) -> Reply:
    reading = request.method == "GET"
    size = len(stored.body)
    headers = {
        "etag": container.etag(stored.lsn),
        "x-ms-request-charge": str(charges.read(size) if reading else charges.write(size)),
        "x-ms-documentdb-partitionkeyrangeid": str(range_of(container.effective_key(key), state.ranges)),
    }
    silent = status == 204 or (not reading and _is_minimal(request))  # noqa: PLR2004
    return Reply(status, b"" if silent else stored.body, headers)


def _is_minimal(request: Request) -> bool:
    return request.headers.get("prefer") == "return=minimal"


async def create(state: Account, request: Request, container: Container) -> Reply:
    """Return a new document, or with x-ms-documentdb-is-upsert a new version of an old one too."""
    document, key = request.json(), request.partition_key

    def work(connection: sqlite3.Connection) -> tuple[int, Stored]:
        if not request.flag("x-ms-documentdb-is-upsert"):
            return 201, writes.create(connection, container, key, document)
        new, stored = writes.upsert(connection, container, key, document, request.if_match)
        return (201 if new else 200), stored

    status, stored = await state.storage.write(work)
    return _reply(state, request, container, status, stored, container.key_of(document))


def _whole_key(request: Request, container: Container) -> str:
    """Return the partition key that the request names, all of it. Errors: BadRequest."""
    key = request.partition_key
    if key is None:
        raise BadRequest("PartitionKey value must be supplied for this operation.")
    if len(orjson.loads(key)) != len(container.key_paths):
        raise BadRequest("The partition key supplied has fewer components than defined in the container.")
    return key


async def resource(state: Account, request: Request, container: Container, id_: str) -> Reply:
    key = _whole_key(request, container)
    if request.method == "GET":
        return await _read(state, request, container, key, id_)
    execute = _EXECUTORS.get(request.method)
    if execute is None:
        raise MethodNotAllowed("The requested verb is not supported.")
    status, stored = await state.storage.write(lambda c: execute(c, container, request, key, id_))
    return _reply(state, request, container, status, stored, key)


async def _read(state: Account, request: Request, container: Container, key: str, id_: str) -> Reply:
    stored = await state.storage.read(lambda c: documents.find(c, container, key, id_))
    if stored is None:
        raise NotFound("Entity with the specified id does not exist in the system.")
    if request.if_none_match == container.etag(stored.lsn):
        return Reply(304, headers={"etag": container.etag(stored.lsn), "x-ms-request-charge": "1.0"})
    return _reply(state, request, container, 200, stored, key)


def _replace(
    connection: sqlite3.Connection, container: Container, request: Request, key: str, id_: str
) -> tuple[int, Stored]:
    return 200, writes.replace(connection, container, key, id_, request.json(), request.if_match)


def _patch(
    connection: sqlite3.Connection, container: Container, request: Request, key: str, id_: str
) -> tuple[int, Stored]:
    return 200, patch(connection, container, key, id_, request.json(), request.if_match)


def _delete(
    connection: sqlite3.Connection, container: Container, request: Request, key: str, id_: str
) -> tuple[int, Stored]:
    return 204, writes.delete(connection, container, key, id_, request.if_match)


_EXECUTORS: dict[str, Executor] = {"PUT": _replace, "PATCH": _patch, "DELETE": _delete}


async def delete_partition(state: Account, request: Request, container: Container) -> Reply:
    """Delete every document of a logical partition; the service does the same in the background."""
    key = _whole_key(request, container)
    await state.storage.write(lambda c: documents.delete_all(c, container, key))
    return Reply(200)


async def batch(state: Account, request: Request, container: Container) -> Reply:
    """200 with a result for each operation, or 207 with the culprit's code and 424 for the rest."""
    key = _whole_key(request, container)
    if len(request.body) > MOST_BYTES:
        raise TooLarge("Request size is too large.")
    operations = parse_operations(request.body)
    # Reads must answer with what they read, so that a batch with one in it can't be quiet.
    quiet = _is_minimal(request) and all(each.get("operationType") != "Read" for each in operations)
    try:
        results = await state.storage.write(lambda c: Batch(c, container, key, quiet).run(operations))
        status = 200
    except Undone as undone:
        results, status = undone.results, 207
    charge = round(sum(result["requestCharge"] for result in results), 2)
    number = range_of(container.effective_key(key), state.ranges)
    headers = {"x-ms-request-charge": str(charge), "x-ms-documentdb-partitionkeyrangeid": str(number)}
    return Reply(status, orjson.dumps(results), headers)
