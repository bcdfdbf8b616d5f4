"""Receives what users did. A message is complete only when it and its answer are in the memory."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from shared.handback.model import QUEUE, PortalUpdate

if TYPE_CHECKING:
    from azure.servicebus.aio import ServiceBusClient, ServiceBusReceiver

Hear = Callable[[PortalUpdate], Awaitable[None]]
_UPDATE: TypeAdapter[PortalUpdate] = TypeAdapter(PortalUpdate)
_PATIENCE = 5  # seconds to wait for a session, or for more of one
_PAUSE = 1.0  # seconds after the queue was away


async def listen(client: ServiceBusClient, hear: Hear) -> None:
    """Take session after session, for ever. A queue that is away for a while is waited for."""
    from azure.servicebus import NEXT_AVAILABLE_SESSION
    from azure.servicebus.exceptions import OperationTimeoutError, ServiceBusError

    while True:
        receiver = client.get_queue_receiver(QUEUE, session_id=NEXT_AVAILABLE_SESSION, max_wait_time=_PATIENCE)
        try:
            async with receiver:
                await _work_through(receiver, hear)
        except OperationTimeoutError:
            continue  # no session has anything to say
        except (ServiceBusError, OSError) as error:
            print(f"the portal's queue is away: {type(error).__name__}", flush=True)
            await asyncio.sleep(_PAUSE)


async def _work_through(receiver: ServiceBusReceiver, hear: Hear) -> None:
    while messages := await receiver.receive_messages(20, max_wait_time=1):
        for message in messages:
            try:
                update = _UPDATE.validate_json(b"".join(message.body))
            except ValidationError as error:
                await receiver.dead_letter_message(message, reason="message-invalid", error_description=str(error))
            else:
                await hear(update)
                await receiver.complete_message(message)
