"""How much of everything a portal of some size needs, and what stops it from growing. Arithmetic only."""

from __future__ import annotations

import math
from dataclasses import dataclass

from bench.capacity import inputs as i

_HOUR, _HOURS, _SECONDS = 3600.0, 730.0, 730.0 * 3600.0  # of a month
_LEAST_RU = 1_000.0  # an autoscale database begins here


@dataclass(frozen=True)
class Size:
    """A portal: `cases` in all, of which the largest firm has the share `largest`."""

    firms: int
    cases: int
    largest: float

    @property
    def people(self) -> float:
        return max(self.firms * 2.0, self.cases / 1000 * i.PEOPLE.value)

    @property
    def open_cases(self) -> float:
        return self.cases * i.CASES_OPEN.value


@dataclass(frozen=True)
class Day:
    """What happens on a working day."""

    pages: float
    polls: float
    acts: float
    files: float
    events: float

    @property
    def requests(self) -> float:
        return self.pages + self.polls + self.acts + 4 * self.files  # draft, link, submission, a look at it

    @property
    def messages(self) -> float:
        told = i.ACT_MESSAGES.value * self.acts + i.FILE_MESSAGES.value * self.files
        return told + i.EVENT_MESSAGES.value * self.events

    @property
    def request_units(self) -> float:
        read = i.PAGE_RU.value * self.pages + i.POLL_RU.value * self.polls
        return read + i.ACT_RU.value * self.acts + i.FILE_RU.value * self.files + i.EVENT_RU.value * self.events

    @property
    def invocations(self) -> float:
        changes = self.acts + self.files + self.events
        return self.requests + self.messages + self.files + i.FEED.value * changes


@dataclass(frozen=True)
class Peak:
    """A second in which much happens."""

    requests: float
    messages: float
    request_units: float
    instances: int


@dataclass(frozen=True)
class Largest:
    """The largest firm, whose cases share one logical partition; shares of what that allows."""

    gigabytes: float
    storage: float
    throughput: float
    figures: float


def day_of(size: Size) -> Day:
    people, cases = size.people, size.open_cases
    return Day(
        pages=people * i.PAGES.value,
        polls=people * i.POLLS.value,
        acts=people * i.ACTS.value,
        files=cases * i.FILES.value,
        events=cases * i.EVENTS.value,
    )


def peak_of(day: Day) -> Peak:
    def at_peak(a_day: float) -> float:
        return a_day * i.BUSIEST_HOUR.value / _HOUR * i.BURST.value

    requests, messages, scans = at_peak(day.requests), at_peak(day.messages), at_peak(day.files)
    # What runs beside requests shares their instances; a scan keeps a core for itself.
    busy = requests / i.BEFORE_CPU.value + messages * i.MESSAGE_SECONDS.value / 2 + scans * i.SCAN_SECONDS.value
    return Peak(requests, messages, at_peak(day.request_units), max(int(i.READY.value), math.ceil(busy)))


def largest_of(size: Size, peak: Peak) -> Largest:
    cases = size.cases * size.largest
    gigabytes = cases * i.CASE_KB.value / 1024**2
    return Largest(
        gigabytes=gigabytes,
        storage=gigabytes / i.PARTITION_GB.value,
        throughput=peak.request_units * size.largest / i.PARTITION_RU.value,
        figures=cases / 1000 * i.FIGURES_RU.value / i.PARTITION_RU.value,
    )


def cost_of(size: Size, day: Day, peak: Peak) -> dict[str, float]:
    """Return dollars a month by service. Autoscale is billed by each hour's peak, at least a tenth of its top."""
    monthly = i.WORKING_DAYS.value
    top = max(_LEAST_RU, math.ceil(peak.request_units / 1000) * 1000)
    mean = day.request_units * monthly / _SECONDS * i.BURST.value
    data_gb = size.cases * i.CASE_KB.value / 1024**2
    files_gb = size.cases * i.CASE_FILES.value * i.FILE_MB.value / 1024
    seconds = day.requests * i.REQUEST_SECONDS.value + day.messages * i.MESSAGE_SECONDS.value
    executions = day.invocations * monthly
    work = (seconds + day.files * i.SCAN_SECONDS.value) * monthly * i.MEMORY_GB.value
    ready = i.READY.value * i.MEMORY_GB.value * _SECONDS * i.FLEX_READY.value
    units = math.ceil(max(1.0, peak.messages * i.OPERATIONS.value / i.BUS_MESSAGES.value))
    return {
        "Cosmos DB": max(top / 10, mean) / 100 * i.COSMOS_100_RU.value * _HOURS + data_gb * i.COSMOS_GB.value,
        "Functions": work * i.FLEX_GB_SECOND.value + executions / 1e6 * i.FLEX_MILLION.value + ready,
        "Service Bus": units * i.BUS_UNIT.value,
        "Blob Storage": files_gb * i.BLOB_GB.value,
        "Front Door": i.DOOR.value + day.requests * monthly / 1e6 * i.DOOR_MILLION.value,
        "Telemetry": executions * i.TELEMETRY_KB.value / 1024**2 * i.LOGS_GB.value,
        "Email": (day.acts + day.files + day.events) / 2 * monthly * i.EMAIL.value,
    }
