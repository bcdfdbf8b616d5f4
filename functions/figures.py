"""Keeps the dashboard's figures in step with the cases, and counts them anew every night."""

from __future__ import annotations

from typing import Any

import azure.functions as func

from functions.edge.feed import on_changes
from functions.edge.timer import on_timer
from shared.insight import keeping, nightly
from shared.kernel.logs import log
from shared.wiring import Services

blueprint = func.Blueprint()  # type: ignore[no-untyped-call]


@on_changes(blueprint, "cases", from_beginning=True)
async def keep_figures(wired: Services, changes: list[dict[str, Any]]) -> None:
    """Let the figures follow the cases; from the first case on, so that those loaded before are counted as well."""
    await keeping.keep_figures(changes, wired.insight.store)


@on_timer(blueprint, "0 10 2 * * *")
async def recount_figures(wired: Services) -> None:
    """Count anew, heal what had drifted, then put together the figures of the whole scheme."""
    log("figures-recounted", drifted=await nightly.recount_all(wired.insight))
    await nightly.build_scheme_figures(wired.insight)
