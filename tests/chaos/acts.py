"""What goes on during the storm: events of the case system, updates and exports of users."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import Any

import httpx
from azure.servicebus import ServiceBusMessage
from azure.servicebus.aio import ServiceBusClient

from local.identity.client import sign_in
from shared.intake.events import QUEUE, CaseEvent
from tests.chaos.patience import checked, patiently
from tests.chaos.story import EVENTS_A_CASE, Told
from tests.portal import Portal

_AT_ONCE = 6  # updates
_TWICE = 0.1  # share of events that the case system says again, under another message id


async def say_all(connection: str, stories: Sequence[Told], seconds: float, chance: Random) -> int:
    """Send all events, in rounds over `seconds`; return how many messages there were, repeats included."""
    sent = 0
    for number in range(EVENTS_A_CASE):
        events = [story.events[number] for story in stories]
        again = [event for event in events if chance.random() < _TWICE]
        # Ids of this round stay the same however often it is sent: the queue drops what it has.
        messages = [(event, event.id) for event in events] + [(event, f"{event.id}-again") for event in again]
        for start in range(0, len(messages), 100):
            await patiently(partial(_send, connection, messages[start : start + 100]))
        sent += len(messages)
        await asyncio.sleep(seconds / EVENTS_A_CASE)
    return sent


async def _send(connection: str, events: list[tuple[CaseEvent, str]]) -> None:
    # A client of its own each time: what a broken connection leaves behind mustn't hide what the broker does.
    messages = [
        ServiceBusMessage(event.model_dump_json(), message_id=message_id, session_id=event.case_id)
        for event, message_id in events
    ]
    async with (
        ServiceBusClient.from_connection_string(connection, retry_total=0) as client,
        client.get_queue_sender(QUEUE) as sender,
    ):
        await sender.send_messages(messages)


@dataclass
class User:
    """A person who doesn't give up: signs in again when the tokens have ended, and asks again when nobody answers.

    `longest` is how many seconds one request took until it was answered well.
    """

    portal: Portal
    name: str
    headers: dict[str, str] | None = None
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    longest: float = 0.0

    async def ask(self, method: str, path: str, body: Any = None, key: str | None = None) -> httpx.Response:
        began = time.monotonic()
        answer = await patiently(lambda: self._ask(method, path, body, key))
        self.longest = max(self.longest, time.monotonic() - began)
        return answer

    async def _ask(self, method: str, path: str, body: Any, key: str | None) -> httpx.Response:
        token = await self._signed_in()
        headers = token | ({"Idempotency-Key": key} if key else {})
        async with httpx.AsyncClient(base_url=f"{self.portal.url}/api/", headers=headers, timeout=20) as http:
            answer = await http.request(method, path, json=body)
        if answer.status_code == httpx.codes.UNAUTHORIZED and self.headers is token:
            # Only the token that was refused: another request may have a new one by now, and codes for signing in are
            # scarce (one each half minute).
            self.headers = None
        return checked(answer)

    async def _signed_in(self) -> dict[str, str]:
        async with self.turn:  # a one-time code works once: let the others wait for whoever signs in
            if self.headers is None:
                self.headers = dict((await sign_in(self.portal.identity_url, self.name)).headers)
            return self.headers

    async def accept_terms(self) -> None:
        terms = (await self.ask("GET", "me")).json()["terms"]
        if terms["acceptedVersion"] != terms["currentVersion"]:
            await self.ask("POST", "terms-acceptances", {"version": terms["currentVersion"]}, str(uuid.uuid4()))


async def update_all(user: User, references: Sequence[str], comments: Sequence[str], seconds: float) -> None:
    """Send an update with each of `comments`, over `seconds` or longer, several at once, each under one key."""
    waiting = list(enumerate(comments))

    async def work() -> None:
        while waiting:
            place, comment = waiting.pop()
            body = {"reason": "other", "comment": comment}
            await user.ask("POST", f"cases/{references[place % len(references)]}/updates", body, str(uuid.uuid4()))
            await asyncio.sleep(seconds / len(comments) * _AT_ONCE)

    await asyncio.gather(*(work() for _ in range(_AT_ONCE)))


async def export_all(user: User, count: int, seconds: float) -> list[str]:
    """Ask for `count` exports over `seconds`; return their ids."""
    ids = []
    for number in range(count):
        wanted = {"view": {"status": "all"}, "format": "csv" if number % 2 else "xlsx"}
        ids.append((await user.ask("POST", "exports", wanted, str(uuid.uuid4()))).json()["id"])
        await asyncio.sleep(seconds / count)
    return ids
