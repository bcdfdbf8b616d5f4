"""One server a data file: two would number writes twice."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


class DataFileInUse(Exception):
    """Another server has the data file open."""


class DataFileUnusable(Exception):
    """The data file's folder can't be made or written to."""


@contextmanager
def held(data: Path | None) -> Iterator[None]:
    """Hold the file's lock, which the system lets go when the process ends, however it ends.

    Errors: DataFileInUse, DataFileUnusable.
    """
    if data is None:
        yield
        return
    with _opened(data) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DataFileInUse(f"{data} is in use by another server.") from error
        yield


def _opened(data: Path) -> TextIO:
    try:
        data.parent.mkdir(parents=True, exist_ok=True)
        return data.with_name(f"{data.name}.lock").open("w")
    except OSError as error:
        raise DataFileUnusable(f"{data} can't be used as the data file: {error.strerror}.") from error
