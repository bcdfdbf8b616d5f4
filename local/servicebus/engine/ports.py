"""What the rules need from outside: the time, a memory that survives, and a way to add properties to content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from local.servicebus.engine.message import Message

Milliseconds = Callable[[], int]
"""The clock: milliseconds since the epoch."""

AddProperties = Callable[[bytes, Mapping[str, object]], bytes]
"""Return the content with application properties added or replaced."""


class Journal(Protocol):
    """Remembers what happened. Nothing is promised to anyone before `commit` in the server's turn."""

    def insert(self, queue: str, message: Message) -> None: ...
    def update(self, queue: str, message: Message) -> None: ...
    def replace(self, queue: str, message: Message) -> None:
        """Like update, and the content changed too."""

    def remove(self, queue: str, sequence: int) -> None: ...
    def next_sequence(self, queue: str, sequence: int) -> None: ...
    def remember_duplicate(self, queue: str, message_id: str, until: int) -> None: ...
    def forget_duplicate(self, queue: str, message_id: str) -> None: ...
    def session_state(self, queue: str, session_id: str, state: bytes | None, updated_at: int) -> None: ...
