"""Rules that hold for every queue, now and later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import function_app  # noqa: F401  fills the tables
from functions.edge.queue import COLLECTED, CONSUMERS, Consumer

_DECLARED = {
    queue["name"]: queue
    for queue in json.loads((Path(__file__).parents[2] / "infra" / "bicep" / "queues.json").read_text())["queues"]
}

each_consumer = pytest.mark.parametrize("consumer", CONSUMERS, ids=lambda consumer: consumer.queue)


def test_the_dead_letters_of_every_queue_are_brought_where_staff_see_them() -> None:
    assert sorted(COLLECTED) == sorted(_DECLARED)


@each_consumer
def test_a_handler_serves_a_queue_that_exists_as_it_is(consumer: Consumer) -> None:
    assert _DECLARED[consumer.queue].get("requiresSession", False) is consumer.sessions


@each_consumer
def test_a_handler_states_the_type_of_its_message(consumer: Consumer) -> None:
    assert consumer.adapter.json_schema()


@pytest.mark.parametrize("queue", [name for name in _DECLARED if name != "email-reports"])
def test_a_queue_that_the_outbox_feeds_drops_duplicates(queue: str) -> None:
    """The relay sends again after a crash; `email-reports` is fed by Event Grid, whose repeats change nothing."""
    assert _DECLARED[queue]["requiresDuplicateDetection"]
