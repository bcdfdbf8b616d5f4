"""What is Microsoft Graph's own: throttling, the bin, and second factors one by one."""

from __future__ import annotations

import pytest

from shared.directory.graph import GraphDirectory
from shared.kernel.errors import Unavailable
from tests.contracts.directory.stub_graph import StubGraph

_TYPE = "#microsoft.graph."


async def test_a_short_refusal_is_waited_out(graph: StubGraph, graph_directory: GraphDirectory, email: str) -> None:
    graph.refusals = [(429, {"Retry-After": "0"}), (503, {"Retry-After": "0"})]
    assert await graph_directory.invite(email, "Maeve O'Neill")


async def test_a_long_refusal_is_told_with_when_to_come_back(
    graph: StubGraph, graph_directory: GraphDirectory, email: str
) -> None:
    graph.refusals = [(429, {"Retry-After": "120"})]
    with pytest.raises(Unavailable) as refusal:
        await graph_directory.find(email)
    assert refusal.value.retry_after == 121
    assert len(graph.calls) == 1


async def test_three_refusals_in_a_row_are_enough(
    graph: StubGraph, graph_directory: GraphDirectory, email: str
) -> None:
    graph.refusals = [(500, {"Retry-After": "0"})] * 4
    with pytest.raises(Unavailable):
        await graph_directory.find(email)
    assert len(graph.calls) == 3


async def test_nothing_of_a_deleted_person_stays_in_the_bin(
    graph: StubGraph, graph_directory: GraphDirectory, email: str
) -> None:
    user = (await graph_directory.invite(email, "Maeve O'Neill")).user_id
    await graph_directory.delete(user)
    assert not graph.deleted


async def test_a_reset_takes_every_second_factor_and_leaves_the_password(
    graph: StubGraph, graph_directory: GraphDirectory, email: str
) -> None:
    user = (await graph_directory.invite(email, "Maeve O'Neill")).user_id
    password = {"@odata.type": _TYPE + "passwordAuthenticationMethod", "id": "p"}
    graph.methods[user] = [
        {"@odata.type": _TYPE + "microsoftAuthenticatorAuthenticationMethod", "id": "default"},
        {"@odata.type": _TYPE + "phoneAuthenticationMethod", "id": "mobile"},
        password,
    ]
    graph.default_method = "default"
    await graph_directory.reset_mfa(user)
    assert graph.methods[user] == [password]
    assert graph.revoked == [user]


async def test_disabling_ends_the_sessions_too(graph: StubGraph, graph_directory: GraphDirectory, email: str) -> None:
    user = (await graph_directory.invite(email, "Maeve O'Neill")).user_id
    await graph_directory.disable(user)
    assert graph.revoked == [user]
