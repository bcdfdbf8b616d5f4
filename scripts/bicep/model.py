"""What a Bicep file declares, as far as the checks ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from tree_sitter import Node

from scripts.bicep.syntax import as_variables, named, parse, plain_string, properties, text_of, walk


@dataclass(frozen=True)
class Declared:
    """A parameter, variable or output. `value` is its default, value or nothing."""

    name: str
    node: Node
    value: Node | None
    described: bool


@dataclass(frozen=True)
class Block:
    """A resource or a module. `body` is its object, out of whatever loop or condition stands around it."""

    symbol: str
    target: str  # `type@version`, or the module's path
    node: Node
    body: Node
    existing: bool
    conditions: tuple[str, ...]
    loop: Node | None

    @property
    def type(self) -> str:
        return self.target.partition("@")[0]

    @property
    def properties(self) -> dict[str, Node]:
        return properties(self.body)


@dataclass
class BicepFile:
    path: str
    root: Node
    parameters: dict[str, Declared] = field(default_factory=dict)
    variables: dict[str, Declared] = field(default_factory=dict)
    outputs: dict[str, Declared] = field(default_factory=dict)
    resources: dict[str, Block] = field(default_factory=dict)
    modules: dict[str, Block] = field(default_factory=dict)

    @property
    def symbols(self) -> set[str]:
        return {*self.parameters, *self.variables, *self.resources, *self.modules}


@cache
def read(path: str, text: str) -> BicepFile:
    """Read a `.bicep` file, or a `.bicepparam` file's parameters as variables."""
    root = parse(as_variables(text) if path.endswith(".bicepparam") else text)
    file = BicepFile(path, root)
    described = False
    for node in named(root):
        if node.type == "decorators":
            described = "description" in {text_of(each) for each in walk(node) if each.type == "identifier"}
            continue
        _add(file, node, described)
        described = False
    return file


def _add(file: BicepFile, node: Node, described: bool) -> None:
    if node.type not in {
        "parameter_declaration",
        "variable_declaration",
        "output_declaration",
        "resource_declaration",
        "module_declaration",
    }:
        return
    children = named(node)
    name = text_of(children[0])
    if node.type == "parameter_declaration":
        default = children[2] if len(children) > 2 else None  # noqa: PLR2004  name, type, default
        file.parameters[name] = Declared(name, node, default, described)
    elif node.type == "variable_declaration":
        file.variables[name] = Declared(name, node, children[-1], described)
    elif node.type == "output_declaration":
        file.outputs[name] = Declared(name, node, children[-1], described)
    else:
        block = _block(name, node)
        (file.resources if node.type == "resource_declaration" else file.modules)[name] = block


def _block(name: str, node: Node) -> Block:
    body, conditions, loop = node.named_children[-1], [], None
    while body.type in {"for_statement", "if_statement"}:
        if body.type == "for_statement":
            loop = body
        else:
            conditions.append(text_of(named(body)[0]).strip("()"))
        body = named(body)[-1]
    target = plain_string(named(node)[1]) or ""
    existing = any(child.type == "existing" for child in node.children)
    return Block(name, target, node, body, existing, tuple(conditions), loop)
