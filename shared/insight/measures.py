"""The measures that businesses compare themselves by: read off summaries, for one organisation or for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from shared.cases.rules import AsOf, months_before
from shared.insight.model import Summary
from shared.insight.tallies import Mark, counter_of

Counts = Counter[Mark]
_YEAR = 12


class Ratio(NamedTuple):
    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.part / self.whole) if self.whole else None


@dataclass(frozen=True)
class Measure:
    """A share in per cent: `read` counts its part and its whole."""

    name: str
    read: Callable[[Counts, AsOf], Ratio]


def summed(summaries: Iterable[Summary]) -> Counts:
    counts: Counts = Counter()
    for summary in summaries:
        counts.update(counter_of(summary.tallies))
    return counts


def until(counts: Counts, dimension: str, last: str) -> int:
    """Count the cases of a dimension of dates up to and including `last` (ISO 8601)."""
    return sum(count for (name, key), count in counts.items() if name == dimension and key <= last)


def within(counts: Counts, dimension: str, first: str, last: str) -> int:
    return until(counts, dimension, last) - until(counts, dimension, first) + counts[dimension, first]


def overdue(counts: Counts, as_of: AsOf) -> int:
    return until(counts, "due", as_of.last_ended_day.isoformat())


def six_months_old(counts: Counts, as_of: AsOf) -> int:
    return until(counts, "enquiry", as_of.six_months_ago.isoformat())


def _upheld(counts: Counts, as_of: AsOf) -> Ratio:
    """Take the twelve months that are complete: figures of a month under way could be compared from day to day."""
    first, last = _month(months_before(as_of.today, _YEAR)), _month(months_before(as_of.today, 1))
    change, no_change = within(counts, "change", first, last), within(counts, "noChange", first, last)
    return Ratio(change, change + no_change)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


MEASURES = (
    Measure("upheld", _upheld),
    Measure("businessFileOverdue", lambda counts, as_of: Ratio(overdue(counts, as_of), counts["total", "open"])),
    Measure("sixMonths", lambda counts, as_of: Ratio(six_months_old(counts, as_of), counts["total", "open"])),
    Measure("priority", lambda counts, _: Ratio(counts["total", "priority"], counts["total", "open"])),
)


def by_key(counts: Counts, dimension: str) -> dict[str, int]:
    """Return the counts of a dimension, most cases first, then by name."""
    found = [(key, count) for (name, key), count in counts.items() if name == dimension and count]
    return dict(sorted(found, key=lambda pair: (-pair[1], pair[0])))
