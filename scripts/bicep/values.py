"""What an expression can come to when some parameters are known: enough to follow conditions into every branch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from tree_sitter import Node

from scripts.bicep.syntax import named, plain_string, properties, text_of


class Unknown:
    """A value that only Azure, or whoever deploys, knows."""

    def __repr__(self) -> str:
        return "unknown"


UNKNOWN = Unknown()
Known = Mapping[str, Any]  # parameters by their values, variables by the nodes that say what they are
_OPERATORS = {
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    ">": lambda left, right: left > right,
    "&&": lambda left, right: left and right,
    "||": lambda left, right: left or right,
}


def possible(node: Node, known: Known) -> list[Any]:
    """Return every value that a scalar can take; `UNKNOWN` stands for what can't be told."""
    match node.type:
        case "parenthesized_expression":
            return possible(named(node)[0], known)
        case "unary_expression":
            return [_negated(each) for each in possible(named(node)[-1], known)]
        case "binary_expression":
            return _binary(node, known)
        case "ternary_expression":
            return [value for branch in branches(node, known) for value in possible(branch, known)]
        case "identifier" if isinstance(variable := known.get(text_of(node)), Node):
            return possible(variable, known)
    return [_literal(node, known)]


def _literal(node: Node, known: Known) -> Any:
    match node.type:
        case "boolean":
            return text_of(node) == "true"
        case "number":
            return int(text_of(node))
        case "string":
            value = plain_string(node)
            return UNKNOWN if value is None else value
    return known.get(text_of(node), UNKNOWN) if node.type == "identifier" else UNKNOWN


def branches(node: Node, known: Known) -> list[Node]:
    """Return the branches of a condition that can be taken; a variable is what it stands for, anything else itself."""
    if node.type == "parenthesized_expression":
        return branches(named(node)[0], known)
    if node.type == "identifier" and isinstance(variable := known.get(text_of(node)), Node):
        return branches(variable, known)
    if node.type != "ternary_expression":
        return [node]
    condition, yes, no = named(node)
    answers = possible(condition, known)
    taken = []
    if any(answer is UNKNOWN or answer for answer in answers):
        taken += branches(yes, known)
    if any(answer is UNKNOWN or not answer for answer in answers):
        taken += branches(no, known)
    return taken


def at(node: Node, path: str, known: Known) -> list[Any]:
    """Return every value that `path` (dotted) can have below `node`; `None` where it is missing.

    `[]` in a path stands for each element of an array; an array that is or can be empty is missing all of them.
    """
    name, _, rest = path.partition(".")
    found: list[Any] = []
    for branch in branches(node, known):
        for child in _below(branch, name):
            if child is None:
                found.append(None)
            elif rest:
                found += at(child, rest, known)
            else:
                found += possible(child, known)
    return found


def _below(node: Node, name: str) -> Sequence[Node | None]:
    if name == "[]" and node.type == "array":
        return named(node) or [None]
    return [properties(node).get(name) if node.type == "object" else None]


def _negated(value: Any) -> Any:
    return UNKNOWN if value is UNKNOWN else not value


def _binary(node: Node, known: Known) -> list[Any]:
    left, right = named(node)
    operator = next(text_of(child) for child in node.children if not child.is_named)
    return [_applied(operator, one, other) for one, other in product(possible(left, known), possible(right, known))]


def _applied(operator: str, left: Any, right: Any) -> Any:
    if operator == "&&" and (left is False or right is False):
        return False
    if operator == "||" and (left is True or right is True):
        return True
    if UNKNOWN in (left, right) or operator not in _OPERATORS:
        return UNKNOWN
    return _OPERATORS[operator](left, right)
