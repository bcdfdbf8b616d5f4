"""How other slices change a few fields of a case in a batch of theirs."""

from __future__ import annotations

from typing import Any

from pydantic.alias_generators import to_camel

from shared.cases.model import Case
from shared.clients.cosmos import Operation

_MOST_PATHS = 10  # Cosmos DB's limit of a patch


def edit_operation(case: Case, **changes: Any) -> Operation:
    """Return the patch that sets `changes` (snake_case) if the case is still as it was read, search tokens included.

    Patched, not replaced: fields that a newer version of the app wrote must survive.
    """
    changed = case.model_copy(update=changes).to_item()
    names = (*(to_camel(name) for name in changes), "tokens")
    patch = [{"op": "set", "path": f"/{name}", "value": changed[name]} for name in names]
    return "patch", (case.id, patch), {"if_match_etag": case.etag}


def patch_operation(before: Case, after: Case) -> Operation:
    """Return the patch that makes `after` of `before`, if the case is still as it was read.

    For what changes as the rules say, in whichever fields that is.
    """
    old, new = before.to_item(), after.to_item()
    patch = [{"op": "set", "path": f"/{name}", "value": value} for name, value in new.items() if old[name] != value]
    if len(patch) > _MOST_PATHS:
        raise ValueError("too many fields for one patch")
    return "patch", (before.id, patch), {"if_match_etag": before.etag}
