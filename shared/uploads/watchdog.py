"""What looks after files whose scan is overdue, and gives up those that never came, whatever they are for."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from shared.kernel.logs import log
from shared.uploads.model import Refusal
from shared.uploads.scanning.model import Objection
from shared.uploads.scanning.reasons import refusal

MOST_A_VISIT = 20  # items; the rest wait a minute, so that a visit ends within the host's five
NEVER_ARRIVED = Refusal.of(refusal(Objection("file-never-arrived")))


async def look_after(due: list[tuple[str, str]], visit: Callable[[str, str], Awaitable[None]]) -> int:
    """Visit each item of `due` (organisation id, item id), and return how many there were."""
    for organisation_id, item_id in due:
        try:
            await visit(organisation_id, item_id)
        except Exception as error:  # noqa: BLE001  one item's trouble mustn't keep the others waiting
            log("files-not-looked-after", level=logging.ERROR, exc_info=error, item=item_id)
    return len(due)
