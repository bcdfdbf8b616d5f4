"""A file has arrived: scan that very version, move it if it is clean, and record what was decided.

All that comes through quarantine comes through here. What a file is for, and so what follows from a verdict, is the
matter of its `Recipient`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, Protocol

from shared.kernel.logs import log
from shared.kernel.promises import Promise
from shared.kernel.telemetry import Kind, lasted, span
from shared.uploads.judging import expected, judge
from shared.uploads.model import Refusal, UploadFile
from shared.uploads.scanning.defender import Report
from shared.uploads.scanning.model import Clean, Refused, ScanLimits, Undecided, Verdict
from shared.uploads.services import UploadServices
from shared.uploads.states import TO_SCAN, FileState

_LEAVES_NOTHING = frozenset({FileState.REFUSED, FileState.CANCELLED})


class Move(NamedTuple):
    """The state that a file goes into, and what else is known of it then."""

    state: FileState
    changes: dict[str, object]


class Awaited(NamedTuple):
    """A file that somebody waits for; `traceparent` is of the act that sent it."""

    file: UploadFile
    traceparent: str | None = None


Step = Callable[[UploadFile, datetime], Move | None]


class Recipient(Protocol):
    """What files in quarantine are for: uploads to cases, tickets of the helpdesk, documents that staff publish."""

    @property
    def uploads(self) -> UploadServices: ...

    @property
    def limits(self) -> ScanLimits: ...

    async def move(self, name: str, step: Step) -> Awaited | None:
        """Move a file as `step` says, with what follows in the same batch; None from `step` changes nothing.

        Return the file as it is then, or None if nothing waits for it.
        """
        ...


async def scan_arrival(name: str, recipient: Recipient) -> None:
    """Scan the quarantined blob `name`, whoever says that it arrived, and however often.

    A file that has its verdict, was cancelled or isn't known has no business in quarantine: it is deleted.
    """
    uploads = recipient.uploads
    arrived = await uploads.blobs.arrived(name)
    if arrived is None:
        return
    begun = await recipient.move(name, _begun)
    if begun is None or begun.file.state is not FileState.SCANNING:
        await uploads.blobs.discard(name, arrived)
        return
    file = begun.file
    if file.attempts == 1 and await uploads.waits_for_report(name, arrived):
        return  # the report will bring us back, else the watchdog
    # The event that led here says nothing of the act that sent the file.
    facts = {"recourse.file.size": arrived.size, "recourse.attempt": file.attempts}
    with span("scan file", Kind.CONSUMER, parent=begun.traceparent, attributes=facts) as scan:
        verdict, scanned = await judge(name, arrived, expected(file), recipient.limits, uploads)
        scan.note({"recourse.verdict": _word(verdict)})
        await _record(name, verdict, recipient)
    if isinstance(verdict, Undecided):
        return
    lasted(Promise.VERDICT, (uploads.clock() - arrived.at).total_seconds())
    if scanned:
        await uploads.blobs.discard(name, scanned)


async def record_report(name: str, etag: str, report: Report, recipient: Recipient) -> None:
    """Keep Defender's report on one version, then decide about whatever lies there now."""
    uploads = recipient.uploads
    if uploads.reports is None:
        return  # another engine scans here: what Defender thinks changes nothing
    await uploads.reports.keep(name, etag, report, uploads.clock())
    await scan_arrival(name, recipient)


def _begun(file: UploadFile, now: datetime) -> Move | None:
    if file.state not in TO_SCAN:
        return None
    return Move(FileState.SCANNING, {"attempts": file.attempts + 1, "arrived_at": file.arrived_at or now})


async def _record(name: str, verdict: Verdict, recipient: Recipient) -> None:
    """Record the verdict. A file that was cancelled during its scan stays so, and leaves nothing behind."""
    recorded = await recipient.move(name, lambda file, _: _decided(verdict) if file.state in TO_SCAN else None)
    if recorded is None or recorded.file.state in _LEAVES_NOTHING:
        await recipient.uploads.blobs.remove(name)
    if recorded:
        _log(recorded.file, verdict)


def _decided(verdict: Verdict) -> Move:
    match verdict:
        case Clean():
            return Move(FileState.CLEAN, {"media_type": verdict.media_type})
        case Refused():
            return Move(FileState.REFUSED, {"refusal": Refusal.of(verdict)})
        case Undecided():
            return Move(FileState.DELAYED, {})


def _word(verdict: Verdict) -> str:
    return verdict.code if isinstance(verdict, Refused) else type(verdict).__name__.lower()


def _log(file: UploadFile, verdict: Verdict) -> None:
    reason = verdict.code if isinstance(verdict, Refused) else getattr(verdict, "reason", "")
    detail = verdict.detail if isinstance(verdict, Refused) else ""
    level = logging.WARNING if isinstance(verdict, Undecided) else logging.INFO
    log("scanned", level=level, file=file.id, state=file.state, reason=reason, detail=detail, attempt=file.attempts)
