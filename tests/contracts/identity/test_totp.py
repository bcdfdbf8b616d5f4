"""RFC 6238 appendix B: its SHA-1 vectors, eight digits."""

from __future__ import annotations

import base64

import pytest

from local.identity.totp import code_for, step_at

SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    assert code_for(SECRET, step_at(seconds), digits=8) == code


def test_a_code_keeps_its_leading_zero() -> None:
    assert code_for(SECRET, step_at(1111111109)) == "081804"


def test_a_secret_may_come_without_padding_and_in_small_letters() -> None:
    secret = base64.b32encode(b"fifteen bytes!!").decode()
    assert code_for(secret.rstrip("=").lower(), 1) == code_for(secret, 1)
