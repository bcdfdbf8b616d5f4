from __future__ import annotations

import time

import httpx

from local.identity.client import sign_in
from local.identity.flow import SignIn, browser
from local.identity.running import Running
from local.identity.totp import code_for, step_at
from tests.contracts.identity.conftest import Newcomer, act, fresh_code, oldest_code, shown_secret


async def test_a_code_works_once(identity: Running, newcomer: Newcomer, http: httpx.AsyncClient) -> None:
    _, person = await newcomer()
    code = fresh_code(person.totp_secret)
    answers = []
    for _ in range(2):
        async with browser() as own:
            flow = SignIn(own, identity.issuer)
            await flow.begin()
            await flow.give_password(person.email, person.password)
            answers.append((await flow.give_code(code)).status_code)
    assert answers == [303, 409]


async def test_a_code_of_last_minute_is_refused(flow: SignIn, newcomer: Newcomer) -> None:
    _, person = await newcomer()
    await flow.begin()
    await flow.give_password(person.email, person.password)
    answer = await flow.give_code(code_for(person.totp_secret, step_at(time.time()) - 3))
    assert answer.status_code == 401
    assert flow.code is None


async def test_a_code_may_be_pasted_with_a_space(flow: SignIn, newcomer: Newcomer) -> None:
    _, person = await newcomer()
    await flow.begin()
    await flow.give_password(person.email, person.password)
    code = fresh_code(person.totp_secret)
    await flow.give_code(f"{code[:3]} {code[3:]} ")
    assert flow.code


async def test_a_code_without_the_password_step_goes_nowhere(flow: SignIn, newcomer: Newcomer) -> None:
    _, person = await newcomer()
    await flow.begin()
    answer = await flow.give_code(fresh_code(person.totp_secret))
    assert answer.status_code == 422
    assert flow.code is None


async def test_not_you_goes_back_to_the_first_step(flow: SignIn, newcomer: Newcomer) -> None:
    _, person = await newcomer()
    await flow.begin()
    await flow.give_password(person.email, person.password)
    page = await flow.post({"restart": "yes"})
    assert "Step 1 of 2" in page.text


async def test_after_a_reset_the_next_sign_in_sets_up_a_new_factor(
    flow: SignIn, newcomer: Newcomer, admin: httpx.AsyncClient
) -> None:
    user, person = await newcomer()
    await act(admin, user, "reset-mfa")
    await flow.begin()
    secret = shown_secret(await flow.give_password(person.email, person.password))
    await flow.give_code(fresh_code(secret))
    assert flow.code
    assert secret != person.totp_secret


async def test_a_factor_is_not_set_up_until_a_code_proves_it(
    identity: Running, flow: SignIn, newcomer: Newcomer, admin: httpx.AsyncClient
) -> None:
    user, person = await newcomer()
    await act(admin, user, "reset-mfa")
    await flow.begin()
    await flow.give_password(person.email, person.password)
    wrong = await flow.give_code("000000")
    assert wrong.status_code == 401
    assert (await admin.get(f"/users/{user}")).json()["mfaEnrolled"] is False


async def test_a_new_factor_is_the_one_that_counts(
    identity: Running, newcomer: Newcomer, admin: httpx.AsyncClient
) -> None:
    user, person = await newcomer()
    await act(admin, user, "reset-mfa")
    async with browser() as own:
        flow = SignIn(own, identity.issuer)
        await flow.begin()
        secret = shown_secret(await flow.give_password(person.email, person.password))
        await flow.give_code(oldest_code(secret))
    assert await sign_in(identity.base, person._replace(totp_secret=secret))
