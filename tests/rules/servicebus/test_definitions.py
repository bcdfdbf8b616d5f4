from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from local.servicebus.definitions import DefinitionError, QueueDefinition, load_queues, parse_queues
from local.servicebus.durations import parse_duration
from tests.servers import ROOT


def test_a_queue_needs_only_a_name() -> None:
    assert parse_queues({"queues": [{"name": "a"}]}) == [QueueDefinition("a")]


def test_every_property_is_read() -> None:
    entry = {
        "name": "a",
        "lockDuration": "PT1S",
        "maxDeliveryCount": 3,
        "requiresDuplicateDetection": True,
        "duplicateDetectionHistoryTimeWindow": "PT10M",
        "requiresSession": True,
        "defaultMessageTimeToLive": "P14D",
        "deadLetteringOnMessageExpiration": True,
    }
    fortnight = 14 * 86_400_000
    assert parse_queues({"queues": [entry]}) == [QueueDefinition("a", 1000, 3, True, 600_000, True, fortnight, True)]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ([], "queues-missing"),
        ({"queues": []}, "queues-missing"),
        ({"queues": ["a"]}, "queue-not-object"),
        ({"queues": [{}]}, "queue-name-invalid"),
        ({"queues": [{"name": "a b"}]}, "queue-name-invalid"),
        ({"queues": [{"name": "a"}, {"name": "A"}]}, "queue-repeated"),
        ({"queues": [{"name": "a", "lockTime": "PT1M"}]}, "queue-property-unknown"),
        ({"queues": [{"name": "a", "lockDuration": "PT0.5S"}]}, "queue-property-invalid"),
        ({"queues": [{"name": "a", "lockDuration": "PT5M1S"}]}, "queue-property-invalid"),
        ({"queues": [{"name": "a", "lockDuration": 60}]}, "queue-property-invalid"),
        ({"queues": [{"name": "a", "maxDeliveryCount": 0}]}, "queue-property-invalid"),
        ({"queues": [{"name": "a", "requiresSession": "yes"}]}, "queue-property-invalid"),
        ({"queues": [{"name": "a", "duplicateDetectionHistoryTimeWindow": "P8D"}]}, "queue-property-invalid"),
    ],
)
def test_a_wrong_file_is_refused_with_a_code(document: Any, code: str) -> None:
    with pytest.raises(DefinitionError) as refusal:
        parse_queues(document)
    assert refusal.value.code == code


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="queues-unreadable"):
        load_queues(tmp_path / "none.json")


def test_a_file_that_is_no_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "queues.json"
    path.write_text("{")
    with pytest.raises(DefinitionError, match="queues-not-json"):
        load_queues(path)


def test_the_deployed_queues_can_be_served() -> None:
    names = {queue.name for queue in load_queues(ROOT / "infra/bicep/queues.json")}
    assert {"case-events", "portal-updates", "exports", "notifications"} <= names


@pytest.mark.parametrize(("text", "expected"), [("PT1M", 60_000), ("P1DT1H", 90_000_000), ("PT1.5S", 1500)])
def test_durations_are_read(text: str, expected: int) -> None:
    assert parse_duration(text) == expected


@pytest.mark.parametrize("text", ["", "P", "PT", "1M", "P1Y", "PT-1S", "P1DT"])
def test_other_texts_are_no_durations(text: str) -> None:
    with pytest.raises(ValueError, match="duration"):
        parse_duration(text)
