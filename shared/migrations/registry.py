"""The migrations of this release, oldest first. One whose shape every reader takes for granted is removed again."""

from __future__ import annotations

from shared.kernel.errors import NotFound
from shared.migrations.case_flags import case_with_its_flag
from shared.migrations.model import Migration

MIGRATIONS = (
    Migration(
        name="cases-2",
        what="Cases from before requests get the case system's word on “action required” apart, and every column.",
        kind="case",
        version=2,
        rewrite=case_with_its_flag,
    ),
)


def migration_named(name: str) -> Migration:
    for migration in MIGRATIONS:
        if migration.name == name:
            return migration
    raise NotFound("migration-not-found", "There is no such migration in this release.")
