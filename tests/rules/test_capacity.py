"""The arithmetic of the capacity model, on figures that can be checked by hand."""

from __future__ import annotations

import pytest

from bench.capacity import inputs
from bench.capacity.inputs import Input
from bench.capacity.model import Day, Peak, Size, cost_of, day_of, largest_of, peak_of

_QUIET = Day(pages=0, polls=0, acts=0, files=0, events=0)


def given(monkeypatch: pytest.MonkeyPatch, **values: float) -> None:
    for name, value in values.items():
        monkeypatch.setattr(inputs, name, Input(value, "", "this test"))


def test_every_input_says_where_it_comes_from() -> None:
    stated = {name: each for name, each in vars(inputs).items() if isinstance(each, Input)}
    assert stated
    assert all(each.unit and each.source for each in stated.values())


def test_a_working_day_follows_from_people_and_open_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, PEOPLE=5, CASES_OPEN=0.2, PAGES=100, POLLS=50, ACTS=10, FILES=0.1, EVENTS=0.5)
    size = Size(firms=10, cases=10_000, largest=0.5)
    assert (size.people, size.open_cases) == (50, 2000)
    assert day_of(size) == Day(pages=5000, polls=2500, acts=500, files=200, events=1000)


def test_even_a_firm_with_few_cases_has_two_people(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, PEOPLE=5)
    assert Size(firms=10, cases=100, largest=0.5).people == 20


def test_a_days_request_units_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, PAGE_RU=20, POLL_RU=2, ACT_RU=100, FILE_RU=200, EVENT_RU=50)
    assert Day(pages=10, polls=10, acts=2, files=1, events=4).request_units == 200 + 20 + 200 + 200 + 200


def test_the_peak_is_the_busiest_hours_mean_times_its_burst(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, BUSIEST_HOUR=0.25, BURST=2, BEFORE_CPU=10, READY=2)
    peak = peak_of(Day(pages=72_000, polls=0, acts=0, files=0, events=0))
    assert (peak.requests, peak.messages, peak.instances) == (10, 0, 2)


def test_instances_grow_with_the_peak_and_never_fall_below_those_always_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, BUSIEST_HOUR=0.25, BURST=2, BEFORE_CPU=10, READY=2)
    assert peak_of(_QUIET).instances == 2
    assert peak_of(Day(pages=720_000, polls=0, acts=0, files=0, events=0)).instances == 10


def test_the_largest_firm_is_held_against_one_partition(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, CASE_KB=10.24, PARTITION_GB=20, PARTITION_RU=10_000, FIGURES_RU=5)
    largest = largest_of(Size(firms=10, cases=1_024_000, largest=0.5), Peak(0, 0, request_units=4000, instances=2))
    shares = [largest.gigabytes, largest.storage, largest.throughput, largest.figures]
    assert shares == pytest.approx([5.0, 0.25, 0.2, 0.256])


def test_a_quiet_portal_costs_what_is_always_there(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, BUS_UNIT=600, DOOR=300, READY=0)
    cost = cost_of(Size(firms=1, cases=0, largest=1), _QUIET, Peak(0, 0, 0, 0))
    assert (cost["Service Bus"], cost["Front Door"], cost["Functions"], cost["Telemetry"]) == (600, 300, 0, 0)
    assert cost["Cosmos DB"] == pytest.approx(100 / 100 * 0.012 * 730)  # a tenth of the least autoscale


def test_ten_times_the_portal_costs_at_most_ten_times() -> None:
    def all_of(size: Size) -> float:
        day = day_of(size)
        return sum(cost_of(size, day, peak_of(day)).values())

    small, large = Size(1000, 1_000_000, 0.15), Size(10_000, 10_000_000, 0.15)
    assert all_of(small) < all_of(large) <= 10 * all_of(small)
