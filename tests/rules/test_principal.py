from __future__ import annotations

import pytest

from shared.kernel.errors import Forbidden
from shared.kernel.principal import Permission, Principal, Role


def person(*roles: Role) -> Principal:
    return Principal(
        user_id="u",
        audit_id="a",
        name="Priya Nair",
        email="p@x.example",
        organisation_id="o",
        business_ids=(),
        roles=roles,
    )


def test_an_administrator_sees_no_case_data() -> None:
    assert not person(Role.ADMINISTRATOR).may(Permission.CASES_READ)


def test_an_administrator_who_is_also_a_caseworker_does() -> None:
    assert person(Role.ADMINISTRATOR, Role.CASEWORKER).may(Permission.CASES_READ)


def test_only_supervisors_assign_to_others() -> None:
    assert [role for role in Role if person(role).may(Permission.CASES_ASSIGN_OTHERS)] == [Role.SUPERVISOR]


def test_everyone_but_staff_may_ask_for_technical_help() -> None:
    without = {role for role in Role if not person(role).may(Permission.HELP)}
    assert without == {Role.STAFF_CASEWORK, Role.STAFF_HELPDESK, Role.STAFF_SECURITY}


def test_without_a_role_nothing_is_allowed() -> None:
    with pytest.raises(Forbidden):
        person().require(Permission.CASES_READ)
