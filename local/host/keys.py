"""Function keys: the master key opens everything, a function key opens routes of level `function`.

As with `func start`, levels aren't enforced on a laptop until keys are configured; then they hold as in Azure.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class HostKeys:
    """The host's keys, from `RECOURSE_HOST_MASTER_KEY` and `RECOURSE_HOST_FUNCTION_KEY`; empty means none."""

    master: str = ""
    function: str = ""

    def allows(self, level: str, headers: Mapping[str, str], query: Mapping[str, str]) -> bool:
        """Tell whether a request may call a route of this auth level."""
        if level == "anonymous" or not (self.master or self.function):
            return True
        offered = offered_key(headers, query)
        return _same(offered, self.master) or (level == "function" and _same(offered, self.function))


def offered_key(headers: Mapping[str, str], query: Mapping[str, str]) -> str:
    """Return the key a caller offers. The header wins over `?code=`, even when it is wrong."""
    return headers["x-functions-key"] if "x-functions-key" in headers else query.get("code", "")


def _same(offered: str, key: str) -> bool:
    return bool(key) and hmac.compare_digest(offered.encode(), key.encode())
