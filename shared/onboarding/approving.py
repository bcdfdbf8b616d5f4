"""Turns a request into an organisation with its businesses and the invitations of its first administrators.

Everything but the claims is one batch in one partition. Claims are taken first: a stop after any of them leaves a
request that can be approved again, and claims that the next try renews or that run out.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from pydantic import Field

from shared.administration.inviting import Newcomer, invited
from shared.administration.store import Roster
from shared.clients.cosmos import Operation
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Stale
from shared.kernel.model import Model
from shared.kernel.principal import Principal, Role
from shared.onboarding.application import Application, BusinessNamed, SignInAsked
from shared.onboarding.claims import ClaimStore, refuse, things_of
from shared.onboarding.model import AccessRequest, Letter, RequestState, letter_due
from shared.onboarding.requesting import check_seen
from shared.onboarding.store import RequestStore, replacing
from shared.organisations.model import Business, Federation, Organisation, SignInMethod
from shared.schemes.profile import Profile


class AccessApproval(Model):
    """`seen` is how much of the conversation the page showed. `words` are for the requester."""

    seen: int = Field(ge=0)
    words: str = Field("", max_length=2000)


class AccessDecided(Model):
    organisation_id: str
    state: RequestState


@dataclass(frozen=True)
class Approving:
    store: RequestStore
    claims: ClaimStore
    profile: Profile
    clock: Clock

    async def approve(
        self, staff: Principal, request_id: str, approval: AccessApproval, keyed: KeyedRequest
    ) -> AccessDecided:
        """Create the organisation. Raises `Conflict`: `request-decided`, `already-onboarded`; `Stale`."""
        record = keyed.within(request_id)
        if earlier := await self.store.earlier_result(record):
            return AccessDecided.model_validate(earlier)
        request, now = await self.store.read(request_id), self.clock()
        after = request.decided(RequestState.APPROVED, staff.name, approval.words.strip(), now, self._kept_days)
        check_seen(request, approval.seen)
        organisation = organisation_of(request, now)
        things = things_of(organisation)
        refuse(await self.claims.duplicates(things, organisation.id))
        await self.claims.take(things, organisation.id)
        operations = [
            replacing(request, after),
            ("create", (organisation.to_item(),)),
            *self._invitations(request.application, organisation, now),
            letter_due(after, Letter.APPROVED, now),
        ]
        decided = AccessDecided(organisation_id=organisation.id, state=after.state)
        try:
            return await self.store.commit_once(record, operations, decided)
        except Stale:
            raise Stale("request-changed", "Something was written in the meantime. Read it first.") from None

    @property
    def _kept_days(self) -> int:
        return self.profile.retention.access_request_days

    def _invitations(self, application: Application, organisation: Organisation, now: datetime) -> list[Operation]:
        roster = Roster(organisation, (), ())
        everything = tuple(business.id for business in organisation.businesses)
        operations: list[Operation] = []
        for person in application.administrators:
            newcomer = Newcomer(
                name=person.name, email=person.email, roles=(Role.ADMINISTRATOR,), business_ids=everything
            )
            operations += invited(newcomer, roster, self.profile.scheme_name, now)
        return operations


def organisation_of(request: AccessRequest, now: datetime) -> Organisation:
    application = request.application
    return Organisation(
        id=request.organisation_id,
        organisation_id=request.organisation_id,
        name=application.organisation_name,
        email_domains=application.email_domains,
        businesses=tuple(business_of(each) for each in application.businesses),
        sign_in=application.sign_in.method,
        federation=_federation(application.sign_in),
        since=now,
    )


def business_of(named: BusinessNamed) -> Business:
    """Return the business under an id that people can read and that is nobody else's: the number sees to that."""
    ascii_name = unicodedata.normalize("NFKD", named.name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:60].strip("-")
    return Business(
        id="-".join(part for part in (words, named.regulator_number.lower()) if part),
        name=named.name,
        regulator_number=named.regulator_number,
    )


def _federation(asked: SignInAsked) -> Federation | None:
    if asked.method is SignInMethod.LOCAL:
        return None
    return Federation(
        provider=asked.provider,
        second_factor=asked.second_factor,
        issuer=asked.issuer,
        client_id=asked.client_id,
        metadata_url=asked.metadata_url,
        entity_id=asked.entity_id,
        certificate=asked.certificate,
    )
