"""What was sent, on disk: one `.eml` file a message, named by its Message-ID, so that a repeat stays one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path


@dataclass(frozen=True)
class Mail:
    """One message. `name` is its file's, without the ending."""

    name: str
    at: float
    message: EmailMessage

    @property
    def text(self) -> str:
        return self._part("plain")

    @property
    def html(self) -> str:
        return self._part("html")

    @property
    def sent_at(self) -> datetime | None:
        date = self.message["Date"]
        return parsedate_to_datetime(date) if date else None

    def header(self, name: str) -> str:
        return str(self.message[name] or "")

    def _part(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()) if part else ""


class Mailbox:
    """A folder of messages."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, content: bytes) -> None:
        """Write a message. Whole or not at all: a reader never sees half of one."""
        message = message_from_bytes(content, policy=default)
        identity = f"{message['Message-ID']}\0{message['To']}" if message["Message-ID"] else content.hex()
        path = self._folder / f"{hashlib.sha256(identity.encode()).hexdigest()[:24]}.eml"
        if path.exists():
            return
        partial = path.with_suffix(".part")
        partial.write_bytes(content)
        partial.rename(path)

    def all(self) -> list[Mail]:
        """Return every message, newest first."""
        return sorted((self._read(path) for path in self._folder.glob("*.eml")), key=lambda mail: mail.at, reverse=True)

    def find(self, name: str) -> Mail | None:
        path = self._folder / f"{name}.eml"
        return self._read(path) if name.isalnum() and path.is_file() else None

    def empty(self) -> None:
        for path in self._folder.glob("*.eml"):
            path.unlink(missing_ok=True)

    def _read(self, path: Path) -> Mail:
        message = message_from_bytes(path.read_bytes(), policy=default)
        return Mail(path.stem, path.stat().st_mtime, message)
