"""Builds what the app works with, once a worker."""

from __future__ import annotations

import asyncio
import gc

from shared.kernel.clock import utc_now
from shared.kernel.settings import settings
from shared.wiring.building import build
from shared.wiring.model import Services

__all__ = ["Services", "build", "services"]

_building: asyncio.Task[Services] | None = None


async def services() -> Services:
    """Return the worker's services, built on its event loop by whoever asks first."""
    global _building  # noqa: PLW0603  one a worker, by design
    if _building is None or (_building.done() and _building.exception()):
        _building = asyncio.create_task(_built())
    return await asyncio.shield(_building)


async def _built() -> Services:
    built = await build(settings(), utc_now)
    # Modules, models and clients are here for the worker's life: collections needn't walk them for each page of cases.
    gc.freeze()
    return built
