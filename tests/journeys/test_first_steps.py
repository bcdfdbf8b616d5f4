"""Signing in, the terms gate, and who is told what before any data."""

from __future__ import annotations

import pytest

from tests.portal import NEWCOMER, Portal


async def test_without_a_token_there_is_nothing(portal: Portal) -> None:
    async with portal.client() as nobody:
        answer = await nobody.get("cases")
    assert (answer.status_code, answer.json()["code"]) == (401, "token-missing")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


async def test_before_the_terms_are_accepted_no_data_is_shown_and_at_once_after(portal: Portal) -> None:
    async with portal.as_person(NEWCOMER, terms=False) as person:
        before, refused = (await person.get("me")).json(), await person.get("cases")
        await person.accept_terms()
        after, shown = (await person.get("me")).json()["terms"], await person.get("cases")
    assert before["terms"]["acceptedVersion"] is None
    assert before["frame"] is None
    assert (refused.status_code, refused.json()["code"]) == (403, "terms-not-accepted")
    assert after["acceptedVersion"] == after["currentVersion"]
    assert shown.status_code == 200


async def test_accepting_the_terms_again_changes_nothing(portal: Portal) -> None:
    async with portal.as_person("marta") as marta:
        version = (await marta.get("me")).json()["terms"]["currentVersion"]
        first = await marta.post("terms-acceptances", {"version": version})
        again = await marta.post("terms-acceptances", {"version": version})
    assert first.json() == again.json()


async def test_an_old_version_of_the_terms_cannot_be_accepted(portal: Portal) -> None:
    async with portal.as_person("marta") as marta:
        answer = await marta.post("terms-acceptances", {"version": "1999-01-01"})
    assert (answer.status_code, answer.json()["code"]) == (409, "terms-superseded")


async def test_an_administrator_without_a_casework_role_sees_no_cases(portal: Portal) -> None:
    async with portal.as_person("dev") as dev:
        answer = await dev.get("cases")
    assert (answer.status_code, answer.json()["code"]) == (403, "role-not-allowed")


async def test_opening_the_app_tells_who_i_am_and_what_i_may_do(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        me = (await priya.get("me")).json()
    assert me["user"]["name"] == "Priya Nair"
    assert len(me["businesses"]) == 3
    assert "cases:assign-others" in me["permissions"]


async def test_what_stands_around_every_page_comes_with_it(portal: Portal) -> None:
    async with portal.as_person("lena") as lena:
        frame, views = (await lena.get("me")).json()["frame"], (await lena.get("views")).json()
        known = {"If-None-Match": f'"{frame["bell"]["version"]}"'}
        unread = await lena.http.get("unread-notifications", headers=known)
    assert frame["views"] == views
    assert unread.status_code == 304


async def test_an_administrator_without_a_casework_role_gets_no_views_with_it(portal: Portal) -> None:
    async with portal.as_person("dev") as dev:
        frame = (await dev.get("me")).json()["frame"]
    assert frame["views"] is None
    assert frame["bell"]["unread"] >= 0


@pytest.mark.parametrize("token", ["nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.e30."])
async def test_a_forged_token_is_refused(portal: Portal, token: str) -> None:
    async with portal.client({"Authorization": f"Bearer {token}"}) as stranger:
        answer = await stranger.get("me")
    assert (answer.status_code, answer.json()["code"]) == (401, "token-refused")


async def test_the_portal_says_that_it_is_ready_and_so_does_each_dependency(portal: Portal) -> None:
    async with portal.client() as probe:
        alive, ready = await probe.get("health"), await probe.get("health/ready")
    assert alive.json()["status"] == "alive"
    assert set(ready.json()["dependencies"].values()) == {"ready"}


async def test_every_answer_carries_the_callers_correlation_id(portal: Portal) -> None:
    async with portal.client() as probe:
        answer = await probe.get("cases", headers={"X-Correlation-Id": "quote-me-12345"})
    assert answer.headers["X-Correlation-Id"] == answer.json()["correlationId"] == "quote-me-12345"
