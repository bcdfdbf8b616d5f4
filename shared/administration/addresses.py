"""Whose address may be invited: a person's own, at one of the organisation's domains."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from shared.kernel.errors import Invalid
from shared.organisations.model import Organisation

ADDRESS = r"^[^@\s<>,;\"]{1,64}@[A-Za-z0-9.-]{3,189}$"
_LIST = Path(__file__).with_name("role_mailboxes.toml")
_BETWEEN_WORDS = re.compile(r"[.\-_+0-9]+")


def check_address(email: str, organisation: Organisation) -> None:
    """Raise `Invalid` (`domain-not-registered`, `mailbox-shared`) with what to do instead."""
    local, _, domain = email.rpartition("@")
    if domain.lower() not in organisation.email_domains:
        known = ", ".join(organisation.email_domains)
        raise Invalid("domain-not-registered", f"The address must be at one of your registered domains: {known}.")
    if is_shared(local):
        raise Invalid(
            "mailbox-shared",
            f"“{local}@” looks like a shared mailbox. Accounts are personal, so that everyone knows who did what: "
            "use this person's own address.",
        )


def is_shared(local: str) -> bool:
    """Tell whether the part before the @ is made of role words alone."""
    words = [word for word in _BETWEEN_WORDS.split(local.lower()) if word]
    return all(word in _role_words() for word in words)


@cache
def _role_words() -> frozenset[str]:
    return frozenset(tomllib.loads(_LIST.read_text("utf-8"))["words"])
