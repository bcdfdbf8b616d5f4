"""A query whose WHERE fixes the whole partition key needs no fan-out."""

from typing import Any

from local.cosmos.query.conditions import flattened, is_constant, path_of
from local.cosmos.query.execution import Execution
from local.cosmos.sql import ast
from local.cosmos.sql.expressions import compiled
from local.cosmos.sql.scope import Scope
from local.cosmos.storage.container import canonical_key
from local.cosmos.storage.keys import Path


def pinned_key(execution: Execution) -> str | None:
    """Return the partition key that `c.key = constant` conjuncts name, for all of its paths; else None."""
    root = execution.select.root
    if root is None:
        return None
    fixed: dict[Path, Any] = {}
    for node in flattened(execution.tree.where):
        match node:
            case ast.Binary(operator="=", left=left, right=right):
                for path, constant in ((path_of(left, root), right), (path_of(right, root), left)):
                    if path is not None and is_constant(constant):
                        fixed[path] = compiled(constant, Scope(parameters=execution.parameters))(())
            case _:
                continue
    paths = execution.container.key_paths
    scalar = all(type(fixed.get(path, [])) not in {list, dict} for path in paths)
    return canonical_key([fixed[path] for path in paths]) if scalar else None
