"""Results as JSON responses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import azure.functions as func
import orjson
from pydantic import BaseModel

from functions.edge.file import TextFile

if TYPE_CHECKING:
    from functions.edge.routes import Route

SECURITY_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
}


def rendered(route: Route, result: Any) -> func.HttpResponse:
    """Return `result` as JSON, or a file as it is; a model with an `etag` has it in the header too; None is 204."""
    headers = dict(SECURITY_HEADERS)
    if result is None:
        return func.HttpResponse(status_code=204, headers=headers)
    if isinstance(result, TextFile):
        headers["Content-Disposition"] = f'attachment; filename="{result.name}"'
        return func.HttpResponse(result.text.encode(), mimetype=result.media_type, charset="utf-8", headers=headers)
    if etag := getattr(result, "etag", None):
        headers["ETag"] = f'"{etag}"'
    body = result.model_dump_json(by_alias=True).encode() if isinstance(result, BaseModel) else orjson.dumps(result)
    return func.HttpResponse(body, status_code=route.status, mimetype="application/json", headers=headers)


def not_modified(etag: str) -> func.HttpResponse:
    return func.HttpResponse(status_code=304, headers={**SECURITY_HEADERS, "ETag": f'"{etag}"'})
