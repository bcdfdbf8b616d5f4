"""What the sample people's bells tell: a few notices each, about cases that they hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from local.seed.world import World
from shared.cases.model import Case
from shared.notifications.gathering import sort_key
from shared.notifications.kinds import Delivery, Kind
from shared.notifications.model import Notification

_MOST_A_PERSON = 5


class Happening(NamedTuple):
    kind: Kind
    ago: timedelta
    read: bool
    together: int = 1


_TOLD = (
    Happening(Kind.MESSAGE_RECEIVED, timedelta(minutes=41), read=False),
    Happening(Kind.DEADLINE_NEAR, timedelta(hours=3), read=False),
    Happening(Kind.OUTCOME_RECORDED, timedelta(hours=6), read=False),
    Happening(Kind.CASE_ASSIGNED, timedelta(days=1, hours=2), read=True, together=3),
    Happening(Kind.UPLOAD_RECEIVED, timedelta(days=3), read=True),
)


def notifications(world: World, cases: list[Case], now: datetime) -> Iterator[dict[str, Any]]:
    """Yield the items, newest cases of each owner first; the same ones on every run."""
    told: dict[str, int] = {}
    for case in cases:
        owner = case.business_case_owner_id
        place = told.get(owner or "", 0)
        if owner is None or case.suppressed or case.is_closed or place == _MOST_A_PERSON:
            continue
        told[owner] = place + 1
        yield _notification(world, case, owner, _TOLD[place], now).to_item()


def inboxes(items: list[dict[str, Any]], now: datetime) -> Iterator[dict[str, Any]]:
    """Yield the item of each recipient whose version the bell asks for."""
    for user_id in sorted({item["userId"] for item in items}):
        yield {"id": "inbox", "userId": user_id, "type": "inbox", "changedAt": now.isoformat()}


def _notification(world: World, case: Case, owner: str, what: Happening, now: datetime) -> Notification:
    at, name = now - what.ago, world.stable_id("notification", owner, what.kind)
    due = case.business_file_required_by
    return Notification(
        id=name,
        user_id=owner,
        organisation_id=case.organisation_id,
        business_id=case.business_id,
        kind=what.kind,
        case_reference=case.case_reference,
        facts={
            "caseTitle": case.title,
            "sender": case.scheme_case_owner or world.profile.short_name,
            "due": f"{due:%a} {due.day} {due:%b}" if due else "soon",
            "what": "business file",
        },
        count=what.together,
        told=what.together,
        delivery=Delivery.AT_ONCE,
        for_owner=True,
        at=at,
        sort_key=sort_key(at, name),
        read_at=at if what.read else None,
        ttl=world.profile.retention.notification_days * 86_400,
    )
