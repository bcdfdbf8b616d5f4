"""Who is told what, for every route with data: generated from the route table, so that none can be forgotten."""

from __future__ import annotations

import uuid
from typing import Any

import httpx
import pytest

import function_app  # noqa: F401  fills the table
from functions.edge.routes import ROUTES, Route
from shared.kernel.principal import GRANTS, Permission, Role
from tests.journeys.examples import EXAMPLES, filled
from tests.portal import REFUSER, Portal

_WITH_DATA = [route for route in ROUTES if route.permission not in {Permission.PUBLIC, Permission.SIGNED_IN}]
_ABOUT_A_CASE = [route for route in _WITH_DATA if route.name in EXAMPLES and EXAMPLES[route.name].about_case]
# Who has exactly this role: a person of the sample data (local/seed/people.json).
_HOLDERS = {
    Role.CASEWORKER: "marta",
    Role.SUPERVISOR: "priya",
    Role.ADMINISTRATOR: "dev",
    Role.STAFF_CASEWORK: "ruth",
    Role.STAFF_HELPDESK: "imran",
    Role.STAFF_SECURITY: "nadia",
}

# Sam Whitlock, caseworker and administrator, accepts the terms in no other test.
_SAMS = GRANTS[Role.CASEWORKER] | GRANTS[Role.ADMINISTRATOR]
_FOR_SAM = [route for route in _WITH_DATA if route.permission in _SAMS]

each_route = pytest.mark.parametrize("route", _WITH_DATA, ids=lambda route: route.name)
each_route_about_a_case = pytest.mark.parametrize("route", _ABOUT_A_CASE, ids=lambda route: route.name)


async def call(http: httpx.AsyncClient, route: Route, reference: str, document: str = "none") -> httpx.Response:
    example = EXAMPLES[route.name]
    body: Any = filled(example.body, reference=reference, document=document)
    path = filled(example.path, reference=reference, document=document)
    return await http.request(route.method, path, json=body, headers={"Idempotency-Key": str(uuid.uuid4())})


def test_every_route_with_data_has_an_example() -> None:
    assert not {route.name for route in _WITH_DATA} - set(EXAMPLES)


@each_route
async def test_nobody_gets_nothing(portal: Portal, route: Route) -> None:
    async with portal.client() as nobody:
        assert (await call(nobody, route, "PNX-0000000-0000")).status_code == 401


@each_route
async def test_an_expired_token_gets_nothing(portal: Portal, route: Route) -> None:
    headers = {"Authorization": f"Bearer {portal.expired_token()}"}
    async with portal.client(headers) as late:
        answer = await call(late, route, "PNX-0000000-0000")
    assert (answer.status_code, answer.json()["code"]) == (401, "token-expired")


@pytest.mark.parametrize("route", _FOR_SAM, ids=lambda route: route.name)
async def test_before_the_terms_are_accepted_there_is_nothing(portal: Portal, route: Route) -> None:
    async with portal.as_person(REFUSER, terms=False) as sam:
        answer = await call(sam.http, route, "PNX-0000000-0000")
    assert (answer.status_code, answer.json()["code"]) == (403, "terms-not-accepted")


@each_route
@pytest.mark.parametrize("role", list(_HOLDERS))
async def test_a_role_gets_in_exactly_where_the_matrix_says(portal: Portal, route: Route, role: Role) -> None:
    async with portal.as_person(_HOLDERS[role]) as person:
        answer = await call(person.http, route, "PNX-0000000-0000")
    refused = answer.status_code == 403 and answer.json()["code"] == "role-not-allowed"
    assert refused is (route.permission not in GRANTS[role])


@each_route_about_a_case
@pytest.mark.parametrize("whose", ["another organisation's", "another business's", "suppressed", "nonexistent"])
async def test_a_case_that_is_not_yours_does_not_exist(portal: Portal, route: Route, whose: str) -> None:
    case = await portal.a_case(whose)
    async with portal.as_person("jules") as jules:  # one business of Brackenhall's only
        answer = await call(jules.http, route, case.reference, case.document)
        nonexistent = await call(jules.http, route, "PNX-0000000-0000", "none")
    assert answer.status_code == nonexistent.status_code
    assert _without_names(answer, case.reference) == _without_names(nonexistent, "PNX-0000000-0000")


@pytest.mark.parametrize("whose", ["another organisation's", "another business's", "suppressed"])
async def test_lists_searches_and_counts_pass_over_it(portal: Portal, whose: str) -> None:
    case = await portal.a_case(whose)
    async with portal.as_person("jules") as jules:
        rows = (await jules.get("cases", search=case.reference, status="all")).json()["items"]
        figures = (await jules.get("case-figures", search=case.reference, status="all")).json()
    assert rows == []
    assert set(figures.values()) == {0}


def _without_names(answer: httpx.Response, reference: str) -> dict[str, Any]:
    body = dict(answer.json())
    body.pop("correlationId")
    return dict(blanked(body, reference))


def blanked(value: Any, reference: str) -> Any:
    """Blank `reference` out: what was asked for may be repeated, anything else may not differ."""
    if isinstance(value, str):
        return value.replace(reference, "…")
    if isinstance(value, dict):
        return {key: blanked(inner, reference) for key, inner in value.items()}
    return [blanked(inner, reference) for inner in value] if isinstance(value, list) else value
