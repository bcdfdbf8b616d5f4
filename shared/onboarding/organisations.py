"""Organisations as the scheme's staff keep them: who is onboarded, with what, and whom they turn to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import Field

from shared.accounts.model import STAFF_ORGANISATION, Account, AccountState
from shared.accounts.store import AccountStore
from shared.administration.model import InvitationState
from shared.administration.store import AdministrationStore, Roster
from shared.clients.contention import until_it_fits
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, Invalid, NotFound
from shared.kernel.model import Model
from shared.onboarding.application import MOST_BUSINESSES, BusinessNamed, Lowered, domain_mistake, number_mistake
from shared.onboarding.approving import business_of
from shared.onboarding.claims import ClaimStore, Kind, Thing, refuse
from shared.onboarding.organisation_page import OrganisationList, OrganisationPage, OrganisationQuery, found, page_of
from shared.organisations.model import NamedContact, Organisation
from shared.organisations.store import OrganisationStore
from shared.schemes.profile import Profile

_MOST_KEPT = 10 * MOST_BUSINESSES


class NewDomain(Model):
    domain: Lowered = Field(max_length=253)


class NewContact(Model):
    """None takes the contact away."""

    account_id: str | None = Field(max_length=100)


class OrganisationChanged(Model):
    organisation_id: str


@dataclass(frozen=True)
class Organisations:
    """The verbs, with what they work on. The scheme's own organisation isn't one of these."""

    store: AdministrationStore
    accounts: AccountStore
    organisations: OrganisationStore
    claims: ClaimStore
    profile: Profile
    clock: Clock

    async def overview(self, query: OrganisationQuery) -> OrganisationList:
        return found((each for each in await self.organisations.all() if each.id != STAFF_ORGANISATION), query)

    async def page(self, organisation_id: str) -> OrganisationPage:
        roster = await self._roster(organisation_id)
        return page_of(roster, await self._colleagues(), self.profile.onboarding, self.clock())

    async def add_business(
        self, organisation_id: str, named: BusinessNamed, keyed: KeyedRequest
    ) -> OrganisationChanged:
        """Add a business. Its people see nothing of it until an administrator gives it to them."""
        wrong = number_mistake(named.regulator_number, self.profile.onboarding)
        if wrong:
            raise Invalid(wrong[0], wrong[1])
        thing = Thing(Kind.NUMBER, named.regulator_number)

        def add(firm: Organisation) -> Organisation:
            _check_room(len(firm.businesses))
            if any(each.regulator_number == named.regulator_number for each in firm.businesses):
                raise Conflict("business-known", f"{firm.name} has this business already.")
            return firm.model_copy(update={"businesses": (*firm.businesses, business_of(named))})

        return await self._claiming(organisation_id, thing, add, keyed)

    async def add_domain(self, organisation_id: str, new: NewDomain, keyed: KeyedRequest) -> OrganisationChanged:
        """Let people with addresses at this domain be invited."""
        wrong = domain_mistake(new.domain)
        if wrong:
            raise Invalid(wrong[0], wrong[1])

        def add(firm: Organisation) -> Organisation:
            _check_room(len(firm.email_domains))
            if new.domain in firm.email_domains:
                raise Conflict("domain-known", f"{firm.name} has this domain already.")
            return firm.model_copy(update={"email_domains": (*firm.email_domains, new.domain)})

        return await self._claiming(organisation_id, Thing(Kind.DOMAIN, new.domain), add, keyed)

    async def remove_domain(self, organisation_id: str, domain: str) -> None:
        """Let nobody be invited by it any more. Refused while somebody's account or invitation is there."""

        async def attempt() -> None:
            roster = await self._roster(organisation_id)
            firm = roster.organisation
            if domain not in firm.email_domains:
                return
            _check_unused(domain, roster)
            left = tuple(each for each in firm.email_domains if each != domain)
            # Whoever is invited at this very moment is refused when they accept: the domain is checked again there.
            await self.organisations.save(firm.model_copy(update={"email_domains": left}))

        await until_it_fits(attempt)

    async def name_contact(self, organisation_id: str, new: NewContact) -> OrganisationChanged:
        """Say whom of the staff the organisation can turn to: its users see the name."""
        contact = await self._contact(new.account_id)

        async def attempt() -> None:
            firm = (await self._roster(organisation_id)).organisation
            await self.organisations.save(firm.model_copy(update={"contact": contact}))

        await until_it_fits(attempt)
        return OrganisationChanged(organisation_id=organisation_id)

    async def _claiming(
        self, organisation_id: str, thing: Thing, add: Callable[[Organisation], Organisation], keyed: KeyedRequest
    ) -> OrganisationChanged:
        """Claim `thing`, then add it: a stop in between leaves a claim of one's own, which the next try renews."""
        record = keyed.within(organisation_id)
        if earlier := await self.store.earlier_result(record):
            return OrganisationChanged.model_validate(earlier)
        add((await self._roster(organisation_id)).organisation)  # what is wrong by itself is said before anything else
        refuse(await self.claims.duplicates([thing], organisation_id))
        await self.claims.take([thing], organisation_id)

        async def attempt() -> OrganisationChanged:
            firm = (await self._roster(organisation_id)).organisation
            after = add(firm)
            replace = ("replace", (after.id, after.to_item()), {"if_match_etag": firm.etag})
            return await self.store.commit_once(record, [replace], OrganisationChanged(organisation_id=firm.id))

        return await until_it_fits(attempt)

    async def _roster(self, organisation_id: str) -> Roster:
        missing = NotFound("organisation-not-found", "There is no such organisation.")
        if organisation_id == STAFF_ORGANISATION:
            raise missing
        try:
            return await self.store.roster(organisation_id)
        except NotFound:
            raise missing from None

    async def _colleagues(self) -> list[Account]:
        staff = await self.accounts.of_organisation(STAFF_ORGANISATION)
        active = [each for each in staff if each.state is AccountState.ACTIVE]
        return sorted(active, key=lambda each: each.name.casefold())

    async def _contact(self, account_id: str | None) -> NamedContact | None:
        if account_id is None:
            return None
        for each in await self._colleagues():
            if each.id == account_id:
                return NamedContact(account_id=each.id, name=each.name, email=each.email)
        raise Invalid("contact-unknown", "Choose one of your active colleagues.")


def _check_room(kept: int) -> None:
    if kept >= _MOST_KEPT:
        raise Conflict("organisation-full", f"An organisation holds up to {_MOST_KEPT} of these.")


def _check_unused(domain: str, roster: Roster) -> None:
    if len(roster.organisation.email_domains) == 1:
        raise Conflict("last-domain", "This is the only domain: nobody could be invited any more.")
    pending = [each.email for each in roster.invitations if each.state is InvitationState.PENDING]
    there = [email for email in (*(each.email for each in roster.accounts), *pending) if _is_at(email, domain)]
    if there:
        raise Conflict("domain-in-use", f"{len(there)} people have an account or an invitation at this domain.")


def _is_at(email: str, domain: str) -> bool:
    return email.lower().rpartition("@")[2] == domain
