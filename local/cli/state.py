"""What a data folder remembers between starts, and the lock that keeps two starts out of one folder."""

from __future__ import annotations

import fcntl
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from local.cli.errors import UpError


@contextmanager
def exclusive(data: Path) -> Iterator[None]:
    """Hold the data folder for this process; the lock goes with the process, however that ends."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UpError(f"{data} is in use by another `local up`: stop it, or give another --data.") from error
        yield


class State:
    """Small facts in `state.json`: which definitions are applied, which sample data is complete."""

    def __init__(self, data: Path) -> None:
        self._path = data / "state.json"
        self._facts: dict[str, Any] = json.loads(self._path.read_text()) if self._path.exists() else {}

    def get(self, name: str) -> Any:
        return self._facts.get(name)

    def put(self, name: str, value: Any) -> None:
        """Remember a fact; written whole and renamed, so that a crash leaves the old file or the new one."""
        self._facts[name] = value
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(self._facts, indent=2) + "\n")
        draft.replace(self._path)


def fingerprint(*parts: object) -> str:
    """Return a short hash of JSON-able values, to tell whether they changed."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]
