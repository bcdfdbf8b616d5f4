"""Registers the blueprints; nothing else. Settings are read here so that a missing one stops the start by its name."""

import azure.functions as func

from functions import (
    assignments,
    audit,
    cases,
    challenges,
    dashboard,
    deadlines,
    documentation,
    exports,
    figures,
    forgetting,
    health,
    intake,
    looks,
    mailboxes,
    me,
    migrations,
    notices,
    notifications,
    onboarding,
    openforms,
    operations,
    organisations,
    outbox,
    people,
    requests,
    retention,
    scanning,
    sessions,
    staff,
    takeovers,
    updates,
    uploads,
    views,
    worklist,
)
from shared.kernel.settings import settings

settings()

app = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)
for capability in (
    assignments,
    audit,
    cases,
    challenges,
    dashboard,
    documentation,
    exports,
    health,
    looks,
    mailboxes,
    me,
    migrations,
    notifications,
    onboarding,
    openforms,
    operations,
    organisations,
    people,
    sessions,
    staff,
    takeovers,
    requests,
    retention,
    updates,
    uploads,
    views,
):
    app.register_functions(capability.routes.blueprint)
for blueprint in (
    deadlines.blueprint,
    figures.blueprint,
    forgetting.blueprint,
    intake.blueprint,
    notices.blueprint,
    onboarding.blueprint,
    operations.blueprint,
    outbox.blueprint,
    people.blueprint,
    scanning.blueprint,
    worklist.blueprint,
):
    app.register_functions(blueprint)
