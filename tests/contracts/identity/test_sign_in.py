from __future__ import annotations

import base64
import json

import httpx
import jwt
import pytest

from local.identity.client import SignInRefusedError, sign_in
from local.identity.flow import SignIn
from local.identity.people import sample_people
from local.identity.running import Running
from shared.accounts.tokens import TokenVerifier

AUDIENCE = "api://recourse"
PASSWORD = sample_people().password


async def test_a_signed_in_person_gets_a_token_that_the_product_accepts(identity: Running) -> None:
    tokens = await sign_in(identity.base, "priya")
    subject = await TokenVerifier([identity.issuer], AUDIENCE, "cases").verify(tokens.access_token)
    assert subject == (identity.issuer, sample_people().find("priya").id)


async def test_the_access_token_names_the_person_and_what_it_is_for(identity: Running) -> None:
    tokens = await sign_in(identity.base, "tom")
    key = jwt.PyJWKClient(f"{identity.issuer}/jwks").get_signing_key_from_jwt(tokens.access_token)
    claims = jwt.decode(tokens.access_token, key, ["RS256"], audience=AUDIENCE, issuer=identity.issuer)
    assert (claims["name"], claims["email"]) == ("Tom Achebe", "tom.achebe@brackenhall.example")
    assert "cases" in claims["scope"].split()


async def test_a_changed_token_is_refused(identity: Running) -> None:
    head, body, signature = (await sign_in(identity.base, "marta")).access_token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(body + "==")) | {"sub": "someone-else"}
    forged = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    key = jwt.PyJWKClient(f"{identity.issuer}/jwks").get_signing_key_from_jwt(f"{head}.{body}.{signature}")
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(f"{head}.{forged}.{signature}", key, ["RS256"], audience=AUDIENCE)


async def test_staff_sign_in_through_an_issuer_of_their_own(identity: Running) -> None:
    tokens = await sign_in(identity.base, "ruth")
    assert tokens.issuer == f"{identity.base}/staff"


async def test_staff_are_strangers_to_the_business_issuer(flow: SignIn) -> None:
    await flow.begin()
    page = await flow.give_password("ruth.calder@larkfield.example", PASSWORD)
    assert page.status_code == 401


async def test_a_refresh_token_means_nothing_to_the_other_issuer(identity: Running, http: httpx.AsyncClient) -> None:
    tokens = await sign_in(identity.base, "imran")
    with pytest.raises(SignInRefusedError, match="invalid_grant"):
        await SignIn(http, identity.issuer).exchange(
            {"grant_type": "refresh_token", "refresh_token": tokens.refresh_token}
        )


async def test_a_wrong_password_and_an_unknown_address_read_the_same(flow: SignIn) -> None:
    await flow.begin()
    wrong = await flow.give_password("helen.brandt@brackenhall.example", "not the password")
    unknown = await flow.give_password("nobody@brackenhall.example", "not the password")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.text.replace("helen.brandt", "nobody") == unknown.text


async def test_without_pkce_there_is_no_sign_in(identity: Running, http: httpx.AsyncClient) -> None:
    flow = SignIn(http, identity.issuer)
    await flow.begin(code_challenge="", code_challenge_method="")
    assert flow.error == "invalid_request"


async def test_a_redirect_elsewhere_is_refused(identity: Running, http: httpx.AsyncClient) -> None:
    page = await SignIn(http, identity.issuer, redirect_uri="http://elsewhere.example/callback").begin()
    assert page.status_code == 400
    assert "redirect_uri" in page.text


async def test_the_portal_comes_back_to_its_own_page(identity: Running, http: httpx.AsyncClient) -> None:
    portal = "http://localhost:7071"
    for path in ("/signed-in", "/silent"):
        page = await SignIn(http, identity.issuer, "recourse-portal", portal + path).begin()
        assert page.status_code == 200
        assert f"form-action 'self' {portal}" in page.headers["content-security-policy"]
