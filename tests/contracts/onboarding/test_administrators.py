"""Further administrators: asked for by a business, given by the helpdesk, once."""

from __future__ import annotations

import asyncio
import uuid
from datetime import UTC, datetime
from typing import Any

import pytest

from shared.accounts.model import Account, AccountState
from shared.administration.store import AdministrationStore
from shared.clients.cosmos import Container
from shared.idempotency.model import KeyedRequest, keyed_request
from shared.kernel.errors import Conflict, Invalid, NotFound
from shared.kernel.principal import Principal, Role
from shared.onboarding.administrator_requests import (
    AskDecision,
    AskReceipt,
    NewAdministrator,
    administrator_request_work,
)
from shared.onboarding.administrators import Administrators
from shared.organisations.model import Business, Organisation
from shared.organisations.store import OrganisationStore

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
GIVEN, REFUSED = AskDecision(given=True), AskDecision(given=False, words="We know nobody of that name.")


class Firm:
    """An organisation of its own, with one supervisor who asks."""

    def __init__(self, database: Any) -> None:
        self.id = f"firm-{uuid.uuid4().hex}"
        self.container = Container(database.get_container_client("accounts"))
        self.store = AdministrationStore(self.container, Container(database.get_container_client("identities")))
        organisations = OrganisationStore(self.container)
        self.verbs = Administrators(self.container, self.store, organisations, "Larkfield Ombudsman", lambda: NOW)
        self.asker = self.principal("sue", Role.SUPERVISOR)
        self.staff = self.principal("imran", Role.STAFF_HELPDESK)

    def principal(self, name: str, role: Role) -> Principal:
        return self.account(name, role).principal()

    def account(self, name: str, *roles: Role, state: AccountState = AccountState.ACTIVE) -> Account:
        return Account(
            id=f"{name}-{self.id}",
            organisation_id=self.id,
            audit_id=name,
            name=name.title(),
            email=f"{name}@firm.example",
            roles=roles,
            business_ids=("bank",),
            state=state,
        )

    async def found(self) -> None:
        firm = Organisation(
            id=self.id,
            organisation_id=self.id,
            name="Firm",
            email_domains=("firm.example",),
            businesses=(Business(id="bank", name="Bank"), Business(id="cards", name="Cards")),
        )
        await self.container.create(firm.to_item())

    async def join(self, account: Account) -> None:
        await self.container.create(account.to_item())

    def key(self) -> KeyedRequest:
        return keyed_request(self.id, "sue", str(uuid.uuid4()), "test", b"")

    async def ask(self, email: str = "ann@firm.example", key: KeyedRequest | None = None) -> AskReceipt:
        new = NewAdministrator(name="Ann Lee", email=email, why="Dev is leaving.")
        return await self.verbs.ask(self.asker, new, key or self.key())

    async def decide(self, asked: AskReceipt, decision: AskDecision) -> AskReceipt:
        return await self.verbs.decide(self.staff, (self.id, asked.id), decision, self.key())


@pytest.fixture
async def firm(database: Any) -> Firm:
    firm = Firm(database)
    await firm.found()
    return firm


async def test_somebody_without_an_account_is_invited_as_an_administrator_of_every_business(firm: Firm) -> None:
    asked = await firm.ask()
    assert asked.id in {each.id for each in (await firm.verbs.waiting()).items}
    await firm.decide(asked, GIVEN)
    [invitation] = (await firm.store.roster(firm.id)).invitations
    assert (invitation.email, invitation.roles) == ("ann@firm.example", (Role.ADMINISTRATOR,))
    assert (invitation.invited_by, invitation.business_ids) == ("Larkfield Ombudsman", ("bank", "cards"))
    [line] = (await firm.verbs.of_organisation(firm.asker)).items
    assert line.state == "given"
    assert asked.id not in {each.id for each in (await firm.verbs.waiting()).items}


async def test_somebody_with_an_account_keeps_it_and_gets_the_role(firm: Firm) -> None:
    await firm.join(firm.account("ann", Role.CASEWORKER))
    await firm.decide(await firm.ask("Ann@firm.example"), GIVEN)
    roster = await firm.store.roster(firm.id)
    assert [each.roles for each in roster.accounts] == [(Role.CASEWORKER, Role.ADMINISTRATOR)]
    assert roster.invitations == ()


async def test_of_several_who_decide_at_once_one_does(firm: Firm) -> None:
    asked = await firm.ask()
    answers = await asyncio.gather(*(firm.decide(asked, GIVEN) for _ in range(3)), return_exceptions=True)
    assert sum(isinstance(answer, AskReceipt) for answer in answers) == 1
    assert {answer.code for answer in answers if isinstance(answer, Conflict)} == {"request-decided"}
    assert len((await firm.store.roster(firm.id)).invitations) == 1


@pytest.mark.parametrize(
    ("email", "code"), [("complaints@firm.example", "mailbox-shared"), ("ann@else.example", "domain-not-registered")]
)
async def test_shared_mailboxes_and_foreign_domains_are_refused(firm: Firm, email: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        await firm.ask(email)
    assert refused.value.code == code


async def test_the_same_ask_twice_is_one_and_another_for_the_same_person_is_told(firm: Firm) -> None:
    key = firm.key()
    assert await firm.ask(key=key) == await firm.ask(key=key)
    with pytest.raises(Conflict) as refused:
        await firm.ask()
    assert refused.value.code == "already-asked"


async def test_who_is_an_administrator_or_disabled_is_told_so(firm: Firm) -> None:
    await firm.join(firm.account("ann", Role.ADMINISTRATOR))
    await firm.join(firm.account("bo", Role.CASEWORKER, state=AccountState.DISABLED))
    for email, code in (("ann@firm.example", "already-administrator"), ("bo@firm.example", "account-disabled")):
        with pytest.raises(Conflict) as refused:
            await firm.ask(email)
        assert refused.value.code == code


async def test_a_refusal_says_why_and_makes_nobody_anything(firm: Firm) -> None:
    asked = await firm.ask()
    with pytest.raises(Invalid):
        await firm.decide(asked, AskDecision(given=False, words="  "))
    await firm.decide(asked, REFUSED)
    [line] = (await firm.verbs.of_organisation(firm.asker)).items
    assert (line.state, line.words) == ("refused", REFUSED.words)
    assert (await firm.store.roster(firm.id)).invitations == ()


async def test_nothing_else_of_the_organisation_can_be_decided_on(firm: Firm) -> None:
    with pytest.raises(NotFound):
        await firm.verbs.decide(firm.staff, (firm.id, firm.id), GIVEN, firm.key())


async def test_the_work_ends_with_the_decision(firm: Firm) -> None:
    asked = await firm.ask()
    assert administrator_request_work(await firm.container.read(asked.id, firm.id)).state == "open"
    await firm.decide(asked, REFUSED)
    assert administrator_request_work(await firm.container.read(asked.id, firm.id)).state == "done"
