"""What an act about hiding a case writes, for one batch: the case, the record, the answer to who asked, who is told."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from shared.cases.edits import patch_operation
from shared.cases.model import Case, Event
from shared.cases.store import Item
from shared.cases.suppression import SuppressionAskState
from shared.cases.telling import about
from shared.cases.turns import spoken
from shared.clients.cosmos import Operation
from shared.handback.model import SuppressionDecided, SuppressionDeclined, hand_back
from shared.kernel.calendar import Calendar
from shared.kernel.ids import new_id
from shared.notifications.announcing import notice_operation
from shared.notifications.kinds import Kind
from shared.schemes.casework import Party
from shared.suppression.model import AskOnCase, SuppressionRecord

Operations = list[Operation]


def changing(case: Case, suppressed: bool, by: str, why: str, now: datetime) -> list[Operation]:
    """Return what hides or shows `case`. The business's timeline says nothing of it."""
    decided = case.suppression.decided(suppressed, now)
    after = case.model_copy(update=decided.fields).hidden_since(case, now)
    told = SuppressionDecided(**about(case, new_id(), now, by), suppressed=suppressed, why=why)
    act: Literal["hidden", "shown"] = "hidden" if suppressed else "shown"
    return [patch_operation(case, after), recording(case, act, by, why, now), hand_back(told)]


def granting(case: Case, ask: AskOnCase, item: Item, by: str, words: str, now: datetime, days: Calendar) -> Operations:
    """Return the answer on the update, and the notice to who asked, which names no case."""
    notice = notice_operation(
        Kind.SUPPRESSION_GRANTED,
        organisation_id=case.organisation_id,
        at=now,
        user_ids=(ask.sender_id,),
        notice_id=f"granted-{ask.id}",
        asked=spoken(days.today(ask.at)),
    )
    return [_answered(ask, item, SuppressionAskState.GRANTED, by, words, now), notice]


def declining(case: Case, ask: AskOnCase, item: Item, by: str, words: str, now: datetime) -> Operations:
    """Return the answer, its line on the timeline, its record, and whom it is told to."""
    line = Event(
        id=f"declined-{ask.id}",
        **case.identity,
        at=now,
        kind="suppression-declined",
        party=Party.SCHEME,
        actor=by,
        text="lets the case be seen",
        details=words,
    )
    notice = notice_operation(
        Kind.SUPPRESSION_DECLINED,
        organisation_id=case.organisation_id,
        at=now,
        user_ids=(ask.sender_id,),
        case_reference=case.case_reference,
        notice_id=f"notice-declined-{ask.id}",
        case_title=case.title,
    )
    told = SuppressionDeclined(**about(case, new_id(), now, by), update_id=ask.id, why=words)
    return [
        _answered(ask, item, SuppressionAskState.DECLINED, by, words, now),
        ("create", (line.to_item(),)),
        recording(case, "declined", by, words, now),
        notice,
        hand_back(told),
    ]


def recording(case: Case, act: Literal["hidden", "shown", "declined"], by: str, why: str, now: datetime) -> Operation:
    record = SuppressionRecord(
        id=new_id(),
        **case.identity,
        at=now,
        act=act,
        by=by,
        why=why,
    )
    return "create", (record.to_item(),)


def _answered(ask: AskOnCase, item: Item, state: SuppressionAskState, by: str, words: str, now: datetime) -> Operation:
    after = ask.suppression.decided(state, now, by, words)
    patch = [{"op": "set", "path": "/suppression", "value": after.to_item()}]
    return "patch", (ask.id, patch), {"if_match_etag": item["_etag"]}
