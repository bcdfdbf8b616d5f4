"""Who follows a saved view hears of each case that enters it: once, and never of one they couldn't list."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from shared.accounts.model import Account
from shared.cases.model import Case
from shared.cases.query import View
from shared.kernel.errors import Invalid, NotFound
from shared.kernel.principal import Role
from shared.notifications.kinds import Delivery, Kind
from shared.notifications.model import QUEUE, Notice
from shared.views import commands, following
from shared.views.model import Look, SavedView, ViewDraft
from shared.views.store import ViewStore
from tests.contracts.reactions.world import Firm, Queues

URGENT = View(priority=True)
LOOK = Look(columns=("caseReference",))


async def a_view(firm: Firm, owner: Account, query: View = URGENT, *, shared: bool = False) -> SavedView:
    view = SavedView(
        id=f"view-{owner.id}",
        organisation_id=firm.id,
        owner_id=owner.id,
        owner_name=owner.name,
        name="Urgent ones",
        shared=shared,
        query=query,
        look=LOOK,
        created_at=firm.clock(),
    )
    await firm.wired.following.store.save(view)
    return view


async def follow(firm: Firm, person: Account, view: SavedView, delivery: Any = Delivery.AT_ONCE) -> None:
    await commands.follow_view(person.principal(), view.id, delivery, firm.wired.following)


async def changed(firm: Firm, *cases: Case) -> None:
    """Let the change feed show `cases` as they are stored now."""
    items = [await firm.wired.cases._cases.read(case.id, firm.id) for case in cases]
    await firm.wired.following.announce(items)


async def store(firm: Firm, case: Case, **changes: Any) -> Case:
    kept = case.model_copy(update=changes)
    await firm.wired.cases._cases.upsert(kept.to_item())
    return kept


async def told(firm: Firm, queues: Queues) -> list[Notice]:
    bodies = [each["body"] for each in await queues.peek(QUEUE)]
    notices = [Notice.from_item(body) for body in bodies if body.get("organisationId") == firm.id]
    return [notice for notice in notices if notice.kind is Kind.VIEW_ENTERED]


async def test_a_case_that_enters_is_told_once_however_often_it_is_seen(firm: Firm, queues: Queues) -> None:
    person = await firm.person()
    await follow(firm, person, await a_view(firm, person))
    case = await firm.case(priority=True)
    for _ in range(3):
        await changed(firm, case)
    [notice] = await told(firm, queues)
    assert (notice.user_ids, notice.case_reference) == ((person.id,), case.case_reference)


async def test_a_crash_before_the_entry_is_noted_tells_the_same_again_under_the_same_name(
    firm: Firm, queues: Queues, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = await firm.person()
    await follow(firm, person, await a_view(firm, person))
    case = await firm.case(priority=True)

    async def crash(*_: Any) -> None:
        raise ConnectionError

    with monkeypatch.context() as broken:
        broken.setattr(ViewStore, "note", crash)
        with pytest.raises(ConnectionError):
            await changed(firm, case)
    await changed(firm, case)
    assert len({notice.id for notice in await told(firm, queues)}) == 1


async def test_what_was_in_the_view_from_the_start_is_no_news(firm: Firm, queues: Queues) -> None:
    person = await firm.person()
    case = await firm.case(priority=True)
    await follow(firm, person, await a_view(firm, person))
    await changed(firm, case)
    assert not await told(firm, queues)


async def test_a_case_that_left_and_comes_back_is_news_again(firm: Firm, queues: Queues) -> None:
    person = await firm.person()
    await follow(firm, person, await a_view(firm, person))
    case = await firm.case(priority=True)
    await changed(firm, case)
    await changed(firm, await store(firm, case, priority=False))
    await changed(firm, await store(firm, case, priority=True))
    assert len(await told(firm, queues)) == 2


@pytest.mark.parametrize("hidden", [{"suppressed": True}, {"business_id": "motor-finance"}, {"priority": False}])
async def test_nobody_hears_of_what_they_could_not_list(firm: Firm, queues: Queues, hidden: dict[str, Any]) -> None:
    owner, colleague = await firm.person(), await firm.person()
    view = await a_view(firm, owner, shared=True)
    await follow(firm, colleague, view)
    case = await firm.case(priority=True)
    await changed(firm, await store(firm, case, **hidden))
    assert not await told(firm, queues)


async def test_an_administrator_without_case_access_hears_nothing(firm: Firm, queues: Queues) -> None:
    person = await firm.person()
    await follow(firm, person, await a_view(firm, person))
    await firm.wired.accounts._accounts.upsert(
        person.model_copy(update={"roles": (Role.ADMINISTRATOR,)}).to_item(),
    )
    await changed(firm, await firm.case(priority=True))
    assert not await told(firm, queues)


async def test_a_view_that_is_no_longer_shared_is_silent_to_colleagues(firm: Firm, queues: Queues) -> None:
    owner, colleague = await firm.person(), await firm.person()
    view = await a_view(firm, owner, shared=True)
    await follow(firm, colleague, view)
    await firm.wired.following.store.save(view.model_copy(update={"shared": False}))
    await changed(firm, await firm.case(priority=True))
    assert not await told(firm, queues)


async def test_a_redefined_view_begins_anew(firm: Firm, queues: Queues) -> None:
    person = await firm.person()
    old = await firm.case(action_required=True)
    view = await a_view(firm, person)
    await follow(firm, person, view)
    draft = ViewDraft(name=view.name, query=View(action_required=True), look=LOOK)
    await commands.change_view(person.principal(), view.id, draft, None, firm.wired.following)
    await changed(firm, old, await firm.case(action_required=True))
    assert len(await told(firm, queues)) == 1


async def test_a_case_becomes_overdue_without_a_change_and_is_told(firm: Firm, queues: Queues) -> None:
    person = await firm.person()
    case = await firm.case(business_file_required_by=date(2026, 11, 17))
    await follow(firm, person, await a_view(firm, person, View(business_file_overdue=True)))
    await firm.wired.following.sweep()
    assert not await told(firm, queues)
    firm.clock.now = datetime(2026, 11, 17, 17, 1, tzinfo=UTC)
    await firm.wired.following.sweep()
    assert [notice.case_reference for notice in await told(firm, queues)] == [case.case_reference]


async def test_a_view_too_wide_to_follow_is_refused(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "MOST_FOLLOWED", 1)
    person = await firm.person()
    view = await a_view(firm, person)
    await firm.case(priority=True)
    await firm.case(priority=True)
    with pytest.raises(Invalid, match="up to 1 cases"):
        await follow(firm, person, view)


async def test_another_persons_view_that_is_not_shared_does_not_exist(firm: Firm) -> None:
    owner, colleague = await firm.person(), await firm.person()
    view = await a_view(firm, owner)
    with pytest.raises(NotFound):
        await follow(firm, colleague, view)
    with pytest.raises(NotFound):
        await commands.delete_view(colleague.principal(), view.id, firm.wired.following.store)


async def test_unfollowing_forgets_what_was_known(firm: Firm, queues: Queues) -> None:
    person = await firm.person()
    view = await a_view(firm, person)
    await follow(firm, person, view)
    case = await firm.case(priority=True)
    await changed(firm, case)
    await commands.unfollow_view(person.principal(), view.id, firm.wired.following.store)
    await changed(firm, await firm.case(priority=True))
    assert len(await told(firm, queues)) == 1


async def test_how_it_is_told_is_chosen_for_the_view_unless_the_kind_is_switched_off(firm: Firm) -> None:
    person = await firm.person()
    notice = firm.notice(Kind.VIEW_ENTERED, await firm.case(), user_ids=(person.id,), delivery=Delivery.DAILY)
    audience = firm.wired.notifications.notifier._audience
    assert [each.delivery for each in await audience.of(notice)] == [Delivery.DAILY]
    preferences = firm.wired.notifications.preferences
    await preferences.save((await preferences.read(person.id)).choosing({Kind.VIEW_ENTERED: Delivery.NEVER}))
    assert [each.delivery for each in await audience.of(notice)] == [Delivery.NEVER]
