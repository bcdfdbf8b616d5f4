"""Closed cases go when their time is over, with all that belongs to them; a legal hold keeps them."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest

from shared.cases.model import Case, PurgedCase
from shared.clients.blobs import BlobStore
from shared.insight.keeping import keep_figures
from shared.intake.events import CaseReopened
from shared.kernel.errors import NotFound, Unavailable
from shared.kernel.principal import Principal, Role
from shared.references.keeping import keep_references
from shared.retention.case_purges import CasePurges
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem
from tests.contracts.retention.test_accounts import OneFirm
from tests.contracts.retention.test_forgetting import someone
from tests.contracts.retention.world import House

STAFF = Principal(
    user_id="s",
    audit_id="s",
    name="Ruth Calder",
    email="r@s",
    organisation_id="scheme",
    business_ids=(),
    roles=(Role.STAFF_CASEWORK,),
)


class Away(BlobStore):
    """A storage account that can't be reached."""

    def __init__(self) -> None:
        pass

    async def remove(self, name: str) -> None:
        raise Unavailable("storage-unavailable", name)


def purges_of(house: House) -> CasePurges:
    return dataclasses.replace(house.wired.retention.cases, organisations=OneFirm(house))


async def a_closed_case(house: House, closed: date) -> Case:
    """Return a case with everything that can belong to one, found by staff and counted in the figures."""
    quill, bea = await someone(house), await someone(house, "Bea Orr")
    case = await house.lived_in(quill, bea)
    await house.container("cases").patch(
        case.id,
        house.id,
        [
            {"op": "set", "path": "/closureDate", "value": closed.isoformat()},
            {"op": "set", "path": "/closed", "value": True},
        ],
    )
    await house.wired.documents.container.upload_blob("none", b"a", overwrite=True)
    item = await house.container("cases").read(case.id, house.id)
    await keep_references([item], house.wired.references)
    await keep_figures([item], house.wired.insight.store)
    work = WorkItem(
        id=f"work-{case.id}",
        kind=WorkKind.DELAYED_SCAN,
        organisation_id=house.id,
        case_reference=case.case_reference,
        what="w",
        since=house.clock(),
    )
    await house.wired.work.keep(work)
    return Case.from_item(item)


def about(items: list[dict[str, Any]], case: Case) -> list[str]:
    return [item["type"] for item in items if case.id in str(item) and item["type"] != "takeover"]


async def left(house: House, case: Case) -> dict[str, list[str]]:
    found = {name: about(await house.items(name), case) for name in ("cases", "views", "looks")}
    return {name: kinds for name, kinds in found.items() if kinds}


async def test_a_case_goes_with_everything_on_the_day_after_its_time(house: House) -> None:
    today, days = house.clock().date(), house.wired.profile.retention.closed_case_days
    old = await a_closed_case(house, today - timedelta(days=days + 1))
    young = await a_closed_case(house, today - timedelta(days=days))
    assert await purges_of(house).purge_due() == 1
    assert await left(house, old) == {"cases": ["purged"]}
    assert "case" in (await left(house, young))["cases"]
    tombstone = await house.container("cases").read(old.id, house.id)
    assert PurgedCase.from_item(tombstone).case_reference is None
    assert not await house.wired.documents.container.get_blob_client("none").exists()
    assert await house.wired.references.of(old.reference_key) == []
    with pytest.raises(NotFound):
        await house.wired.cases_anywhere.case(old.case_reference)
    assert not [item for item in await house.items("worklist") if item.get("caseReference") == old.case_reference]
    await keep_figures([tombstone], house.wired.insight.store)
    assert (await house.container("figures").read(old.id, house.id))["facts"] is None
    assert await purges_of(house).purge_due() == 0


async def test_a_message_of_before_does_not_bring_it_back(house: House) -> None:
    case = await a_closed_case(house, date(2015, 1, 5))
    await purges_of(house).purge_due()
    event = CaseReopened(
        id="late",
        organisation_id=house.id,
        case_id=case.id,
        case_reference=case.case_reference,
        at=house.clock(),
        version=9,
    )
    await house.wired.intake.apply(event)
    assert await left(house, case) == {"cases": ["purged"]}


async def test_a_legal_hold_keeps_it_until_it_is_lifted(house: House) -> None:
    case = await a_closed_case(house, date(2015, 1, 5))
    await keep_references([case.to_item()], house.wired.references)
    holds = house.wired.retention.holds
    assert (await holds.hold(STAFF, case.case_reference, "A court asks.")).by == "Ruth Calder"
    assert await purges_of(house).purge_due() == 0
    await holds.lift(case.case_reference)
    assert await purges_of(house).purge_due() == 1


async def test_a_stop_half_way_is_made_up_for(house: House) -> None:
    case = await a_closed_case(house, date(2015, 1, 5))
    purges = purges_of(house)
    with pytest.raises(Unavailable):
        await dataclasses.replace(purges, documents=Away()).purge_due()
    assert "update" in (await left(house, case))["cases"]
    await purges.purge_due()
    assert await left(house, case) == {"cases": ["purged"]}


async def test_a_restore_is_followed_by_purging_again(house: House) -> None:
    case = await a_closed_case(house, date(2015, 1, 5))
    before = [item for item in await house.items("cases") if case.id in str(item)]
    await purges_of(house).purge_due()
    for item in before:
        await house.container("cases").upsert({key: value for key, value in item.items() if key[0] != "_"})
    assert await purges_of(house).replay(house.clock().date()) == 1
    assert await left(house, case) == {"cases": ["purged"]}
