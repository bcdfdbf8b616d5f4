from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from shared.accounts.model import Account, AccountState
from shared.administration.addresses import check_address, is_shared
from shared.administration.model import VALID_FOR, Invitation, InvitationState, invitation_id
from shared.administration.queries import Standing, abilities, standing, version_of
from shared.administration.roster import check_businesses, check_roles, check_somebody_is_left, too_few
from shared.directory.local_server import LocalDirectory
from shared.kernel.errors import Conflict, Forbidden, Invalid
from shared.kernel.principal import Role
from shared.organisations.model import Business, Organisation, SignInMethod

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
FIRM = Organisation(
    id="firm",
    organisation_id="firm",
    name="Firm",
    email_domains=("firm.example",),
    businesses=(Business(id="bank", name="Bank"),),
)


def a_person(name: str, *roles: Role, state: AccountState = AccountState.ACTIVE) -> Account:
    return Account(
        id=name,
        organisation_id="firm",
        audit_id=name,
        name=name,
        email=f"{name}@firm.example",
        roles=roles,
        business_ids=("bank",),
        state=state,
    )


def an_invitation(**changes: object) -> Invitation:
    return Invitation(
        id=invitation_id("ann@firm.example"),
        organisation_id="firm",
        email="ann@firm.example",
        name="Ann",
        roles=(Role.CASEWORKER,),
        business_ids=("bank",),
        secret="s",
        invited_by="Dev",
        expires_at=NOW + VALID_FOR,
    ).model_copy(update=changes)


@pytest.mark.parametrize("local", ["info", "complaints", "Complaints.Team", "uk-customer-care", "fos2", "no-reply"])
def test_a_shared_mailbox_is_known_by_its_words(local: str) -> None:
    assert is_shared(local)


@pytest.mark.parametrize("local", ["ann.sales", "o'neill", "j.post", "priya.nair", "jsmith2"])
def test_a_person_may_be_called_like_a_job(local: str) -> None:
    assert not is_shared(local)


def test_a_shared_mailbox_is_refused_with_the_reason() -> None:
    with pytest.raises(Invalid, match="Accounts are personal") as refusal:
        check_address("complaints@firm.example", FIRM)
    assert refusal.value.code == "mailbox-shared"


@pytest.mark.parametrize("email", ["ann@elsewhere.example", "ann@sub.firm.example", "ann@firm.example.evil.example"])
def test_only_registered_domains_are_invited(email: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_address(email, FIRM)
    assert refusal.value.code == "domain-not-registered"


def test_the_case_of_a_domain_makes_no_difference() -> None:
    check_address("Ann@FIRM.example", FIRM)


@pytest.mark.parametrize(
    "changed",
    [
        a_person("dev", Role.ADMINISTRATOR, state=AccountState.DISABLED),
        a_person("dev", Role.ADMINISTRATOR, state=AccountState.REMOVED),
        a_person("dev", Role.CASEWORKER),
    ],
)
def test_the_last_administrator_stays(changed: Account) -> None:
    others = [a_person("eve", Role.SUPERVISOR), a_person("fay", Role.ADMINISTRATOR, state=AccountState.DISABLED)]
    with pytest.raises(Conflict) as refusal:
        check_somebody_is_left([a_person("dev", Role.ADMINISTRATOR), *others], changed)
    assert refusal.value.code == "last-administrator"


def test_one_of_two_administrators_may_go_and_the_page_warns() -> None:
    both = [a_person("dev", Role.ADMINISTRATOR), a_person("eve", Role.ADMINISTRATOR)]
    gone = a_person("dev", Role.ADMINISTRATOR, state=AccountState.DISABLED)
    check_somebody_is_left(both, gone)
    assert not too_few(both)
    assert too_few([gone, both[1]])


def test_administrators_give_themselves_casework_but_nobody_administration() -> None:
    check_roles((Role.ADMINISTRATOR,), (Role.ADMINISTRATOR, Role.SUPERVISOR))
    with pytest.raises(Forbidden) as refusal:
        check_roles((Role.CASEWORKER,), (Role.CASEWORKER, Role.ADMINISTRATOR))
    assert refusal.value.code == "administrator-by-helpdesk"


@pytest.mark.parametrize("role", [Role.STAFF_HELPDESK, Role.CONSUMER])
def test_no_administrator_makes_staff_or_consumers(role: Role) -> None:
    with pytest.raises(Invalid):
        check_roles((), (role,))


@pytest.mark.parametrize("given", [(), ("nowhere",), ("bank", "nowhere")])
def test_only_ones_own_businesses_can_be_given(given: tuple[str, ...]) -> None:
    with pytest.raises(Invalid):
        check_businesses(given, FIRM)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"state": InvitationState.REVOKED}, "invitation-revoked"),
        ({"state": InvitationState.REDEEMED}, "invitation-used"),
        ({"expires_at": NOW}, "invitation-expired"),
    ],
)
def test_an_invitation_is_open_once_and_for_a_while(changes: dict[str, object], code: str) -> None:
    with pytest.raises(Conflict) as refusal:
        an_invitation(**changes).check_open(NOW)
    assert refusal.value.code == code


def test_an_invitation_is_open_for_fourteen_days() -> None:
    an_invitation().check_open(NOW + timedelta(days=14) - timedelta(seconds=1))


def test_an_act_shows_until_the_directory_has_followed() -> None:
    person = a_person("dev", Role.CASEWORKER, state=AccountState.DISABLED)
    assert standing(person) is Standing.DISABLED
    assert standing(person.model_copy(update={"directory_due": True})) is Standing.DISABLING


def test_signs_of_life_dont_make_a_shown_person_stale() -> None:
    person = a_person("dev", Role.CASEWORKER)
    seen = person.model_copy(update={"last_active_at": NOW, "etag": "2"})
    assert version_of(person) == version_of(seen)
    assert version_of(person) != version_of(a_person("dev", Role.SUPERVISOR))


def test_a_federated_firm_resets_nothing_here(tmp_path_factory: pytest.TempPathFactory) -> None:
    directory = LocalDirectory("http://127.0.0.1:1", tmp_path_factory.mktemp("none") / "admin.key")
    assert abilities(FIRM, directory)
    for method in (SignInMethod.OIDC, SignInMethod.SAML):
        assert not abilities(FIRM.model_copy(update={"sign_in": method}), directory)
    assert not abilities(FIRM, None)
