"""What each recipient wants to hear by email, and when."""

from __future__ import annotations

import hmac
import secrets
from typing import Literal

from pydantic import Field

from shared.clients.cosmos import Container
from shared.kernel.errors import Conflict, Invalid, NotFound
from shared.kernel.model import Stored
from shared.notifications.catalogue import CATALOGUE
from shared.notifications.kinds import Delivery, Kind


class Preferences(Stored):
    """`choices` holds what was chosen; everything else follows the kind's default.

    `unsubscribe_key` is random and stands only in the recipient's own digests: who knows it may unsubscribe without
    signing in. A key that is kept needs no signing secret, and a new one makes old links worthless.
    """

    type: Literal["preferences"] = "preferences"
    id: Literal["preferences"] = "preferences"
    user_id: str
    choices: dict[Kind, Delivery] = Field(default_factory=dict)
    unsubscribe_key: str = Field(default_factory=lambda: secrets.token_urlsafe(32))

    def delivery_of(self, kind: Kind) -> Delivery:
        return self.choices.get(kind, CATALOGUE[kind].by_default)

    def choosing(self, choices: dict[Kind, Delivery]) -> Preferences:
        """Return these with `choices` taken over, or raise `Invalid` for a kind that can't be switched off."""
        for kind, delivery in choices.items():
            if delivery not in CATALOGUE[kind].choices:
                raise Invalid(
                    "notification-required", f"{CATALOGUE[kind].label}: this can't be switched off.", kind=kind
                )
        return self.model_copy(update={"choices": {**self.choices, **choices}})

    def without_digest(self) -> Preferences:
        """Return these without daily emails; what can't be switched off comes at once instead."""
        return self.choosing(
            {
                kind: Delivery.NEVER if rules.can_be_off else Delivery.AT_ONCE
                for kind, rules in CATALOGUE.items()
                if self.delivery_of(kind) is Delivery.DAILY
            }
        )

    def is_key(self, key: str) -> bool:
        return hmac.compare_digest(self.unsubscribe_key.encode(), key.encode())


class PreferenceStore:
    def __init__(self, notifications: Container) -> None:
        self._notifications = notifications

    async def read(self, user_id: str) -> Preferences:
        """Return what was chosen, or the defaults for somebody who never chose."""
        try:
            return Preferences.from_item(await self._notifications.read("preferences", user_id))
        except NotFound:
            return Preferences(user_id=user_id)

    async def with_key(self, user_id: str) -> Preferences:
        """Return what was chosen, kept from now on at the latest: the key in an email must be the one that counts."""
        try:
            return await self._create(Preferences(user_id=user_id))
        except Conflict:  # kept already; it must not be overwritten by what was read a moment ago
            return await self.read(user_id)

    async def _create(self, preferences: Preferences) -> Preferences:
        return Preferences.from_item(await self._notifications.create(preferences.to_item()))

    async def save(self, preferences: Preferences) -> None:
        await self._notifications.upsert(preferences.to_item())
