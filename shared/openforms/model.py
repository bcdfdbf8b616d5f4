"""Forms that anybody may fill in, without an account. What keeps machines off them is here, and costs people nothing.

A form carries a stamp: when it was opened, a name of its own, and our signature over both. What is made of the form
takes that name, so a stamp is good for one thing, however often it is sent.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from ipaddress import IPv6Address, ip_address, ip_network

from pydantic import Field

from shared.kernel.model import Model

SHORTEST = timedelta(seconds=3)  # nobody fills in a form faster, not even one that was saved: its page waits
LONGEST = timedelta(hours=12)
_SKEW = timedelta(minutes=1)  # between the clocks of two hosts
_STAMP = re.compile(r"([0-9]{1,12})\.([0-9a-f-]{36})\.([0-9a-f]{64})")
_ONE_HOUSEHOLD = 64  # bits of an IPv6 address that say whose it is; the rest changes by the hour


class Form(StrEnum):
    ACCESS_REQUEST = "access-request"
    HELP = "help"


class Opening(Model):
    """What a page asks for when it shows the form. Sent back sooner than `wait_seconds` it isn't believed."""

    stamp: str
    wait_seconds: int


class Stamped(Model):
    """What the form sends along. `trap` stands in a field that people don't see: whoever fills it in is a machine."""

    stamp: str = Field(max_length=200)
    trap: str = Field("", max_length=500)


class EmailedLink(Model):
    """What the link in an email carries, which shows that the address belongs to whoever filled in the form."""

    request_id: str = Field(max_length=100)
    secret: str = Field(max_length=100)


@dataclass(frozen=True)
class Stamp:
    form: Form
    opened_at: datetime
    name: str

    def signed(self, key: bytes) -> str:
        return f"{int(self.opened_at.timestamp())}.{self.name}.{self._signature(key)}"

    def _signature(self, key: bytes) -> str:
        told = f"{self.form}\0{int(self.opened_at.timestamp())}\0{self.name}"
        return hmac.new(key, told.encode(), hashlib.sha256).hexdigest()

    def is_signed_as(self, text: str, key: bytes) -> bool:
        return hmac.compare_digest(self.signed(key).encode(), text.encode())


def read_stamp(form: Form, text: str) -> Stamp | None:
    """Return what `text` claims to be; whether it is true shows with `is_signed_as`."""
    claimed = _STAMP.fullmatch(text)
    if claimed is None:
        return None
    return Stamp(form, datetime.fromtimestamp(int(claimed[1]), UTC), claimed[2])


def is_fresh(stamp: Stamp, now: datetime) -> bool:
    return stamp.opened_at - _SKEW <= now <= stamp.opened_at + LONGEST


def suspicion(stamp: Stamp, sent: Stamped, now: datetime) -> str | None:
    """Return what gives a machine away: a full trap, or haste."""
    if sent.trap.strip():
        return "trap"
    return "haste" if now - stamp.opened_at < SHORTEST else None


def neighbourhood(address: str) -> str:
    """Return what one limit holds for: an IPv4 address, or the network of an IPv6 one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address):
        return str(ip_network((parsed, _ONE_HOUSEHOLD), strict=False).network_address)
    return str(parsed)
