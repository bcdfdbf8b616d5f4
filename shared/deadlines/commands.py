"""Reminds the owners of cases of what is due, and of what they have missed."""

from __future__ import annotations

from datetime import date, datetime, time

from shared.clients.servicebus import Outgoing, ServiceBus
from shared.deadlines.model import KINDS, Reminded, days_to_tell, reminded_on
from shared.deadlines.store import DeadlineStore, DueCase
from shared.kernel.calendar import Calendar
from shared.kernel.clock import Clock
from shared.notifications.model import QUEUE, Notice

_FROM = time(7)  # by the scheme's clocks: before work begins, and not in the night


async def remind(store: DeadlineStore, bus: ServiceBus, calendar: Calendar, ends_at: time, clock: Clock) -> int:
    """Queue today's reminders, once, and those of days that an outage has swallowed; return how many.

    Repeating is safe: a reminder's id follows from the case and the day, so its second notice changes nothing.
    """
    now = clock()
    if calendar.local(now).time() < _FROM:
        return 0
    today = calendar.today(now)
    queued = 0
    for day in days_to_tell(await store.last_told(), today, calendar):
        queued += await _remind_of(reminded_on(day, calendar), store, bus, calendar, ends_at, now)
    # Written last: after a crash before this line everything is queued again, and nothing is told twice.
    await store.told(today)
    return queued


async def _remind_of(
    reminded: list[Reminded], store: DeadlineStore, bus: ServiceBus, calendar: Calendar, ends_at: time, now: datetime
) -> int:
    of_day: dict[date, Reminded] = {each.last_day: each for each in reminded}
    notices = [
        _notice(case, of_day[case.last_day], _worded(case.last_day, calendar, ends_at), now)
        for case in [*await store.business_files_due(of_day), *await store.requests_due(of_day)]
    ]
    await bus.send(QUEUE, [Outgoing(message_id=each.id, body=each.model_dump_json().encode()) for each in notices])
    return len(notices)


def _notice(case: DueCase, reminded: Reminded, due: str, now: datetime) -> Notice:
    return Notice(
        id=f"deadline-{reminded.reminder}-{case.due_id}-{case.last_day}",
        kind=KINDS[reminded.reminder],
        organisation_id=case.organisation_id,
        case_reference=case.reference,
        facts={"caseTitle": case.title, "due": due, "what": case.what},
        at=now,
    )


def _worded(last_day: date, calendar: Calendar, ends_at: time) -> str:
    """Return "Mon 30 Nov, 17:00"."""
    end = calendar.local(calendar.moment(last_day, ends_at))
    return f"{end:%a} {end.day} {end:%b}, {end:%H:%M}"
