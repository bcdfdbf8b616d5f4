"""Who a domain and a regulator number belong to: one organisation each, also when two are approved at once.

An organisation lives in a partition of its own, so nothing there can say that a domain is taken elsewhere. A claim can:
its id is what is claimed. It is taken before the organisation is written, holds by itself for as long as that may
take, and after that only if the organisation's record bears it out. So one that was left behind heals.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from pydantic import Field

from shared.clients.cosmos import Container
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, NotFound, Stale
from shared.kernel.model import Model, Stored
from shared.organisations.model import Organisation
from shared.organisations.store import OrganisationStore

HOLDS_FOR = timedelta(minutes=10)
_TRIES = 3


class Kind:
    DOMAIN = "domain"
    NUMBER = "number"


class Thing(NamedTuple):
    """What can be claimed."""

    kind: str
    value: str

    @property
    def id(self) -> str:
        return f"{self.kind}-{self.value.lower()}"


class Claim(Stored):
    id: str
    organisation_id: str
    at: datetime
    etag: str | None = Field(None, alias="_etag", exclude=True)


class Duplicate(Model):
    """Something that belongs to somebody who is onboarded."""

    kind: str
    value: str
    organisation_id: str
    organisation_name: str


class ClaimStore:
    def __init__(self, claims: Container, organisations: OrganisationStore, clock: Clock) -> None:
        self._claims = claims
        self._organisations = organisations
        self._clock = clock

    async def duplicates(self, things: Iterable[Thing], organisation_id: str) -> list[Duplicate]:
        """Return which of `things` belong to other organisations, by their own records."""
        wanted = set(things)
        domains = [thing.value for thing in wanted if thing.kind == Kind.DOMAIN]
        numbers = [thing.value for thing in wanted if thing.kind == Kind.NUMBER]
        found = await self._organisations.with_any(domains, numbers)
        return [
            Duplicate(kind=thing.kind, value=thing.value, organisation_id=each.id, organisation_name=each.name)
            for each in found
            if each.id != organisation_id
            for thing in things_of(each)
            if thing in wanted
        ]

    async def take(self, things: Iterable[Thing], organisation_id: str) -> None:
        """Claim all of `things`, or raise `Conflict("already-onboarded")`. Taking one's own again renews it."""
        for thing in things:
            await self._take(thing, organisation_id)

    async def _take(self, thing: Thing, organisation_id: str) -> None:
        claim = Claim(id=thing.id, organisation_id=organisation_id, at=self._clock())
        for _ in range(_TRIES):
            try:
                await self._claims.create_quietly(claim.to_item())
            except Conflict:
                if await self._renewed(thing, claim):
                    return
            else:
                return
        raise _taken(thing, "somebody else, at this very moment")

    async def _renewed(self, thing: Thing, claim: Claim) -> bool:
        """Replace a claim of one's own or a void one; False if it changed meanwhile."""
        try:
            known = Claim.from_item(await self._claims.read(claim.id, claim.id))
        except NotFound:
            return False
        if known.organisation_id != claim.organisation_id:
            holder = await self._holder(thing, known)
            if holder:
                raise _taken(thing, holder)
        try:
            await self._claims.replace(claim.to_item(), etag=known.etag)
        except Stale:
            return False
        return True

    async def _holder(self, thing: Thing, claim: Claim) -> str | None:
        """Return the name of who holds a claim, None if it is void."""
        try:
            organisation = await self._organisations.read(claim.organisation_id)
        except NotFound:
            organisation = None
        if organisation and thing in things_of(organisation):
            return organisation.name
        return "a request that is being approved" if self._clock() - claim.at < HOLDS_FOR else None


def things_of(organisation: Organisation) -> list[Thing]:
    numbers = [each.regulator_number for each in organisation.businesses if each.regulator_number]
    return [
        *(Thing(Kind.DOMAIN, domain) for domain in organisation.email_domains),
        *(Thing(Kind.NUMBER, number) for number in numbers),
    ]


def refuse(duplicates: list[Duplicate]) -> None:
    """Raise `Conflict("already-onboarded")` naming the first, if there are any."""
    for each in duplicates:
        raise _taken(Thing(each.kind, each.value), each.organisation_name)


def _taken(thing: Thing, holder: str) -> Conflict:
    return Conflict("already-onboarded", f"{thing.value} belongs to {holder}.", kind=thing.kind, value=thing.value)
