"""Declares reactions to the change feed: retried for as long as a dependency is away, with poison set aside.

In Azure an exception without a retry policy skips the whole batch, silently. So the policy is "for ever", and only a
dependency that is away is allowed to reach it; any other failure is narrowed down to the change that causes it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any

import azure.functions as func

from functions.edge.poison import react
from functions.edge.tracing import invocation, origins
from shared.kernel.telemetry import Attributes, Kind, Span
from shared.wiring import Services, services

Change = dict[str, Any]
Reaction = Callable[[Services, list[Change]], Awaitable[None]]
CONNECTION = "RECOURSE_COSMOS"
DATABASE = "%RECOURSE_COSMOS_DATABASE%"
SOURCES: list[str] = []


def source_of(container: str) -> str:
    """Return the name under which changes of `container` are parked."""
    return f"feed:{container}"


def on_changes(
    blueprint: func.Blueprint, container: str, *, from_beginning: bool = False
) -> Callable[[Reaction], Reaction]:
    """Register an idempotent `async def reaction(services, changes)`; its name keeps its place in the feed.

    A new reaction begins with the next change, or with `from_beginning` at the oldest.
    """

    def register(reaction: Reaction) -> Reaction:
        if source_of(container) not in SOURCES:
            SOURCES.append(source_of(container))

        # The Functions worker matches this very signature to the binding.
        async def endpoint(documents: func.DocumentList) -> None:
            changes = [dict(document) for document in documents]
            with _span(reaction, container, changes):
                await react(reaction, source_of(container), changes, await services())

        trigger = blueprint.cosmos_db_trigger(
            arg_name="documents",
            connection=CONNECTION,
            database_name=DATABASE,
            container_name=container,
            lease_container_name="leases",
            lease_container_prefix=reaction.__name__,
            max_items_per_invocation=100,
            feed_poll_delay=500,
            start_from_beginning=from_beginning,  # type: ignore[arg-type]  # a flag, whatever the stub says
        )
        for_ever = blueprint.retry(
            strategy="exponential_backoff",
            max_retry_count="-1",
            minimum_interval="00:00:01",
            maximum_interval="00:01:00",
        )
        blueprint.function_name(reaction.__name__)(trigger(for_ever(endpoint)))
        return reaction

    return register


def _span(reaction: Reaction, container: str, changes: list[Change]) -> AbstractContextManager[Span]:
    parent, links = origins(changes)
    facts: Attributes = {
        "recourse.function": reaction.__name__,
        "recourse.feed": container,
        "messaging.batch.message_count": len(changes),
    }
    return invocation(reaction.__name__, Kind.CONSUMER, parent=parent, links=links, attributes=facts)
