"""`python -m local.events`, by the app's settings: runs until SIGTERM."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal

from azure.storage.blob.aio import BlobServiceClient

from local.events.arrivals import Announcer
from shared.clients.servicebus import ServiceBus, open_namespace
from shared.kernel.settings import settings


async def main() -> None:
    to = settings()
    assert to.quarantine, "a laptop reaches its storage by connection string"  # noqa: S101  never deployed
    run = asyncio.current_task()
    if run:
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, run.cancel)
    # We look again by ourselves: a retry of the SDK's would only make us late.
    async with BlobServiceClient.from_connection_string(to.quarantine.get_secret_value(), retry_total=0) as service:
        bus = ServiceBus(lambda: open_namespace(to.servicebus, to.servicebus_namespace))
        await Announcer(service.get_container_client("quarantine"), bus).run()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    with contextlib.suppress(asyncio.CancelledError, KeyboardInterrupt):
        asyncio.run(main())
