"""Reminders on their way: once a working morning, to whoever holds the case then."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from shared.deadlines.commands import remind
from shared.notifications.kinds import Kind
from shared.notifications.model import QUEUE, Notice
from shared.notifications.queries import list_notifications
from tests.contracts.reactions.world import Clock, Firm, Queues
from tests.sample_cases import a_short_request

MORNING = datetime(2026, 11, 17, 8, tzinfo=UTC)  # a Tuesday
IN_FIVE_DAYS, TOMORROW, YESTERDAY = date(2026, 11, 24), date(2026, 11, 18), date(2026, 11, 16)


@pytest.fixture
async def morning(firm: Firm) -> Firm:
    """Tuesday at eight, with everything up to Monday told."""
    firm.clock.now = MORNING
    await firm.wired.deadlines.told(YESTERDAY)
    return firm


async def run(firm: Firm) -> int:
    return await remind(firm.wired.deadlines, firm.wired.bus, firm.wired.calendar, time(17), firm.clock)


async def queued_for(firm: Firm, queues: Queues) -> list[Notice]:
    bodies = [each["body"] for each in await queues.peek(QUEUE)]
    return [Notice.from_item(body) for body in bodies if body.get("organisationId") == firm.id]


@pytest.mark.parametrize(
    ("due", "kind"),
    [
        (IN_FIVE_DAYS, Kind.DEADLINE_NEAR),
        (TOMORROW, Kind.DEADLINE_NEAR),
        (YESTERDAY, Kind.DEADLINE_PASSED),
    ],
)
async def test_an_owner_is_reminded(morning: Firm, queues: Queues, due: date, kind: Kind) -> None:
    owner = await morning.person()
    await morning.case(owner, business_file_required_by=due)
    await run(morning)
    [notice] = await queued_for(morning, queues)
    await morning.wired.notifications.notifier.deliver(notice)
    [line] = (await list_notifications(owner.principal(), None, 10, morning.wired.notifications.store)).items
    assert line.kind is kind
    assert f"{due:%a} {due.day} Nov, 17:00: business file" in line.title


async def test_an_owner_is_reminded_of_what_is_asked_for(morning: Firm, queues: Queues) -> None:
    asked = {"open_requests": (a_short_request(due=TOMORROW), a_short_request(id="request-2", due=date(2026, 12, 9)))}
    await morning.case(await morning.person(), business_file_received_date=date(2026, 11, 16), **asked)
    await run(morning)
    [notice] = await queued_for(morning, queues)
    assert (notice.kind, notice.facts["what"]) == (Kind.DEADLINE_NEAR, "Notes of your calls")


@pytest.mark.parametrize(
    "change",
    [
        {"business_file_required_by": date(2026, 11, 23)},  # four working days left
        {"business_file_received_date": date(2026, 11, 16)},
        {"closure_date": date(2026, 11, 16)},
        {"suppressed": True},
    ],
)
async def test_nobody_is_reminded_of_what_needs_nothing(morning: Firm, queues: Queues, change: dict[str, Any]) -> None:
    await morning.case(await morning.person(), **{"business_file_required_by": IN_FIVE_DAYS, **change})
    await run(morning)
    assert not await queued_for(morning, queues)


async def test_the_hours_after_find_it_done(morning: Firm) -> None:
    await morning.case(await morning.person(), business_file_required_by=TOMORROW)
    assert await run(morning) >= 1
    assert await run(morning) == 0


async def test_a_crash_before_it_is_noted_doubles_nothing(morning: Firm, queues: Queues) -> None:
    await morning.case(await morning.person(), business_file_required_by=TOMORROW)
    await run(morning)
    await morning.wired.deadlines.told(YESTERDAY)
    await run(morning)
    assert len(await queued_for(morning, queues)) == 1


async def test_nobody_is_woken_at_night(morning: Firm, clock: Clock) -> None:
    clock.now = datetime(2026, 11, 17, 3, tzinfo=UTC)
    await morning.case(await morning.person(), business_file_required_by=TOMORROW)
    assert await run(morning) == 0
