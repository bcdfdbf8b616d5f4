"""ORDER BY as the service allows it: document paths, indexed; several only with a composite index of that order."""

from local.cosmos.errors import BadRequest
from local.cosmos.query.conditions import path_of
from local.cosmos.sql import ast
from local.cosmos.sql.select import CompiledSelect
from local.cosmos.storage.container import Container
from local.cosmos.storage.policy import Order


def order_of(container: Container, select: CompiledSelect) -> Order:
    """Errors: BadRequest where the service refuses the order."""
    order = tuple((_path(select, sort.expression), sort.descending) for sort in select.tree.order)
    for path, _ in order:
        if not container.policy.includes(path) and not container.policy.serves(order):
            raise BadRequest("The index path corresponding to the specified order-by item is excluded.")
    if len(order) > 1 and not container.policy.serves(order):
        raise BadRequest("The order by query does not have a corresponding composite index that it can be served from.")
    return order


def _path(select: CompiledSelect, expression: ast.Expression) -> tuple[str, ...]:
    path = path_of(expression, select.root or "")
    if path is None:
        raise BadRequest(
            "Unsupported ORDER BY clause. ORDER BY item expression could not be mapped to a document path."
        )
    return path


def leaves_out_missing(container: Container, order: Order) -> bool:
    """Whether documents without the property are left out: so the service does, unless the policy names the path."""
    return len(order) == 1 and not container.policy.includes_explicitly(order[0][0])
