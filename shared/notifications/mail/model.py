"""An email, and what sends one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Email:
    """`id` stays the same when a sending is repeated: mail systems drop what they have seen.

    `unsubscribe` is an https address that takes a one-click POST (RFC 8058).
    """

    id: str
    to: str
    subject: str
    text: str
    html: str
    unsubscribe: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        if self.unsubscribe is None:
            return {}
        return {
            "List-Unsubscribe": f"<{self.unsubscribe}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }


class AddressRefused(Exception):
    """The mail system won't ever deliver to this address; `reason` says why, in its own words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Mailer(Protocol):
    async def send(self, email: Email) -> None:
        """Hand `email` over, or raise `AddressRefused` for good or `Unavailable` for now."""
