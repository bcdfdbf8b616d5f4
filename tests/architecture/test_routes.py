"""Rules that hold for every route, now and later: they walk the table that the decorators fill."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

import function_app  # noqa: F401  fills the table
from functions.edge.routes import ROUTES, Route
from shared.kernel.principal import Permission

_NO_CASE_DATA = {Permission.PUBLIC, Permission.SIGNED_IN}
_PARAMETER = re.compile(r"^\{\w+\}$")

each_route = pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")


def _may_match_one_url(left: str, right: str) -> bool:
    pairs = list(itertools.zip_longest(left.split("/"), right.split("/")))
    return all(a and b and (a == b or _PARAMETER.match(a) or _PARAMETER.match(b)) for a, b in pairs)


def test_no_two_routes_of_a_method_can_match_one_url() -> None:
    """The host takes the first function by name that fits, so an overlap would answer by accident."""
    overlaps = [
        (a.name, b.name)
        for a, b in itertools.combinations(ROUTES, 2)
        if a.method == b.method and _may_match_one_url(a.path, b.path)
    ]
    assert not overlaps


def test_overlaps_would_be_found() -> None:
    assert _may_match_one_url("cases/{reference}", "cases/figures")
    assert not _may_match_one_url("cases/{reference}", "case-figures")
    assert not _may_match_one_url("cases/{reference}", "cases")


@each_route
def test_a_route_declares_a_permission(route: Route) -> None:
    assert isinstance(route.permission, Permission)


@each_route
def test_a_route_with_case_data_is_audited(route: Route) -> None:
    assert route.audit or route.permission in _NO_CASE_DATA


@each_route
def test_a_route_keeps_off_the_hosts_own_paths(route: Route) -> None:
    assert not route.path.startswith(("admin", "runtime", "/"))


@each_route
def test_every_path_parameter_is_typed(route: Route) -> None:
    names = set(re.findall(r"\{(\w+)\}", route.path))
    typed = set(route.parts["path"].json_schema()["properties"]) if "path" in route.parts else set()
    assert names == typed


@each_route
def test_a_handler_says_what_it_does(route: Route) -> None:
    assert route.handler.__doc__


def test_function_names_are_unique() -> None:
    names = [route.name for route in ROUTES]
    assert len(names) == len(set(names))


_ROOT = Path(__file__).parents[2]
_CLOCK = {
    act
    for file in (_ROOT / "shared").rglob("*.py")
    for act in re.findall(r'"([\w.-]+-by-retention)"', file.read_text())
}


@pytest.mark.parametrize("act", sorted({route.audit for route in ROUTES if route.audit} | _CLOCK))
def test_an_act_of_the_audit_trail_is_told_in_words(act: str) -> None:
    words = (_ROOT / "web" / "src" / "features" / "audit" / "actWords.ts").read_text()
    assert re.search(rf'^  "{act}": "[A-Z][^"]+",$', words, re.MULTILINE)
