"""What an export may still show and give away once cases in it have been suppressed.

The file stays as it is, and so does the order for it: if the case is shown again, both are there again.
"""

from __future__ import annotations

from shared.cases.search import reference_key
from shared.cases.store import HiddenCase
from shared.exports.model import Export


def without_hidden(export: Export, hidden: list[HiddenCase]) -> Export:
    """Return the export as its owner sees it: references of hidden cases are left out of what was asked for."""
    keys = {reference_key(case.case_reference) for case in hidden}
    kept = tuple(each for each in export.wanted.references if reference_key(each) not in keys)
    if kept == export.wanted.references:
        return export
    return export.model_copy(update={"wanted": export.wanted.model_copy(update={"references": kept})})


def may_hold_hidden(export: Export, hidden: list[HiddenCase]) -> bool:
    """Tell whether the file can hold a case that is hidden now: one ticked, or of a view one hidden since it began.

    A view's rows aren't remembered, so a case hidden since counts whenever it is of a business of the export.
    """
    keys = {reference_key(each) for each in export.wanted.references}
    since = [case for case in hidden if case.suppressed_at and case.suppressed_at >= export.as_of]
    if keys:
        return any(reference_key(case.case_reference) in keys for case in since)
    return any(case.business_id in export.business_ids for case in since)
