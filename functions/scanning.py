"""Scans what arrives in quarantine, tries again what had no verdict, and cleans up what was left behind."""

from __future__ import annotations

import asyncio

import azure.functions as func

from functions.edge.arrival import Arrival
from functions.edge.queue import on_queue
from functions.edge.timer import on_timer
from functions.edge.tracing import invocation
from functions.edge.unquoted import quoting_nothing
from shared.helpdesk.arrivals import TicketRecipient
from shared.helpdesk.model import SCREENSHOTS
from shared.kernel.ids import new_id
from shared.kernel.logs import correlation_id, log
from shared.kernel.telemetry import Kind
from shared.publishing.arrivals import PublicationRecipient
from shared.publishing.model import PUBLISHED_FILES
from shared.uploads.arrivals import UploadRecipient
from shared.uploads.events import RESULTS, ScanResult
from shared.uploads.upkeep import clean_abandoned, retry_delayed
from shared.uploads.verdicts import Recipient, record_report, scan_arrival
from shared.wiring import Services, services

blueprint = func.Blueprint()  # type: ignore[no-untyped-call]
CONNECTION = "RECOURSE_QUARANTINE"
# The host hands over 16 messages at once; so many scans would need more memory than an instance has.
_AT_ONCE = asyncio.Semaphore(4)


# Event Grid, because Flex Consumption loads no other blob trigger.
@blueprint.function_name("scan_upload")
@blueprint.blob_trigger(
    arg_name="arrival",
    path="quarantine/{organisation}/{upload}/{file}",
    connection=CONNECTION,
    source=func.BlobSource.EVENT_GRID,
)
async def scan_upload(arrival: Arrival) -> None:
    """Scan one file. Raises when even "delayed" can't be recorded: the delivery is repeated."""
    correlation_id.set(new_id())
    with quoting_nothing(), invocation("scan_upload", Kind.CONSUMER, attributes={"recourse.function": "scan_upload"}):
        wired = await services()
        async with _AT_ONCE:
            await scan_arrival(arrival.name, _recipient(arrival.name, wired))


@on_queue(blueprint, RESULTS)
async def take_scan_result(wired: Services, message: ScanResult) -> None:
    """Keep what Defender for Storage found, and decide about the file."""
    correlation_id.set(new_id())
    async with _AT_ONCE:
        recipient = _recipient(message.blob, wired)
        await record_report(message.blob, message.data.etag, message.report, recipient)


@on_timer(blueprint, "15 * * * * *")
async def retry_delayed_scans(wired: Services) -> None:
    """Look after uploads whose scan is overdue or delayed."""
    if looked_after := await retry_delayed(wired.uploads):
        log("delayed-scans-looked-after", uploads=looked_after)


@on_timer(blueprint, "0 20 * * * *")
async def clean_abandoned_uploads(wired: Services) -> None:
    """Give up what nobody has touched for a day."""
    if cleaned := await clean_abandoned(wired.uploads):
        log("abandoned-uploads-cleaned", uploads=cleaned)


def _recipient(name: str, wired: Services) -> Recipient:
    """Return what a blob is for, which the prefix of its name tells."""
    if SCREENSHOTS.has(name):
        return TicketRecipient(wired.helpdesk)
    if PUBLISHED_FILES.has(name):
        return PublicationRecipient(wired.publishing)
    return UploadRecipient(wired.uploads)
