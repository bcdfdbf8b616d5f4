"""What staff may see of a stuck message: its shape and its codes, never anybody's words.

What may be shown is listed, so that a field added tomorrow is hidden until somebody decides otherwise.
"""

from __future__ import annotations

from typing import Any

_SHOWN = frozenset(
    {
        "at", "attempt", "audience", "caseReference", "closureOutcome", "count", "format", "kind", "link", "queue",
        "reason", "reference", "schemaVersion", "state", "status", "type", "version", "view",
    }
)  # fmt: skip
_SHOWN_ENDINGS = ("Id", "Ids", "At", "Date", "Version")
_HIDDEN = "••••••"


def masked(payload: Any) -> Any:
    """Return `payload` with every text hidden but ids, times and codes. Numbers, flags and blanks say nobody's name."""
    return _masked(payload, shown=False)


def _masked(value: Any, *, shown: bool) -> Any:
    if isinstance(value, dict):
        return {name: _masked(inner, shown=_is_shown(str(name))) for name, inner in value.items()}
    if isinstance(value, list):
        return [_masked(inner, shown=shown) for inner in value]
    return _HIDDEN if isinstance(value, str) and not shown else value


def _is_shown(name: str) -> bool:
    return name in _SHOWN or name == "id" or name.endswith(_SHOWN_ENDINGS)
