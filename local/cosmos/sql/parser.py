"""Query text to syntax tree, cached: applications send few texts and many parameter values."""

import functools
from pathlib import Path

from lark import Lark
from lark.exceptions import LarkError, UnexpectedInput, VisitError

from local.cosmos.errors import SyntaxFault
from local.cosmos.sql import ast
from local.cosmos.sql.trees import TreeBuilder

MAX_QUERY_BYTES = 512 * 1024


@functools.cache
def _grammar() -> Lark:
    text = (Path(__file__).parent / "grammar.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", lexer="contextual", propagate_positions=True, maybe_placeholders=False)


@functools.lru_cache(maxsize=512)
def parse(text: str) -> ast.Select:
    """Return the tree of `text`. Errors: SyntaxFault (400) with the place of the first mistake."""
    if len(text.encode()) > MAX_QUERY_BYTES:
        raise SyntaxFault("The SQL query text exceeded the maximum limit of 524288 bytes.")
    try:
        return TreeBuilder(text).transform(_grammar().parse(text))  # type: ignore[no-any-return]
    except VisitError as error:
        raise SyntaxFault(f"Syntax error: {error.orig_exc}") from error
    except UnexpectedInput as error:
        raise SyntaxFault(f"Syntax error, incorrect syntax near '{text[error.pos_in_stream or 0 :][:20]}'.") from error
    except (LarkError, RecursionError) as error:
        raise SyntaxFault("Syntax error: the query is too deeply nested.") from error
