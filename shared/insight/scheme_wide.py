"""The figures of the whole scheme, as far as they may be told. No organisation is named or numbered in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from typing import Literal

from shared.cases.rules import AsOf
from shared.insight.disclosure import share, told
from shared.insight.measures import MEASURES, Counts, Ratio, by_key, summed
from shared.insight.model import Summary
from shared.kernel.model import Stored
from shared.schemes.profile import Profile

SCHEME = "@scheme"  # a partition of its own; ids of organisations don't begin with @


class SchemeFigures(Stored):
    """In per cent. A measure that may not be told is None, a product that may not be told isn't there."""

    type: Literal["scheme"] = "scheme"
    id: str = SCHEME
    organisation_id: str = SCHEME
    as_of: date
    measures: dict[str, int | None]
    products: dict[str, int]


def scheme_figures(summaries: list[Summary], now: datetime, profile: Profile) -> SchemeFigures:
    """Add up the summaries of all organisations and leave out what could tell of one of them."""
    of_each: dict[str, list[Summary]] = defaultdict(list)
    for summary in summaries:
        of_each[summary.organisation_id].append(summary)
    counts = [summed(each) for each in of_each.values()]
    as_of = AsOf.at(now, profile.calendar(), profile.terms.required_by_end)
    return SchemeFigures(
        as_of=as_of.today,
        measures={measure.name: _told(measure.read, counts, as_of) for measure in MEASURES},
        products=_products(counts),
    )


def _told(read: Callable[[Counts, AsOf], Ratio], counts: list[Counts], as_of: AsOf) -> int | None:
    ratios = [read(each, as_of) for each in counts]
    return share([ratio.part for ratio in ratios], [ratio.whole for ratio in ratios])


def _products(counts: list[Counts]) -> dict[str, int]:
    names = {name for each in counts for name in by_key(each, "product")}
    cells = {name: [each["product", name] for each in counts] for name in names}
    total = sum(sum(cell) for cell in cells.values())
    return {name: round(100 * sum(cells[name]) / total) for name in sorted(told(cells))}
