"""Who may not be forgotten for now, whoever wants it: their data has to be kept by their own right.

That holds from the moment somebody asks for their processing to be restricted, until it is refused, taken back, or
lifted again. What was asked lies beside the other requests about data, in another container than the account. So it is
looked up before each step and never copied: a step that was too early to see it is followed by one that does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from shared.accounts.model import Account
from shared.kernel.errors import Conflict


class RestrictionsAsked(Protocol):
    """What people asked that isn't decided, or was granted and is about to stand on the account."""

    async def awaits_restriction(self, organisation_id: str, account_id: str) -> bool: ...

    async def awaiting_restriction(self) -> frozenset[str]:
        """Return the ids of the accounts, of all organisations."""
        ...


@dataclass(frozen=True)
class Holds:
    asked: RestrictionsAsked

    async def keeps(self, account: Account) -> bool:
        """Tell whether nothing of the person may be deleted now."""
        return account.restricted or await self.asked.awaits_restriction(account.organisation_id, account.id)


def check_not_kept(account: Account, *, asked: bool) -> None:
    """Raise `Conflict` where the data of `account` has to be kept; `asked`: that isn't decided yet."""
    if account.restricted:
        raise Conflict(
            "person-restricted",
            "This person's data has to be kept for now, as they have asked of the scheme. Disable them instead:"
            " that keeps them out at once.",
        )
    if asked:
        raise Conflict(
            "person-restriction-asked",
            "This person has asked the scheme to keep their data, and that isn't decided yet. Disable them instead:"
            " that keeps them out at once. They can be removed should it be refused or taken back.",
        )
