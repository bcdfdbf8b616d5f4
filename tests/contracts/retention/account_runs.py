"""Runs over accounts of a test's own firm, and staff who agree to them."""

from __future__ import annotations

import dataclasses
import uuid
from datetime import datetime
from typing import Any

from shared.accounts.model import Account, AccountState
from shared.kernel.principal import Principal, Role
from shared.organisations.store import OrganisationStore
from shared.retention.assembly import AccountRetention
from shared.retention.model import Run, SliceDue, WarningDue
from tests.contracts.retention.world import House


class OneFirm(OrganisationStore):
    """A run sees this firm alone: others of the same database belong to other tests."""

    def __init__(self, house: House) -> None:
        super().__init__(house.container("accounts"))
        self._firm_id = house.id

    async def ids(self) -> list[str]:
        return [self._firm_id]


def retention_of(house: House, *, approved_above: int = 25) -> AccountRetention:
    whole = house.wired.retention
    above = {"purges_approved_above": approved_above, "case_purges_approved_above": approved_above}
    limits = whole.runs.endings.retention.model_copy(update=above)
    endings = dataclasses.replace(whole.runs.endings, retention=limits)
    return dataclasses.replace(
        whole, runs=dataclasses.replace(whole.runs, endings=endings, organisations=OneFirm(house))
    )


async def a_run(house: House, verbs: AccountRetention | None = None) -> Run:
    """Make a run of its own for this moment, whatever other tests have made of the day, and send its emails."""
    verbs = verbs or retention_of(house)
    run = Run(id=f"run-{uuid.uuid4()}", day=house.clock().date(), started_at=house.clock())
    await house.container("accounts").upsert(run.to_item())
    await verbs.runs.make_slice(SliceDue(run_id=run.id, number=0))
    for item in await house.items("accounts"):
        if item.get("queue") == "retention" and item["createdAt"][:10] == house.clock().date().isoformat():
            await verbs.warnings.send(WarningDue.from_item(item["body"]))
    return await verbs.runs.store.run(run.id)


async def somebody(house: House, active: datetime, *roles: Role, **changes: Any) -> Account:
    return await house.person(*roles, last_active_at=active, **changes)


async def state_of(house: House, account: Account) -> AccountState:
    return (await house.wired.accounts.read(house.id, account.id)).state


def staff() -> Principal:
    name = str(uuid.uuid4())
    return Principal(
        user_id=name,
        audit_id=name,
        name="N",
        email="n@n",
        organisation_id="scheme",
        business_ids=(),
        roles=(Role.STAFF_SECURITY,),
    )
