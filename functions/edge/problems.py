"""Errors as RFC 9457 problems. One table says which kind is which status."""

from __future__ import annotations

import logging

import azure.functions as func
import orjson

from functions.edge.render import SECURITY_HEADERS
from shared.kernel import errors
from shared.kernel.logs import log

STATUS: dict[type[errors.RecourseError], int] = {
    errors.Unreadable: 400,
    errors.Unauthenticated: 401,
    errors.Forbidden: 403,
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Stale: 412,
    errors.TooLarge: 413,
    errors.Invalid: 422,
    errors.TooMany: 429,
    errors.Unavailable: 503,
}
_UNFORESEEN = {
    "type": "about:blank",
    "title": "Something went wrong on our side",
    "status": 500,
    "code": "unforeseen",
    "detail": "Nothing is known to be lost. Quote the id below to the helpdesk.",
}


def problem(error: Exception, correlation: str) -> func.HttpResponse:
    """Return the problem for `error`. What nobody foresaw is told as an id only; our log has where it was."""
    if not isinstance(error, errors.RecourseError):
        log("unforeseen", level=logging.ERROR, exc_info=error)
        return _response({**_UNFORESEEN, "correlationId": correlation}, 500, {})
    status = status_of(error)
    body = {
        "type": "about:blank",
        "title": error.title,
        "status": status,
        "code": error.code,
        "detail": error.message,
        "correlationId": correlation,
        **_told(error),
    }
    headers = {"Retry-After": str(error.retry_after)} if error.retry_after is not None else {}
    if status == STATUS[errors.Unauthenticated]:
        headers["WWW-Authenticate"] = "Bearer"
    return _response(body, status, headers)


def status_of(error: errors.RecourseError) -> int:
    """Return the HTTP status of the nearest kind above the error's class."""
    return next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)


def _told(error: errors.RecourseError) -> dict[str, object]:
    if isinstance(error, errors.Unauthenticated):  # why a token was refused is for our logs only
        log("token-refused", **error.details)
        return {}
    return error.details


def _response(body: dict[str, object], status: int, headers: dict[str, str]) -> func.HttpResponse:
    return func.HttpResponse(
        orjson.dumps(body, default=str),
        status_code=status,
        mimetype="application/problem+json",
        headers={**SECURITY_HEADERS, **headers},
    )
