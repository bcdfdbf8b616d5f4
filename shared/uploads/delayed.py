"""Scans that have had no verdict for so long that staff must hear of them."""

from __future__ import annotations

from typing import Any

from shared.uploads.model import Upload
from shared.uploads.states import TO_SCAN
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem


def delayed_scan(item: dict[str, Any]) -> WorkItem | None:
    """Return the work that an upload means: open while a file of which staff heard still has no verdict."""
    upload = Upload.from_item(item)
    told = [file for file in upload.files if file.told_staff]
    if not told:
        return None
    waiting = [file for file in told if file.state in TO_SCAN]
    return WorkItem(
        id=upload.id,
        kind=WorkKind.DELAYED_SCAN,
        organisation_id=upload.organisation_id,
        case_reference=upload.case_reference,
        what=f"Upload {upload.number}: {len(told)} of {len(upload.files)} files waited too long for their scan",
        since=min(file.arrived_at or file.since for file in told),
        state="open" if waiting else "done",
    )
