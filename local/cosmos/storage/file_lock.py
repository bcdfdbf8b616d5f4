"""One server a data file: two would number writes twice."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class DataFileInUse(Exception):
    """Another server has the data file open."""


@contextmanager
def held(data: Path | None) -> Iterator[None]:
    """Hold the file's lock, which the system lets go when the process ends, however it ends. Errors: DataFileInUse."""
    if data is None:
        yield
        return
    data.parent.mkdir(parents=True, exist_ok=True)
    with data.with_name(f"{data.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise DataFileInUse(f"{data} is in use by another server.") from error
        yield
