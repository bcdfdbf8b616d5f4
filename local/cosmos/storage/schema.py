"""The tables: five for the catalogue, four for each container.

`docs_N` is narrow (ids, times and the columns of promoted paths) so that filters, sorts and counts never touch
`bodies_N`; `partitions_N` numbers the logical partitions; `terms_N` holds the strings of top-level arrays, for search
by prefix.
"""

import sqlite3

FORMAT = 1

CATALOGUE = """
CREATE TABLE IF NOT EXISTS databases(number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL,
  body BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS containers(number INTEGER PRIMARY KEY AUTOINCREMENT, database TEXT NOT NULL,
  id TEXT NOT NULL, rid TEXT NOT NULL, body BLOB NOT NULL, lsn INTEGER NOT NULL, UNIQUE(database, id));
CREATE TABLE IF NOT EXISTS columns(container INTEGER NOT NULL, path TEXT NOT NULL, name TEXT NOT NULL,
  indexed INTEGER NOT NULL, everywhere INTEGER NOT NULL, UNIQUE(container, path));
CREATE TABLE IF NOT EXISTS term_paths(container INTEGER NOT NULL, path TEXT NOT NULL, number INTEGER NOT NULL,
  UNIQUE(container, path));
CREATE TABLE IF NOT EXISTS offers(rid TEXT PRIMARY KEY, body BLOB NOT NULL);
"""

CONTAINER = """
CREATE TABLE docs_N(r INTEGER PRIMARY KEY, p INTEGER NOT NULL, id TEXT NOT NULL, lsn INTEGER NOT NULL,
  ts INTEGER NOT NULL, expires INTEGER, UNIQUE(p, id));
CREATE INDEX docs_N_p ON docs_N(p);
CREATE INDEX docs_N_lsn ON docs_N(lsn);
CREATE INDEX docs_N_expires ON docs_N(expires) WHERE expires IS NOT NULL;
CREATE TABLE bodies_N(r INTEGER PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE partitions_N(p INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, epk TEXT NOT NULL);
CREATE INDEX partitions_N_epk ON partitions_N(epk);
CREATE TABLE terms_N(path INTEGER NOT NULL, p INTEGER NOT NULL, value TEXT NOT NULL, r INTEGER NOT NULL,
  PRIMARY KEY(path, p, value, r)) WITHOUT ROWID;
"""
"""`r` is the lsn at which a document was created: it grows and is never used again."""


class UnknownFormat(Exception):
    """The data file is of another version."""


def _execute(connection: sqlite3.Connection, script: str) -> None:
    """Execute statement by statement: executescript() would commit the transaction around it."""
    for statement in filter(str.strip, script.split(";")):
        connection.execute(statement)


def create_catalogue(connection: sqlite3.Connection) -> None:
    """Errors: UnknownFormat for a file that another version of this server, or another program, has written."""
    [found] = connection.execute("PRAGMA user_version").fetchone()
    if found not in {0, FORMAT}:
        raise UnknownFormat(f"The data file has format {found}, not {FORMAT}: delete it and seed again.")
    if found == 0 and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise UnknownFormat("The data file belongs to another program: name a file of this server, or a new one.")
    _execute(connection, CATALOGUE)
    connection.execute(f"PRAGMA user_version = {FORMAT}")


def create_tables(connection: sqlite3.Connection, number: int) -> None:
    _execute(connection, CONTAINER.replace("_N", f"_{number}"))


def drop_tables(connection: sqlite3.Connection, number: int) -> None:
    for table in ("docs", "bodies", "partitions", "terms"):
        connection.execute(f"DROP TABLE {table}_{number}")
    connection.execute("DELETE FROM columns WHERE container = ?", (number,))
    connection.execute("DELETE FROM term_paths WHERE container = ?", (number,))
    connection.execute("DELETE FROM containers WHERE number = ?", (number,))
