from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

CBS = "$cbs"
MANAGEMENT = "/$management"


class Node(Enum):
    CBS = auto()
    MANAGEMENT = auto()
    QUEUE = auto()


@dataclass(frozen=True, slots=True)
class Address:
    """A node of the namespace; `queue` is a name in lower case, of a dead-letter queue too, and empty for `$cbs`."""

    node: Node
    queue: str


def parse_address(text: str) -> Address:
    """Read `queue`, `queue/$management`, `$cbs`, or any of them behind `amqps://host:port/` or `sb://host/`."""
    path = text.split("://", 1)[1].partition("/")[2] if "://" in text else text
    path = path.strip("/").lower()
    if path == CBS:
        return Address(Node.CBS, "")
    if path.endswith(MANAGEMENT):
        return Address(Node.MANAGEMENT, path.removesuffix(MANAGEMENT))
    return Address(Node.QUEUE, path)
