"""Microsoft Graph v1.0 as its reference describes it, as far as `shared/directory/graph.py` calls it.

Shapes: user-post-users (example "customer account"), user-list with `identities/any`, user-update, user-delete,
directory-deleteditems-delete, authentication-list-methods, user-revokesigninsessions; errors and throttling as in
"Microsoft Graph error responses" and "throttling guidance".
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from typing import Any

from aiohttp import web

_EMAIL = re.compile(r"issuerAssignedId eq '((?:[^']|'')*)' and c/issuer eq '([^']*)'")
Handler = Callable[[web.Request], Any]


class StubGraph:
    """`refusals` are answered first, in order; `calls` tells what was asked for."""

    def __init__(self) -> None:
        self.users: dict[str, dict[str, Any]] = {}
        self.deleted: set[str] = set()
        self.methods: dict[str, list[dict[str, str]]] = {}
        self.default_method = ""
        self.revoked: list[str] = []
        self.refusals: list[tuple[int, dict[str, str]]] = []
        self.calls: list[str] = []
        self.base = ""

    def app(self) -> web.Application:
        app = web.Application(middlewares=[self._door])
        app.router.add_post("/v1.0/users", self._create)
        app.router.add_get("/v1.0/users", self._list)
        app.router.add_patch("/v1.0/users/{id}", self._update)
        app.router.add_delete("/v1.0/users/{id}", self._delete)
        app.router.add_delete("/v1.0/directory/deletedItems/{id}", self._erase)
        app.router.add_get("/v1.0/users/{id}/authentication/methods", self._methods)
        app.router.add_delete("/v1.0/users/{id}/authentication/{kind}/{method}", self._forget)
        app.router.add_post("/v1.0/users/{id}/revokeSignInSessions", self._revoke)
        return app

    @web.middleware
    async def _door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        self.calls.append(f"{request.method} {request.path.removeprefix('/v1.0')}")
        if request.headers.get("authorization") != "Bearer a-graph-token":
            return _error(401, "InvalidAuthenticationToken")
        if self.refusals:
            status, headers = self.refusals.pop(0)
            return _error(status, "TooManyRequests", headers)
        user_id = request.match_info.get("id")
        if user_id and user_id not in self.users and "deletedItems" not in request.path:
            return _error(404, "Request_ResourceNotFound")
        return await handler(request)  # type: ignore[no-any-return]

    async def _create(self, request: web.Request) -> web.Response:
        body = await request.json()
        [identity] = body["identities"]
        if any(user["identities"] == body["identities"] for user in self.users.values()):
            return _error(400, "Request_BadRequest")
        assert identity["signInType"] == "emailAddress"
        assert len(body["passwordProfile"]["password"]) > 20
        made = {**body, "id": str(uuid.uuid4())}
        del made["passwordProfile"]
        self.users[made["id"]] = made
        return web.json_response(made, status=201)

    async def _list(self, request: web.Request) -> web.Response:
        """Answer in pages, the first one empty: Graph may do that."""
        if "$skiptoken" not in request.query:
            following = f"{self.base}/users?$filter={request.query['$filter']}&$skiptoken=2"
            return web.json_response({"value": [], "@odata.nextLink": following})
        found = _EMAIL.search(request.query["$filter"])
        assert found
        address, issuer = found.group(1).replace("''", "'"), found.group(2)
        fitting = [
            user
            for user in self.users.values()
            if (user["identities"][0]["issuerAssignedId"], user["identities"][0]["issuer"]) == (address, issuer)
        ]
        return web.json_response({"value": fitting})

    async def _update(self, request: web.Request) -> web.Response:
        self.users[request.match_info["id"]].update(await request.json())
        return web.Response(status=204)

    async def _delete(self, request: web.Request) -> web.Response:
        del self.users[request.match_info["id"]]
        self.deleted.add(request.match_info["id"])
        return web.Response(status=204)

    async def _erase(self, request: web.Request) -> web.Response:
        if request.match_info["id"] not in self.deleted:
            return _error(404, "Request_ResourceNotFound")
        self.deleted.remove(request.match_info["id"])
        return web.Response(status=204)

    async def _methods(self, request: web.Request) -> web.Response:
        return web.json_response({"value": self.methods.get(request.match_info["id"], [])})

    async def _forget(self, request: web.Request) -> web.Response:
        kept = self.methods[request.match_info["id"]]
        method = request.match_info["method"]
        factors = [each for each in kept if "password" not in each["@odata.type"]]
        if method == self.default_method and len(factors) > 1:
            return _error(400, "invalidRequest")
        self.methods[request.match_info["id"]] = [each for each in kept if each["id"] != method]
        return web.Response(status=204)

    async def _revoke(self, request: web.Request) -> web.Response:
        self.revoked.append(request.match_info["id"])
        return web.json_response({"value": True})


def _error(status: int, code: str, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response({"error": {"code": code, "message": code}}, status=status, headers=headers)
