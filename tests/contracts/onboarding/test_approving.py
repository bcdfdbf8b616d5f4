"""What only a database decides about approving requests for access: repeats, races, and stops half-way."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from shared.kernel.errors import Conflict, Stale, Unavailable
from shared.onboarding.approving import AccessApproval
from shared.onboarding.claims import HOLDS_FOR, Kind, Thing
from shared.onboarding.reviewing import AccessRefusal
from tests.contracts.onboarding.desk import STAFF, Desk, a_key


async def test_approving_makes_the_organisation_and_invites_its_administrators_in_one_go(desk: Desk) -> None:
    request = await desk.confirmed()
    await desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=0), a_key())
    made = await desk.organisations.read(request.organisation_id)
    assert (made.name, made.email_domains) == ("Harbour Lane", (desk.domain,))
    invitations = await desk.items(made.id, "invitation")
    assert {each["email"] for each in invitations} == {f"ann.lee@{desk.domain}", f"bo.dahl@{desk.domain}"}
    assert all(each["roles"] == ["administrator"] for each in invitations)
    queues = sorted(each["queue"] for each in await desk.items(made.id, "outbox"))
    assert queues == ["onboarding", "onboarding", "people", "people"]  # confirm, approved; two invitations


async def test_approving_again_approves_nothing_twice(desk: Desk) -> None:
    request, key = await desk.confirmed(), a_key()
    first = await desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=0), key)
    assert await desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=0), key) == first
    with pytest.raises(Conflict) as refused:
        await desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=0), a_key())
    assert refused.value.code == "request-decided"
    assert len(await desk.items(request.organisation_id, "invitation")) == 2


async def test_of_two_who_approve_at_once_one_is_told(desk: Desk) -> None:
    request = await desk.confirmed()
    answers = await asyncio.gather(
        *(desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=0), a_key()) for _ in range(4)),
        return_exceptions=True,
    )
    assert sum(not isinstance(answer, Exception) for answer in answers) == 1
    assert all(isinstance(answer, Conflict | Stale) for answer in answers if isinstance(answer, Exception))
    assert len(await desk.items(request.organisation_id, "invitation")) == 2


async def test_a_stop_between_the_claims_and_the_batch_heals_by_approving_again(desk: Desk) -> None:
    request = await desk.confirmed()
    with pytest.raises(Unavailable):
        await desk.stopping.approve(STAFF, request.organisation_id, AccessApproval(seen=0), a_key())
    assert not await desk.items(request.organisation_id, "organisation")
    await desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=0), a_key())
    assert len(await desk.items(request.organisation_id, "organisation")) == 1


async def test_claims_of_a_stopped_approval_run_out_when_the_request_is_declined_instead(desk: Desk) -> None:
    first, second = await desk.confirmed(), await desk.confirmed()
    with pytest.raises(Unavailable):
        await desk.stopping.approve(STAFF, first.organisation_id, AccessApproval(seen=0), a_key())
    await desk.reviewing.decline(STAFF, first.organisation_id, AccessRefusal(seen=0, words="Twice."), a_key())
    with pytest.raises(Conflict) as refused:
        await desk.approving.approve(STAFF, second.organisation_id, AccessApproval(seen=0), a_key())
    assert refused.value.code == "already-onboarded"
    desk.now += HOLDS_FOR
    await desk.approving.approve(STAFF, second.organisation_id, AccessApproval(seen=0), a_key())
    assert (await desk.organisations.read(second.organisation_id)).email_domains == (desk.domain,)


async def test_two_requests_for_the_same_domain_approved_at_once_make_one_organisation(desk: Desk) -> None:
    requests = [await desk.confirmed(), await desk.confirmed()]
    answers = await asyncio.gather(
        *(desk.approving.approve(STAFF, each.organisation_id, AccessApproval(seen=0), a_key()) for each in requests),
        return_exceptions=True,
    )
    refused = [answer for answer in answers if isinstance(answer, Exception)]
    made = [each for each in requests if await desk.items(each.organisation_id, "organisation")]
    assert len(made) == 1
    assert [getattr(answer, "code", answer) for answer in refused] == ["already-onboarded"]


@pytest.mark.parametrize("shared", ["domain", "number"])
async def test_what_is_onboarded_already_is_pointed_out_and_refused(desk: Desk, database: Any, shared: str) -> None:
    first = await desk.confirmed()
    await desk.approving.approve(STAFF, first.organisation_id, AccessApproval(seen=0), a_key())
    desk.now += timedelta(days=400)  # long after: the record holds, not the claim
    other = Desk(database)
    other.now = desk.now
    setattr(other, shared, getattr(desk, shared))
    second = await other.confirmed()
    [duplicate] = (await other.reviewing.page(second.organisation_id)).duplicates
    assert (duplicate.kind, duplicate.value) == (shared, getattr(desk, shared))
    assert duplicate.organisation_id == first.organisation_id
    with pytest.raises(Conflict) as refused:
        await other.approving.approve(STAFF, second.organisation_id, AccessApproval(seen=0), a_key())
    assert "Harbour Lane" in refused.value.message


async def test_a_claim_is_renewed_by_its_owner_and_refused_to_others(desk: Desk) -> None:
    thing = [Thing(Kind.DOMAIN, desk.domain)]
    await desk.claims.take(thing, "one")
    await desk.claims.take(thing, "one")
    with pytest.raises(Conflict):
        await desk.claims.take(thing, "another")
