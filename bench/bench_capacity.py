"""What a portal of 1, 100 and 10,000 firms needs, by `bench/capacity`. Prints the tables of `docs/operations.md`."""

from __future__ import annotations

from bench.capacity.model import Size, cost_of, day_of, largest_of, peak_of
from bench.table import show

SIZES = (
    Size(firms=1, cases=1_000, largest=1.0),
    Size(firms=100, cases=100_000, largest=0.15),
    Size(firms=10_000, cases=10_000_000, largest=0.15),
)


def main() -> None:
    days = [day_of(size) for size in SIZES]
    peaks = [peak_of(day) for day in days]
    head = ["", *(f"{size.firms:,} firm{'s' * (size.firms > 1)}, {size.cases:,} cases" for size in SIZES)]
    needs = [
        ("people", *(f"{size.people:,.0f}" for size in SIZES)),
        ("requests/s at peak", *(f"{peak.requests:,.1f}" for peak in peaks)),
        ("messages/s at peak", *(f"{peak.messages:,.1f}" for peak in peaks)),
        ("RU/s at peak", *(f"{peak.request_units:,.0f}" for peak in peaks)),
        ("instances at peak", *(f"{peak.instances:,}" for peak in peaks)),
    ]
    show("What is needed", head, needs)
    largest = [largest_of(size, peak) for size, peak in zip(SIZES, peaks, strict=True)]
    show(
        "The largest firm: of what one logical partition allows",
        head,
        [
            ("GB of 20", *(f"{each.gigabytes:.2f} ({each.storage:.0%})" for each in largest)),
            ("RU/s of 10,000 at peak", *(f"{each.throughput:.0%}" for each in largest)),
            ("the four figures over all its cases, once", *(f"{each.figures:.1%}" for each in largest)),
        ],
    )
    costs = [cost_of(*each) for each in zip(SIZES, days, peaks, strict=True)]
    rows = [(service, *(f"{cost[service]:,.0f}" for cost in costs)) for service in costs[0]]
    show("US dollars a month", head, [*rows, ("all", *(f"{sum(cost.values()):,.0f}" for cost in costs))])


if __name__ == "__main__":
    main()
