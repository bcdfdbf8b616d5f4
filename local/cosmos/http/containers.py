"""`/dbs/{id}/colls`: create, list, read, replace, delete."""

import sqlite3

from local.cosmos.account import Account
from local.cosmos.errors import ContainerRecreated, MethodNotAllowed, NotFound, OwnerNotFound
from local.cosmos.http import offers
from local.cosmos.http.listing import listed
from local.cosmos.storage.container import Container
from local.cosmos.wire import Reply, Request


def _reply(status: int, container: Container) -> Reply:
    return Reply.of(status, container.definition, etag=container.definition["_etag"])


def addressed(state: Account, request: Request, database: str, id_: str) -> Container:
    """Return the container in the path. Errors: OwnerNotFound (404/1003), ContainerRecreated (400/1024)."""
    container = state.catalogue.container(database, id_)
    intended = request.headers.get("x-ms-cosmos-intended-collection-rid")
    if intended is not None and intended != container.rid:
        raise ContainerRecreated("The container was recreated: the resource id in the request is of an earlier one.")
    return container


async def collection(state: Account, request: Request, database: str) -> Reply:
    owner = state.catalogue.database(database)
    if request.method == "GET" or request.flag("x-ms-documentdb-isquery"):
        definitions = [container.definition for container in state.catalogue.containers_of(database)]
        return listed(request, owner["_rid"], "DocumentCollections", definitions)
    if request.method != "POST":
        raise MethodNotAllowed("The requested verb is not supported.")
    definition, throughput = request.json(), offers.asked_for(request)

    def work(connection: sqlite3.Connection) -> Container:
        container = state.catalogue.create_container(connection, database, definition)
        if throughput is not None or not state.offers.covers(owner):
            state.offers.create(connection, container.definition, throughput or offers.usual())
        return container

    created = await state.storage.write(work)
    return _reply(201, created)


async def resource(state: Account, request: Request, database: str, id_: str) -> Reply:
    state.catalogue.database(database)
    try:
        container = state.catalogue.container(database, id_)
    except OwnerNotFound as error:
        raise NotFound("Resource Not Found. The container does not exist.") from error
    if request.method == "GET":
        return _reply(200, container)
    if request.method == "PUT":
        definition = request.json()
        await state.storage.write(lambda c: state.catalogue.replace_container(c, container, definition))
        return _reply(200, container)
    if request.method != "DELETE":
        raise MethodNotAllowed("The requested verb is not supported.")

    def work(connection: sqlite3.Connection) -> None:
        state.catalogue.delete_container(connection, container)
        state.offers.forget(connection, container.definition["_self"])

    await state.storage.write(work)
    return Reply(204)
