"""One step after the other, each said before it is believed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Failed(Exception):
    """A step didn't come out as it must; the message says what was found."""


@contextmanager
def step(name: str) -> Iterator[None]:
    """Print `name` with how long it took, or with what went wrong."""
    began = time.monotonic()
    try:
        yield
    except Exception as error:
        print(f"FAIL  {name}: {error}", flush=True)
        raise Failed(name) from error
    print(f"ok    {name} ({time.monotonic() - began:.1f} s)", flush=True)


def require(condition: object, otherwise: str) -> None:
    if not condition:
        raise Failed(otherwise)
