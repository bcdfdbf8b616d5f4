"""What an expression may speak of: aliases bound so far, parameters, and aggregates being collected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from local.cosmos.errors import SyntaxFault

Row = tuple[Any, ...]
"""The values of the aliases in force, in the order in which they were bound."""

Evaluator = Callable[[Row], Any]

AGGREGATED = "\0aggregates"
"""The hidden alias under which a grouped row carries its aggregates' results."""


@dataclass(frozen=True)
class Scope:
    """`names[i]` is the alias of `row[i]`. `aggregates` is None where aggregates aren't allowed."""

    names: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    aggregates: "list[tuple[str, Evaluator]] | None" = None

    def slot(self, name: str) -> int:
        """Return the place of an alias in a row; the innermost wins. Errors: SyntaxFault when unknown."""
        for place in range(len(self.names) - 1, -1, -1):
            if self.names[place] == name:
                return place
        raise SyntaxFault(f"Identifier '{name}' could not be resolved.")

    def parameter(self, name: str) -> Any:
        if name not in self.parameters:
            raise SyntaxFault(f"Parameter '{name}' is not supplied.")
        return self.parameters[name]

    def binding(self, *names: str) -> "Scope":
        return replace(self, names=(*self.names, *names))

    def collecting(self) -> "Scope":
        """Return a scope for a projection: aggregates met in it are collected."""
        return replace(self, names=(*self.names, AGGREGATED), aggregates=[])

    def before_grouping(self) -> "Scope":
        """Return the scope of the single rows that an aggregate runs over."""
        return replace(self, names=self.names[: self.slot(AGGREGATED)], aggregates=None)

    def plain(self) -> "Scope":
        """Return a scope in which aggregates aren't allowed."""
        return replace(self, aggregates=None)
