"""Runs and pauses migrations, for security staff. Asking for what is so already changes nothing."""

from __future__ import annotations

from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, Stale
from shared.kernel.model import Model
from shared.migrations.model import Job, JobState, Migration, Part, fresh_part
from shared.migrations.queries import MigrationView, migration_view
from shared.migrations.store import MigrationStore
from shared.organisations.store import OrganisationStore


class WantedState(Model):
    """`running` starts, resumes, or runs again; `paused` stops after the slice at work."""

    state: JobState


async def set_state(
    migration: Migration, wanted: WantedState, store: MigrationStore, organisations: OrganisationStore, clock: Clock
) -> MigrationView:
    """Run or pause the migration; return how it stands. Raises `Conflict` (`migration-over`, `migration-not-begun`)."""
    job = await store.job(migration.name)
    if job:
        job.check_move(wanted.state)
    elif wanted.state is not JobState.RUNNING:
        raise Conflict("migration-not-begun", "This migration hasn't begun.")
    try:
        if wanted.state is JobState.RUNNING and (job is None or job.state is JobState.DONE):
            await _begin(migration.name, job, store, organisations, clock)
        elif job and job.state is not wanted.state:
            await store.save_job(job.model_copy(update={"state": wanted.state}))
    except Conflict as error:
        raise Stale("migration-changed", "Somebody else has just changed this migration. Look again.") from error
    return await migration_view(migration, store)


async def _begin(
    name: str, job: Job | None, store: MigrationStore, organisations: OrganisationStore, clock: Clock
) -> None:
    """Put up a part for each organisation, then the job: a crash in between leaves nothing running."""
    parts: list[Part] = [fresh_part(name, organisation_id) for organisation_id in await organisations.ids()]
    await store.put_parts(name, parts)
    etag = job.etag if job else None
    await store.save_job(
        Job(migration=name, state=JobState.RUNNING, started_at=clock()).model_copy(update={"etag": etag})
    )
