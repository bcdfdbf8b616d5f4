"""What an indexing policy says about a path, and which orders it allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from local.cosmos.storage.keys import Path, parse_path

DEFAULT_POLICY: dict[str, Any] = {
    "indexingMode": "consistent",
    "automatic": True,
    "includedPaths": [{"path": "/*"}],
    "excludedPaths": [{"path": '/"_etag"/?'}],
}

Order = tuple[tuple[Path, bool], ...]
"""Paths with whether they descend."""


@dataclass(frozen=True)
class IndexingPolicy:
    """`included` and `excluded` hold (path, whether everything below it is meant too)."""

    included: tuple[tuple[Path, bool], ...]
    excluded: tuple[tuple[Path, bool], ...]
    composites: tuple[Order, ...]
    enabled: bool

    @classmethod
    def of(cls, definition: dict[str, Any]) -> "IndexingPolicy":
        return cls(
            included=tuple(_pattern(p["path"]) for p in definition.get("includedPaths", [{"path": "/*"}])),
            excluded=tuple(_pattern(p["path"]) for p in definition.get("excludedPaths", [])),
            composites=tuple(_composite(entries) for entries in definition.get("compositeIndexes", [])),
            enabled=str(definition.get("indexingMode", "consistent")).lower() != "none",
        )

    def includes(self, path: Path) -> bool:
        """Whether an index serves the path: the most precise pattern decides."""
        return self.enabled and _precision(self.included, path) > _precision(self.excluded, path)

    def includes_explicitly(self, path: Path) -> bool:
        """Whether the path itself is named: only then does ORDER BY return documents that lack it."""
        return self.enabled and any(pattern == path for pattern, _ in self.included)

    def serves(self, order: Order) -> bool:
        """Whether a composite index has this order, or its exact reverse."""
        reverse = tuple((path, not descending) for path, descending in order)
        return order in self.composites or reverse in self.composites


def _pattern(text: str) -> tuple[Path, bool]:
    return parse_path(text.removesuffix("*")), text.endswith("*")


def _composite(entries: Sequence[dict[str, Any]]) -> Order:
    return tuple((parse_path(e["path"]), str(e.get("order", "ascending")).lower() == "descending") for e in entries)


def _precision(patterns: Sequence[tuple[Path, bool]], path: Path) -> int:
    """-1 when none matches; a named path beats the `/*` above it."""
    best = -1
    for pattern, below in patterns:
        if pattern == path:
            best = max(best, 2 * len(pattern) + 1)
        elif below and path[: len(pattern)] == pattern:
            best = max(best, 2 * len(pattern))
    return best
