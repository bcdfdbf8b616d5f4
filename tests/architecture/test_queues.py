"""Rules that hold for every queue, now and later."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import function_app  # noqa: F401  fills the tables
from functions.edge.feed import SOURCES
from functions.edge.queue import COLLECTED, CONSUMERS, Consumer

_ROOT = Path(__file__).parents[2]
_DECLARED = {
    queue["name"]: queue for queue in json.loads((_ROOT / "infra" / "bicep" / "queues.json").read_text())["queues"]
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


@pytest.mark.parametrize("source", [*_DECLARED, *SOURCES])
def test_staff_see_a_queue_or_feed_by_a_name_in_words(source: str) -> None:
    names = (_ROOT / "web" / "src" / "features" / "operations" / "sources.ts").read_text()
    assert re.search(rf'^  "?{source}"?: "[A-Z]', names, re.MULTILINE)
