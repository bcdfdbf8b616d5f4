"""What the scheme's case system says, in the order in which it says it about each case."""

from __future__ import annotations

import azure.functions as func

from functions.edge.queue import on_queue
from shared.intake.events import QUEUE, CaseEvent
from shared.kernel.promises import Promise
from shared.wiring import Services

blueprint = func.Blueprint()  # type: ignore[no-untyped-call]


@on_queue(blueprint, QUEUE, sessions=True, promise=Promise.INTAKE)
async def apply_case_event(wired: Services, message: CaseEvent) -> None:
    """Make the event count once."""
    await wired.intake.apply(message)
