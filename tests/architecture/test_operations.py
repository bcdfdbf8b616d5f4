"""What wakes somebody up has a page that says what to do, and what the workbook asks for is there to be asked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from shared.kernel.promises import Promise
from tests.servers import ROOT

_RUNBOOKS = (ROOT / "docs" / "operations.md").read_text()
_OBSERVABILITY = (ROOT / "docs" / "observability.md").read_text()
_ALERTS = ROOT / "infra" / "bicep" / "modules" / "alerts.bicep"
_WORKBOOK: dict[str, Any] = json.loads((ROOT / "infra" / "bicep" / "workbook.json").read_text())
_QUERIES = {item["name"]: item["content"]["query"] for item in _WORKBOOK["items"] if "query" in item["content"]}


def alerts() -> list[str]:
    """Return the alerts' names: of resources, and of the rows that a loop makes resources of."""
    bicep = _ALERTS.read_text()
    return [*re.findall(r"name: '([a-z-]+)-\$\{token\}'", bicep), *re.findall(r"\{ name: '([a-z-]+)', severity", bicep)]


def test_there_are_alerts() -> None:
    assert {"dead-letters", "stuck-uploads", "server-errors", "budget"} <= set(alerts())


@pytest.mark.parametrize("alert", alerts())
def test_an_alert_has_its_runbook(alert: str) -> None:
    assert f"\n## `{alert}`\n" in _RUNBOOKS


def test_a_runbook_belongs_to_an_alert() -> None:
    assert set(re.findall(r"\n## `([a-z-]+)`\n", _RUNBOOKS)) == set(alerts())


@pytest.mark.parametrize("event", sorted(set(re.findall(r'"event":"([a-z-]+)"', _RUNBOOKS + json.dumps(_QUERIES)))))
def test_an_event_that_is_searched_for_is_logged_somewhere(event: str) -> None:
    assert any(f'"{event}"' in file.read_text() for file in _code())


def _code() -> list[Path]:
    return [file for folder in ("shared", "functions") for file in (ROOT / folder).rglob("*.py")]


@pytest.mark.parametrize("promise", Promise)
def test_a_promise_is_in_the_workbook_and_explained(promise: Promise) -> None:
    assert any(f'"recourse.{promise.label}"' in query for query in _QUERIES.values())
    assert f"`recourse.{promise.label}`" in _OBSERVABILITY


def test_the_workbook_asks_for_no_metric_that_nobody_records() -> None:
    asked = set(re.findall(r'name == "recourse\.([a-z_]+)"', "\n".join(_QUERIES.values())))
    assert asked == {promise.label for promise in Promise}
