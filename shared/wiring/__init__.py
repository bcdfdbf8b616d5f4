"""Builds what the app works with, once a worker."""

from __future__ import annotations

import asyncio

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
        _building = asyncio.create_task(build(settings(), utc_now))
    return await asyncio.shield(_building)
