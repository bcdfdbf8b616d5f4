"""Timer triggers behave as on the real host."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.contracts.host.hosts import RunningHost, StartHost, wait_until

Seen = Callable[..., list[dict[str, Any]]]
NEVER = "0 0 4 1 1 *"


@pytest.fixture
def seen(tmp_path: Path) -> Seen:
    def read(*names: str) -> list[dict[str, Any]]:
        path = tmp_path / "seen"
        lines = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
        return [line for line in lines if line["name"] in names]

    return read


@pytest.fixture
def timers(start_host: StartHost, tmp_path: Path) -> Callable[..., RunningHost]:
    def starter(every: str = NEVER, **options: object) -> RunningHost:
        environment = {"SEEN": str(tmp_path / "seen"), "EVERY_SECOND": every}
        return start_host("timers", environment=environment, **options)

    return starter


def test_a_timer_never_overlaps_itself_and_missed_ticks_collapse(
    timers: Callable[..., RunningHost], seen: Seen
) -> None:
    timers("* * * * * *")
    wait_until(lambda: len(seen("slow-ends")) >= 2)
    names = [line["name"] for line in seen("slow-begins", "slow-ends")]
    assert names[:4] == ["slow-begins", "slow-ends", "slow-begins", "slow-ends"]


def test_of_two_hosts_one_runs_the_timer_and_the_other_takes_over(
    timers: Callable[..., RunningHost], seen: Seen
) -> None:
    first, second = timers("* * * * * *"), timers("* * * * * *")
    wait_until(lambda: seen("slow-ends"))
    assert {line["pid"] for line in seen("slow-begins")} == {first.process.pid}
    first.stop(signal.SIGKILL)
    wait_until(lambda: second.process.pid in {line["pid"] for line in seen("slow-begins")})


def test_a_tick_missed_while_the_host_was_down_runs_at_start_as_past_due(
    timers: Callable[..., RunningHost], seen: Seen, tmp_path: Path
) -> None:
    (tmp_path / "data" / "timers").mkdir(parents=True)
    (tmp_path / "data" / "timers" / "yearly.json").write_text('{"last": "2020-06-01T00:00:00+00:00"}')
    timers()
    wait_until(lambda: seen("yearly"))
    assert [(line["past_due"], line["last"]) for line in seen("yearly")] == [(True, "2020-06-01T00:00:00+00:00")]


def test_a_new_timer_waits_for_its_first_tick_unless_it_runs_on_startup(
    timers: Callable[..., RunningHost], seen: Seen
) -> None:
    timers()
    wait_until(lambda: seen("eager"))
    assert seen("yearly", "slow-begins") == []


def test_a_timer_runs_once_by_hand(timers: Callable[..., RunningHost], seen: Seen) -> None:
    timers().run_by_hand("yearly")
    wait_until(lambda: seen("yearly"))
    assert seen("yearly")[0]["past_due"] is False


def test_a_failing_timer_is_retried_as_its_policy_says(timers: Callable[..., RunningHost], seen: Seen) -> None:
    host = timers()
    host.run_by_hand("flaky")
    wait_until(lambda: "flaky failed when run by hand" in host.log.read_text())
    assert [line["retry"] for line in seen("flaky")] == [0, 1, 2]


def test_a_run_by_hand_from_another_site_is_refused(timers: Callable[..., RunningHost]) -> None:
    url = f"{timers().url}/admin/functions/yearly"
    assert httpx.post(url, json={}, headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert httpx.post(url, content="not json").status_code == 400
    assert httpx.post(f"{url}-unknown", json={}).status_code == 404


def test_a_stop_lets_a_running_timer_end(timers: Callable[..., RunningHost], seen: Seen) -> None:
    host = timers()
    host.run_by_hand("slow")
    wait_until(lambda: seen("slow-begins"))
    assert host.stop() == 0
    assert seen("slow-ends")
