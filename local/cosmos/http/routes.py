"""From a path to the function that serves it."""

import sqlite3

from local.cosmos import account, auth
from local.cosmos.account import Account
from local.cosmos.errors import MethodNotAllowed, NotFound, OwnerNotFound
from local.cosmos.http import containers, databases, documents, feeds, offers, queries, ranges, unsupported
from local.cosmos.storage.container import Container
from local.cosmos.wire import Reply, Request

FAULT_DOOR = ("_fault",)


async def serve(state: Account, request: Request) -> Reply:  # noqa: PLR0911, C901  a table of routes
    """Return the reply to any request. Errors: CosmosError."""
    if request.segments == FAULT_DOOR:
        return state.faults.add(request)
    auth.check(state.key, request)
    if (fault := state.faults.next_for(request)) is not None:
        return fault
    match request.segments:
        case ():
            return account.describe(request)
        case ("dbs",):
            return await databases.collection(state, request)
        case ("dbs", database):
            return await databases.resource(state, request, database)
        case ("dbs", database, "colls"):
            return await containers.collection(state, request, database)
        case ("dbs", database, "colls", id_):
            return await containers.resource(state, request, database, id_)
        case ("dbs", database, "colls", id_, *rest):
            return await _of_container(state, request, containers.addressed(state, request, database, id_), rest)
        case ("offers", *rest):
            return await offers.serve(state, request, rest)
        case ("dbs", database, "users"):
            return unsupported.collection(request, state.catalogue.database(database), "users")
        case _:
            raise NotFound("Resource Not Found.")


async def _of_container(state: Account, request: Request, container: Container, rest: list[str]) -> Reply:
    try:
        return _with_position(await _inside(state, request, container, rest), container)
    except sqlite3.OperationalError as error:
        if state.catalogue.has(container):
            raise
        raise OwnerNotFound("Resource Not Found. The container was deleted meanwhile.") from error


async def _inside(  # noqa: PLR0911  a table of routes
    state: Account, request: Request, container: Container, rest: list[str]
) -> Reply:
    unsupported.check_triggers(request)
    match rest, request.method:
        case ["pkranges"], "GET":
            return ranges.listed(state, request, container)
        case ["docs"], "GET":
            return await feeds.read(state, request, container)
        case ["docs"], "POST":
            if request.flag("x-ms-cosmos-is-batch-request"):
                return await documents.batch(state, request, container)
            if queries.is_query(request):
                return await queries.run(state, request, container)
            return await documents.create(state, request, container)
        case ["operations", "partitionkeydelete"], "POST":
            return await documents.delete_partition(state, request, container)
        case [("conflicts" | "sprocs" | "triggers" | "udfs") as kind], _:
            return unsupported.collection(request, container.definition, kind)
        case ["docs", id_], _:
            return await documents.resource(state, request, container, id_)
        case ["docs"], _:
            raise MethodNotAllowed("The requested verb is not supported.")
        case _:
            raise NotFound("Resource Not Found.")


def _with_position(reply: Reply, container: Container) -> Reply:
    """Session token and paths, which SDKs remember for the container."""
    number = reply.headers.get("x-ms-documentdb-partitionkeyrangeid", "0")
    reply.headers.setdefault("x-ms-session-token", f"{number}:-1#{container.lsn}")
    reply.headers["x-ms-alt-content-path"] = f"dbs/{container.database}/colls/{container.id}"
    reply.headers["x-ms-content-path"] = container.rid
    reply.headers["lsn"] = str(container.lsn)
    return reply
