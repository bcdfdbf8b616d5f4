"""The composite indexes that the offered orders need. A test holds `infra/bicep/containers.json` to them."""

from __future__ import annotations

from typing import Literal

from shared.cases.fields import FIELDS

Path = dict[str, str]


def composite_indexes() -> list[list[Path]]:
    """Return the `compositeIndexes` of the container `cases`: one for each order that is offered.

    The order is (type, sort, id), so that one index serves the filter on `type` and the ORDER BY; Cosmos DB serves the
    exact reverse from it too. The last two are for a case with all that belongs to it, and for uploads, newest first.
    """
    paths = dict.fromkeys(field.sorted_by for field in FIELDS)
    orders = [[_path("type"), _path(path), _path("id")] for path in paths]
    family = [_path("referenceKey"), _path("type"), _path("at", "descending")]
    return [*orders, family, [_path("type"), _path("at")]]


def _path(name: str, order: Literal["ascending", "descending"] = "ascending") -> Path:
    return {"path": f"/{name}", "order": order}
