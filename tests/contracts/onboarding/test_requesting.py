"""What only a database decides about sending and answering requests for access: repeats, and who sees what."""

from __future__ import annotations

import asyncio

import pytest

from shared.kernel.errors import Conflict, NotFound, Stale
from shared.onboarding.approving import AccessApproval
from shared.onboarding.requesting import AccessAnswer
from shared.onboarding.reviewing import AccessQuestion
from shared.openforms.model import EmailedLink
from tests.contracts.onboarding.desk import STAFF, Desk, a_key, link_of, name_of


async def test_the_same_form_sent_again_is_one_request_with_one_receipt(desk: Desk) -> None:
    form = await desk.form()
    receipts = await asyncio.gather(*(desk.requesting.submit(form, "192.0.2.1") for _ in range(3)))
    assert len({receipt.number for receipt in receipts}) == 1
    assert len(await desk.items(name_of(form), "outbox")) == 1


async def test_a_changed_form_under_the_same_stamp_is_not_swallowed(desk: Desk) -> None:
    form = await desk.form()
    await desk.requesting.submit(form, "192.0.2.1")
    changed = form.model_copy(update={"application": desk.application(organisationName="Harbour Lane Group")})
    with pytest.raises(Conflict) as refused:
        await desk.requesting.submit(changed, "192.0.2.1")
    assert refused.value.code == "form-sent-already"


async def test_a_machine_gets_the_answer_of_a_person_and_nothing_is_kept(desk: Desk) -> None:
    form = await desk.form()
    filled = form.model_copy(update={"stamped": form.stamped.model_copy(update={"trap": "http://x.example"})})
    suspected = await desk.requesting.submit(filled, "192.0.2.1")
    with pytest.raises(NotFound):
        await desk.store.read(name_of(form))
    assert await desk.requesting.submit(form, "192.0.2.1") == suspected


async def test_only_the_secret_opens_a_request(desk: Desk) -> None:
    request = await desk.confirmed()
    wrong = EmailedLink(request_id=request.organisation_id, secret="guessed")
    answer = AccessAnswer(link=wrong, seen=0, text="Let me in.")
    for attempt in (desk.requesting.look_at(wrong), desk.requesting.confirm(wrong), desk.requesting.answer(answer)):
        with pytest.raises(NotFound):
            await attempt


async def test_staff_see_nothing_before_the_address_is_confirmed(desk: Desk) -> None:
    request = await desk.sent(await desk.form())
    with pytest.raises(NotFound):
        await desk.reviewing.page(request.organisation_id)
    assert request.organisation_id not in {each.id for each in (await desk.reviewing.overview()).items}


async def test_an_answer_sent_twice_stands_there_once_and_a_decision_on_what_wasnt_read_is_stale(desk: Desk) -> None:
    request = await desk.confirmed()
    link, key = link_of(request), a_key()
    await desk.reviewing.ask(STAFF, request.organisation_id, AccessQuestion(seen=0, text="Which names?"), key)
    for _ in range(2):
        progress = await desk.requesting.answer(AccessAnswer(link=link, seen=1, text="None."))
    assert [(entry.by, entry.text) for entry in progress.conversation] == [
        ("scheme", "Which names?"),
        ("requester", "None."),
    ]
    with pytest.raises(Stale):
        await desk.approving.approve(STAFF, request.organisation_id, AccessApproval(seen=1), a_key())
    with pytest.raises(Stale):
        await desk.requesting.answer(AccessAnswer(link=link, seen=1, text="Something else."))
