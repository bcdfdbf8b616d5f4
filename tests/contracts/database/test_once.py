"""A request with a key has one effect, however often and from however many places it arrives."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any

import pytest

from shared.clients.cosmos import Container
from shared.idempotency.model import KeyedRequest, keyed_request
from shared.idempotency.store import commit_once, earlier_result
from shared.kernel.errors import Conflict
from shared.kernel.ids import new_id
from shared.kernel.model import Model


class Receipt(Model):
    id: str


def asked(firm: str, body: bytes = b"{}") -> KeyedRequest:
    return keyed_request(firm, "priya", "the-same-key", "route", body)


@pytest.fixture
def cases(database: Any) -> Container:
    return Container(database.get_container_client("cases"))


@pytest.fixture
def firm() -> str:
    return f"firm-{uuid.uuid4()}"


async def test_a_hundred_twins_at_once_have_one_effect_and_one_answer(cases: Container, firm: str) -> None:
    async def twin() -> Receipt:
        receipt = Receipt(id=new_id())
        effect = {"id": receipt.id, "organisationId": firm, "type": "effect"}
        return await commit_once(cases, asked(firm), [("create", (effect,))], receipt)

    answers = await asyncio.gather(*(twin() for _ in range(100)))
    effects = await cases.all("SELECT VALUE c.id FROM c WHERE c.type = 'effect'", {}, firm)
    assert len(effects) == 1
    assert {answer.id for answer in answers} == set(effects)


async def test_the_key_of_another_request_is_a_conflict(cases: Container, firm: str) -> None:
    await commit_once(cases, asked(firm), [], Receipt(id="r"))
    assert await earlier_result(cases, asked(firm)) == {"id": "r"}
    with pytest.raises(Conflict, match="another request"):
        await earlier_result(cases, asked(firm, b'{"other": true}'))
