"""A request and a reply, free of the HTTP library."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson

from local.cosmos.errors import BadRequest
from local.cosmos.storage.container import canonical_key

DEFAULT_PAGE = 100
LARGEST_PAGE = 1000


@dataclass(frozen=True)
class Request:
    """`segments` are the unquoted parts of the path; `headers` are looked up without regard to case."""

    method: str
    segments: tuple[str, ...]
    headers: Mapping[str, str]
    body: bytes
    host: str

    def flag(self, name: str) -> bool:
        return self.headers.get(name, "").lower() == "true"

    def json(self) -> dict[str, Any]:
        """Return the body as an object. Errors: BadRequest."""
        try:
            content = orjson.loads(self.body)
        except orjson.JSONDecodeError as error:
            raise BadRequest("The request body is not valid JSON.") from error
        if not isinstance(content, dict):
            raise BadRequest("The request body must be a JSON object.")
        return content

    @property
    def partition_key(self) -> str | None:
        """The partition key header as canonical JSON text. Errors: BadRequest."""
        header = self.headers.get("x-ms-documentdb-partitionkey")
        if header is None:
            return None
        try:
            components = orjson.loads(header)
        except orjson.JSONDecodeError as error:
            raise BadRequest("The partition key header is not valid JSON.") from error
        if not isinstance(components, list):
            raise BadRequest("The partition key header must be a JSON array.")
        return canonical_key(components)

    @property
    def page_size(self) -> int:
        """x-ms-max-item-count; -1 leaves it to the server."""
        text = self.headers.get("x-ms-max-item-count", str(DEFAULT_PAGE))
        try:
            size = int(text)
        except ValueError as error:
            raise BadRequest("x-ms-max-item-count must be a whole number.") from error
        return LARGEST_PAGE if size < 1 else min(size, LARGEST_PAGE)

    @property
    def if_match(self) -> str | None:
        return self.headers.get("if-match")

    @property
    def if_none_match(self) -> str | None:
        return self.headers.get("if-none-match")


def query_of(content: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the text and the parameters of a query in a body. Errors: BadRequest."""
    text = content.get("query")
    if not isinstance(text, str):
        raise BadRequest("The query is missing.")
    try:
        return text, {parameter["name"]: parameter["value"] for parameter in content.get("parameters") or []}
    except (KeyError, TypeError) as error:
        raise BadRequest("Each parameter needs a name and a value.") from error


@dataclass(frozen=True)
class Reply:
    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, status: int, content: object, **headers: str) -> "Reply":
        """Return a JSON reply; underscores in header names become hyphens."""
        return cls(status, orjson.dumps(content), {name.replace("_", "-"): value for name, value in headers.items()})
