"""A taken business, a disabled or removed person, and a token for somebody else's API: out within 60 seconds."""

from __future__ import annotations

import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from shared.accounts import people as people_module
from shared.accounts import tokens as tokens_module
from shared.accounts.model import Account, AccountState
from shared.accounts.people import People
from shared.accounts.tokens import TokenVerifier
from shared.clients.signing_keys import SigningKeys
from shared.kernel.errors import Forbidden, Unauthenticated
from shared.kernel.principal import Role

ISSUER, AUDIENCE, SCOPE = "https://login.example/firms", "api://recourse", "api://recourse/cases"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


class Times:
    """Both clocks of the verifier: `passed` seconds of the process's, `world` of everybody's."""

    def __init__(self) -> None:
        self.passed, self.world = 0.0, 0.0

    def monotonic(self) -> float:
        return 1000 + self.passed

    def time(self) -> float:
        return time.time() + self.world


class OneAccount:
    """Stands for the store: whoever signs in is this account, or nobody."""

    def __init__(self) -> None:
        self.reads = 0
        self.account: Account | None = Account(
            id="tom",
            organisation_id="firm",
            audit_id="a1",
            name="Tom Achebe",
            email="tom@firm.example",
            roles=(Role.CASEWORKER,),
            business_ids=("bank", "cars"),
        )

    async def find_by_identity(self, _issuer: str, _subject: str) -> Account | None:
        self.reads += 1
        return self.account


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(people_module, "time", clock)

    async def find(_keys: SigningKeys, _key_id: str) -> Any:
        return jwt.PyJWK.from_dict(
            jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True) | {"alg": "RS256"}
        )

    monkeypatch.setattr(SigningKeys, "find", find)
    return clock


@pytest.fixture
def store() -> OneAccount:
    return OneAccount()


@pytest.fixture
def people(store: OneAccount, clock: Clock) -> People:
    return People(TokenVerifier([ISSUER], AUDIENCE, SCOPE), store)  # type: ignore[arg-type]


def token(**changes: Any) -> str:
    claims = {
        "iss": ISSUER,
        "sub": "tom",
        "aud": AUDIENCE,
        "scope": "openid cases",
        "exp": time.time() + 3600,
        **changes,
    }
    return jwt.encode(claims, KEY, algorithm="RS256")


async def test_a_click_costs_no_read_while_somebody_is_remembered(people: People, store: OneAccount) -> None:
    for _ in range(3):
        assert (await people.authenticate(token())).business_ids == ("bank", "cars")
    assert store.reads == 1


async def test_a_business_taken_away_is_gone_within_a_minute(people: People, store: OneAccount, clock: Clock) -> None:
    await people.authenticate(token())
    assert store.account
    store.account = store.account.model_copy(update={"business_ids": ("bank",)})
    clock.now += 60
    assert (await people.authenticate(token())).business_ids == ("bank",)


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (AccountState.DISABLED, "account-disabled"),
        (AccountState.REMOVED, "account-disabled"),
        (None, "account-unknown"),
    ],
)
async def test_who_was_disabled_or_removed_is_out_within_a_minute(
    people: People, store: OneAccount, clock: Clock, state: AccountState | None, code: str
) -> None:
    await people.authenticate(token())
    assert store.account
    store.account = store.account.model_copy(update={"state": state}) if state else None
    clock.now += 60
    with pytest.raises(Forbidden) as refused:
        await people.authenticate(token())
    assert refused.value.code == code


@pytest.mark.parametrize("audience", ["api://another", "", ["api://another"], None])
async def test_a_token_for_another_api_opens_nothing_even_for_somebody_remembered(
    people: People, audience: Any
) -> None:
    await people.authenticate(token())
    with pytest.raises(Unauthenticated):
        await people.authenticate(token(aud=audience) if audience is not None else _without_audience())


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("held", [{"scope": "openid"}, {"scope": None}, {"scope": None, "scp": "cases.export"}])
async def test_a_token_without_leave_for_this_api_opens_nothing(people: People, held: dict[str, Any]) -> None:
    with pytest.raises(Unauthenticated):
        await people.authenticate(token(**held))


async def test_leave_is_read_as_entra_gives_it_too(people: People) -> None:
    assert (await people.authenticate(token(scope=None, scp="cases profile"))).business_ids


@pytest.mark.usefixtures("clock")
async def test_a_good_token_is_checked_once_in_30_seconds_and_again_past_its_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, checks = Times(), []
    verifier = TokenVerifier([ISSUER], AUDIENCE, SCOPE)
    decode = verifier._decode

    def counted(*args: Any) -> Any:
        checks.append(args)
        return decode(*args)

    monkeypatch.setattr(verifier, "_decode", counted)
    monkeypatch.setattr(tokens_module, "time", clock)
    mine = token(exp=clock.time() + 3600)
    for _ in range(3):
        assert (await verifier.verify(mine)).subject == "tom"
    assert len(checks) == 1
    clock.passed += 31
    await verifier.verify(mine)
    assert len(checks) == 2, "it is checked again, so that a withdrawn key takes effect"

    short = token(exp=clock.time() + 5)
    await verifier.verify(short)
    clock.world += 36  # past its end and the leeway, while it would still be remembered
    await verifier.verify(short)
    assert len(checks) == 4, "it isn't remembered beyond its end: the check decides, by the real clock"


async def test_a_forged_twin_of_a_remembered_token_opens_nothing(people: People) -> None:
    good = token()
    await people.authenticate(good)
    head, body, signature = good.split(".")
    other = jwt.encode({"iss": ISSUER, "sub": "eve", "aud": AUDIENCE, "exp": time.time() + 3600}, KEY, "RS256")
    for forged in (f"{head}.{other.split('.')[1]}.{signature}", f"{head}.{body}.{signature[:-4]}AAAA"):
        with pytest.raises(Unauthenticated):
            await people.authenticate(forged)


async def test_refused_tokens_are_not_remembered(people: People) -> None:
    verifier = people._tokens
    with pytest.raises(Unauthenticated):
        await people.authenticate(token(aud="api://another"))
    assert not verifier._checked


def _without_audience() -> str:
    return jwt.encode({"iss": ISSUER, "sub": "tom", "exp": time.time() + 3600}, KEY, algorithm="RS256")
