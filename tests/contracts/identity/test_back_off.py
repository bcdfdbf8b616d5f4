from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from local.identity.flow import SignIn
from local.identity.people import sample_people
from local.identity.running import Running, running
from tests.contracts.identity.conftest import Newcomer

FREE_TRIES = 5
FREE_TRIES_OF_AN_ADDRESS = 50


@pytest.fixture
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("identity")) as server:
        yield server


async def test_after_five_wrong_passwords_the_right_one_must_wait_too(flow: SignIn, newcomer: Newcomer) -> None:
    _, person = await newcomer()
    await flow.begin()
    for _ in range(FREE_TRIES):
        assert (await flow.give_password(person.email, "a wrong password")).status_code == 401
    page = await flow.give_password(person.email, person.password)
    assert page.status_code == 429
    assert 0 < int(page.headers["retry-after"]) <= 30
    assert "You can try again at" in page.text


async def test_waiting_is_for_unknown_addresses_as_well(flow: SignIn) -> None:
    await flow.begin()
    tries = [
        await flow.give_password("stranger@brackenhall.example", "a wrong password") for _ in range(FREE_TRIES + 1)
    ]
    assert tries[-1].status_code == 429


async def test_wrong_codes_must_wait_as_well(flow: SignIn, newcomer: Newcomer) -> None:
    _, person = await newcomer()
    await flow.begin()
    await flow.give_password(person.email, person.password)
    tries = [(await flow.give_code("000000")).status_code for _ in range(FREE_TRIES + 1)]
    assert tries == [401] * FREE_TRIES + [429]


async def test_a_right_password_forgives_the_wrong_ones(flow: SignIn, newcomer: Newcomer) -> None:
    _, person = await newcomer()
    await flow.begin()
    for _ in range(2):
        for _ in range(FREE_TRIES - 1):
            await flow.give_password(person.email, "a wrong password")
        assert (await flow.give_password(person.email, person.password)).status_code == 200
        await flow.post({"restart": "yes"})


async def test_an_address_that_guesses_at_many_people_must_wait(own_server: Running, http: httpx.AsyncClient) -> None:
    flow = SignIn(http, own_server.issuer)
    await flow.begin()
    for number in range(FREE_TRIES_OF_AN_ADDRESS):
        await flow.give_password(f"guess{number}@brackenhall.example", "a wrong password")
    answer = await flow.give_password("tom.achebe@brackenhall.example", sample_people().password)
    assert answer.status_code == 429
