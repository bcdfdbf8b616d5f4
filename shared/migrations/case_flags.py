"""Version 2 of a case: `actionFlag` is always there, and so is every field that a list sorts by.

Before requests (decision 0015) a case had `actionRequired` alone, which was the case system's word. A case that lacks a
column is passed over by a list in that column's order, and can't be found by words that newer releases index.
"""

from __future__ import annotations

from typing import Any

from shared.cases.model import Case


def case_with_its_flag(item: dict[str, Any]) -> dict[str, Any]:
    """Return the stored `item` as version 2. What people see of it doesn't change; fields unknown to us stay."""
    case = Case.from_item(item)
    kept = {name: value for name, value in item.items() if not name.startswith("_")}
    return {**kept, **case.model_copy(update={"action_flag": case.flagged}).to_item()}
