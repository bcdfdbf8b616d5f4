"""Is the portal alive, and can it reach what it needs? For probes, load balancers and people."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.kernel.errors import RecourseError, Unavailable
from shared.kernel.model import Model
from shared.kernel.principal import Permission

routes = Routes("health")
_PATIENCE = 3.0  # seconds for each dependency


class Health(Model):
    """`dependencies` maps a name to `ready` or the reason why it isn't."""

    status: str
    dependencies: dict[str, str] = Field(default_factory=dict)


@routes.get("health", permission=Permission.PUBLIC)
async def health(_call: Call) -> Health:
    """Alive: the process answers. Asks nothing of anybody."""
    return Health(status="alive")


@routes.get("health/ready", permission=Permission.PUBLIC)
async def health_ready(call: Call) -> Health:
    """Ready: each dependency answers. 503 with each one's state when any doesn't."""
    checks = call.services.readiness()
    states = dict(zip(checks, await asyncio.gather(*(_state(check) for check in checks.values())), strict=True))
    if any(state != "ready" for state in states.values()):
        raise Unavailable("not-ready", "A dependency doesn't answer.", retry_after=5, dependencies=states)
    return Health(status="ready", dependencies=states)


async def _state(check: Awaitable[object]) -> str:
    try:
        await asyncio.wait_for(check, _PATIENCE)
    except TimeoutError:
        return "no answer in time"
    except RecourseError as error:
        return error.code
    return "ready"
