from __future__ import annotations

import azure.functions as func
import pytest

from functions.edge.caller import address_of, bearer_token, etag_in
from shared.kernel.errors import Unauthenticated


def request(**headers: str) -> func.HttpRequest:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return func.HttpRequest("GET", "http://localhost/api/me", headers=named, body=b"")


def test_the_token_is_what_follows_bearer() -> None:
    assert bearer_token(request(authorization="Bearer abc")) == "abc"


@pytest.mark.parametrize("header", ["", "abc", "Basic abc", "Bearer", "Bearer "])
def test_anything_else_is_unauthenticated(header: str) -> None:
    with pytest.raises(Unauthenticated):
        bearer_token(request(authorization=header))


def test_a_forged_forwarded_address_is_ignored() -> None:
    forged = request(x_forwarded_for="6.6.6.6, 203.0.113.9:4711")
    assert address_of(forged, trusted_proxies=1) == "203.0.113.9"


def test_behind_two_proxies_the_outer_ones_view_counts() -> None:
    assert address_of(request(x_forwarded_for="6.6.6.6, 203.0.113.9, 10.0.0.1:80"), trusted_proxies=2) == "203.0.113.9"


def test_ipv6_with_a_port_is_read() -> None:
    assert address_of(request(x_forwarded_for="[2001:db8::7]:4711"), trusted_proxies=1) == "2001:db8::7"


def test_an_unreadable_address_shares_one_name() -> None:
    assert address_of(request(x_forwarded_for="nonsense"), trusted_proxies=1) == "unknown"
    assert address_of(request(), trusted_proxies=1) == "unknown"


@pytest.mark.parametrize("header", ['"W/ab/"', 'W/"W/ab/"', ' "W/ab/" '])
def test_of_an_etag_only_the_quotes_and_the_weak_mark_are_taken_away(header: str) -> None:
    assert etag_in(request(if_match=header), "if-match") == "W/ab/"


@pytest.mark.parametrize("header", ["", '""'])
def test_an_empty_etag_is_none(header: str) -> None:
    assert etag_in(request(if_match=header), "if-match") is None
