"""Migrations of stored documents: security staff run and pause them, a timer works them off."""

from __future__ import annotations

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from functions.edge.timer import on_timer
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.migrations.commands import WantedState, set_state
from shared.migrations.queries import MigrationList, MigrationView, migration_list
from shared.migrations.registry import migration_named
from shared.wiring import Services

routes = Routes("migrations")


class MigrationPath(Model):
    migration: str = Field(max_length=60)


@routes.get("migrations", permission=Permission.STAFF_SECURITY, audit="migrations.list")
async def get_migrations(call: Call) -> MigrationList:
    """List the migrations of this release, and how far each is."""
    return await migration_list(call.services.migrations.store)


@routes.put("migrations/{migration}", permission=Permission.STAFF_SECURITY, audit="migration.set-state")
async def put_migration(call: Call, path: MigrationPath, body: WantedState) -> MigrationView:
    """Run a migration, pause it, go on with it, or run it again. Asking twice is asking once."""
    wired = call.services
    migration = migration_named(path.migration)
    return await set_state(migration, body, wired.migrations.store, wired.organisations, wired.clock)


@on_timer(routes.blueprint, "20 * * * * *")
async def run_migrations(wired: Services) -> None:
    """Work on running migrations for a part of the minute."""
    await wired.migrations.run()
