"""`/dbs`: create, list, read, delete."""

from local.cosmos.account import Account
from local.cosmos.errors import MethodNotAllowed
from local.cosmos.http.listing import listed
from local.cosmos.wire import Reply, Request


async def collection(state: Account, request: Request) -> Reply:
    if request.method == "GET" or request.flag("x-ms-documentdb-isquery"):
        return listed(request, "", "Databases", list(state.catalogue.databases.values()))
    if request.method != "POST":
        raise MethodNotAllowed("The requested verb is not supported.")
    definition = request.json()
    created = await state.storage.write(lambda c: state.catalogue.create_database(c, definition))
    return Reply.of(201, created, etag=created["_etag"])


async def resource(state: Account, request: Request, id_: str) -> Reply:
    definition = state.catalogue.database(id_)
    if request.method == "GET":
        return Reply.of(200, definition, etag=definition["_etag"])
    if request.method != "DELETE":
        raise MethodNotAllowed("The requested verb is not supported.")
    await state.storage.write(lambda c: state.catalogue.delete_database(c, id_))
    return Reply(204)
