"""All checks over all files. Files are given as texts by path, so that a test can change one and look."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from scripts.bicep.calls import call_findings, parameter_file_findings
from scripts.bicep.model import BicepFile, read
from scripts.bicep.security import (
    calls,
    diagnostic_findings,
    ending_findings,
    known_in,
    role_findings,
    rule_findings,
    secret_findings,
)
from scripts.bicep.symbols import symbol_findings
from scripts.bicep.syntax import Finding, as_variables, line_of, syntax_findings
from scripts.bicep.values import possible

ROOT = Path(__file__).parents[2] / "infra" / "bicep"
PINS = Path(__file__).with_name("pins.json")
MAIN, LIVE = "main.bicep", "prod.bicepparam"


def read_texts(root: Path = ROOT) -> dict[str, str]:
    paths = sorted([*root.rglob("*.bicep"), *root.glob("*.bicepparam")])
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in paths}


def findings(texts: Mapping[str, str]) -> list[Finding]:
    """Return everything that is wrong; syntax first, since nothing else is worth saying about what can't be read."""
    unreadable = [
        finding
        for path, text in texts.items()
        for finding in syntax_findings(path, as_variables(text) if path.endswith(".bicepparam") else text)
    ]
    if unreadable:
        return sorted(unreadable)
    files = {path: read(path, text) for path, text in texts.items()}
    alone = [finding for path, text in texts.items() for finding in _alone(path, text)]
    return sorted({*alone, *_between(files), *_live(files), *_pins(files)})


@cache  # a test changes one file of twenty, many times
def _alone(path: str, text: str) -> tuple[Finding, ...]:
    """Return what can be told of a file without looking at others."""
    if path.endswith(".bicepparam"):
        return ()
    file = read(path, text)
    return (*symbol_findings(file), *diagnostic_findings(file), *secret_findings(file), *role_findings(file))


def _between(files: dict[str, BicepFile]) -> Iterator[Finding]:
    for path, file in files.items():
        if path.endswith(".bicepparam"):
            yield from parameter_file_findings(file, files[MAIN])
        else:
            yield from call_findings(file, files)


def _live(files: dict[str, BicepFile]) -> Iterator[Finding]:
    """Check the security rules as prod.bicepparam deploys the files, and that it deploys each of them."""
    main = files[MAIN]
    given = {
        name: possible(each.value, {})[0] for name, each in files[LIVE].variables.items() if each.value is not None
    }
    known_in_main = known_in(main, given)
    yield from rule_findings(main, known_in_main, "main")
    yield from ending_findings(main, known_in_main)
    called = {MAIN}
    for file, known, call in calls(main, files, known_in_main):
        called.add(file.path)
        yield from rule_findings(file, known, call)
    for path in sorted(set(files) - called):
        if path.endswith(".bicep"):
            yield Finding(path, 0, "no module call leads to this file")


def _pins(files: dict[str, BicepFile]) -> Iterator[Finding]:
    """Each resource is of a version that was looked up, and of one version everywhere."""
    pinned: dict[str, str] = json.loads(PINS.read_text("utf-8"))
    used = set()
    for file in files.values():
        for resource in file.resources.values():
            version = resource.target.partition("@")[2]
            used.add(resource.type)
            if pinned.get(resource.type) != version:
                yield Finding(file.path, line_of(resource.node), f"{resource.target} isn't the pinned version")
    for kind in sorted(set(pinned) - used):
        yield Finding(PINS.name, 0, f"{kind} is pinned and never used")
