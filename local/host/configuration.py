"""`host.json` and `local.settings.json`, read as the real host reads them."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from local.host.errors import HostError

_TIME_SPAN = re.compile(r"(?:(\d+)\.)?(\d+):(\d+):(\d+(?:\.\d+)?)")


@dataclass(frozen=True)
class HostConfiguration:
    """What `host.json` says. Times are seconds."""

    route_prefix: str = "api"
    function_timeout: float = 1800.0
    log_levels: dict[str, str] = field(default_factory=dict)
    extensions: dict[str, Any] = field(default_factory=dict)

    def extension(self, name: str) -> dict[str, Any]:
        """Return the settings of one extension (`serviceBus`, `blobs`, `cosmosDB`), empty when it has none."""
        settings: dict[str, Any] = self.extensions.get(name, {})
        return settings


def load_host_json(root: Path) -> HostConfiguration:
    """Read `host.json` beside the app.

    Raises HostError when it is missing, unreadable or not of version 2.0.
    """
    document = _override(_read_json(root / "host.json"))
    if document.get("version") != "2.0":
        raise HostError(f'{root / "host.json"} must say "version": "2.0"')
    extensions = document.get("extensions", {})
    return HostConfiguration(
        route_prefix=extensions.get("http", {}).get("routePrefix", "api").strip("/"),
        function_timeout=seconds(document.get("functionTimeout", "00:30:00")),
        log_levels=_log_levels(document.get("logging", {}).get("logLevel", {})),
        extensions=extensions,
    )


def apply_local_settings(root: Path) -> None:
    """Put the `Values` of `local.settings.json` into the environment; what is there already wins."""
    path = root / "local.settings.json"
    if not path.exists():
        return
    document = _read_json(path)
    if document.get("IsEncrypted"):
        raise HostError(f"{path} is encrypted: decrypt it with `func settings decrypt`")
    for name, value in document.get("Values", {}).items():
        os.environ.setdefault(name, str(value))


def is_disabled(function_name: str) -> bool:
    """Tell whether `AzureWebJobs.<name>.Disabled` switches this function off."""
    return os.environ.get(f"AzureWebJobs.{function_name}.Disabled", "").strip().lower() in {"1", "true"}


def seconds(interval: str) -> float:
    """Turn a .NET time span (`hh:mm:ss` or `d.hh:mm:ss`) into seconds; `-1` means for ever."""
    if interval.strip() == "-1":
        return float("inf")
    span = _TIME_SPAN.fullmatch(interval.strip())
    if span is None:
        raise HostError(f"{interval!r} is not a time span: write hh:mm:ss")
    days, hours, minutes, rest = span.groups(default="0")
    return int(days) * 86400 + int(hours) * 3600 + int(minutes) * 60 + float(rest)


def _override(document: dict[str, Any]) -> dict[str, Any]:
    """Apply settings named `AzureFunctionsJobHost__path__to__value`, as the real host does."""
    for name, value in os.environ.items():
        prefix, *path = name.split("__")
        if prefix != "AzureFunctionsJobHost" or not path:
            continue
        place = document
        for step in path[:-1]:
            place = place.setdefault(step, {})
        place[path[-1]] = value
    return document


def _log_levels(levels: dict[str, str] | str) -> dict[str, str]:
    return {"default": levels} if isinstance(levels, str) else dict(levels)


def _read_json(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text("utf-8-sig"))
    except FileNotFoundError as error:
        raise HostError(f"{path} does not exist") from error
    except json.JSONDecodeError as error:
        raise HostError(f"{path} is not JSON: {error}") from error
    if not isinstance(document, dict):
        raise HostError(f"{path} must hold a JSON object")
    return document
