"""A container in memory: its definition, what is derived from it, and where its documents lie in SQLite."""

import base64
import struct
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import orjson

from local.cosmos.errors import BadRequest
from local.cosmos.sql.values import UNDEFINED
from local.cosmos.storage.hashing import effective_key
from local.cosmos.storage.keys import Path, parse_path, sort_key, value_at
from local.cosmos.storage.policy import DEFAULT_POLICY, IndexingPolicy

PARTITIONS_REMEMBERED = 100_000
LONGEST_KEY = 2048


@dataclass(frozen=True)
class Column:
    """A path whose sort key has a column of its own.

    `indexed` tells whether (partition, column) is indexed, `everywhere` whether the column is, across partitions.
    """

    name: str
    indexed: bool = False
    everywhere: bool = False


@dataclass
class Container:
    """`lsn` is the log sequence number of the last write: it orders the change feed and numbers rows."""

    number: int
    database: str
    rid: str
    definition: dict[str, Any]
    lsn: int
    saved_lsn: int
    columns: dict[Path, Column] = field(default_factory=dict)
    composite_indexes: dict[tuple[tuple[Path, bool], ...], str] = field(default_factory=dict)
    term_paths: dict[str, int] = field(default_factory=dict)
    partitions: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.redefine(self.definition)

    def redefine(self, definition: dict[str, Any]) -> None:
        """Take on a definition: parsed once, read on every request."""
        self.definition = definition
        key = definition["partitionKey"]
        self.key_paths = tuple(parse_path(path) for path in key["paths"])
        self.hierarchical = key.get("kind") == "MultiHash"
        self.default_ttl: int | None = definition.get("defaultTtl")
        self.policy = IndexingPolicy.of(definition.get("indexingPolicy", DEFAULT_POLICY))
        keys = definition.get("uniqueKeyPolicy", {}).get("uniqueKeys", [])
        self.unique_keys = tuple(tuple(parse_path(path) for path in unique["paths"]) for unique in keys)

    @property
    def id(self) -> str:
        return str(self.definition["id"])

    @property
    def documents(self) -> str:
        return f"docs_{self.number}"

    @property
    def bodies(self) -> str:
        return f"bodies_{self.number}"

    @property
    def keys(self) -> str:
        return f"partitions_{self.number}"

    @property
    def terms(self) -> str:
        return f"terms_{self.number}"

    def next_lsn(self) -> int:
        self.lsn += 1
        return self.lsn

    def etag(self, lsn: int) -> str:
        """Return the ETag of the document version written at `lsn`."""
        return f'"{self.number:08x}-0000-0000-0000-{lsn:012x}"'

    def document_rid(self, row: int) -> str:
        return rid_text(rid_bytes(self.rid) + struct.pack(">Q", row))

    def key_of(self, document: dict[str, Any]) -> str:
        """Return the document's partition key as canonical JSON text. Errors: BadRequest for no or a long scalar."""
        values = [value_at(document, path) for path in self.key_paths]
        for value in values:
            if type(value) in {dict, list}:
                raise BadRequest("The partition key value of the document is invalid: it must be a scalar.")
            if type(value) is str and len(value.encode()) > LONGEST_KEY:
                raise BadRequest(f"The partition key is too long: at most {LONGEST_KEY} bytes are allowed.")
        return canonical_key([{} if value is UNDEFINED else value for value in values])

    def effective_key(self, key: str) -> str:
        return effective_key(orjson.loads(key), self.hierarchical)

    def column_values(self, document: dict[str, Any]) -> tuple[str, ...]:
        return tuple(sort_key(value_at(document, path)) for path in self.columns)

    def is_served(self, path: Path, fixed: Collection[Path | None]) -> bool:
        """Tell whether a composite index can seek in this path when those `fixed` are known."""
        for order in self.composite_indexes:
            paths = [p for p, _ in order]
            if path in paths and all(before in fixed for before in paths[: paths.index(path)]):
                return True
        return False

    def remember_partition(self, key: str, number: int) -> None:
        if len(self.partitions) >= PARTITIONS_REMEMBERED:
            self.partitions.clear()
        self.partitions[key] = number


def canonical_key(components: list[Any]) -> str:
    """Equal keys have equal texts: 1.0 and 1 are the same number."""
    whole = [int(c) if isinstance(c, float) and c.is_integer() else c for c in components]
    return orjson.dumps(whole).decode()


def rid_text(raw: bytes) -> str:
    """Resource ids are base64 that fits into a URL path."""
    return base64.b64encode(raw).decode().replace("/", "-")


def rid_bytes(text: str) -> bytes:
    return base64.b64decode(text.replace("-", "/"))
