"""Route templates: compiled once, matched in the real host's order, the first that fits wins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from local.host.errors import HostError
from local.host.functions import LoadedFunction

CONSTRAINTS = {
    "int": r"-?\d+",
    "long": r"-?\d+",
    "bool": r"(?:true|false)",
    "alpha": r"[a-z]+",
    "guid": r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
}
RESERVED = ("admin", "runtime")

_PARAMETER = re.compile(r"\{(?P<star>\*{0,2})(?P<name>\w+)(?::(?P<constraint>\w+))?(?P<optional>\?)?\}")


@dataclass(frozen=True)
class Route:
    """One HTTP function's address. `methods` None means every method."""

    function: LoadedFunction
    template: str
    pattern: re.Pattern[str]
    methods: frozenset[str] | None

    @property
    def auth_level(self) -> str:
        """`anonymous`, `function` or `admin`; `function` when the app says nothing."""
        return str(self.function.trigger.get("authLevel") or "function").lower()


class Router:
    """All routes of an app.

    Raises HostError for a route in the reserved space and for two functions with the same route and method.
    """

    def __init__(self, functions: list[LoadedFunction], prefix: str) -> None:
        self.routes = [compile_route(function, prefix) for function in functions if function.kind == "httpTrigger"]
        self._refuse_duplicates()

    def match(self, method: str, raw_path: str) -> tuple[Route, dict[str, str]] | None:
        """Find the function for a request. A wrong method is no match (404, never 405), as in the real host."""
        # %2F stays escaped: a slash inside a value never splits or joins segments.
        path = unquote(re.sub("%2f", "%252F", raw_path, flags=re.IGNORECASE))
        for route in self.routes:
            found = route.pattern.fullmatch(path)
            if found and (route.methods is None or method in route.methods):
                values = {name: value for name, value in found.groupdict().items() if value is not None}
                return route, values
        return None

    def _refuse_duplicates(self) -> None:
        seen: dict[tuple[str, str], str] = {}
        for route in self.routes:
            for method in route.methods or {"*"}:
                key = (route.template.lower(), method)
                if other := seen.get(key):
                    raise HostError(f"{route.function.name}: route {route.template!r} is taken by {other!r}")
                seen[key] = route.function.name


def compile_route(function: LoadedFunction, prefix: str) -> Route:
    """Compile a function's route template (`cases/{reference}/files/{id:int?}`) under the host's prefix."""
    template = (function.trigger.get("route") or function.name).strip("/")
    if template.lower().startswith(RESERVED):
        raise HostError(f"{function.name}: the route {template!r} conflicts with the host's own routes")
    full = "/".join(part for part in (prefix, template) if part)
    expression = "".join(_segment(function.name, segment) for segment in full.split("/"))
    methods = function.trigger.get("methods")
    allowed = frozenset(method.upper() for method in methods) if methods else None
    return Route(function, template, re.compile(expression + "/?", re.IGNORECASE), allowed)


def _segment(function_name: str, segment: str) -> str:
    """One segment as a pattern with its slash: a literal, parameters within text, optional, or catch-all."""
    whole = _PARAMETER.fullmatch(segment)
    if whole and whole["star"]:
        return f"(?:/(?P<{whole['name']}>.*))?"
    expression, position = "", 0
    for parameter in _PARAMETER.finditer(segment):
        expression += re.escape(segment[position : parameter.start()]) + _group(function_name, parameter)
        position = parameter.end()
    expression = "/" + expression + re.escape(segment[position:])
    return f"(?:{expression})?" if whole and whole["optional"] else expression


def _group(function_name: str, parameter: re.Match[str]) -> str:
    constraint = parameter["constraint"]
    if constraint and constraint not in CONSTRAINTS:
        raise HostError(f"{function_name}: the route constraint {constraint!r} is not supported locally")
    return f"(?P<{parameter['name']}>{CONSTRAINTS.get(constraint, '[^/]+')})"
