"""Domains at which anybody can have a mailbox: an address there says nothing about who somebody works for."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_name("public_domains.toml")


def is_public(domain: str) -> bool:
    """Tell for the domain itself and for everything below it."""
    parts = domain.lower().split(".")
    return any(".".join(parts[start:]) in _domains() for start in range(len(parts) - 1))


@cache
def _domains() -> frozenset[str]:
    return frozenset(tomllib.loads(_LIST.read_text("utf-8"))["domains"])
