"""The strings of top-level arrays, kept beside the documents so that a search by prefix is a range scan."""
# ruff: noqa: S608  names in SQL are our own; values travel as parameters

import sqlite3
from typing import Any

from local.cosmos.storage.container import Container

LONGEST = 200
"""Longer strings are cut: a search with a longer prefix isn't served from here."""

Term = tuple[str, str]


def terms_of(document: dict[str, Any]) -> set[Term]:
    """(property, string) for each string in each top-level array."""
    return {
        (name, item[:LONGEST])
        for name, value in document.items()
        if type(value) is list
        for item in value
        if type(item) is str
    }


def load_term_paths(connection: sqlite3.Connection, number: int) -> dict[str, int]:
    """Return the numbers of a container's array properties."""
    return dict(connection.execute("SELECT path, number FROM term_paths WHERE container = ?", (number,)).fetchall())


def _numbered(connection: sqlite3.Connection, container: Container, name: str) -> int:
    number = container.term_paths.get(name)
    if number is None:
        number = len(container.term_paths) + 1
        connection.execute("INSERT INTO term_paths VALUES(?, ?, ?)", (container.number, name, number))
        container.term_paths = container.term_paths | {name: number}
    return number


def replace_terms(
    connection: sqlite3.Connection, container: Container, partition: int, row: int, old: set[Term], new: set[Term]
) -> None:
    """Bring a document's terms from `old` to `new`, touching only what differs."""
    if gone := old - new:
        connection.executemany(
            f"DELETE FROM {container.terms} WHERE path = ? AND p = ? AND value = ? AND r = ?",
            [(_numbered(connection, container, name), partition, value, row) for name, value in gone],
        )
    if come := new - old:
        connection.executemany(
            f"INSERT INTO {container.terms} VALUES(?, ?, ?, ?)",
            [(_numbered(connection, container, name), partition, value, row) for name, value in come],
        )
