"""Outcomes and messages of staff on a real Cosmos server: once for one key, and the case says so."""

from __future__ import annotations

import asyncio
import uuid
from datetime import date
from typing import Any

import pytest

from shared.idempotency.model import KeyedRequest, keyed_request
from shared.kernel.errors import Conflict
from shared.publishing.messages import NewMessage, post_message
from shared.publishing.outcomes import NewOutcome, record_outcome
from tests.contracts.uploads.publications import RUTH, Desk


def request(key: str, body: str = "") -> KeyedRequest:
    return keyed_request("scheme", RUTH.user_id, key, "test", body.encode())


def a_view(**changes: Any) -> NewOutcome:
    plain = {"kind": "view", "result": "View: uphold", "change": True, "on": date(2026, 11, 16)}
    return NewOutcome.model_validate({**plain, **changes}, by_name=True)


async def record(desk: Desk, new: NewOutcome, key: str = "") -> str:
    keyed = request(key or str(uuid.uuid4()))
    receipt = await record_outcome(RUTH, desk.case.case_reference, new, keyed, desk.publishing)
    return receipt.outcome_id


async def test_the_same_request_records_once_and_the_case_has_it_as_its_latest(desk: Desk) -> None:
    key = str(uuid.uuid4())
    ids = await asyncio.gather(*(record(desk, a_view(), key) for _ in range(6)))
    assert len(set(ids)) == 1
    [outcome] = await desk.firm.items("outcome")
    assert (outcome["id"], outcome["change"], outcome["byName"]) == (ids[0], True, "Ruth Calder")
    case = await desk.firm.case_now(desk.case)
    assert (case.latest_outcome, case.latest_outcome_date) == ("View: uphold", date(2026, 11, 16))
    assert await desk.kinds() == ["outcome-recorded", "outcome-recorded"]  # to the owner, and to the case system


async def test_an_outcome_of_an_earlier_day_isnt_the_latest(desk: Desk) -> None:
    await record(desk, a_view())
    await record(desk, a_view(result="View: don't uphold", on=date(2026, 11, 10), change=False))
    assert len(await desk.firm.items("outcome")) == 2
    assert (await desk.firm.case_now(desk.case)).latest_outcome == "View: uphold"


async def test_several_at_once_all_stand_and_the_newest_day_is_the_latest(desk: Desk) -> None:
    days = [date(2026, 11, day) for day in (10, 12, 16, 11, 13)]
    await asyncio.gather(*(record(desk, a_view(on=day)) for day in days))
    assert len(await desk.firm.items("outcome")) == 5
    assert (await desk.firm.case_now(desk.case)).latest_outcome_date == date(2026, 11, 16)


async def test_a_key_that_was_used_for_other_words_is_refused(desk: Desk) -> None:
    key, reference = str(uuid.uuid4()), desk.case.case_reference
    for _ in range(2):
        await post_message(RUTH, reference, NewMessage(text="One."), request(key, "One."), desk.publishing)
    with pytest.raises(Conflict) as reused:
        await post_message(RUTH, reference, NewMessage(text="Two."), request(key, "Two."), desk.publishing)
    assert reused.value.code == "idempotency-key-reused"
    [message] = await desk.firm.items("message")
    assert (message["sender"], message["text"], message["answers"]) == ("Ruth Calder", "One.", None)
