"""A migration brings stored items into today's shape: a job in container `migrations` that can stop and go on anywhere.

Items carry the version of their shape as `schemaVersion`; one without it is of version 1. How a shape changes from one
release to the next, and when a migration may run: docs/operations.md.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from pydantic import Field

from shared.kernel.errors import Conflict
from shared.kernel.model import Stored

JOB = "job"
ROUNDS = 3  # through an organisation, while others still change what is to be rewritten
_NAMED = 20  # failed items that are told by id


class Migration(NamedTuple):
    """Items of `kind` in the container `cases`, to be of `version`. `rewrite` is pure, and the same when done twice."""

    name: str
    what: str
    kind: str
    version: int
    rewrite: Callable[[dict[str, Any]], dict[str, Any]]

    def is_done(self, item: dict[str, Any]) -> bool:
        return int(item.get("schemaVersion") or 1) >= self.version


class JobState(StrEnum):
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"


# What staff may make of a job. One that ended may run again: an older release may have written since.
_MOVES: dict[JobState, frozenset[JobState]] = {
    JobState.RUNNING: frozenset({JobState.RUNNING, JobState.PAUSED}),
    JobState.PAUSED: frozenset({JobState.PAUSED, JobState.RUNNING}),
    JobState.DONE: frozenset({JobState.RUNNING}),
}


class Job(Stored):
    """One migration's run. Its parts, one for each organisation, lie in the same partition."""

    type: Literal["migration"] = "migration"
    id: str = JOB
    migration: str
    state: JobState
    started_at: datetime
    finished_at: datetime | None = None
    etag: str | None = Field(None, alias="_etag", exclude=True)

    def check_move(self, wanted: JobState) -> None:
        """Raise `Conflict("migration-over")` where there is nothing left to pause."""
        if wanted not in _MOVES[self.state]:
            raise Conflict("migration-over", "This migration has ended. It can only be run again.")


class PartState(StrEnum):
    DUE = "due"
    DONE = "done"


class Part(Stored):
    """How far one organisation is. `after` is the checkpoint: what comes after this id hasn't been looked at.

    `total` was counted when its turn came. `done` may be short of what was rewritten: after a crash, whatever was
    rewritten since the checkpoint isn't found again. `left` is the truth, counted at the end.
    """

    type: Literal["part"] = "part"
    id: str
    migration: str
    organisation_id: str
    state: PartState = PartState.DUE
    total: int | None = None
    done: int = 0
    after: str = ""
    rounds: int = 1
    failures: int = 0
    failed: tuple[str, ...] = ()  # the first of them, by id
    left: int | None = None
    etag: str | None = Field(None, alias="_etag", exclude=True)

    def advanced(self, last_id: str, done: int, failed: list[str]) -> Part:
        """Return the part after a slice."""
        return self.model_copy(
            update={
                "after": last_id,
                "done": self.done + done,
                "failures": self.failures + len(failed),
                "failed": (*self.failed, *failed)[:_NAMED],
            }
        )

    def closed(self, left: int) -> Part:
        """Return the part after its last item: done, or begun again where others have written meanwhile."""
        if left > self.failures and self.rounds < ROUNDS:
            return self.model_copy(update={"after": "", "rounds": self.rounds + 1, "failures": 0, "failed": ()})
        return self.model_copy(update={"state": PartState.DONE, "left": left})


def part_id(organisation_id: str) -> str:
    return f"part-{organisation_id}"


def fresh_part(migration: str, organisation_id: str) -> Part:
    return Part(id=part_id(organisation_id), migration=migration, organisation_id=organisation_id)
