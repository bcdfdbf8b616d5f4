"""The Authorization header: an HMAC-SHA256 over verb, resource and date under the account's key."""

import base64
import hashlib
import hmac
from urllib.parse import unquote

from local.cosmos.errors import Unauthorized
from local.cosmos.wire import Request

EMULATOR_KEY = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw=="
"""The well-known key of Microsoft's emulator: published, and no secret."""


def _resource(request: Request) -> tuple[str, str]:
    """(resource type, link) that the signature covers: a collection is signed by its owner's link."""
    segments = request.segments
    if segments[-2:] == ("operations", "partitionkeydelete"):
        return "colls", "/".join(segments[:-2])
    if len(segments) % 2:
        return segments[-1].lower(), "/".join(segments[:-1])
    return (segments[-2].lower() if segments else ""), "/".join(segments)


def _signature(key: str, request: Request, resource_type: str, link: str) -> str:
    date = request.headers.get("x-ms-date", "").lower()
    http_date = "" if date else request.headers.get("date", "").lower()
    text = f"{request.method.lower()}\n{resource_type}\n{link}\n{date}\n{http_date}\n"
    digest = hmac.new(base64.b64decode(key), text.encode(), hashlib.sha256).digest()
    return base64.b64encode(digest).decode()


def check(key: str, request: Request) -> None:
    """Errors: Unauthorized (401) for a missing, foreign or wrong signature."""
    token = dict(part.partition("=")[::2] for part in unquote(request.headers.get("authorization", "")).split("&"))
    resource_type, link = _resource(request)
    # Links by resource id are signed in lower case (an offer's by that id alone), links by name as they are.
    for signed in (link, link.lower(), link.lower().rpartition("/")[2]):
        if hmac.compare_digest(token.get("sig", ""), _signature(key, request, resource_type, signed)):
            return
    raise Unauthorized(
        "The input authorization token can't serve the request. The wrong key is being used or the expected payload "
        "is not built as per the protocol."
    )
