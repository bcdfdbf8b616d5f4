"""Which part of the container the headers speak of."""

import sqlite3

from local.cosmos.account import Account
from local.cosmos.query import ranges
from local.cosmos.query.ranges import Scope
from local.cosmos.storage.container import Container
from local.cosmos.wire import Request


def scope_of(connection: sqlite3.Connection, state: Account, request: Request, container: Container) -> Scope:
    """By key range, physical range or partition key; else the whole container. Errors: BadRequest, Gone."""
    low, high = request.headers.get("x-ms-start-epk"), request.headers.get("x-ms-end-epk")
    if low is not None or high is not None:
        return ranges.between(connection, container, low or ranges.LOWEST, high or ranges.HIGHEST)
    if (key := request.partition_key) is not None and key != "[]":
        return ranges.of_key(connection, container, key)
    number = request.headers.get("x-ms-documentdb-partitionkeyrangeid")
    if number is not None:
        return ranges.of_range(connection, container, number.rpartition(",")[2], state.ranges)
    return ranges.whole(connection, container)


def served_by(state: Account, request: Request, container: Container) -> str:
    """Return the number of the physical range that answers, for the session token."""
    number = request.headers.get("x-ms-documentdb-partitionkeyrangeid")
    if number is not None:
        return number.rpartition(",")[2]
    key = request.partition_key
    return "0" if key in {None, "[]"} else str(ranges.range_of(container.effective_key(key or ""), state.ranges))
