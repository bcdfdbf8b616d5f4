"""Modules and parameter files: what is needed is given, nothing else is, and outputs that are asked for exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tree_sitter import Node

from scripts.bicep.model import BicepFile
from scripts.bicep.syntax import Finding, line_of, properties, text_of, walk

_OUTPUT = re.compile(r"^(\w+)\.outputs\.(\w+)")


def call_findings(file: BicepFile, files: dict[str, BicepFile]) -> Iterator[Finding]:
    for module in file.modules.values():
        path = str(PurePosixPath(file.path).parent / module.target)
        if path not in files:
            yield Finding(file.path, line_of(module.node), f"there is no file {path}")
            continue
        given = module.properties.get("params")
        names = set(properties(given)) if given else set()
        yield from _compared(file.path, module.node, names, files[path])
    yield from _outputs(file, files)


def parameter_file_findings(file: BicepFile, main: BicepFile) -> Iterator[Finding]:
    yield from _compared(file.path, file.root, set(file.variables), main)


def _compared(path: str, place: Node, given: set[str], callee: BicepFile) -> Iterator[Finding]:
    needed = {name for name, each in callee.parameters.items() if each.value is None}
    for name in sorted(needed - given):
        yield Finding(path, line_of(place), f"{callee.path} needs the parameter {name}")
    for name in sorted(given - set(callee.parameters)):
        yield Finding(path, line_of(place), f"{callee.path} has no parameter {name}")


def _outputs(file: BicepFile, files: dict[str, BicepFile]) -> Iterator[Finding]:
    for node in walk(file.root):
        asked = _OUTPUT.match(text_of(node)) if node.type == "member_expression" else None
        if not asked or asked[1] not in file.modules:
            continue
        callee = files.get(str(PurePosixPath(file.path).parent / file.modules[asked[1]].target))
        if callee and asked[2] not in callee.outputs:
            yield Finding(file.path, line_of(node), f"{callee.path} has no output {asked[2]}")
