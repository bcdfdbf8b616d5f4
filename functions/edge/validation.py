"""Path, query and body into typed values; every mistake in one answer, each with its place."""

from __future__ import annotations

from typing import Any

import azure.functions as func
import orjson
from pydantic import TypeAdapter, ValidationError

from shared.kernel.errors import Invalid, TooLarge, Unreadable

_LARGEST_BODY = 1_048_576  # bytes; files never come this way, they go straight to storage


def validated(part: str, adapter: TypeAdapter[Any], request: func.HttpRequest) -> Any:
    """Return the typed `part` (`path`, `query` or `body`), or raise `Invalid`, each mistake with its place."""
    try:
        return adapter.validate_python(_raw(part, request))
    except ValidationError as error:
        raise Invalid("request-invalid", "Some values need to be corrected.", errors=_places(part, error)) from error


def _raw(part: str, request: func.HttpRequest) -> Any:
    if part == "path":
        return dict(request.route_params)
    if part == "query":
        return dict(request.params)
    body = request.get_body()
    if len(body) > _LARGEST_BODY:
        raise TooLarge("body-too-large", "The request is larger than 1 MB.")
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Unreadable("json-unreadable", "The request body isn't JSON.") from error


def _places(part: str, error: ValidationError) -> list[dict[str, str]]:
    return [
        {
            "place": ".".join([part, *(str(step) for step in problem["loc"])]),
            "message": problem["msg"].removeprefix("Value error, "),
            "code": problem["type"],
        }
        for problem in error.errors(include_url=False, include_input=False)
    ]
