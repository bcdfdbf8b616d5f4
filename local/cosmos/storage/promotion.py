"""Promotion: giving a path a column of its own, and an index where one is wanted.

The service indexes every path its policy includes. Here a path earns its column when a policy names it or a query first
filters or sorts by it; from then on every write keeps it current.
"""
# ruff: noqa: S608  names in SQL are our own; values travel as parameters

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

import orjson

from local.cosmos.storage.container import Column, Container
from local.cosmos.storage.keys import UNDEFINED_KEY, Path, sort_key, value_at
from local.cosmos.storage.policy import Order

MOST_COLUMNS = 100


@dataclass(frozen=True)
class Wish:
    """A query's wish for a path: a column, perhaps indexed within partitions or everywhere."""

    path: Path
    indexed: bool = False
    everywhere: bool = False

    def where(self, served: bool) -> "Wish":
        """Return what is left of the wish where a composite index serves the path already: the column alone."""
        return Wish(self.path) if served and not self.everywhere else self

    def granted(self, column: Column | None) -> bool:
        if column is None:
            return False
        return column.indexed >= self.indexed and column.everywhere >= self.everywhere


def promote(connection: sqlite3.Connection, container: Container, wishes: Iterable[Wish]) -> None:
    """Grant the wishes that aren't yet; fills new columns from the bodies, once."""
    wanted = [wish for wish in wishes if not wish.granted(container.columns.get(wish.path))]
    fresh = {wish.path: f"k{len(container.columns) + i}" for i, wish in enumerate(_first_of_each(wanted, container))}
    for name in fresh.values():
        statement = f"ALTER TABLE {container.documents} ADD COLUMN {name} TEXT NOT NULL DEFAULT '{UNDEFINED_KEY}'"
        connection.execute(statement)
    if fresh:
        _fill(connection, container, fresh)
    columns = container.columns | {path: Column(name) for path, name in fresh.items()}
    for wish in wanted:
        columns[wish.path] = _indexed(connection, container, columns[wish.path], wish)
    _save(connection, container, columns)
    container.columns = columns


def _first_of_each(wishes: list[Wish], container: Container) -> list[Wish]:
    return list({wish.path: wish for wish in wishes if wish.path not in container.columns}.values())


def _fill(connection: sqlite3.Connection, container: Container, fresh: dict[Path, str]) -> None:
    assignments = ", ".join(f"{name} = ?" for name in fresh.values())
    update = f"UPDATE {container.documents} SET {assignments} WHERE r = ?"
    # Bodies that don't name the property at all are passed over in SQLite: with a million of them, a third less time.
    named = " OR ".join(["instr(body, ?)"] * len(fresh))
    names = [orjson.dumps(path[-1]) + b":" for path in fresh]
    rows = connection.execute(f"SELECT r, body FROM {container.bodies} WHERE {named}", names)
    while batch := rows.fetchmany(1000):
        changes = []
        for row, body in batch:
            document = orjson.loads(body)
            keys = [sort_key(value_at(document, path)) for path in fresh]
            if any(key != UNDEFINED_KEY for key in keys):
                changes.append((*keys, row))
        connection.executemany(update, changes)


def _indexed(connection: sqlite3.Connection, container: Container, column: Column, wish: Wish) -> Column:
    table = container.documents
    if wish.indexed and not column.indexed:
        connection.execute(f"CREATE INDEX {table}_{column.name} ON {table}(p, {column.name})")
    if wish.everywhere and not column.everywhere:
        connection.execute(f"CREATE INDEX {table}_{column.name}_all ON {table}({column.name})")
    return replace(column, indexed=column.indexed or wish.indexed, everywhere=column.everywhere or wish.everywhere)


def _save(connection: sqlite3.Connection, container: Container, columns: dict[Path, Column]) -> None:
    connection.executemany(
        "INSERT INTO columns VALUES(?, ?, ?, ?, ?) ON CONFLICT(container, path)"
        " DO UPDATE SET indexed = excluded.indexed, everywhere = excluded.everywhere",
        [
            (container.number, orjson.dumps(path).decode(), c.name, c.indexed, c.everywhere)
            for path, c in columns.items()
        ],
    )


def load_columns(connection: sqlite3.Connection, number: int) -> dict[Path, Column]:
    rows = connection.execute(
        "SELECT path, name, indexed, everywhere FROM columns WHERE container = ? ORDER BY rowid", (number,)
    )
    return {tuple(orjson.loads(path)): Column(name, bool(i), bool(e)) for path, name, i, e in rows}


def forward(order: Order) -> Order:
    """Return the order or its reverse, whichever starts ascending: SQLite walks one index both ways."""
    return tuple((path, not descending) for path, descending in order) if order[0][1] else order


def promote_defined(connection: sqlite3.Connection, container: Container) -> None:
    """Give columns to the paths that the policy's composite indexes and the unique keys name, while there is no data.

    The composite indexes themselves are built when a query first wants their order: an import then maintains only those
    in use. Indexes that a new policy no longer has are dropped.
    """
    unique = [Wish(path, indexed=True) for paths in container.unique_keys for path in paths]
    composite = [Wish(path) for order in container.policy.composites for path, _ in order]
    promote(connection, container, [*unique, *composite])
    for order, name in load_composites(connection, container).items():
        if container.policy.serves(order):
            container.composite_indexes = container.composite_indexes | {order: name}
        else:
            connection.execute(f"DROP INDEX {name}")


def _composite_name(container: Container, order: Order) -> str:
    parts = (container.columns[path].name + ("d" if descending else "a") for path, descending in order)
    return f"{container.documents}_c_{'_'.join(parts)}"


def build_composite(connection: sqlite3.Connection, container: Container, order: Order) -> None:
    """Build the SQLite index for an order that starts ascending."""
    if order in container.composite_indexes:
        return
    name, table = _composite_name(container, order), container.documents
    terms = (container.columns[path].name + (" DESC" if descending else "") for path, descending in order)
    connection.execute(f"CREATE INDEX {name} ON {table}(p, {', '.join(terms)})")
    container.composite_indexes = container.composite_indexes | {order: name}


def load_composites(connection: sqlite3.Connection, container: Container) -> dict[Order, str]:
    """Return the composite indexes that SQLite has: their names tell their columns."""
    paths = {column.name: path for path, column in container.columns.items()}
    start = f"{container.documents}_c_"
    query = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ?"
    names = [name for (name,) in connection.execute(query, (container.documents,)) if name.startswith(start)]
    return {
        tuple((paths[part[:-1]], part[-1] == "d") for part in name.removeprefix(start).split("_")): name
        for name in names
    }
