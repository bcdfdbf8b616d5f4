"""Addresses that no email reaches, shown to the organisation's administrators. Kept beside the accounts."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from shared.clients.cosmos import Container
from shared.kernel.errors import NotFound
from shared.kernel.model import Model, Stored

_ALL = "SELECT * FROM c WHERE c.type = 'bounce'"


class Bounce(Stored):
    """While it stands, nothing is sent to `address`; another address of the same recipient isn't held back by it."""

    type: Literal["bounce"] = "bounce"
    id: str
    organisation_id: str
    recipient_id: str
    address: str
    reason: str
    at: datetime


class BounceLine(Model):
    recipient_id: str
    address: str
    reason: str
    at: datetime


class BounceList(Model):
    items: tuple[BounceLine, ...]


class BounceStore:
    def __init__(self, accounts: Container) -> None:
        self._accounts = accounts

    async def record(self, organisation_id: str, recipient_id: str, address: str, reason: str, at: datetime) -> None:
        bounce = Bounce(
            id=_id(recipient_id),
            organisation_id=organisation_id,
            recipient_id=recipient_id,
            address=address,
            reason=reason,
            at=at,
        )
        await self._accounts.upsert(bounce.to_item())

    async def is_bounced(self, organisation_id: str, recipient_id: str, address: str) -> bool:
        try:
            bounce = Bounce.from_item(await self._accounts.read(_id(recipient_id), organisation_id))
        except NotFound:
            return False
        return bounce.address == address

    async def of_organisation(self, organisation_id: str) -> BounceList:
        found = [Bounce.from_item(item) for item in await self._accounts.all(_ALL, {}, organisation_id)]
        newest_first = sorted(found, key=lambda bounce: bounce.at, reverse=True)
        return BounceList(
            items=tuple(
                BounceLine(recipient_id=each.recipient_id, address=each.address, reason=each.reason, at=each.at)
                for each in newest_first
            )
        )

    async def clear(self, organisation_id: str, recipient_id: str) -> None:
        """Try the address again from now on."""
        try:
            await self._accounts.delete(_id(recipient_id), organisation_id)
        except NotFound:
            return


def _id(recipient_id: str) -> str:
    return f"bounce-{recipient_id}"
