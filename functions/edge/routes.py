"""Declares HTTP routes: one decorator a handler, and a table of all routes for OpenAPI and for the tests."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_type_hints

import azure.functions as func
from pydantic import BaseModel, TypeAdapter

from functions.edge.answer import answer
from shared.kernel.principal import Permission

Handler = Callable[..., Awaitable[Any]]
PARTS = ("path", "query", "body")


@dataclass(frozen=True)
class Route:
    """`audit` names the act in the audit trail; every route that shows or changes case data has one."""

    method: str
    path: str
    handler: Handler
    permission: Permission
    status: int
    audit: str | None
    capability: str
    keyed: bool

    @property
    def name(self) -> str:
        return self.handler.__name__

    @cached_property
    def hints(self) -> dict[str, Any]:
        return get_type_hints(self.handler)

    @cached_property
    def parts(self) -> dict[str, TypeAdapter[Any]]:
        """The handler's own `path`, `query` and `body` parameters, ready to validate; built at the first call."""
        return {part: TypeAdapter(self.hints[part]) for part in PARTS if part in self.hints}

    @property
    def returns(self) -> type[BaseModel] | None:
        model = self.hints["return"]
        return model if inspect.isclass(model) and issubclass(model, BaseModel) else None


ROUTES: list[Route] = []


class Routes:
    """The routes of one capability. `blueprint` goes to `function_app.py`."""

    def __init__(self, capability: str) -> None:
        self.blueprint = func.Blueprint()  # type: ignore[no-untyped-call]
        self._capability = capability

    def get(self, path: str, *, permission: Permission, audit: str | None = None) -> Callable[[Handler], Handler]:
        return self._route("GET", path, permission, 200, audit, keyed=False)

    def post(
        self, path: str, *, permission: Permission, audit: str | None = None, status: int = 201, keyed: bool = True
    ) -> Callable[[Handler], Handler]:
        """Declare a POST; `keyed` ones demand an `Idempotency-Key`, as every POST with an effect does."""
        return self._route("POST", path, permission, status, audit, keyed=keyed)

    def put(self, path: str, *, permission: Permission, audit: str | None = None) -> Callable[[Handler], Handler]:
        return self._route("PUT", path, permission, 200, audit, keyed=False)

    def delete(self, path: str, *, permission: Permission, audit: str | None = None) -> Callable[[Handler], Handler]:
        return self._route("DELETE", path, permission, 204, audit, keyed=False)

    def _route(
        self, method: str, path: str, permission: Permission, status: int, audit: str | None, *, keyed: bool
    ) -> Callable[[Handler], Handler]:
        def register(handler: Handler) -> Handler:
            route = Route(method, path, handler, permission, status, audit, self._capability, keyed)
            ROUTES.append(route)

            # The Functions worker matches this very signature to the bindings.
            async def endpoint(req: func.HttpRequest) -> func.HttpResponse:
                return await answer(route, req)

            named = self.blueprint.function_name(handler.__name__)
            bound = self.blueprint.route(route=path, methods=[method], auth_level=func.AuthLevel.ANONYMOUS)
            named(bound(endpoint))
            return handler

        return register
