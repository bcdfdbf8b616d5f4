"""Transactional batches: all operations of one logical partition succeed together or leave no trace."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import orjson

from local.cosmos import charges, writes
from local.cosmos.errors import BadRequest, CosmosError, NotFound
from local.cosmos.patch import patch
from local.cosmos.storage import documents
from local.cosmos.storage.container import Container
from local.cosmos.storage.documents import Stored

MOST_OPERATIONS = 100
MOST_BYTES = 2 * 1024 * 1024
FAILED_DEPENDENCY = 424
Operation = dict[str, Any]
Result = dict[str, Any]


class Undone(Exception):
    """Raised to roll a batch back; carries the answer that the caller still gets."""

    def __init__(self, results: list[Result]) -> None:
        super().__init__("batch undone")
        self.results = results


@dataclass
class Batch:
    """One batch being executed. `quiet` leaves the documents out of the results."""

    connection: sqlite3.Connection
    container: Container
    key: str
    quiet: bool = False
    results: list[Result] = field(default_factory=list)

    def run(self, operations: list[Operation]) -> list[Result]:
        """Results in the order of the operations. Errors: Undone when one fails."""
        for place, operation in enumerate(operations):
            try:
                self.results.append(self._run_one(operation))
            except CosmosError as error:
                culprit = {"statusCode": error.status, "subStatusCode": error.substatus, "requestCharge": 1.0}
                others = {"statusCode": FAILED_DEPENDENCY, "requestCharge": 0.0}
                raise Undone([culprit if i == place else others for i in range(len(operations))]) from error
        return self.results

    def _run_one(self, operation: Operation) -> Result:
        kind = operation.get("operationType")
        execute = _EXECUTORS.get(str(kind))
        if execute is None:
            raise BadRequest(f"The batch operation '{kind}' is not supported.")
        status, stored = execute(self, operation)
        return self._result(status, stored)

    def _result(self, status: int, stored: Stored) -> Result:
        result: Result = {"statusCode": status, "requestCharge": charges.write(len(stored.body))}
        if status == 204:  # noqa: PLR2004  deleted: nothing to show
            return result
        result["eTag"] = self.container.etag(stored.lsn)
        return result if self.quiet else result | {"resourceBody": orjson.Fragment(stored.body)}

    def create(self, operation: Operation) -> tuple[int, Stored]:
        return 201, writes.create(self.connection, self.container, self.key, _document(operation))

    def upsert(self, operation: Operation) -> tuple[int, Stored]:
        document = _document(operation)
        new, stored = writes.upsert(self.connection, self.container, self.key, document, operation.get("ifMatch"))
        return (201 if new else 200), stored

    def replace(self, operation: Operation) -> tuple[int, Stored]:
        id_, document, if_match = _id(operation), _document(operation), operation.get("ifMatch")
        return 200, writes.replace(self.connection, self.container, self.key, id_, document, if_match)

    def patch(self, operation: Operation) -> tuple[int, Stored]:
        id_, body, if_match = _id(operation), _document(operation), operation.get("ifMatch")
        return 200, patch(self.connection, self.container, self.key, id_, body, if_match)

    def delete(self, operation: Operation) -> tuple[int, Stored]:
        if_match = operation.get("ifMatch")
        return 204, writes.delete(self.connection, self.container, self.key, _id(operation), if_match)

    def read(self, operation: Operation) -> tuple[int, Stored]:
        stored = documents.find(self.connection, self.container, self.key, _id(operation))
        if stored is None:
            raise NotFound("Entity with the specified id does not exist in the system.")
        return 200, stored


_EXECUTORS: dict[str, Callable[[Batch, Operation], tuple[int, Stored]]] = {
    "Create": Batch.create,
    "Upsert": Batch.upsert,
    "Replace": Batch.replace,
    "Patch": Batch.patch,
    "Delete": Batch.delete,
    "Read": Batch.read,
}


def _document(operation: Operation) -> dict[str, Any]:
    body = operation.get("resourceBody")
    if not isinstance(body, dict):
        raise BadRequest("The batch operation needs a resourceBody.")
    return body


def _id(operation: Operation) -> str:
    id_ = operation.get("id")
    if not isinstance(id_, str):
        raise BadRequest("The batch operation needs an id.")
    return id_


def parse_operations(payload: bytes) -> list[Operation]:
    """Errors: BadRequest for no list of objects, none or more than 100 operations."""
    try:
        operations = orjson.loads(payload)
    except orjson.JSONDecodeError as error:
        raise BadRequest("The batch is not valid JSON.") from error
    if not isinstance(operations, list) or not operations:
        raise BadRequest("The batch has no operations.")
    if not all(isinstance(operation, dict) for operation in operations):
        raise BadRequest("A batch operation must be a JSON object.")
    if len(operations) > MOST_OPERATIONS:
        raise BadRequest("Batch request has more operations than what is supported.")
    return operations
