"""`%SETTING%` in bindings, and the `{name}` patterns of blob paths."""

from __future__ import annotations

import os
import re

from local.host.errors import HostError


def resolve_settings(text: str) -> str:
    """Replace each `%NAME%` by the setting of that name. Raises HostError for one that isn't set."""

    def value(found: re.Match[str]) -> str:
        if found[1] not in os.environ:
            raise HostError(f"the setting {found[1]} in {text!r} is not set")
        return os.environ[found[1]]

    return re.sub(r"%([^%]+)%", value, text)


def connection_string(name: str) -> str:
    """Return the connection string of a binding's `connection`. Raises HostError when it isn't set."""
    for setting in (name, f"AzureWebJobs{name}"):
        if os.environ.get(setting):
            return os.environ[setting]
    raise HostError(f"the connection setting {name} is not set")


def compile_path(path: str) -> re.Pattern[str]:
    """Compile a blob name pattern: `{name}` takes any text, slashes too."""
    parts = re.split(r"\{(\w+)\}", path)
    # Text and parameter names alternate.
    return re.compile("".join(f"(?P<{part}>.*)" if odd % 2 else re.escape(part) for odd, part in enumerate(parts)))
