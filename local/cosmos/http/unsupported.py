"""What can be listed, and is always empty here: nothing of the kind can be made."""

from typing import Any

from local.cosmos.errors import BadRequest
from local.cosmos.http.listing import listed
from local.cosmos.wire import Reply, Request

_NAMES = {
    "conflicts": "Conflicts",
    "sprocs": "StoredProcedures",
    "triggers": "Triggers",
    "udfs": "UserDefinedFunctions",
    "users": "Users",
}


def collection(request: Request, owner: dict[str, Any], kind: str) -> Reply:
    """Errors: BadRequest for anything but looking."""
    if request.method == "GET" or request.flag("x-ms-documentdb-isquery"):
        return listed(request, owner["_rid"], _NAMES[kind], [])
    raise BadRequest(f"This local server has no {kind}: see docs/local-cosmos.md.")


def check_triggers(request: Request) -> None:
    """Errors: BadRequest for a write that names triggers to run: it mustn't be done without them."""
    for moment in ("pre", "post"):
        if request.headers.get(f"x-ms-documentdb-{moment}-trigger-include"):
            raise BadRequest("This local server has no triggers: see docs/local-cosmos.md.")
