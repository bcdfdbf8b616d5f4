"""A firm with people and a case for one test, the queues it looks into, and a clock that it can turn."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import orjson
from azure.servicebus.aio import ServiceBusClient, ServiceBusReceiver

from functions.edge.delivery import Delivery
from functions.edge.queue import CONSUMERS, Consumer
from shared.accounts.model import Account
from shared.cases.model import Case
from shared.kernel.principal import Principal, Role
from shared.notifications.catalogue import CATALOGUE
from shared.notifications.kinds import Kind
from shared.notifications.model import Notice
from shared.wiring import Services
from tests.sample_cases import a_case

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)


class Clock:
    """Stands still until it is turned."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, by: timedelta) -> None:
        self.now += by


def consumer_of(queue: str) -> Consumer:
    import function_app  # noqa: F401  fills the table

    return next(consumer for consumer in CONSUMERS if consumer.queue == queue)


def delivery(queue: str, body: Any, *, attempt: int = 1, message_id: str | None = None) -> Delivery:
    return Delivery(
        queue=queue,
        message_id=message_id or str(uuid.uuid4()),
        body=body if isinstance(body, bytes) else orjson.dumps(body),
        session_id=None,
        correlation_id="test",
        attempt=attempt,
        deliveries=1,
        dead_reason="MaxDeliveryCountExceeded",
        dead_details="",
    )


@dataclass
class Firm:
    """An organisation of its own for each test, so that tests don't see one another's data."""

    wired: Services
    clock: Clock
    id: str = field(default_factory=lambda: f"firm-{uuid.uuid4()}")

    async def person(self, *roles: Role, **changes: Any) -> Account:
        user_id = str(uuid.uuid4())
        account = Account(
            id=user_id,
            organisation_id=self.id,
            audit_id=f"audit-{user_id}",
            name="Priya Nair",
            email=changes.pop("email", f"{user_id}@brackenhall.example"),
            roles=roles or (Role.CASEWORKER,),
            business_ids=("bank",),
            **changes,
        )
        await self.wired.accounts._accounts.upsert(account.to_item())
        return account

    async def case(self, owner: Account | None = None, **changes: Any) -> Case:
        case = a_case(
            id=str(uuid.uuid4()),
            organisation_id=self.id,
            business_id="bank",
            business_case_owner_id=owner.id if owner else None,
            **changes,
        )
        await self.wired.cases._cases.upsert(case.to_item())
        return case

    def notice(self, kind: Kind, case: Case | None = None, **changes: Any) -> Notice:
        known = {
            "caseTitle": "Storm damage claim declined",
            "sender": "Abi Oyelaran",
            "exportName": "All open cases",
            "fileName": "Statements of J Doe.pdf",
            "reason": "It holds macros.",
            "due": "Mon 30 Nov",
            "what": "business file",
            "viewName": "Urgent ones",
            "viewId": "view-1",
            "uploadId": "upload-1",
            "cases": "12 cases",
            "fromName": "Tom Achebe",
            "assignedBy": "Priya Nair",
        }
        return Notice(
            id=str(uuid.uuid4()),
            kind=kind,
            organisation_id=self.id,
            case_reference=case.case_reference if case else None,
            facts={name: known[name] for name in CATALOGUE[kind].needed_facts},
            at=changes.pop("at", self.clock()),
            **changes,
        )


def principal(account: Account) -> Principal:
    return account.principal()


class Queues:
    """Looks into queues and empties them. Receivers stay open: each would cost a second to open and close."""

    def __init__(self, client: ServiceBusClient) -> None:
        self._client = client
        self._receivers: dict[str, ServiceBusReceiver] = {}

    async def drain(self, queue: str) -> list[dict[str, Any]]:
        """Return and remove what is visible now."""
        found: list[dict[str, Any]] = []
        receiver = await self._receiver(queue)
        while messages := await receiver.receive_messages(100, max_wait_time=0.3):
            found += [_seen(message) for message in messages]
            await asyncio.gather(*(receiver.complete_message(message) for message in messages))
        return found

    async def peek(self, queue: str) -> list[dict[str, Any]]:
        """Return what is there, scheduled messages included, and leave it. A queue shows a part of it at a time."""
        receiver, found, start = await self._receiver(queue), list[dict[str, Any]](), 1
        while messages := await receiver.peek_messages(250, sequence_number=start):
            found += [_seen(message) for message in messages]
            start = (messages[-1].sequence_number or 0) + 1
        return found

    async def close(self) -> None:
        for receiver in self._receivers.values():
            await receiver.close()

    async def _receiver(self, queue: str) -> ServiceBusReceiver:
        if queue not in self._receivers:
            self._receivers[queue] = self._client.get_queue_receiver(queue)
            await self._receivers[queue].__aenter__()
        return self._receivers[queue]


def _seen(message: Any) -> dict[str, Any]:
    body = orjson.loads(b"".join(message.body))
    properties = {name.decode(): value for name, value in (message.application_properties or {}).items()}
    return {"id": message.message_id, "body": body, "at": message.scheduled_enqueue_time_utc, **properties}


class Mailbox:
    """What the mail system of the test has kept."""

    def __init__(self, url: str) -> None:
        self._url = url

    async def to(self, address: str) -> list[dict[str, Any]]:
        async with httpx.AsyncClient(base_url=self._url) as http:
            mails: Sequence[dict[str, Any]] = (await http.get("/_mail.json")).json()
        return [mail for mail in mails if mail["headers"]["to"] == address]
