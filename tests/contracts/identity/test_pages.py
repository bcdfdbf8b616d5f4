from __future__ import annotations

import re

import httpx
import pytest

from local.identity.flow import SignIn, browser
from local.identity.running import Running
from tests.contracts.identity.conftest import Newcomer


async def test_pages_load_nothing_from_elsewhere_and_run_no_inline_code(flow: SignIn) -> None:
    page = await flow.begin()
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    sources = re.findall(r'(?:src|rel="stylesheet" href)="([^"]+)"', page.text)
    assert sources
    assert all(source.startswith("/assets/") for source in sources)
    assert not re.search(r"<script(?![^>]*src=)|style=|onclick=", page.text)


async def test_every_file_that_a_page_names_is_there(flow: SignIn, identity: Running) -> None:
    page = await flow.begin()
    style = await flow.http.get(f"{identity.base}/assets/sign-in.css")
    names = re.findall(r"/assets/([\w.-]+)", page.text) + re.findall(r'url\("([^"]+)"\)', style.text)
    for name in [*names, "source-sans-3-licence.txt", "sign-out.js"]:
        assert (await flow.http.get(f"{identity.base}/assets/{name}")).status_code == 200


@pytest.mark.parametrize("name", ["../server/main.mjs", "..%2fserver%2fmain.mjs", "__proto__", "constructor", ""])
async def test_no_other_file_is_served(identity: Running, http: httpx.AsyncClient, name: str) -> None:
    assert (await http.get(f"{identity.base}/assets/{name}")).status_code == 404


async def test_the_code_is_one_field_that_phones_and_paste_can_fill(flow: SignIn, newcomer: Newcomer) -> None:
    _, person = await newcomer()
    await flow.begin()
    page = await flow.give_password(person.email, person.password)
    [field] = re.findall(r'<input id="code"[^>]+>', page.text)
    assert 'autocomplete="one-time-code"' in field
    assert 'inputmode="numeric"' in field
    assert "maxlength" not in field


async def test_an_error_is_tied_to_its_field_and_announced(flow: SignIn) -> None:
    await flow.begin()
    page = await flow.give_password("lena.fischer@ashcombe.example", "not the password")
    assert 'aria-invalid="true"' in page.text
    assert 'aria-describedby="password-error"' in page.text
    assert re.search(r'id="password-error" role="alert"', page.text)
    assert "<title>Problem: " in page.text


async def test_what_a_person_types_is_never_markup(flow: SignIn) -> None:
    await flow.begin()
    page = await flow.give_password('"><script>alert(1)</script>@x.example', "not the password")
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "null", "http://localhost"])
async def test_a_form_from_another_site_is_refused(flow: SignIn, origin: str) -> None:
    await flow.begin()
    flow.http.headers["Origin"] = origin
    page = await flow.give_password("lena.fischer@ashcombe.example", "not the password")
    assert page.status_code == 403


async def test_browsers_may_say_that_a_form_is_our_own(flow: SignIn, identity: Running) -> None:
    page = await flow.begin()
    assert page.headers["referrer-policy"] == "same-origin"  # under no-referrer they post with "Origin: null"
    flow.http.headers["Origin"] = identity.base
    answer = await flow.give_password("lena.fischer@ashcombe.example", "not the password")
    assert answer.status_code == 401


async def test_another_browser_can_not_go_on_with_a_sign_in(flow: SignIn) -> None:
    page = await flow.begin()
    async with browser() as other:
        assert (await other.get(str(page.url))).status_code == 410


@pytest.mark.parametrize("target", [b"//", b"//elsewhere.example/business", b"http://["])
async def test_an_address_that_can_not_be_read_is_refused(
    identity: Running, http: httpx.AsyncClient, target: bytes
) -> None:
    answer = await http.get(identity.base, extensions={"target": target})
    assert answer.status_code == 400


async def test_another_host_name_is_not_answered(identity: Running, http: httpx.AsyncClient) -> None:
    answer = await http.get(f"{identity.base}/health", headers={"Host": "rebound.example"})
    assert answer.status_code == 421
