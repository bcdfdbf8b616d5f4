"""Which databases and containers there are. Changed on the writing thread only; read from memory everywhere."""

import sqlite3
import struct
import time
import uuid

import orjson

from local.cosmos.errors import BadRequest, Conflict, NotFound, OwnerNotFound
from local.cosmos.storage import schema
from local.cosmos.storage.container import Container, rid_bytes, rid_text
from local.cosmos.storage.definitions import Definition, completed, valid_name
from local.cosmos.storage.documents import restart_clocks
from local.cosmos.storage.promotion import load_columns, promote_defined
from local.cosmos.storage.terms import load_term_paths


def _system_properties(rid: str, self_link: str) -> Definition:
    return {"_rid": rid, "_self": self_link, "_etag": f'"{uuid.uuid4()}"', "_ts": int(time.time())}


class Catalogue:
    """Databases by id; containers by (database id, container id)."""

    def __init__(self) -> None:
        self.databases: dict[str, Definition] = {}
        self.containers: dict[tuple[str, str], Container] = {}

    def load(self, connection: sqlite3.Connection) -> None:
        schema.create_catalogue(connection)
        for id_, body in connection.execute("SELECT id, body FROM databases").fetchall():
            self.databases[id_] = orjson.loads(body)
        rows = connection.execute("SELECT number, database, rid, body, lsn FROM containers").fetchall()
        for number, database, rid, body, lsn in rows:
            container = Container(number, database, rid, orjson.loads(body), lsn, lsn)
            container.columns = load_columns(connection, number)
            container.term_paths = load_term_paths(connection, number)
            promote_defined(connection, container)
            self.containers[database, container.id] = container

    # around transactions
    def save_positions(self, connection: sqlite3.Connection) -> None:
        """Keep each container's lsn with the writes that moved it: a change feed must never see one twice."""
        for container in self.containers.values():
            if container.lsn != container.saved_lsn:
                update = "UPDATE containers SET lsn = ? WHERE number = ?"
                connection.execute(update, (container.lsn, container.number))
                container.saved_lsn = container.lsn

    def forget_unsaved(self, connection: sqlite3.Connection) -> None:
        """After a rollback: partitions and term paths numbered in it don't exist. An lsn skipped does no harm."""
        for container in self.containers.values():
            container.partitions.clear()
            container.term_paths = load_term_paths(connection, container.number)
            container.saved_lsn = -1

    # databases
    def database(self, id_: str) -> Definition:
        if id_ not in self.databases:
            raise NotFound("Resource Not Found. The database does not exist.")
        return self.databases[id_]

    def create_database(self, connection: sqlite3.Connection, definition: Definition) -> Definition:
        id_ = valid_name(definition)
        if id_ in self.databases:
            raise Conflict("Database with the specified id already exists.")
        cursor = connection.execute("INSERT INTO databases(id, body) VALUES(?, '')", (id_,))
        rid = rid_text(struct.pack(">I", cursor.lastrowid))
        created = {"id": id_, **_system_properties(rid, f"dbs/{rid}/"), "_colls": "colls/", "_users": "users/"}
        connection.execute("UPDATE databases SET body = ? WHERE id = ?", (orjson.dumps(created), id_))
        self.databases[id_] = created
        return created

    def delete_database(self, connection: sqlite3.Connection, id_: str) -> None:
        self.database(id_)
        for container in self.containers_of(id_):
            self.delete_container(connection, container)
        connection.execute("DELETE FROM databases WHERE id = ?", (id_,))
        del self.databases[id_]

    # containers
    def containers_of(self, database: str) -> list[Container]:
        return [container for (owner, _), container in self.containers.items() if owner == database]

    def has(self, container: Container) -> bool:
        return self.containers.get((container.database, container.id)) is container

    def container(self, database: str, id_: str) -> Container:
        """By id, or by resource id as some SDK calls have it. Errors: OwnerNotFound (404/1003)."""
        found = self.containers.get((database, id_))
        if found is None:
            found = next((c for c in self.containers.values() if c.rid == id_), None)
        if found is None:
            raise OwnerNotFound("Resource Not Found. Owner resource does not exist.")
        return found

    def create_container(self, connection: sqlite3.Connection, database: str, definition: Definition) -> Container:
        owner, id_ = self.database(database), valid_name(definition)
        if (database, id_) in self.containers:
            raise Conflict("Resource with specified id or name already exists.")
        complete = completed(definition)
        insert = "INSERT INTO containers(database, id, rid, body, lsn) VALUES(?, ?, '', '', 1)"
        number = connection.execute(insert, (database, id_)).lastrowid
        assert number is not None  # noqa: S101  SQLite always numbers an inserted row
        rid = rid_text(rid_bytes(owner["_rid"]) + struct.pack(">I", 0x80000000 | number))
        complete |= _system_properties(rid, f"dbs/{owner['_rid']}/colls/{rid}/")
        complete |= {"_docs": "docs/", "_sprocs": "sprocs/", "_triggers": "triggers/", "_udfs": "udfs/",
                     "_conflicts": "conflicts/"}  # fmt: skip
        schema.create_tables(connection, number)
        container = Container(number, database, rid, complete, lsn=1, saved_lsn=1)
        update = "UPDATE containers SET rid = ?, body = ? WHERE number = ?"
        connection.execute(update, (rid, orjson.dumps(complete), number))
        promote_defined(connection, container)
        self.containers[database, id_] = container
        return container

    def replace_container(self, connection: sqlite3.Connection, container: Container, definition: Definition) -> None:
        """Return a new policy or TTL; the partition key and the unique keys are for life. Errors: BadRequest."""
        if definition.get("id") != container.id:
            raise BadRequest("The id in the body doesn't match the one in the address.")
        old = container.definition
        complete = completed(definition)
        if complete["partitionKey"]["paths"] != old["partitionKey"]["paths"]:
            raise BadRequest("Document collection partition key cannot be changed.")
        complete["partitionKey"] = old["partitionKey"]
        kept = {name: value for name, value in old.items() if name.startswith("_")}
        complete |= kept | {"_etag": f'"{uuid.uuid4()}"', "_ts": int(time.time())}
        update = "UPDATE containers SET body = ? WHERE number = ?"
        connection.execute(update, (orjson.dumps(complete), container.number))
        container.redefine(complete)
        container.composite_indexes = {}
        if complete.get("defaultTtl") != old.get("defaultTtl"):
            restart_clocks(connection, container)
        promote_defined(connection, container)

    def delete_container(self, connection: sqlite3.Connection, container: Container) -> None:
        schema.drop_tables(connection, container.number)
        del self.containers[container.database, container.id]
