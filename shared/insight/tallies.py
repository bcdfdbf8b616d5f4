"""In which figures a case counts, and how a summary follows its cases. Pure rules.

What depends on the calendar is kept by date and read off on the day: nothing needs to change at midnight.

| dimension | keys | counts |
|---|---|---|
| total | all | every case, open, closed or suppressed: the overall volume |
| total | open, priority, priorityUnassigned, actionRequired | open cases |
| stage, issue, product | names | open cases |
| owner | name, or "" | open cases |
| due | dates | open cases whose business file is waited for, by its last day |
| deadline | dates | open cases on which something is due that day: the file, or what a request asks |
| enquiry, investigation | dates | open cases, by the day they were brought and the day they became chargeable |
| change, noChange, noOutcome | months ("2026-11") | closed cases |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from shared.insight.model import RECENT, Facet, Facts, RecentCase, Summary

Mark = tuple[str, str]
Tallies = dict[str, dict[str, int]]
_OUTCOMES = {True: "change", False: "noChange", None: "noOutcome"}


def marks(facts: Facts) -> Iterator[Mark]:
    """Yield where the case counts. A suppressed one counts in the overall volume and nowhere else."""
    yield "total", "all"
    if facts.is_hidden:
        return
    if facts.closure_date:
        yield _OUTCOMES[facts.outcome_change], f"{facts.closure_date:%Y-%m}"
    else:
        yield from _open_marks(facts)


def _open_marks(facts: Facts) -> Iterator[Mark]:
    yield "total", "open"
    if facts.priority:
        yield "total", "priority"
        if not facts.business_case_owner:
            yield "total", "priorityUnassigned"
    if facts.action_required:
        yield "total", "actionRequired"
    yield "stage", facts.case_stage
    yield "issue", facts.complaint_issue
    yield "product", facts.product_type
    yield "owner", facts.business_case_owner or ""
    yield "enquiry", facts.enquiry_date.isoformat()
    if facts.moved_to_investigation_date:
        yield "investigation", facts.moved_to_investigation_date.isoformat()
    if facts.file_due:
        yield "due", facts.file_due.isoformat()
    for day in sorted({due.day for due in facts.dues}):
        yield "deadline", day.isoformat()


def supersedes(new: Facet, old: Facet | None) -> bool:
    """Tell whether `new` is to take the place of `old`.

    A repeat isn't, unless the rules have changed what is made of the case. Two states of one second without an order
    are taken as they come: the feed shows the last one last.
    """
    if old is None:
        return True
    if new.seen.etag == old.seen.etag:
        return new.facts != old.facts
    return not new.seen.is_before(old.seen)


def adjusted(summary: Summary, leaving: Iterable[Facts], coming: Iterable[Facts]) -> Summary:
    """Return the summary without the cases as they were and with the cases as they are."""
    counts = counter_of(summary.tallies)
    counts.subtract(mark for facts in leaving for mark in marks(facts))
    name = summary.business_name
    for facts in coming:
        counts.update(marks(facts))
        name = facts.business_name
    return summary.model_copy(update={"tallies": tallies_of(counts), "business_name": name})


def counter_of(tallies: Tallies) -> Counter[Mark]:
    return Counter({(dimension, key): count for dimension, keys in tallies.items() for key, count in keys.items()})


def tallies_of(counts: Counter[Mark]) -> Tallies:
    """Return the counts by dimension, in order and without zeros, so that equal figures are equal items."""
    tallies: Tallies = {}
    for (dimension, key), count in sorted(counts.items()):
        if count:
            tallies.setdefault(dimension, {})[key] = count
    return tallies


def newest(facets: Iterable[Facet], known: Iterable[RecentCase] = ()) -> tuple[RecentCase, ...]:
    """Return the newest visible cases among `facets` and the `known` ones, newest first; a facet knows better."""
    rows = {row.id: row for row in known}
    for facet in facets:
        rows.pop(facet.id, None)
        if facet.facts and facet.added_at:
            rows[facet.id] = RecentCase.from_item({**facet.facts.to_item(), "id": facet.id})
    return tuple(sorted(rows.values(), key=lambda row: (row.at, row.id), reverse=True)[:RECENT])
