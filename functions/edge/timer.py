"""Declares timers: a schedule, and a handler that gets the services and a correlation id of its own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import azure.functions as func

from functions.edge.tracing import invocation
from functions.edge.unquoted import quoting_nothing
from shared.kernel.ids import new_id
from shared.kernel.logs import correlation_id
from shared.wiring import Services, services

Handler = Callable[[Services], Awaitable[None]]


def on_timer(blueprint: func.Blueprint, schedule: str) -> Callable[[Handler], Handler]:
    """Register `async def handler(services: Services) -> None` for `schedule`, six fields of NCRONTAB in UTC."""

    def register(handler: Handler) -> Handler:
        # The Functions worker matches this very signature to the binding.
        async def endpoint(timer: func.TimerRequest) -> None:  # noqa: ARG001  the binding's name
            correlation_id.set(new_id())
            facts = {"recourse.function": handler.__name__}
            with quoting_nothing(), invocation(handler.__name__, attributes=facts):
                await handler(await services())

        trigger = blueprint.timer_trigger(arg_name="timer", schedule=schedule)
        blueprint.function_name(handler.__name__)(trigger(endpoint))
        return handler

    return register
