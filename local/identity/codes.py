"""What `make code USER=…` tells: the code that a person's authenticator app would show and that still works."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import NamedTuple

from local.identity.people import is_called, sample_people
from local.identity.totp import STEP_SECONDS, code_for, step_at


class NoCodeError(LookupError):
    """The message says why, for a person."""


class Code(NamedTuple):
    """`starts_in` is in seconds: a code that isn't good yet follows one that has been used."""

    code: str
    remark: str
    starts_in: float


def current_code(user: str, data: Path) -> Code:
    """Return the first unused code of the account in `data`, or of the sample person before the first start."""
    name, secret, last_used = _account(user, data)
    now = time.time()
    step = max(step_at(now), last_used + 1)
    starts_in = (step - 1) * STEP_SECONDS - now  # the server accepts one step ahead of its clock
    ends_in = (step + 2) * STEP_SECONDS - now
    when = (
        f"wait {starts_in:.0f} s: the codes before it have been used" if starts_in > 0 else f"good for {ends_in:.0f} s"
    )
    return Code(code_for(secret, step), f"for {name}, {when}", max(0.0, starts_in))


def _account(user: str, data: Path) -> tuple[str, str, int]:
    try:
        stored = json.loads((data / "accounts.json").read_text(encoding="utf-8"))["accounts"]
    except FileNotFoundError:
        return _sample(user)
    found = [one for one in stored if is_called(user, one["name"], one["email"], one["id"])]
    if len(found) != 1:
        names = ", ".join(account["name"] for account in stored)
        raise NoCodeError(f"{user!r} is {len(found)} people. There are: {names}.")
    account = found[0]
    if account["totp"] is None:
        raise NoCodeError(f"{account['name']} has no second factor yet: sign in with the password to set one up.")
    return account["name"], account["totp"]["secret"], account["totp"]["lastStep"]


def _sample(user: str) -> tuple[str, str, int]:
    try:
        person = sample_people().find(user)
    except LookupError as error:
        raise NoCodeError(str(error)) from error
    return person.name, person.totp_secret, 0
