from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from shared.accounts.model import Account, EndedSession
from shared.kernel.principal import Role
from shared.sessions.model import device_words, hour_of, network_of

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.0 Mobile/15E148 Safari/604.1"
)
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (CHROME, "Chrome on Windows"),
        (CHROME + " Edg/142.0.0.0", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0", "Firefox on Linux"),
        (IPHONE, "Safari on an iPhone"),
        (MAC, "Safari on a Mac"),
        ("python-httpx/0.28", "Another program"),
        ("", "Another program"),
        ("Something (Windows NT 10.0)", "A browser on Windows"),
    ],
)
def test_a_device_is_told_in_words(user_agent: str, words: str) -> None:
    assert device_words(user_agent) == words


@pytest.mark.parametrize(
    ("address", "network"),
    [("203.0.113.77", "203.0.113.…"), ("2001:db8:12:34::5", "2001:0db8:0012:…"), ("unknown", "unknown")],
)
def test_an_address_loses_its_end(address: str, network: str) -> None:
    assert network_of(address) == network


def test_times_are_kept_to_the_hour() -> None:
    assert hour_of(NOON + timedelta(minutes=59, seconds=59)) == NOON


def an_account(**changes: object) -> Account:
    account = Account(
        id="p",
        organisation_id="firm",
        audit_id="a",
        name="P",
        email="p@firm.example",
        roles=(Role.CASEWORKER,),
        business_ids=(),
    )
    return account.model_copy(update=changes)


def test_an_ended_session_is_refused_and_no_other() -> None:
    account = an_account(ended_sessions=(EndedSession(id="laptop", at=NOON),))
    assert account.has_ended("laptop", NOON - MINUTE)
    assert not account.has_ended("phone", NOON - MINUTE)


def test_proving_again_who_one_is_makes_an_ended_session_good() -> None:
    account = an_account(ended_sessions=(EndedSession(id="laptop", at=NOON),))
    assert not account.has_ended("laptop", NOON + MINUTE)


def test_signing_out_everywhere_refuses_all_that_was_signed_in_before_and_nothing_after() -> None:
    account = an_account(sessions_ended_at=NOON)
    assert account.has_ended("laptop", NOON - MINUTE)
    assert account.has_ended("phone", NOON)
    assert not account.has_ended("phone", NOON + MINUTE)
