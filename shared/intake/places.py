"""Organisations and businesses that events name, remembered for a minute: a million rows name seven of them."""

from __future__ import annotations

import time

from shared.kernel.errors import Invalid, NotFound
from shared.organisations.model import Business, Organisation
from shared.organisations.store import OrganisationStore

_KEEP = 60.0  # seconds


class Places:
    def __init__(self, organisations: OrganisationStore) -> None:
        self._organisations = organisations
        self._known: dict[str, tuple[float, Organisation]] = {}

    async def business(self, organisation_id: str, business_id: str) -> Business:
        """Return the business, or raise `Invalid`: an event about a stranger can't be right."""
        organisation = await self._organisation(organisation_id)
        for business in organisation.businesses:
            if business.id == business_id:
                return business
        raise Invalid("business-unknown", f"{organisation.name} has no business {business_id!r}.")

    async def _organisation(self, organisation_id: str) -> Organisation:
        read_at, organisation = self._known.get(organisation_id, (float("-inf"), None))
        if organisation is None or time.monotonic() - read_at > _KEEP:
            try:
                organisation = await self._organisations.read(organisation_id)
            except NotFound:
                raise Invalid("organisation-unknown", f"There is no organisation {organisation_id!r}.") from None
            self._known[organisation_id] = (time.monotonic(), organisation)
        return organisation
