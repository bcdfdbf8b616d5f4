"""Two parsers read each file: what only one of them understands isn't trusted. We walk tree-sitter's tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import tree_sitter_bicep
from lark.exceptions import LarkError
from pycep import BicepParser
from tree_sitter import Language, Node, Parser

_FIRST = Parser(Language(tree_sitter_bicep.language()))
_SECOND = BicepParser()  # building its grammar takes a second
_PARAMETER = re.compile(r"^param ", re.MULTILINE)
_USING = re.compile(r"^using .*$", re.MULTILINE)


@dataclass(frozen=True, order=True)
class Finding:
    """What is wrong, and where. `line` counts from 1; 0 where no single line is to blame."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


def parse(text: str) -> Node:
    return _FIRST.parse(text.encode()).root_node


def as_variables(text: str) -> str:
    """Return a parameter file as a Bicep file of variables: neither parser knows `.bicepparam`."""
    return _PARAMETER.sub("var ", _USING.sub("", text))


@cache
def syntax_findings(file: str, text: str) -> list[Finding]:
    """Return what either parser can't read."""
    root = parse(text)
    wrong = [node for node in walk(root) if node.is_error or node.is_missing] if root.has_error else []
    found = [
        Finding(file, line_of(node), "can't be parsed" if node.is_error else f"misses {node.type}") for node in wrong
    ]
    if refused := _second_opinion(text):
        found.append(Finding(file, *refused))
    return found


@cache
def _second_opinion(text: str) -> tuple[int, str] | None:
    try:
        _SECOND.parse(text=text)
    except LarkError as error:
        return int(getattr(error, "line", 0)), "the second parser can't read it"
    return None


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and everything below it."""
    yield node
    for child in node.children:
        yield from walk(child)


def line_of(node: Node) -> int:
    return node.start_point.row + 1


def text_of(node: Node) -> str:
    return (node.text or b"").decode()


def named(node: Node) -> list[Node]:
    """Return the named children, comments left out."""
    return [child for child in node.named_children if child.type != "comment"]


def plain_string(node: Node) -> str | None:
    """Return the value of a string without interpolation."""
    if node.type != "string" or any(child.type == "interpolation" for child in node.named_children):
        return None
    return text_of(node)[1:-1].replace("\\'", "'")


def properties(node: Node) -> dict[str, Node]:
    """Return an object's properties by name; names with interpolation by their text."""
    found = {}
    for pair in named(node):
        if pair.type == "object_property":
            name, value = named(pair)[0], named(pair)[-1]
            found[plain_string(name) or text_of(name)] = value
    return found
