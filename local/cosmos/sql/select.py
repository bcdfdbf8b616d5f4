"""SELECT compiled: rows out of sources, filtered, grouped, projected. Subqueries run the same way."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from local.cosmos.errors import SyntaxFault
from local.cosmos.sql import ast
from local.cosmos.sql.aggregates import aggregate
from local.cosmos.sql.expressions import compiled, object_of
from local.cosmos.sql.grouping import check_grouping, mentions_aggregate
from local.cosmos.sql.scope import Evaluator, Row, Scope
from local.cosmos.sql.values import UNDEFINED, canonical, is_number, sort_order

_MOST = 2**31 - 1
Expander = Callable[[Row], Iterable[Any]]
"""From a row to the values that one more source adds to it."""


@dataclass(frozen=True)
class CompiledSelect:
    """`expanders` add one slot each; `aggregates` are (name, argument); counts are None when not given."""

    tree: ast.Select
    root: str | None
    expanders: tuple[Expander, ...]
    where: Evaluator | None
    projection: Evaluator
    aggregates: tuple[tuple[str, Evaluator], ...]
    group: tuple[Evaluator, ...] | None
    order: tuple[tuple[Evaluator, bool], ...]
    top: int | None
    offset: int | None
    limit: int | None

    @property
    def grouped(self) -> bool:
        return self.group is not None or bool(self.aggregates)

    def rows(self, start: Row) -> Iterator[Row]:
        """Return the rows that `start` grows into and WHERE keeps."""
        rows: Iterable[Row] = (start,)
        for expander in self.expanders:
            rows = _expanded(rows, expander)
        where = self.where
        return iter(rows) if where is None else (row for row in rows if where(row) is True)

    def grouped_rows(self, rows: Iterable[Row], start: Row) -> dict[str, Row]:
        """Group key -> the group's first row, with the aggregates' results in one more slot.

        `start` is the row that all of them grew from; without GROUP BY it stands for an empty group too.
        """
        groups: dict[str, tuple[Row, list[list[Any]]]] = {}
        if self.group is None:
            groups[""] = ((*start, *(UNDEFINED,) * len(self.expanders)), [[] for _ in self.aggregates])
        for row in rows:
            key = ",".join(canonical(part(row)) for part in self.group or ())
            if key not in groups:
                groups[key] = (row, [[] for _ in self.aggregates])
            for (_, argument), values in zip(self.aggregates, groups[key][1], strict=True):
                values.append(argument(row))
        return {key: (*first, self._aggregated(values)) for key, (first, values) in groups.items()}

    def _aggregated(self, values: list[list[Any]]) -> list[Any]:
        return [aggregate(name, found) for (name, _), found in zip(self.aggregates, values, strict=True)]

    def values(self, start: Row) -> list[Any]:
        """All results for one start row, in order: how a subquery runs."""
        return self.values_over((start,))

    def values_over(self, starts: Sequence[Row]) -> list[Any]:
        """All results for these start rows, in order."""
        rows = [row for start in starts for row in self.rows(start)]
        if self.grouped:
            rows = list(self.grouped_rows(rows, starts[0] if starts else (UNDEFINED,)).values())
        for evaluator, descending in reversed(self.order):
            rows.sort(key=lambda row, by=evaluator: sort_order(by(row)), reverse=descending)  # type: ignore[misc]
        values = [value for row in rows if (value := self.projection(row)) is not UNDEFINED]
        if self.tree.distinct:
            values = list({canonical(value): value for value in reversed(values)}.values())[::-1]
        return values[self.offset or 0 :][: self.take]

    @property
    def take(self) -> int | None:
        """How many results there may be at most: TOP or LIMIT."""
        return self.top if self.top is not None else self.limit


def _expanded(rows: Iterable[Row], expander: Expander) -> Iterator[Row]:
    for row in rows:
        for value in expander(row):
            yield (*row, value)


def compile_select(tree: ast.Select, parameters: Mapping[str, Any]) -> CompiledSelect:
    """Return the outermost query, whose first source is the container itself. Errors: SyntaxFault."""
    scope = Scope(parameters=parameters)
    root = None
    if tree.sources:
        root = _root_name(tree.sources[0])
        scope = scope.binding(root)
    return _compile(tree, scope, root)


def compile_subquery(tree: ast.Select, scope: Scope) -> CompiledSelect:
    return _compile(tree, scope.plain(), None)


def _root_name(source: ast.Source) -> str:
    """Return the container's name: `FROM c`, `FROM root r`, `FROM t IN c.tags` and `FROM c.child` all have one.

    For `FROM (SELECT …) AS s` it is the name of what the other query returns.
    """
    if isinstance(source.origin, ast.Subquery):
        return source.alias
    if isinstance(source.origin, ast.Name) and not source.each:
        return source.alias
    origin: ast.Expression = source.origin
    while isinstance(origin, ast.Member):
        origin = origin.base
    if not isinstance(origin, ast.Name):
        raise SyntaxFault("FROM must name the container.")
    return origin.name


def _is_given(source: ast.Source) -> bool:
    """Whether the first source is what a row starts from, so that nothing expands it."""
    return isinstance(source.origin, ast.Subquery) or (isinstance(source.origin, ast.Name) and not source.each)


def _compile(tree: ast.Select, outer: Scope, root: str | None) -> CompiledSelect:
    scope, expanders = outer, []
    for place, source in enumerate(tree.sources):
        if place == 0 and root is not None and _is_given(source):
            continue
        expanders.append(_expander(source, scope))
        scope = scope.binding(source.alias)
    if tree.group is not None or mentions_aggregate(tree.projection):
        check_grouping(tree)
    collecting = scope.collecting()
    projection = _projection(tree, collecting)
    aggregates = tuple(collecting.aggregates or ())
    if not aggregates and tree.group is None:
        projection = _projection(tree, scope)  # ungrouped rows have no slot for aggregates
    return CompiledSelect(
        tree=tree,
        root=root,
        expanders=tuple(expanders),
        where=None if tree.where is None else compiled(tree.where, scope),
        projection=projection,
        aggregates=aggregates,
        group=None if tree.group is None else tuple(compiled(key, scope) for key in tree.group),
        order=tuple((compiled(sort.expression, scope), sort.descending) for sort in tree.order),
        top=_count(tree.top, scope),
        offset=_count(tree.offset, scope),
        limit=_count(tree.limit, scope),
    )


def _count(node: ast.Expression | None, scope: Scope) -> int | None:
    if node is None:
        return None
    value = compiled(node, Scope(parameters=scope.parameters))(())
    if not is_number(value) or not 0 <= value <= _MOST or int(value) != value:
        raise SyntaxFault(f"TOP, OFFSET and LIMIT take a whole number from 0 to {_MOST}.")
    return int(value)


def _expander(source: ast.Source, scope: Scope) -> Expander:
    match source.origin:
        case ast.Subquery(kind="SCALAR", select=select):
            subquery = compile_subquery(select, scope)
            if not source.each:
                return subquery.values
            return lambda row: [i for value in subquery.values(row) if type(value) is list for i in value]
        case _:
            return _path_expander(compiled(source.origin, scope), source.each)


def _path_expander(origin: Evaluator, each: bool) -> Expander:
    def whole(row: Row) -> Iterable[Any]:
        value = origin(row)
        return () if value is UNDEFINED else (value,)

    def elements(row: Row) -> Iterable[Any]:
        value = origin(row)
        return value if type(value) is list else ()

    return elements if each else whole


def _projection(tree: ast.Select, scope: Scope) -> Evaluator:
    projection = tree.projection
    if projection.kind == "*":
        if len(tree.sources) != 1:
            raise SyntaxFault("'SELECT *' is only valid with a single input set.")
        return compiled(ast.Name(tree.sources[0].alias), scope)
    if projection.kind == "VALUE":
        return compiled(projection.items[0].expression, scope)
    names = item_names(projection.items)
    return object_of(
        [(name, compiled(item.expression, scope)) for name, item in zip(names, projection.items, strict=True)]
    )


def item_names(items: Iterable[ast.Item]) -> list[str]:
    """Return the property each SELECT item becomes: its alias, the last name of its path, or $1, $2..."""
    names: list[str] = []
    unnamed = 0
    for item in items:
        match item:
            case ast.Item(alias=str(alias)):
                names.append(alias)
            case (
                ast.Item(expression=ast.Name(name)) | ast.Item(expression=ast.Member(key=ast.Literal(value=str(name))))
            ):
                names.append(name)
            case _:
                unnamed += 1
                names.append(f"${unnamed}")
    if len(set(names)) != len(names):
        raise SyntaxFault("Specified a duplicate name in the SELECT list.")
    return names


@compiled.register
def _subquery(node: ast.Subquery, scope: Scope) -> Evaluator:
    select = compile_subquery(node.select, scope)
    match node.kind:
        case "EXISTS":
            return _exists(select)
        case "ARRAY":
            return select.values
        case "ALL":
            return lambda row: all(value is not False for value in select.values(row))
        case "SCALAR":
            return lambda row: next(iter(select.values(row)), UNDEFINED)


def _exists(select: CompiledSelect) -> Evaluator:
    """Stop at the first row where nothing but WHERE decides."""
    if select.grouped or select.offset or select.take is not None:
        return lambda row: bool(select.values(row))
    return lambda row: any(select.projection(found) is not UNDEFINED for found in select.rows(row))
