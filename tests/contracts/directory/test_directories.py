"""What every directory does alike."""

from __future__ import annotations

import pytest

from shared.directory.model import Capability, Directory
from shared.kernel.errors import NotFound


async def test_an_invited_person_is_found_by_their_address(directory: Directory, email: str) -> None:
    assert await directory.find(email) is None
    invited = await directory.invite(email, "Maeve O'Neill")
    found = await directory.find(email)
    assert found
    assert (found.id, found.name, found.enabled) == (invited.user_id, "Maeve O'Neill", True)


async def test_inviting_again_makes_no_second_account(directory: Directory, email: str) -> None:
    first = await directory.invite(email, "Maeve O'Neill")
    assert (await directory.invite(email, "Maeve O'Neill")).user_id == first.user_id


async def test_inviting_somebody_who_was_disabled_lets_them_in(directory: Directory, email: str) -> None:
    invited = await directory.invite(email, "Maeve O'Neill")
    await directory.disable(invited.user_id)
    await directory.invite(email, "Maeve O'Neill")
    found = await directory.find(email)
    assert found
    assert found.enabled


async def test_disabling_and_enabling_can_be_repeated(directory: Directory, email: str) -> None:
    user = (await directory.invite(email, "Maeve O'Neill")).user_id
    for act, enabled in [(directory.disable, False), (directory.disable, False), (directory.enable, True)]:
        await act(user)
        found = await directory.find(email)
        assert found
        assert found.enabled is enabled


async def test_deleting_is_for_good_and_can_be_repeated(directory: Directory, email: str) -> None:
    user = (await directory.invite(email, "Maeve O'Neill")).user_id
    await directory.delete(user)
    await directory.delete(user)
    assert await directory.find(email) is None


async def test_a_stranger_is_not_found(directory: Directory) -> None:
    for act in (directory.disable, directory.enable, directory.reset_mfa, directory.revoke_sessions):
        with pytest.raises(NotFound) as refusal:
            await act("5d7c1c8e-0000-4000-8000-000000000000")
        assert refusal.value.code == "directory-user-unknown"


async def test_what_a_directory_lists_it_can_do(directory: Directory, email: str) -> None:
    user = (await directory.invite(email, "Maeve O'Neill")).user_id
    assert directory.capabilities == {Capability.RESET_MFA, Capability.REVOKE_SESSIONS}
    await directory.reset_mfa(user)
    await directory.revoke_sessions(user)
