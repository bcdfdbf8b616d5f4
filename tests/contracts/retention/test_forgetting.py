"""Somebody is forgotten: everything of their own goes, records stay without the name, and no crash leaves a half."""

from __future__ import annotations

import dataclasses
import functools
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from shared.accounts.model import FORMER_COLLEAGUE, STAFF_ORGANISATION, Account, AccountState, Identity, Removal
from shared.administration.model import DirectoryDue, ForgettingDue
from shared.cases.model import Case
from shared.forgetting import commands
from shared.forgetting.model import Budget, LedgerEntry, Person
from shared.forgetting.places import Places, Step
from shared.kernel.errors import Conflict, Unavailable
from shared.kernel.principal import Role
from shared.onboarding.model import request_id
from shared.privacy.model import PrivacySubject
from tests.contracts.retention.world import EVERYWHERE, House

STEPS = 12


class Stopped(Places):
    """Places in which the machine stops before one step."""

    stop_at = 0

    @property
    def steps(self) -> tuple[Step, ...]:
        async def stop(*_: Any) -> None:
            raise Unavailable("stopped", "The machine was taken away.")

        return (*super().steps[: self.stop_at], stop)


async def someone(house: House, name: str = "Quill Harrow", *roles: Role) -> Account:
    account = await house.person(*roles, identity_id=f"identity-{uuid.uuid4().hex}")
    account = account.model_copy(update={"name": name, "email": f"q.{uuid.uuid4().hex[:6]}@brackenhall.example"})
    await house.container("accounts").upsert(account.to_item())
    return await house.wired.accounts.read(house.id, account.id)


async def removed(house: House, account: Account, removal: Removal = Removal.RETENTION) -> None:
    """Begin, and let the directory follow."""
    await house.wired.forgetting.begin(house.id, account.id, removal)
    due = DirectoryDue(organisation_id=house.id, account_id=account.id)
    await house.wired.administration.follower.follow(due)


async def forgotten(house: House, account: Account, forgetting: commands.Forgetting | None = None) -> int:
    """Deliver messages until nothing is left of the account; return how many it took."""
    verbs = forgetting or house.wired.forgetting
    for number in range(100):
        if await verbs.is_forgotten(house.id, account.id):
            return number
        due = ForgettingDue(organisation_id=house.id, account_id=account.id, slice_number=number)
        await verbs.forget(due)
    raise AssertionError("it never ends")


async def sessions_of(house: House, account: Account) -> list[Any]:
    return await house.container("sessions").all("SELECT * FROM c", {}, account.id)


async def ledger_of(house: House, account: Account) -> list[LedgerEntry]:
    entries = [each async for each in house.wired.forgetting.ledger.since(date(2026, 1, 1))]
    return [each for each in entries if each.audit_id == account.audit_id]


async def test_nothing_of_theirs_is_left_and_records_stay_without_the_name(house: House) -> None:
    quill, bea = await someone(house), await someone(house, "Bea Orr")
    await house.lived_in(quill, bea)
    records = {item["id"] for item in await house.items("cases") if item["type"] not in {"export", "outbox"}}
    await removed(house, quill)
    await forgotten(house, quill)
    assert await house.traces(quill) == {}
    assert await sessions_of(house, quill) == []
    assert {item["id"] for item in await house.items("cases") if item["type"] != "outbox"} == records
    [case] = [item for item in await house.items("cases") if item["type"] == "case"]
    assert Case.from_item(case).business_case_owner == FORMER_COLLEAGUE
    assert case["businessCaseOwnerId"] == quill.id  # what it was handed over by is still to be seen
    assert quill.identity_id
    assert await house.container("identities").all("SELECT * FROM c", {}, quill.identity_id) == []
    file = house.wired.exports.files._blobs.container.get_blob_client(house.export(quill).blob)
    assert not await file.exists()
    assert (await house.wired.accounts.read(house.id, bea.id)).name == "Bea Orr"


@pytest.mark.parametrize("step", range(STEPS))
async def test_a_machine_that_stops_before_any_step_is_made_up_for(house: House, step: int) -> None:
    quill, bea = await someone(house), await someone(house, "Bea Orr")
    await house.lived_in(quill, bea)
    await removed(house, quill)
    whole = house.wired.forgetting
    places = Stopped(**{each.name: getattr(whole.places, each.name) for each in dataclasses.fields(whole.places)})
    object.__setattr__(places, "stop_at", step)
    due = ForgettingDue(organisation_id=house.id, account_id=quill.id)
    with pytest.raises(Unavailable):
        await dataclasses.replace(whole, places=places).forget(due)
    assert not await whole.is_forgotten(house.id, quill.id)
    await forgotten(house, quill)
    assert await house.traces(quill) == {}


async def test_the_steps_are_all_stopped_at(house: House) -> None:
    assert len(house.wired.forgetting.places.steps) == STEPS


async def test_a_slice_ends_in_time_and_the_next_goes_on(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    quill, bea = await someone(house), await someone(house, "Bea Orr")
    await house.lived_in(quill, bea)
    await removed(house, quill)
    monkeypatch.setattr(commands, "Budget", functools.partial(Budget, left=2))
    assert await forgotten(house, quill) > 3
    assert await house.traces(quill) == {}
    messages = [item for item in await house.items("accounts") if item.get("queue") == "forgetting"]
    assert len({item["body"]["sliceNumber"] for item in messages}) == len(messages) > 3


async def test_a_line_of_the_timeline_stays_while_a_namesake_is_there(house: House) -> None:
    quill, twin, bea = await someone(house), await someone(house), await someone(house, "Bea Orr")
    await house.lived_in(quill, bea)
    for leaver, left in ((quill, {"event", "document"}), (twin, set[str]())):
        await removed(house, leaver)
        await forgotten(house, leaver)
        naming = [item["type"] for item in await house.items("cases") if "Quill Harrow" in str(item)]
        assert set(naming) == left


async def test_a_shared_view_passes_to_who_works_with_it(house: House) -> None:
    quill, bea = await someone(house), await someone(house, "Bea Orr")
    await house.lived_in(quill, bea)
    shared = house.view(quill, shared=True)
    await house.follow(shared, bea)
    await house.container("views").upsert(house.view(bea, shared=False).to_item())  # of the same name
    await removed(house, quill)
    await forgotten(house, quill)
    views = {item["id"]: item for item in await house.items("views") if item["type"] == "view"}
    assert set(views) == {shared.id, house.view(bea, shared=False).id, f"view-of-{bea.id}"}
    assert views[f"view-of-{bea.id}"]["query"]["businessCaseOwner"] == [FORMER_COLLEAGUE, "none"]
    assert (views[shared.id]["ownerId"], views[shared.id]["name"]) == (bea.id, "Urgent ones (2)")


async def test_the_ledger_knows_no_name_and_is_replayed_after_a_restore(house: House) -> None:
    quill, bea = await someone(house), await someone(house, "Bea Orr")
    await house.lived_in(quill, bea)
    before = {name: await house.items(name) for name in ("cases", "notifications", "views", "looks", "accounts")}
    await removed(house, quill)
    await forgotten(house, quill)
    [entry] = await ledger_of(house, quill)
    assert (entry.removal, entry.identity, entry.what["notifications"]) == (Removal.RETENTION, quill.identity_id, 2)
    assert "Quill" not in entry.model_dump_json()
    assert quill.email not in entry.model_dump_json()
    for name, items in before.items():  # the database as it was
        for item in items:
            await house.container(name).upsert({key: value for key, value in item.items() if key[0] != "_"})
    assert quill.identity_id
    identity = Identity(id=quill.identity_id, organisation_id=house.id, account_id=quill.id)
    await house.container("identities").upsert(identity.to_item())
    assert await house.traces(quill)
    day = house.clock().date()
    assert await house.wired.forgetting.replay(day) == 1
    assert await house.traces(quill) == {}
    assert await house.wired.forgetting.replay(day) == 0


async def test_the_last_administrator_is_not_forgotten(house: House) -> None:
    dev = await someone(house, "Dev Sandhu", Role.ADMINISTRATOR)
    with pytest.raises(Conflict) as refusal:
        await house.wired.forgetting.begin(house.id, dev.id, Removal.ERASURE)
    assert refusal.value.code == "last-administrator"
    assert (await house.wired.accounts.read(house.id, dev.id)).state is AccountState.ACTIVE


async def test_nobody_is_forgotten_who_was_not_removed(house: House) -> None:
    quill = await someone(house)
    await house.wired.forgetting.forget(ForgettingDue(organisation_id=house.id, account_id=quill.id))
    assert not await house.wired.forgetting.is_forgotten(house.id, quill.id)
    await house.wired.forgetting.begin(house.id, "nobody", Removal.ERASURE)  # gone already: no error


async def test_what_was_asked_for_stays_without_the_name_and_an_open_request_about_them_ends(house: House) -> None:
    quill, bea = await someone(house), await someone(house, "Bea Orr")
    await house.lived_in(quill, bea)
    await removed(house, quill)
    await forgotten(house, quill)
    items = {item["id"]: item for item in await house.items("accounts")}
    about, by = items[f"for-{quill.id}"], items[f"by-{quill.id}"]
    assert (about["name"], about["email"], about["state"]) == (FORMER_COLLEAGUE, "", "refused")
    assert (by["name"], by["askedBy"], by["state"]) == ("Ola Other", FORMER_COLLEAGUE, "open")
    access = items[request_id(house.id)]
    assert [each["name"] for each in access["application"]["administrators"]] == [FORMER_COLLEAGUE, "Ola Other"]
    assert access["ttl"] <= 1_000_000  # nothing is kept for longer because it was rewritten
    [request] = await house.items("privacy")
    assert (request["subject"]["name"], request["subject"]["accountId"]) == (FORMER_COLLEAGUE, quill.id)


async def test_nothing_lives_longer_because_a_name_was_taken_out_of_it(house: House) -> None:
    quill, bea = await someone(house), await someone(house, "Bea Orr")
    await house.lived_in(quill, bea)
    before = await mortal(house)
    later = timedelta(seconds=100)
    house.clock.now = datetime.now(UTC) + later  # the database's own clock is the real one
    await removed(house, quill)
    await forgotten(house, quill)
    after = await mortal(house)
    rewritten = {name: after[name] for name in before.keys() & after.keys() if before[name] != after[name]}
    assert {kind for kind, _ in rewritten} == {
        "takeover", "activity", "notification", "invitation", "access-request", "privacy-request",
    }  # fmt: skip
    for name, ttl in rewritten.items():
        assert ttl <= before[name] - later.total_seconds(), name


async def mortal(house: House) -> dict[tuple[str, str], int]:
    """Return the seconds that each of the firm's items lives from its last write, by type and id."""
    items = [item for name in EVERYWHERE for item in await house.items(name)]
    return {(str(item["type"]), item["id"]): item["ttl"] for item in items if item.get("ttl", -1) > 0}


async def test_a_firm_no_longer_sees_a_contact_who_has_left_the_scheme(house: House) -> None:
    imran = Person(STAFF_ORGANISATION, f"imran-{house.id}", "a", "Imran Shah", "imran@larkfield.example")
    contact = {"accountId": imran.account_id, "name": imran.name, "email": imran.email}
    put = [{"op": "set", "path": "/contact", "value": contact}]
    await house.container("accounts").patch(house.id, house.id, put)
    forget = house.wired.forgetting.places.forget_in_onboarding
    assert [await forget(imran), await forget(imran)] == [1, 0]
    assert (await house.wired.organisations.read(house.id)).contact is None


async def test_what_forgetting_finds_beside_the_cases_stands_in_the_download(house: House) -> None:
    quill, bea = await someone(house), await someone(house, "Bea Orr")
    await house.lived_in(quill, bea)
    subject = PrivacySubject(name=quill.name, email=quill.email, organisation_id=house.id, account_id=quill.id)
    sections = house.wired.privacy.carrying.sections.of(subject)
    held = {each.name: [record async for record in each.records()] for each in sections}
    assert sorted(record["kind"] for record in held["access"]) == [
        "request for access",
        "request for an administrator",
        "request for an administrator",
    ]
    assert "Ola Other" not in str(held["access"])
    assert "o.other@" not in str(held["access"])
    assert [record["words"] for record in held["requests"]] == [f"All that you hold about {quill.name}"]
    assert [record["number"] for record in held["tickets"]] == ["T-7K3F-9QX2"]
    assert [record["caseReference"] for record in held["sent"] if record["kind"] == "request"]  # asked for more time
    subject = PrivacySubject(name=bea.name, email=bea.email, organisation_id=house.id, account_id=bea.id)
    theirs = next(each for each in house.wired.privacy.carrying.sections.of(subject) if each.name == "access")
    assert [record["kind"] async for record in theirs.records()] == ["request for an administrator"]  # by Bea
