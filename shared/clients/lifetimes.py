"""How long an item still has to live: Cosmos DB counts `ttl` from its last write, whatever that changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any


def life_left(item: dict[str, Any], now: datetime) -> dict[str, Any]:
    """Return an item that was read and is about to be written again, with what is left of its seconds; 1 at least."""
    ttl = item.get("ttl") or -1
    return item if ttl < 0 else {**item, "ttl": max(1, ttl - max(0, int(now.timestamp()) - int(item["_ts"])))}
