from __future__ import annotations

import httpx
import pytest

from local.identity.client import SignInRefusedError, complete, refresh, sign_in, sign_out
from local.identity.flow import SignIn
from local.identity.running import Running
from tests.contracts.identity.conftest import Newcomer, act

PORTAL = "http://localhost:7071"


async def test_each_refresh_gives_a_new_refresh_token(identity: Running) -> None:
    first = await sign_in(identity.base, "aisha")
    second = await refresh(first)
    third = await refresh(second)
    assert len({first.refresh_token, second.refresh_token, third.refresh_token}) == 3


async def test_using_a_refresh_token_twice_ends_the_sign_in(identity: Running) -> None:
    stolen = await sign_in(identity.base, "callum")
    current = await refresh(stolen)
    for token in (stolen, current):
        with pytest.raises(SignInRefusedError, match="invalid_grant"):
            await refresh(token)


async def test_a_disabled_person_can_not_refresh(
    identity: Running, newcomer: Newcomer, admin: httpx.AsyncClient
) -> None:
    user, person = await newcomer()
    tokens = await sign_in(identity.base, person)
    await act(admin, user, "disable")
    with pytest.raises(SignInRefusedError, match="invalid_grant"):
        await refresh(tokens)


async def test_a_disabled_person_is_told_so_but_only_with_their_password(
    flow: SignIn, newcomer: Newcomer, admin: httpx.AsyncClient
) -> None:
    user, person = await newcomer()
    await act(admin, user, "disable")
    await flow.begin()
    assert (await flow.give_password(person.email, "a guess at a password")).status_code == 401
    told = await flow.give_password(person.email, person.password)
    assert told.status_code == 403
    assert "disabled" in told.text


async def test_an_enabled_person_signs_in_afresh(
    identity: Running, newcomer: Newcomer, admin: httpx.AsyncClient
) -> None:
    user, person = await newcomer()
    old = await sign_in(identity.base, person)
    await act(admin, user, "disable")
    await act(admin, user, "enable")
    with pytest.raises(SignInRefusedError):
        await refresh(old)
    assert await sign_in(identity.base, person)


async def test_a_signed_in_browser_needs_no_second_password(
    flow: SignIn, newcomer: Newcomer, identity: Running
) -> None:
    _, person = await newcomer()
    await complete(flow, person)
    again = SignIn(flow.http, identity.issuer)
    await again.begin(prompt="none")
    assert await again.redeem()


async def test_signing_out_ends_the_session_and_everything_that_hangs_on_it(
    flow: SignIn, newcomer: Newcomer, identity: Running
) -> None:
    _, person = await newcomer()
    tokens = await complete(flow, person)
    page = await flow.http.get(f"{identity.issuer}/session/end", params={"id_token_hint": tokens.id_token})
    assert "sign-out.js" in page.text
    form = {"xsrf": page.text.split('name="xsrf" value="')[1].split('"')[0], "logout": "yes"}
    await flow.http.post(f"{identity.issuer}/session/end/confirm", data=form)
    with pytest.raises(SignInRefusedError):
        await refresh(tokens)
    again = SignIn(flow.http, identity.issuer)
    await again.begin(prompt="none")
    assert again.error == "login_required"


async def test_without_the_id_token_signing_out_is_asked_first(
    flow: SignIn, newcomer: Newcomer, identity: Running
) -> None:
    _, person = await newcomer()
    tokens = await complete(flow, person)
    page = await flow.http.get(f"{identity.issuer}/session/end")
    assert "sign-out.js" not in page.text
    assert await refresh(tokens)


async def test_a_tool_signs_out_by_revoking_its_token(identity: Running) -> None:
    tokens = await sign_in(identity.base, "grace")
    await sign_out(tokens)
    with pytest.raises(SignInRefusedError):
        await refresh(tokens)


async def test_sign_out_goes_back_only_to_the_portals_own_page(identity: Running, http: httpx.AsyncClient) -> None:
    target = {"client_id": "recourse-portal", "post_logout_redirect_uri": f"{PORTAL}/elsewhere"}
    page = await http.get(f"{identity.issuer}/session/end", params=target)
    assert page.status_code == 400
    accepted = await http.get(
        f"{identity.issuer}/session/end", params=target | {"post_logout_redirect_uri": f"{PORTAL}/signed-out"}
    )
    assert accepted.status_code == 200
