"""lark's parse tree to ours."""

import math
import re
from typing import Any

from lark import Token, Transformer, v_args
from lark.tree import Meta

from local.cosmos.sql import ast
from local.cosmos.sql.values import UNDEFINED

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def unescape(literal: str) -> str:
    """Return the value of a quoted literal: backslash escapes as in JSON, in either kind of quotes.

    Errors: UnicodeError for half a surrogate pair.
    """

    def character(match: re.Match[str]) -> str:
        escape = match[1]
        return chr(int(escape[1:], 16)) if len(escape) > 1 else _ESCAPES.get(escape, escape)

    text = re.sub(r"\\(u[0-9a-fA-F]{4}|.)", character, literal[1:-1], flags=re.DOTALL)
    return text.encode("utf-16", "surrogatepass").decode("utf-16")  # two escapes may make one character


_FIRST_BEYOND_64_BITS = 2**64


def _number(text: str) -> int | float:
    """Return a double for what 64 bits don't hold, as JSON does. Errors: ValueError beyond the doubles."""
    if text.isdecimal() and int(text) < _FIRST_BEYOND_64_BITS:
        return int(text)
    value = float(text)
    if math.isinf(value):
        raise ValueError(f"the number {text[:20]} is out of range")
    return value


def _negate(expression: ast.Expression) -> ast.Expression:
    return ast.Unary("NOT", expression)


class _Clause(tuple[str, Any, str]):
    """A named part of SELECT with its source text."""

    __slots__ = ()


@v_args(inline=True, meta=True)
class TreeBuilder(Transformer[Token, Any]):
    """lark's parse tree to ours; each method is named after its rule in grammar.lark."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def _slice(self, meta: Meta) -> str:
        return "" if meta.empty else self.text[meta.start_pos : meta.end_pos]

    # literals and names
    def number(self, _: Meta, token: Token) -> ast.Literal:
        return ast.Literal(_number(token))

    def string(self, _: Meta, token: Token) -> ast.Literal:
        return ast.Literal(unescape(token))

    def null(self, _: Meta) -> ast.Literal:
        return ast.Literal(None)

    def true(self, _: Meta) -> ast.Literal:
        return ast.Literal(True)

    def false(self, _: Meta) -> ast.Literal:
        return ast.Literal(False)

    def undefined(self, _: Meta) -> ast.Literal:
        return ast.Literal(UNDEFINED)

    def name(self, _: Meta, token: Token) -> ast.Name:
        return ast.Name(str(token))

    def parameter(self, _: Meta, token: Token) -> ast.Parameter:
        return ast.Parameter(str(token))

    # paths
    def property_(self, _: Meta, token: Token) -> ast.Literal:
        return ast.Literal(str(token))

    def subscript(self, _: Meta, key: ast.Expression) -> ast.Expression:
        return key

    def member(self, _: Meta, base: ast.Expression, key: ast.Expression) -> ast.Member:
        return ast.Member(base, key)

    def path(self, _: Meta, root: Token, *keys: ast.Expression) -> ast.Expression:
        node: ast.Expression = ast.Name(str(root))
        for key in keys:
            node = ast.Member(node, key)
        return node

    # operators
    def binary(self, _: Meta, left: ast.Expression, operator: Token, right: ast.Expression) -> ast.Binary:
        return ast.Binary("!=" if operator == "<>" else str(operator), left, right)

    def unary(self, _: Meta, operator: Token, operand: ast.Expression) -> ast.Unary:
        return ast.Unary(operator.value, operand)

    def negated(self, _: Meta, operand: ast.Expression) -> ast.Expression:
        return _negate(operand)

    def any_of(self, _: Meta, *operands: ast.Expression) -> ast.Expression:
        return operands[0] if len(operands) == 1 else ast.AnyOf(operands)

    def all_of(self, _: Meta, *operands: ast.Expression) -> ast.Expression:
        return operands[0] if len(operands) == 1 else ast.AllOf(operands)

    def within(self, _: Meta, needle: ast.Expression, *haystack: ast.Expression) -> ast.Expression:
        return ast.Within(needle, haystack)

    def not_within(self, _: Meta, needle: ast.Expression, *haystack: ast.Expression) -> ast.Expression:
        return _negate(ast.Within(needle, haystack))

    def between(self, _: Meta, it: ast.Expression, low: ast.Expression, high: ast.Expression) -> ast.Expression:
        return ast.AllOf((ast.Binary(">=", it, low), ast.Binary("<=", it, high)))

    def not_between(self, meta: Meta, *operands: ast.Expression) -> ast.Expression:
        return _negate(self.between(meta, *operands))

    def like(self, _: Meta, subject: ast.Expression, pattern: ast.Expression, *escape: Token) -> ast.Expression:
        character = unescape(escape[0]) if escape else None
        if character is not None and len(character) != 1:
            raise ValueError("ESCAPE takes one character")
        return ast.Like(subject, pattern, character)

    def not_like(self, meta: Meta, *operands: Any) -> ast.Expression:
        return _negate(self.like(meta, *operands))

    def conditional(self, _: Meta, *operands: ast.Expression) -> ast.Expression:
        return ast.Conditional(*operands)

    def coalesce(self, _: Meta, left: ast.Expression, right: ast.Expression) -> ast.Expression:
        return ast.Coalesce(left, right)

    def call(self, _: Meta, name: Token, *arguments: ast.Expression | None) -> ast.Expression:
        return ast.Call(name.upper(), tuple(a for a in arguments if a is not None))

    def array(self, _: Meta, *items: ast.Expression | None) -> ast.Expression:
        return ast.ArrayLiteral(tuple(i for i in items if i is not None))

    def object(self, _: Meta, *fields: tuple[str, ast.Expression] | None) -> ast.Expression:
        return ast.ObjectLiteral(tuple(f for f in fields if f is not None))

    def field(self, _: Meta, key: Token, value: ast.Expression) -> tuple[str, ast.Expression]:
        return (unescape(key) if key.type == "STRING" else str(key), value)

    def scalar(self, _: Meta, select: ast.Select) -> ast.Subquery:
        return ast.Subquery("SCALAR", select)

    def exists(self, _: Meta, select: ast.Select) -> ast.Subquery:
        return ast.Subquery("EXISTS", select)

    def array_of(self, _: Meta, select: ast.Select) -> ast.Subquery:
        return ast.Subquery("ARRAY", select)

    def all_of_subquery(self, _: Meta, select: ast.Select) -> ast.Subquery:
        return ast.Subquery("ALL", select)

    # clauses
    def star(self, meta: Meta) -> _Clause:
        return _Clause(("projection", ast.Projection("*"), self._slice(meta)))

    def value(self, meta: Meta, expression: ast.Expression) -> _Clause:
        text = self._slice(meta)
        item = ast.Item(expression, None, text[len("VALUE") :].strip())
        return _Clause(("projection", ast.Projection("VALUE", (item,)), text))

    def items(self, meta: Meta, *items: ast.Item) -> _Clause:
        return _Clause(("projection", ast.Projection("LIST", items), self._slice(meta)))

    def item(self, meta: Meta, expression: ast.Expression, alias: Token | None = None) -> ast.Item:
        text = self._slice(meta)
        if alias is not None:
            text = re.sub(r"\sAS\s*$", "", text[: -len(alias)], flags=re.IGNORECASE).strip()
        return ast.Item(expression, None if alias is None else str(alias), text)

    def whole(self, _: Meta, origin: ast.Expression, alias: Token | None = None) -> ast.Source:
        return ast.Source(str(alias) if alias else _implied_alias(origin), origin, each=False)

    def each(self, _: Meta, alias: Token, origin: ast.Expression) -> ast.Source:
        return ast.Source(str(alias), origin, each=True)

    def from_(self, meta: Meta, *sources: ast.Source) -> _Clause:
        return _Clause(("sources", sources, self._slice(meta)))

    def where(self, meta: Meta, condition: ast.Expression) -> _Clause:
        return _Clause(("where", condition, self._slice(meta)))

    def group(self, meta: Meta, *keys: ast.Expression) -> _Clause:
        return _Clause(("group", keys, self._slice(meta)))

    def sort(self, meta: Meta, expression: ast.Expression, direction: Token | None = None) -> ast.Sort:
        text = self._slice(meta)
        if direction is not None:
            text = text[: -len(direction)].rstrip()
        return ast.Sort(expression, direction is not None and direction.upper() == "DESC", text)

    def order(self, meta: Meta, *sorts: ast.Sort) -> _Clause:
        return _Clause(("order", sorts, self._slice(meta)))

    def distinct(self, meta: Meta) -> _Clause:
        return _Clause(("distinct", True, self._slice(meta)))

    def top(self, meta: Meta, count: ast.Expression) -> _Clause:
        return _Clause(("top", count, self._slice(meta)))

    def page(self, meta: Meta, offset: ast.Expression, limit: ast.Expression) -> _Clause:
        return _Clause(("page", (offset, limit), self._slice(meta)))

    def select(self, _: Meta, *clauses: _Clause) -> ast.Select:
        parts: dict[str, Any] = {name: value for name, value, _ in clauses}
        parts["offset"], parts["limit"] = parts.pop("page", (None, None))
        return ast.Select(**parts, clauses=tuple((name, text) for name, _, text in clauses))


def _implied_alias(origin: ast.Expression) -> str:
    """`FROM c.children` is known as `children`, `FROM c` as `c`; anything else needs an alias to be spoken of."""
    match origin:
        case ast.Name(name):
            return name
        case ast.Member(key=ast.Literal(value=str(name))):
            return name
        case _:
            return ""
