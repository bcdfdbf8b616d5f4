"""What tests of emails do: tell somebody something, look at the queue, let a day pass."""

from __future__ import annotations

import asyncio
from typing import Any

from shared.accounts.model import Account
from shared.notifications.kinds import Delivery, Kind
from shared.notifications.model import QUEUE, DigestDue, EmailDue, Notice
from tests.contracts.reactions.world import Firm, Queues


async def deliver(firm: Firm, *notices: Notice) -> None:
    await asyncio.gather(*(firm.wired.notifications.notifier.deliver(notice) for notice in notices))


async def asked_for(queues: Queues, recipient_id: str) -> list[dict[str, Any]]:
    return [each for each in await queues.peek(QUEUE) if each["body"].get("recipientId") == recipient_id]


async def send_asked(firm: Firm, queues: Queues, recipient_id: str) -> None:
    """Do what the queue trigger does when the emails of a recipient fall due."""
    for each in await asked_for(queues, recipient_id):
        await firm.wired.notifications.correspondent.send_one(EmailDue.from_item(each["body"]))


async def choose(firm: Firm, person: Account, kind: Kind, delivery: Delivery) -> None:
    preferences = firm.wired.notifications.preferences
    await preferences.save((await preferences.read(person.id)).choosing({kind: delivery}))


async def a_day_passes(firm: Firm, recipient_id: str) -> None:
    """Let 8:00 come, and do what timer and queue trigger do then."""
    store = firm.wired.notifications.store
    firm.clock.now = (await store.digest_marker(recipient_id)).due_at
    [marker] = [each for each in await store.due_digests(firm.clock(), 500) if each.user_id == recipient_id]
    digest = DigestDue(recipient_id=recipient_id, organisation_id=firm.id, due_at=marker.due_at)
    await firm.wired.notifications.correspondent.send_digest(digest)
