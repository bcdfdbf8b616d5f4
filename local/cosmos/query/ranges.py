"""Which part of a container a request speaks of: a logical partition, a key prefix, a physical range, or all of it."""
# ruff: noqa: S608  names in SQL are our own; values travel as parameters

import sqlite3
from dataclasses import dataclass

import orjson

from local.cosmos.errors import BadRequest, Gone
from local.cosmos.storage.container import Container, canonical_key
from local.cosmos.storage.documents import find_partition

FEW = 64
"""Up to so many logical partitions are named one by one."""

LOWEST, HIGHEST = "", "FF"


@dataclass(frozen=True)
class Scope:
    """`partitions` are numbers of logical partitions, None for too many to name; then `low` <= key < `high` holds.

    `routed` tells whether the caller named a place; a query that wasn't may need a plan.
    """

    partitions: tuple[int, ...] | None
    low: str = LOWEST
    high: str = HIGHEST
    routed: bool = True

    @property
    def single(self) -> int | None:
        return self.partitions[0] if self.partitions is not None and len(self.partitions) == 1 else None

    def condition(self, container: Container) -> tuple[str, tuple[object, ...]]:
        """Return SQL over `d`, a row of the container's documents."""
        if self.single is not None:
            return "d.p = ?", (self.single,)
        if self.partitions is not None:
            return f"d.p IN ({','.join('?' * len(self.partitions))})", self.partitions
        if (self.low, self.high) == (LOWEST, HIGHEST):
            return "1", ()
        key = f"(SELECT epk FROM {container.keys} q WHERE q.p = d.p)"
        return f"{key} >= ? AND {key} < ?", (self.low, self.high)


def physical_ranges(count: int) -> list[tuple[str, str]]:
    """Return the key space, 00 to 3F, cut into `count` equal ranges."""
    edges = [f"{0x40 * i // count:02X}" + "0" * 30 for i in range(1, count)]
    return list(zip([LOWEST, *edges], [*edges, HIGHEST], strict=True))


def range_of(effective_key: str, count: int) -> int:
    """Return the number of the physical range that holds the key."""
    return next(i for i, (low, high) in enumerate(physical_ranges(count)) if low <= effective_key < high)


def of_key(connection: sqlite3.Connection, container: Container, key: str) -> Scope:
    """Return the scope of a partition key: complete, or a prefix of a hierarchical one."""
    components = orjson.loads(key)
    if len(components) == len(container.key_paths):
        number = find_partition(connection, container, key)
        return Scope(() if number is None else (number,))
    if not container.hierarchical or not 0 < len(components) < len(container.key_paths):
        raise BadRequest("The partition key supplied has the wrong number of components.")
    prefix = container.effective_key(canonical_key(components))
    return between(connection, container, prefix, prefix + HIGHEST)


def of_range(connection: sqlite3.Connection, container: Container, number: str, count: int) -> Scope:
    """Return the scope of a physical range. Errors: Gone (410/1002)."""
    if not number.isdecimal() or int(number) >= count:
        raise Gone("The requested partition key range is no longer available.")
    return between(connection, container, *physical_ranges(count)[int(number)])


def between(connection: sqlite3.Connection, container: Container, low: str, high: str) -> Scope:
    found = connection.execute(
        f"SELECT p FROM {container.keys} WHERE epk >= ? AND epk < ? LIMIT ?",
        (low, high, FEW + 1),
    ).fetchall()
    partitions = tuple(p for (p,) in found) if len(found) <= FEW else None
    return Scope(partitions, low, high)


def whole(connection: sqlite3.Connection, container: Container) -> Scope:
    scope = between(connection, container, LOWEST, HIGHEST)
    return Scope(scope.partitions, routed=False)
