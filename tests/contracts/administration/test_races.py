"""What only a database decides: two administrators at once, and healing after a stop half-way."""

from __future__ import annotations

import asyncio
import uuid
from datetime import UTC, datetime
from typing import Any
from unittest.mock import AsyncMock, MagicMock

import pytest

from shared.accounts.model import Account, AccountState
from shared.accounts.store import AccountStore
from shared.accounts.tokens import Bearer
from shared.administration.commands import disable, remove
from shared.administration.following import Follower
from shared.administration.holding import Holds
from shared.administration.inviting import Newcomer, invite
from shared.administration.model import Invitation, InvitationState, WithdrawalDue
from shared.administration.redeeming import Link, redeem
from shared.administration.store import AdministrationStore
from shared.clients.cosmos import Container
from shared.directory.model import Directory
from shared.idempotency.model import KeyedRequest, keyed_request
from shared.kernel.errors import Conflict, Forbidden, NotFound, RecourseError
from shared.kernel.principal import Role
from shared.organisations.model import Business, Organisation
from shared.organisations.store import OrganisationStore
from shared.privacy.store import PrivacyStore

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


def noon() -> datetime:
    return NOW


class Firm:
    """An organisation of its own, with two administrators."""

    def __init__(self, database: Any) -> None:
        self.id = f"firm-{uuid.uuid4().hex}"
        self.container = Container(database.get_container_client("accounts"))
        self.identities = Container(database.get_container_client("identities"))
        self.store = AdministrationStore(self.container, self.identities)
        self.accounts = AccountStore(self.container, self.identities)
        self.organisations = OrganisationStore(self.container)
        self.holds = Holds(PrivacyStore(Container(database.get_container_client("privacy"))))

    async def found(self) -> tuple[Account, Account]:
        firm = Organisation(
            id=self.id,
            organisation_id=self.id,
            name="Firm",
            email_domains=("firm.example",),
            businesses=(Business(id="bank", name="Bank"),),
        )
        await self.container.create(firm.to_item())
        return await self.join("dev"), await self.join("eve")

    async def join(self, name: str) -> Account:
        account = Account(
            id=f"{name}-{self.id}",
            organisation_id=self.id,
            audit_id=name,
            name=name,
            email=f"{name}@firm.example",
            roles=(Role.ADMINISTRATOR,),
            business_ids=("bank",),
        )
        return Account.from_item(await self.container.create(account.to_item()))

    def request(self) -> KeyedRequest:
        return keyed_request(self.id, "dev", str(uuid.uuid4()), "test", b"")

    async def invitation(self, email: str, by: Account) -> Invitation:
        newcomer = Newcomer(name="Ann", email=email, roles=(Role.CASEWORKER,), business_ids=("bank",))
        await invite(by.principal(), (newcomer,), self.request(), self.store, noon)
        [found] = [each for each in (await self.store.roster(self.id)).invitations if each.email == email]
        return found


@pytest.fixture
def firm(database: Any) -> Firm:
    return Firm(database)


def link_of(invitation: Invitation) -> Link:
    return Link(organisation_id=invitation.organisation_id, invitation_id=invitation.id, secret=invitation.secret)


def bearer(email: str = "ann@firm.example", *, verified: bool = True) -> Bearer:
    return Bearer("http://issuer.example", f"subject-{uuid.uuid4()}", email, verified, "session-1", NOW)


async def test_two_administrators_who_disable_each_other_leave_one(firm: Firm) -> None:
    dev, eve = await firm.found()
    outcomes = await asyncio.gather(
        disable(dev.principal(), eve.id, firm.request(), firm.store, noon),
        disable(eve.principal(), dev.id, firm.request(), firm.store, noon),
        remove(dev.principal(), eve.id, firm.store, firm.holds, noon),
        return_exceptions=True,
    )
    assert not [each for each in outcomes if isinstance(each, Exception) and not isinstance(each, RecourseError)]
    states = [account.state for account in await firm.accounts.of_organisation(firm.id)]
    assert states.count(AccountState.ACTIVE) == 1


async def test_an_invitation_makes_one_account_however_often_it_is_redeemed(firm: Firm) -> None:
    dev, _ = await firm.found()
    link, ann = link_of(await firm.invitation("ann@firm.example", dev)), bearer()
    for _ in range(2):
        await redeem(ann, link, firm.store, firm.organisations, noon)
    account = await firm.accounts.find_by_identity(ann.issuer, ann.subject)
    assert account
    assert (account.name, account.roles) == ("Ann", (Role.CASEWORKER,))
    with pytest.raises(Conflict) as refusal:
        await redeem(bearer(), link, firm.store, firm.organisations, noon)
    assert refusal.value.code == "invitation-used"


async def test_redeeming_again_heals_a_stop_between_account_and_binding(firm: Firm) -> None:
    dev, _ = await firm.found()
    link, ann = link_of(await firm.invitation("ann@firm.example", dev)), bearer()
    await redeem(ann, link, firm.store, firm.organisations, noon)
    [account] = [each for each in await firm.accounts.of_organisation(firm.id) if each.name == "Ann"]
    assert account.identity_id
    await firm.identities.delete(account.identity_id, account.identity_id)
    await redeem(ann, link, firm.store, firm.organisations, noon)
    assert await firm.accounts.find_by_identity(ann.issuer, ann.subject)


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (bearer("bob@firm.example"), "invitation-not-yours"),
        (bearer(verified=False), "email-not-verified"),
    ],
)
async def test_only_the_verified_invited_address_redeems(firm: Firm, who: Bearer, code: str) -> None:
    dev, _ = await firm.found()
    link = link_of(await firm.invitation("ann@firm.example", dev))
    with pytest.raises(Forbidden) as refusal:
        await redeem(who, link, firm.store, firm.organisations, noon)
    assert refusal.value.code == code


async def test_a_wrong_secret_is_no_invitation(firm: Firm) -> None:
    dev, _ = await firm.found()
    link = link_of(await firm.invitation("ann@firm.example", dev)).model_copy(update={"secret": "guess"})
    with pytest.raises(NotFound):
        await redeem(bearer(), link, firm.store, firm.organisations, noon)


async def test_of_many_lines_the_good_are_invited_and_the_others_told_why(firm: Firm) -> None:
    dev, _ = await firm.found()
    addresses = ["ann@firm.example", "info@firm.example", "bob@else.example", "ANN@firm.example", "dev@firm.example"]
    newcomers = tuple(
        Newcomer(name="N", email=email, roles=(Role.CASEWORKER,), business_ids=("bank",)) for email in addresses
    )
    report = await invite(dev.principal(), newcomers, firm.request(), firm.store, noon)
    assert [line.code for line in report.lines] == [
        None, "mailbox-shared", "domain-not-registered", "line-repeated", "already-here",
    ]  # fmt: skip
    assert len((await firm.store.roster(firm.id)).invitations) == 1


async def withdrawn(firm: Firm, directory_id: str) -> list[str]:
    """Invite Ann with a directory's account, take the invitation back; return what was deleted from the directory."""
    dev, _ = await firm.found()
    invitation = await firm.invitation("ann@firm.example", dev)
    over = {"state": InvitationState.REVOKED, "directory_id": directory_id}
    await firm.store.save_invitation(invitation.model_copy(update=over))
    directory, nothing = AsyncMock(spec=Directory), MagicMock()
    follower = Follower(firm.store, firm.accounts, firm.organisations, directory, nothing, nothing, firm.holds, noon)
    due = WithdrawalDue(organisation_id=firm.id, invitation_id=invitation.id)
    for _ in range(2):
        await follower.follow(due)
    assert (await firm.store.invitation(firm.id, invitation.id)).directory_id is None
    return [call.args[0] for call in directory.delete.await_args_list]


async def test_taking_back_an_invitation_deletes_the_account_that_was_made_for_it(firm: Firm) -> None:
    name = uuid.uuid4().hex
    assert await withdrawn(firm, name) == [name]


@pytest.mark.parametrize("state", list(AccountState))
async def test_an_account_that_somebody_has_elsewhere_outlives_the_invitation(
    firm: Firm, database: Any, state: AccountState
) -> None:
    other, name = Firm(database), uuid.uuid4().hex
    ann = await other.join("ann")
    await other.store.save_account(ann.model_copy(update={"directory_id": name, "state": state}))
    assert await withdrawn(firm, name) == []


async def test_so_does_one_that_another_firm_is_inviting(firm: Firm, database: Any) -> None:
    other, name = Firm(database), uuid.uuid4().hex
    dev, _ = await other.found()
    invitation = await other.invitation("ann@firm.example", dev)
    await other.store.save_invitation(invitation.model_copy(update={"directory_id": name}))
    assert await withdrawn(firm, name) == []
