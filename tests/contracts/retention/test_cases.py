"""Closed cases go when their time is over, with all that belongs to them; a legal hold keeps them."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

import pytest

from shared.cases.model import PurgedCase
from shared.idempotency.model import keyed_request
from shared.insight.keeping import keep_figures
from shared.intake.events import CaseReopened
from shared.kernel.errors import Forbidden, NotFound, Unavailable
from shared.kernel.principal import Principal, Role
from shared.publishing.model import Publication
from shared.references.keeping import keep_references
from shared.retention.approving import approve_purges, ask_for_purges
from shared.retention.model import About, Act, Purges
from shared.retention.queries import CasesOver, look_ahead, report
from shared.schemes.casework import Party
from shared.uploads.model import UploadFile
from tests.contracts.retention.account_runs import retention_of, staff
from tests.contracts.retention.case_runs import (
    Away,
    a_closed_case,
    a_hold,
    closed_cases,
    collected,
    left,
    purged,
    run_over,
    verbs_of,
)
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


async def test_a_case_goes_with_everything_on_the_day_after_its_time(house: House) -> None:
    today, days = house.clock().date(), house.wired.profile.retention.closed_case_days
    old = await a_closed_case(house, today - timedelta(days=days + 1))
    young = await a_closed_case(house, today - timedelta(days=days))
    assert await run_over(house) == 1
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
    assert await run_over(house) == 0


async def test_a_document_that_was_never_published_goes_with_its_file(house: House) -> None:
    case = await a_closed_case(house, date(2015, 1, 5))
    now = house.clock()
    file = UploadFile(id="file", name="View.txt", extension="txt", size=1, sha256=64 * "0", since=now)
    publication = Publication(
        id=f"publication-{case.id}",
        organisation_id=house.id,
        business_id=case.business_id,
        case_id=case.id,
        case_reference=case.case_reference,
        at=now,
        by_id="s",
        by_name="Ruth Calder",
        provided_by=Party.SCHEME,
        provider_name="Ruth Calder",
        document_type="Letter",
        comment="",
        file=file,
    )
    await house.container("cases").create(publication.to_item())
    store = house.wired.quarantine.container
    await store.upload_blob(publication.blob, b"a", overwrite=True)
    await run_over(house)
    assert await left(house, case) == {"cases": ["purged"]}
    assert not await store.get_blob_client(publication.blob).exists()


async def test_a_message_of_before_does_not_bring_it_back(house: House) -> None:
    case = await a_closed_case(house, date(2015, 1, 5))
    await run_over(house)
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
    assert await run_over(house) == 0
    await holds.lift(case.case_reference)
    assert await run_over(house) == 1


async def test_a_stop_half_way_is_made_up_for(house: House) -> None:
    case = await a_closed_case(house, date(2015, 1, 5))
    broken = verbs_of(house, documents=Away())
    run = await collected(house, broken)
    with pytest.raises(Unavailable):
        await purged(house, broken, run)
    assert "update" in (await left(house, case))["cases"]
    assert await purged(house, verbs_of(house), run) == 1
    assert await left(house, case) == {"cases": ["purged"]}


async def test_the_next_run_goes_on_where_a_slice_was_given_up(house: House) -> None:
    case = await a_closed_case(house, date(2015, 1, 5))
    broken = verbs_of(house, documents=Away())
    with pytest.raises(Unavailable):
        await purged(house, broken, await collected(house, broken))
    assert (await collected(house, verbs_of(house))).counts == {}
    assert await left(house, case) == {"cases": ["purged"]}


async def test_a_restore_is_followed_by_purging_again(house: House) -> None:
    case = await a_closed_case(house, date(2015, 1, 5))
    before = [item for item in await house.items("cases") if case.id in str(item)]
    await run_over(house)
    for item in before:
        await house.container("cases").upsert({key: value for key, value in item.items() if key[0] != "_"})
    assert await house.wired.retention.cases.replay(house.clock().date()) == 1
    assert await left(house, case) == {"cases": ["purged"]}


async def test_many_cases_wait_for_two_of_the_staff(house: House) -> None:
    cases = await closed_cases(house, 3)
    runs, asking, approving = verbs_of(house, approved_above=2), staff(), staff()
    run = await collected(house, runs)
    assert (run.purges, run.counts) == (Purges.WAITING, {Act.PURGE: 3})
    assert await purged(house, runs, run) == 0
    later = await collected(house, runs)
    assert later.purges is Purges.NONE  # it waits for the one that is being approved
    accounts = await retention_of(house).runs.store.open(About.ACCOUNTS)
    assert run.id not in {each.id for each in accounts}  # and holds up no account

    def request(who: Principal) -> Any:
        return keyed_request("scheme", who.user_id, str(uuid.uuid4()), "test", b"")

    await ask_for_purges(asking, run.id, "They are due.", request(asking), runs)
    with pytest.raises(Forbidden):
        await approve_purges(asking, run.id, request(asking), runs)
    await house.container("cases").patch(
        cases[0].id, house.id, [{"op": "set", "path": "/legalHold", "value": a_hold(house)}]
    )
    await approve_purges(approving, run.id, request(approving), runs)
    assert await purged(house, runs, run) == 2  # the one on hold was looked at again
    told = await report(approving, run.id, runs, house.wired.accounts)
    assert (told.run.about, told.run.purges, told.run.purged) == (About.CASES, Purges.DONE, 2)
    assert {line.case_id for line in told.lines} == {case.id for case in cases}
    assert cases[0].case_reference not in told.model_dump_json()
    entries = await house.container("audit").everywhere(
        "SELECT * FROM c WHERE c.organisationId = @firm", {"firm": house.id}, limit=9
    )
    assert {entry["subject"] for entry in entries if entry["action"] == "case.purged-by-retention"} == {
        case.id for case in cases[1:]
    }


async def test_a_run_goes_through_more_cases_than_a_slice_holds(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    cases = await closed_cases(house, 5)
    monkeypatch.setattr("shared.retention.collecting._CASES", 2)
    runs = verbs_of(house)
    run = await collected(house, runs)
    lines = [line.case_id for part in await runs.store.parts(run) for line in part.lines]
    assert sorted(each for each in lines if each) == sorted(case.id for case in cases)
    assert await purged(house, runs, run) == 5


async def test_a_run_after_a_gap_collects_no_case(house: House) -> None:
    await closed_cases(house, 1)
    assert (await collected(house, verbs_of(house), cautious=True)).counts == {}


async def test_a_restricted_case_stays_until_that_is_lifted(house: House) -> None:
    [case] = await closed_cases(house, 1)

    async def mark(*, restricted: bool) -> None:
        put = [{"op": "set", "path": "/restricted", "value": restricted}]
        await house.container("cases").patch(case.id, house.id, put)

    await mark(restricted=True)
    assert await run_over(house) == 0
    await mark(restricted=False)
    runs = verbs_of(house)
    run = await collected(house, runs)
    await mark(restricted=True)
    assert await purged(house, runs, run) == 0  # asked for after it was collected
    await mark(restricted=False)
    assert await run_over(house) == 1


async def test_a_look_ahead_counts_what_would_go_and_what_is_kept(house: House) -> None:
    cases = await closed_cases(house, 3)
    await house.container("cases").patch(
        cases[0].id, house.id, [{"op": "set", "path": "/legalHold", "value": a_hold(house)}]
    )
    ahead = await look_ahead(verbs_of(house))
    [over] = [each for each in ahead.cases if each.organisation_id == house.id]
    day = date(2015, 1, 5)
    assert over == CasesOver(organisation_id=house.id, name="Firm", due=2, kept=1, first_closed=day, last_closed=day)
