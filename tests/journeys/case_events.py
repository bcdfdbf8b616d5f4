"""What a test says on behalf of the case system, and what it hears there."""

from __future__ import annotations

import subprocess
import sys
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import orjson
from azure.servicebus import ServiceBusMessage
from azure.servicebus.aio import ServiceBusClient
from azure.servicebus.exceptions import OperationTimeoutError

from local.cli.ports import Ports
from local.cli.servers import app_settings
from shared.handback.model import QUEUE as PORTAL_UPDATES
from shared.intake.events import QUEUE as CASE_EVENTS
from tests.portal import Portal
from tests.servers import ROOT


def settings_of(portal: Portal) -> dict[str, str]:
    return app_settings(Ports(**portal.ports), "financial")


@asynccontextmanager
async def bus(portal: Portal) -> AsyncIterator[ServiceBusClient]:
    async with ServiceBusClient.from_connection_string(settings_of(portal)["RECOURSE_SERVICEBUS"]) as client:
        yield client


async def tell(client: ServiceBusClient, *events: dict[str, Any] | bytes, case_id: str) -> None:
    """Put `events` on the queue, in this order; garbage is bytes."""
    messages = [
        ServiceBusMessage(
            event if isinstance(event, bytes) else orjson.dumps(event), message_id=str(uuid.uuid4()), session_id=case_id
        )
        for event in events
    ]
    async with client.get_queue_sender(CASE_EVENTS) as sender:
        await sender.send_messages(messages)


def upserted(case_id: str, reference: str, version: int, **changes: Any) -> dict[str, Any]:
    case = {
        "businessId": "brackenhall-bank",
        "complaintIssue": "Charges and fees",
        "productType": "Current account",
        "caseStage": "Investigation",
        "caseProgress": "Waiting to be allocated",
        "enquiryDate": "2026-11-02",
        "title": "Charges and fees",
    }
    return {
        "kind": "case-upserted",
        "id": f"{case_id}-{version}",
        "at": "2026-11-20T09:00:00Z",
        "organisationId": "brackenhall",
        "caseId": case_id,
        "caseReference": reference,
        "version": version,
        "case": case | changes,
    }


def message(case_id: str, reference: str, text: str) -> dict[str, Any]:
    return {
        "kind": "message-posted",
        "id": f"{case_id}-{text}",
        "at": "2026-11-20T10:00:00Z",
        "organisationId": "brackenhall",
        "caseId": case_id,
        "caseReference": reference,
        "businessId": "brackenhall-bank",
        "message": {"id": f"{case_id}-{text}-message", "sender": "Abi Oyelaran", "text": text},
    }


async def heard(client: ServiceBusClient, business_id: str) -> list[dict[str, Any]]:
    """Return, and take away, what the portal has said about cases of this business."""
    found: list[dict[str, Any]] = []
    try:
        async with client.get_queue_receiver(PORTAL_UPDATES, session_id=business_id, max_wait_time=2) as receiver:
            while messages := await receiver.receive_messages(100, max_wait_time=2):
                for each in messages:
                    found.append(orjson.loads(b"".join(each.body)))
                    await receiver.complete_message(each)
    except OperationTimeoutError:
        return found
    return found


@contextmanager
def case_system(portal: Portal, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """Have the stand-in for the case system at work beside the portal."""
    command = [sys.executable, "-m", "local.case_system", "--data", str(portal.data / "case-system"), *options]
    process = subprocess.Popen(command, cwd=ROOT, env=settings_of(portal))
    try:
        yield process
    finally:
        if process.poll() is None:  # a test may have killed it
            process.terminate()
            assert process.wait(20) == 0
