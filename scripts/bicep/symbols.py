"""Names: everything that is used is declared, everything that is declared is used, and says what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from tree_sitter import Node

from scripts.bicep.model import BicepFile
from scripts.bicep.syntax import Finding, line_of, named, text_of, walk

# Not identifiers of ours: Bicep's namespaces.
_KNOWN = frozenset({"az", "sys"})


def symbol_findings(file: BicepFile) -> Iterator[Finding]:
    used: set[str] = set()
    for declaration in named(file.root):
        if declaration.type in {"decorators", "target_scope_assignment"}:
            continue
        bound = _bound(declaration)
        for node in _references(declaration):
            name = text_of(node)
            used.add(name)
            if name not in file.symbols | bound | _KNOWN:
                yield Finding(file.path, line_of(node), f"nothing is called {name}")
    yield from _idle(file, used)
    yield from _undescribed(file)


def _idle(file: BicepFile, used: set[str]) -> Iterator[Finding]:
    for name, each in {**file.parameters, **file.variables}.items():
        if name not in used:
            yield Finding(file.path, line_of(each.node), f"{name} is never used")


def _undescribed(file: BicepFile) -> Iterator[Finding]:
    for name, each in {**file.parameters, **file.outputs}.items():
        if not each.described:
            yield Finding(file.path, line_of(each.node), f"{name} has no description")


def _bound(declaration: Node) -> set[str]:
    """Return the names of loops and lambdas inside."""
    found = set()
    for node in walk(declaration):
        if node.type in {"loop_variable", "loop_enumerator"} or (
            node.type == "identifier" and node.parent is not None and _introduces(node.parent, node)
        ):
            found.add(text_of(node))
    return found


def _introduces(parent: Node, node: Node) -> bool:
    if parent.type == "for_statement":  # `for x in …` without an index
        return named(parent)[0] == node
    return parent.type == "lambda_expression" and named(parent)[0] == node


def _references(declaration: Node) -> Iterator[Node]:
    """Yield the identifiers that stand for a value: not the declared name, names of properties, functions or types."""
    for node in walk(declaration):
        if node.type != "identifier" or node.parent is None:
            continue
        parent = node.parent
        if parent == declaration and named(declaration)[0] == node:
            continue
        if parent.type == "object_property" and named(parent)[0] == node:
            continue
        if _is_called(parent, node):
            continue
        yield node


def _is_called(parent: Node, node: Node) -> bool:
    if parent.type == "call_expression":
        return parent.child_by_field_name("function") == node
    # The parser takes a call that opens a list for a name and a parenthesis.
    return parent.type == "array" and (text_of(node) + "(") in text_of(parent)
