"""What leaves an invocation as an exception: the Functions host writes its words down, and they may quote people."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from shared.kernel.errors import RecourseError
from shared.kernel.logs import log


class UnforeseenError(Exception):
    """Says only which class of exception it was; our own log tells where it happened."""


def unquoted(error: Exception) -> Exception:
    """Return what to raise in place of `error`. Our own errors have fixed sentences and pass."""
    return error if isinstance(error, RecourseError) else UnforeseenError(type(error).__name__)


@contextmanager
def quoting_nothing() -> Iterator[None]:
    """Log what nobody foresaw without its words, and raise it without them."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  raised again, without its words
        log("invocation-failed", level=logging.ERROR, exc_info=error)
        raise unquoted(error) from None
