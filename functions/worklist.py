"""Keeps what staff look cases and work up by: the references of all organisations, and the worklist."""

from __future__ import annotations

from typing import Any

import azure.functions as func

from functions.edge.feed import on_changes
from shared.challenges.waiting import waiting_challenge
from shared.confidentiality.work import confidentiality_asked
from shared.publishing.work import refused_publication
from shared.references.keeping import keep_references
from shared.requests.waiting import more_time_asked
from shared.suppression.work import suppression_asked
from shared.uploads.delayed import delayed_scan
from shared.wiring import Services
from shared.worklist.keeping import Projection, keep_work

blueprint = func.Blueprint()  # type: ignore[no-untyped-call]

PROJECTIONS: dict[str, Projection] = {  # by the type of the stored item
    "challenge": waiting_challenge,
    "document": confidentiality_asked,
    "publication": refused_publication,
    "request": more_time_asked,
    "update": suppression_asked,
    "upload": delayed_scan,
}


@on_changes(blueprint, "cases", from_beginning=True)
async def keep_for_staff(wired: Services, changes: list[dict[str, Any]]) -> None:
    """Let each case be found by its references, put what changes mean for staff on the worklist, take off what is done.

    From the first case on, so that those loaded before are found too. Both are harmless to repeat, so one walk of the
    feed serves them.
    """
    await keep_references(changes, wired.references)
    await keep_work(changes, PROJECTIONS, wired.work)
