"""Looks whether what rules.py asks of each resource holds, whatever condition or loop stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from scripts.bicep.model import BicepFile, Block
from scripts.bicep.rules import ENDS, RULES, TOO_MUCH, WATCHED, Rule
from scripts.bicep.syntax import Finding, line_of, named, plain_string, properties, text_of, walk
from scripts.bicep.values import UNKNOWN, Known, at, possible

_SECRET_WORDS = ("key", "secret", "password", "connectionstring", "sas", "token")


def rule_findings(file: BicepFile, known: Known, call: str) -> Iterator[Finding]:
    """Check each resource of `file`, called as `call` from main.bicep with the parameters that are `known`."""
    for resource in file.resources.values():
        for rule in () if resource.existing else RULES.get(resource.type, ()):
            if call in rule.unless or (rule.only and resource.symbol not in rule.only):
                continue
            yield from _broken(rule, resource, file, known, call)


def _broken(rule: Rule, resource: Block, file: BicepFile, known: Known, call: str) -> Iterator[Finding]:
    for value in at(resource.body, rule.path, known):
        if not rule.bears(value):
            what = f"{call}: {resource.symbol}.{rule.path} can be {value}"
            yield Finding(file.path, line_of(resource.node), what)


def ending_findings(main: BicepFile, known: Known) -> Iterator[Finding]:
    """Look for the lifecycle rules that delete, in time, what must not stay."""
    for call, wanted in ENDS.items():
        given = main.modules[call].properties.get("params")
        rules = properties(given).get("lifecycle") if given else None
        for what, days in wanted:
            path = f"definition.actions.{what}.delete.daysAfterCreationGreaterThan"
            ends = [end for rule in (named(rules) if rules else ()) for end in at(rule, path, known) if end is not None]
            if not any(isinstance(end, int) and end <= days for end in ends):
                yield Finding(main.path, line_of(main.modules[call].node), f"{call}: no {what} ends in {days} days")


def role_findings(file: BicepFile) -> Iterator[Finding]:
    """Each role is given on one resource, and none that may do everything."""
    for resource in file.resources.values():
        if resource.type == "Microsoft.Authorization/roleAssignments" and "scope" not in resource.properties:
            yield Finding(file.path, line_of(resource.node), f"{resource.symbol} is given on the whole group")
    for node in walk(file.root):
        if node.type == "string" and plain_string(node) in TOO_MUCH:
            yield Finding(file.path, line_of(node), "a role that may do everything")


def diagnostic_findings(file: BicepFile) -> Iterator[Finding]:
    """Each watched resource has a diagnostic setting, under no condition that the resource isn't under itself."""
    settings = [each for each in file.resources.values() if each.type == "Microsoft.Insights/diagnosticSettings"]
    for resource in file.resources.values():
        if resource.type in WATCHED and not resource.existing:
            watching = [each for each in settings if _scope(each) == resource.symbol]
            if not any(set(each.conditions) <= set(resource.conditions) for each in watching):
                yield Finding(file.path, line_of(resource.node), f"{resource.symbol} has no diagnostic setting")


def secret_findings(file: BicepFile) -> Iterator[Finding]:
    """No key is asked for anywhere, and no output is named or taken like a secret."""
    for node in walk(file.root):
        function = node.child_by_field_name("function") if node.type == "call_expression" else None
        if function and text_of(function).rpartition(".")[2].startswith("list"):
            yield Finding(file.path, line_of(node), f"{text_of(function)} asks for a secret")
    for name, output in file.outputs.items():
        words = f"{name} {text_of(output.value)}" if output.value else name
        if any(word in words.lower().replace("_", "") for word in _SECRET_WORDS):
            yield Finding(file.path, line_of(output.node), f"output {name} looks like a secret")


def calls(
    main: BicepFile, files: dict[str, BicepFile], known: Known
) -> Iterator[tuple[BicepFile, dict[str, Any], str]]:
    """Yield each module with what main.bicep is known to give it, nested ones included."""
    for module in main.modules.values():
        callee = files.get(str(PurePosixPath(main.path).parent / module.target))
        if callee is None:
            continue
        given = module.properties.get("params")
        passed = {name: _single(possible(node, known)) for name, node in properties(given).items()} if given else {}
        inside = known_in(callee, passed)
        yield callee, inside, module.symbol
        yield from ((file, inner, f"{module.symbol}.{name}") for file, inner, name in calls(callee, files, inside))


def known_in(file: BicepFile, given: Known) -> dict[str, Any]:
    """Return what is known inside `file`: parameters as given or by their defaults, and its variables."""
    known: dict[str, Any] = {name: each.value for name, each in file.variables.items() if each.value is not None}
    known |= {**dict.fromkeys(file.parameters, UNKNOWN), **given}
    for name, each in file.parameters.items():
        if name not in given and each.value is not None:
            known[name] = _single(possible(each.value, known))
    return known


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else UNKNOWN


def _scope(setting: Block) -> str:
    scope = setting.properties.get("scope")
    return text_of(scope) if scope else ""
