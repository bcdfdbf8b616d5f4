"""Seals: each hour of the trail under a Merkle root, each root chained to the one before. Append-only like the trail.

They live in the container of the entries, under an organisation of their own. A seal counts once it is written; its
pages of leaves come first and are named by their content, so that what a crash leaves behind harms nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple

from pydantic import computed_field

from shared.audit.merkle import leaf, root
from shared.kernel.model import Stored

SEALS = "$seals"  # no organisation: their ids begin with a letter or a digit
HOUR = timedelta(hours=1)
BEGINNING = 64 * "0"  # what the first seal is chained to
_ON_A_PAGE = 5_000  # leaves of about 120 bytes: far below a document's 2 MB


class Leaf(NamedTuple):
    """An entry's id and hash, and the hour that it belongs to."""

    entry_id: str
    hash: str
    hour: datetime

    def line(self) -> str:
        return f"{self.entry_id} {self.hash} {self.hour:%Y-%m-%dT%H}"


class LeafPage(Stored):
    type: Literal["leaves"] = "leaves"
    organisation_id: str = SEALS
    day: str
    lines: tuple[str, ...]

    @computed_field  # type: ignore[prop-decorator]
    @property
    def id(self) -> str:
        return "leaves-" + hashlib.sha256("\n".join(self.lines).encode()).hexdigest()


class Seal(Stored):
    """`count` entries of the hour, then `late` ones of hours sealed before: they came too late for their own."""

    type: Literal["seal"] = "seal"
    organisation_id: str = SEALS
    hour: datetime
    count: int
    late: int
    pages: tuple[str, ...]
    root: str
    previous: str
    sealed_at: datetime

    @computed_field  # type: ignore[prop-decorator]
    @property
    def id(self) -> str:
        return f"seal-{self.hour:%Y-%m-%dT%H}"

    @computed_field  # type: ignore[prop-decorator]
    @property
    def day(self) -> str:
        """A year of seals is one partition, so that the newest one is found with one query."""
        return str(self.hour.year)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def chain(self) -> str:
        """What the next seal is chained to: it stands for every entry from the first seal on."""
        parts = (self.previous, f"{self.hour:%Y-%m-%dT%H}", str(self.count), str(self.late), self.root)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def hour_of(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def leaves_of(items: Sequence[dict[str, Any]]) -> list[Leaf]:
    """Return the leaves of stored entries in the order of their ids, which is that of their making."""
    return sorted(Leaf(item["id"], leaf(item), hour_of(datetime.fromisoformat(str(item["at"])))) for item in items)


def sealed(
    hour: datetime, own: Sequence[Leaf], late: Sequence[Leaf], previous: str, now: datetime
) -> tuple[Seal, list[LeafPage]]:
    """Return the seal over the hour's own leaves and the late ones of earlier hours, with its pages."""
    leaves = [*own, *late]
    pages = [
        LeafPage(day=hour.date().isoformat(), lines=tuple(each.line() for each in leaves[at : at + _ON_A_PAGE]))
        for at in range(0, len(leaves), _ON_A_PAGE)
    ]
    seal = Seal(
        hour=hour,
        count=len(own),
        late=len(late),
        pages=tuple(page.id for page in pages),
        root=root([each.hash for each in leaves]),
        previous=previous,
        sealed_at=now,
    )
    return seal, pages


def read_leaves(pages: Sequence[LeafPage]) -> list[Leaf]:
    parts = (line.split(" ") for page in pages for line in page.lines)
    return [Leaf(name, hash_, datetime.fromisoformat(f"{hour}:00:00+00:00")) for name, hash_, hour in parts]


def due_hours(newest: datetime | None, now: datetime, patience: timedelta, most: int) -> list[datetime]:
    """Return the hours to seal now, oldest first: those over for `patience`. The very first is the one just over."""
    end = hour_of(now - patience)
    first = newest + HOUR if newest else end - HOUR
    count = max(int((end - first) / HOUR), 0)
    return [first + number * HOUR for number in range(min(count, most))]
