"""Public forms over several hosts: each has the same keys, and all together keep one limit."""

from __future__ import annotations

import asyncio
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from shared.clients.cosmos import Container
from shared.kernel.errors import Conflict, TooMany
from shared.openforms.admitting import OpenForms
from shared.openforms.keys import KeyStore
from shared.openforms.model import LONGEST, Form, Stamped

LIMIT = 4


class Hosts:
    """Two hosts on one database, and the clock that both go by. Each test has a day of its own, and so a key."""

    def __init__(self, database: Any) -> None:
        self.now = datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(days=uuid.uuid4().int % 100_000)
        self.limits = Container(database.get_container_client("limits"))
        self.first, self.second = (OpenForms(self.limits, LIMIT, lambda: self.now) for _ in range(2))
        self.address = f"host-{uuid.uuid4()}"

    async def filled_in(self, after: timedelta = timedelta(minutes=2)) -> Stamped:
        opening = await self.first.open(Form.HELP)
        self.now += after
        return Stamped(stamp=opening.stamp)


@pytest.fixture
def hosts(database: Any) -> Hosts:
    return Hosts(database)


async def test_a_form_opened_at_one_host_may_be_sent_to_another_and_has_one_name(hosts: Hosts) -> None:
    sent = await hosts.filled_in()
    first = await hosts.second.admit(Form.HELP, sent, hosts.address)
    again = await hosts.first.admit(Form.HELP, sent, hosts.address)
    assert first == again
    assert not first.suspected


async def test_hosts_that_make_the_days_key_at_once_agree_on_one(hosts: Hosts) -> None:
    stores = [KeyStore(hosts.limits) for _ in range(8)]
    keys = await asyncio.gather(*(store.of_today(hosts.now.date()) for store in stores))
    assert len(set(keys)) == 1


async def test_haste_is_suspected_and_not_told(hosts: Hosts) -> None:
    sent = await hosts.filled_in(timedelta(seconds=1))
    assert (await hosts.first.admit(Form.HELP, sent, hosts.address)).suspected


async def test_a_form_over_midnight_is_good_and_one_of_yesterday_morning_is_renewed(hosts: Hosts) -> None:
    hosts.now = hosts.now.replace(hour=23)
    sent = await hosts.filled_in(timedelta(hours=2))
    assert not (await hosts.second.admit(Form.HELP, sent, hosts.address)).suspected
    hosts.now += LONGEST
    with pytest.raises(Conflict) as old:
        await hosts.second.admit(Form.HELP, sent, hosts.address)
    assert old.value.code == "form-expired"


async def test_a_stamp_that_nobody_signed_is_answered_like_an_old_one(hosts: Hosts) -> None:
    sent = await hosts.filled_in()
    forged = Stamped(stamp=sent.stamp[:-64] + 64 * "0")
    with pytest.raises(Conflict) as refused:
        await hosts.first.admit(Form.HELP, forged, hosts.address)
    assert refused.value.code == "form-expired"


async def test_all_hosts_together_take_so_many_forms_an_hour_from_an_address(hosts: Hosts) -> None:
    sent = await hosts.filled_in()
    answers = await asyncio.gather(
        *(host.admit(Form.HELP, sent, hosts.address) for host in (hosts.first, hosts.second) for _ in range(LIMIT)),
        return_exceptions=True,
    )
    refused = [answer for answer in answers if isinstance(answer, TooMany)]
    assert len(refused) == LIMIT
    assert all(refusal.retry_after and refusal.retry_after <= 3600 for refusal in refused)
    hosts.now += timedelta(hours=1)
    assert await hosts.first.admit(Form.HELP, sent, hosts.address)


async def test_nobodys_mailbox_is_flooded_through_a_form(hosts: Hosts) -> None:
    email = f"{uuid.uuid4()}@firm.example"
    for _ in range(5):
        await hosts.first.may_write_to(email)
    with pytest.raises(TooMany):
        await hosts.second.may_write_to(email.upper())
