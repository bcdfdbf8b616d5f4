"""Where somebody is signed in, as they are shown it. Container `sessions`, by person."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from ipaddress import IPv4Address, ip_address, ip_network

from shared.kernel.model import Stored

KEPT_FOR = timedelta(days=30)  # after it was last used; a sign-in that is quiet for so long has run out

_BROWSERS = (  # in this order: each of the later names stands in the user agents of the earlier ones
    ("Edge", r"Edg(?:e|A|iOS)?/"),
    ("Opera", r"OPR/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"(?:Firefox|FxiOS)/"),
    ("Chrome", r"(?:Chrome|CriOS)/"),
    ("Safari", r"Version/.*Safari/"),
)
_SYSTEMS = (
    ("an iPhone", r"iPhone"),
    ("an iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows NT"),
    ("a Mac", r"Macintosh"),
    ("ChromeOS", r"CrOS"),
    ("Linux", r"Linux"),
)
_NEAR = {4: 24, 6: 48}  # the bits of an address that name a network rather than a household


class Session(Stored):
    """One sign-in in one browser. Both times are to the hour; `network` is the address without its end."""

    id: str
    user_id: str
    device: str
    network: str
    first_seen_at: datetime
    last_seen_at: datetime
    ttl: int = int(KEPT_FOR.total_seconds())


def device_words(user_agent: str) -> str:
    """Say in words what a browser says of itself; it may say anything, so nothing is decided on it."""
    browser = _first(_BROWSERS, user_agent)
    system = _first(_SYSTEMS, user_agent)
    if browser and system:
        return f"{browser} on {system}"
    return browser or (f"A browser on {system}" if system else "Another program")


def network_of(address: str) -> str:
    """Leave out the end of an address: enough to know home from abroad, too little to know a household."""
    try:
        known = ip_address(address)
    except ValueError:
        return "unknown"
    kept = ip_network(f"{known}/{_NEAR[known.version]}", strict=False).network_address
    if isinstance(kept, IPv4Address):
        return str(kept).rpartition(".")[0] + ".…"
    return ":".join(kept.exploded.split(":")[:3]) + ":…"


def hour_of(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def _first(words: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((word for word, pattern in words if re.search(pattern, text)), None)
