"""`/dbs`: create, list, read, delete."""

import sqlite3
from typing import Any

from local.cosmos.account import Account
from local.cosmos.errors import MethodNotAllowed
from local.cosmos.http import offers
from local.cosmos.http.listing import listed
from local.cosmos.wire import Reply, Request


async def collection(state: Account, request: Request) -> Reply:
    if request.method == "GET" or request.flag("x-ms-documentdb-isquery"):
        return listed(request, "", "Databases", list(state.catalogue.databases.values()))
    if request.method != "POST":
        raise MethodNotAllowed("The requested verb is not supported.")
    definition, throughput = request.json(), offers.asked_for(request)

    def work(connection: sqlite3.Connection) -> dict[str, Any]:
        database = state.catalogue.create_database(connection, definition)
        if throughput is not None:
            state.offers.create(connection, database, throughput)
        return database

    created = await state.storage.write(work)
    return Reply.of(201, created, etag=created["_etag"])


async def resource(state: Account, request: Request, id_: str) -> Reply:
    definition = state.catalogue.database(id_)
    if request.method == "GET":
        return Reply.of(200, definition, etag=definition["_etag"])
    if request.method != "DELETE":
        raise MethodNotAllowed("The requested verb is not supported.")

    def work(connection: sqlite3.Connection) -> None:
        state.catalogue.delete_database(connection, id_)
        state.offers.forget(connection, definition["_self"])

    await state.storage.write(work)
    return Reply(204)
