"""The OpenAPI 3.1 document, made from the route table and the very types that validate and render."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from functions.edge.file import TextFile
from functions.edge.problems import STATUS
from functions.edge.routes import ROUTES, Route
from shared.kernel.model import Model
from shared.kernel.principal import Permission

_REFERENCE = "#/components/schemas/{model}"


class FieldProblem(Model):
    place: str
    message: str
    code: str


class Problem(Model):
    """RFC 9457, with a stable `code` and the id to quote."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    correlation_id: str
    errors: list[FieldProblem] | None = None


@cache
def document() -> dict[str, Any]:
    """Return the whole document; built once a process, at the first request for it."""
    schemas, definitions = models_json_schema(list(_models()), ref_template=_REFERENCE)
    paths: dict[str, dict[str, Any]] = {}
    for route in sorted(ROUTES, key=lambda route: (route.path, route.method)):
        paths.setdefault(f"/api/{route.path}", {})[route.method.lower()] = _operation(route, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Recourse", "version": "1", "description": "Casework portal for ombudsman schemes."},
        "paths": paths,
        "components": {
            "schemas": definitions["$defs"],
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}},
        },
    }


def _models() -> dict[tuple[Any, Any], None]:
    models: dict[tuple[Any, Any], None] = {(Problem, "serialization"): None}
    for route in ROUTES:
        if "body" in route.hints:
            models[(route.hints["body"], "validation")] = None
        if route.returns:
            models[(route.returns, "serialization")] = None
    return models


def _operation(route: Route, schemas: dict[tuple[Any, Any], Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": route.name,
        "tags": [route.capability],
        "summary": (route.handler.__doc__ or route.name.replace("_", " ")).strip().splitlines()[0],
        "x-permission": str(route.permission),
        "parameters": [*_parameters(route, "path"), *_parameters(route, "query"), *_headers(route)],
        "responses": _responses(route, schemas),
    }
    if route.permission is not Permission.PUBLIC:
        operation["security"] = [{"bearer": []}]
    if "body" in route.hints:
        content = {"application/json": {"schema": schemas[(route.hints["body"], "validation")]}}
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _parameters(route: Route, part: str) -> list[dict[str, Any]]:
    if part not in route.hints:
        return []
    schema = TypeAdapter(route.hints[part]).json_schema(ref_template=_REFERENCE)
    required = set(schema.get("required", ()))
    return [
        {"name": name, "in": part, "required": part == "path" or name in required, "schema": _inlined(value, schema)}
        for name, value in schema.get("properties", {}).items()
    ]


def _inlined(value: Any, schema: dict[str, Any]) -> Any:
    """Put shared definitions (enums) in place: parameters are small and have no component of their own."""
    if isinstance(value, dict):
        if "$ref" in value:
            return _inlined(schema["$defs"][value["$ref"].rpartition("/")[2]], schema)
        return {key: _inlined(inner, schema) for key, inner in value.items()}
    return [_inlined(inner, schema) for inner in value] if isinstance(value, list) else value


def _headers(route: Route) -> list[dict[str, Any]]:
    if not route.keyed:
        return []
    key = {"type": "string", "minLength": 8, "maxLength": 128}
    return [{"name": "Idempotency-Key", "in": "header", "required": True, "schema": key}]


def _responses(route: Route, schemas: dict[tuple[Any, Any], Any]) -> dict[str, Any]:
    problem = {"application/problem+json": {"schema": schemas[(Problem, "serialization")]}}
    told = {"description": "A problem", "content": problem}
    if route.returns is None and route.hints["return"] is type(None):
        done: dict[str, Any] = {"204": {"description": "Done"}}
    elif route.hints["return"] is TextFile:
        done = {str(route.status): {"description": "A file", "content": {"text/plain": {"schema": {"type": "string"}}}}}
    else:
        schema = schemas[(route.returns, "serialization")] if route.returns else {"type": "object"}
        done = {str(route.status): {"description": "Done", "content": {"application/json": {"schema": schema}}}}
    return {**done, **{str(status): told for status in sorted({*STATUS.values(), 500})}}
