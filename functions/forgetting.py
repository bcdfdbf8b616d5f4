"""Forgets people who were removed. The names of these functions are what the alert `failed-purge` looks for."""

from __future__ import annotations

import azure.functions as func

from functions.edge.queue import on_queue
from shared.administration.model import FORGETTING, ForgettingDue
from shared.wiring import Services

blueprint = func.Blueprint()  # type: ignore[no-untyped-call]


@on_queue(blueprint, FORGETTING)
async def forget_person(wired: Services, message: ForgettingDue) -> None:
    """Do one slice of forgetting somebody."""
    await wired.forgetting.forget(message)
