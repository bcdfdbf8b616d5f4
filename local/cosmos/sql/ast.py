"""The syntax tree of a query: immutable, so that a parsed text can be cached and shared."""

from dataclasses import dataclass
from typing import Any
from typing import Literal as OneOf


@dataclass(frozen=True, slots=True)
class Literal:
    value: Any


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str


@dataclass(frozen=True, slots=True)
class Name:
    """An alias bound by FROM or JOIN."""

    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """`base.key` and `base[key]`."""

    base: "Expression"
    key: "Expression"


@dataclass(frozen=True, slots=True)
class Binary:
    operator: str
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class AllOf:
    """AND, flat."""

    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """OR, flat."""

    operands: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Unary:
    operator: OneOf["NOT", "-", "+", "~"]
    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Within:
    """IN: negation is a Unary around it."""

    needle: "Expression"
    haystack: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Like:
    subject: "Expression"
    pattern: "Expression"
    escape: str | None


@dataclass(frozen=True, slots=True)
class Conditional:
    condition: "Expression"
    then: "Expression"
    otherwise: "Expression"


@dataclass(frozen=True, slots=True)
class Coalesce:
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class ArrayLiteral:
    items: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class ObjectLiteral:
    fields: tuple[tuple[str, "Expression"], ...]


@dataclass(frozen=True, slots=True)
class Subquery:
    kind: OneOf["SCALAR", "EXISTS", "ARRAY", "ALL"]
    select: "Select"


Expression = (
    Literal | Parameter | Name | Member | Binary | AllOf | AnyOf | Unary | Within | Like
    | Conditional | Coalesce | Call | ArrayLiteral | ObjectLiteral | Subquery
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a SELECT list; `alias` is None when the query names none. `text` is the expression's source."""

    expression: Expression
    alias: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Projection:
    """What SELECT returns: `*`, one VALUE or a list of items."""

    kind: OneOf["*", "VALUE", "LIST"]
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One input of FROM: the whole of `origin`, or each element of it (`alias IN origin`)."""

    alias: str
    origin: Expression
    each: bool


@dataclass(frozen=True, slots=True)
class Sort:
    expression: Expression
    descending: bool
    text: str


@dataclass(frozen=True, slots=True)
class Select:
    projection: Projection
    sources: tuple[Source, ...] = ()
    where: Expression | None = None
    group: tuple[Expression, ...] | None = None
    order: tuple[Sort, ...] = ()
    top: Expression | None = None
    offset: Expression | None = None
    limit: Expression | None = None
    distinct: bool = False
    clauses: tuple[tuple[str, str], ...] = ()
    """The source text of `projection`, `from_` and `where`, from which a query plan is rewritten."""

    def clause(self, name: str) -> str | None:
        return dict(self.clauses).get(name)
