"""Service Bus's troubles in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from shared.kernel.errors import Unavailable


@contextmanager
def translated() -> Iterator[None]:
    """Turn what passes by itself into `Unavailable`; a queue that doesn't exist or isn't ours stays unforeseen."""
    from azure.core.exceptions import ServiceRequestError
    from azure.servicebus import exceptions as bus

    passing = (
        bus.OperationTimeoutError,
        bus.ServiceBusCommunicationError,
        bus.ServiceBusConnectionError,
        bus.ServiceBusQuotaExceededError,
        bus.ServiceBusServerBusyError,
        ServiceRequestError,
        OSError,
    )
    try:
        yield
    except passing as error:
        raise Unavailable("queues-unavailable", "The queues are busy. Nothing was lost.", retry_after=2) from error
