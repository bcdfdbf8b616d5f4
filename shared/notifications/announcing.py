"""How other slices tell somebody something: one operation more in the batch of the change itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from shared.kernel.ids import new_id
from shared.notifications.kinds import Kind
from shared.notifications.model import QUEUE, Notice
from shared.outbox.model import outbox_operation


def notice_operation(
    kind: Kind,
    *,
    organisation_id: str,
    at: datetime,
    user_ids: tuple[str, ...] = (),
    case_reference: str | None = None,
    notice_id: str | None = None,
    **facts: str,
) -> tuple[str, tuple[dict[str, Any]]]:
    """Return the batch operation that tells `user_ids`, or else the owner of the case, and its central mailbox.

    `facts` fill the kind's templates (`catalogue.py`). Give `notice_id` where the same event may be found twice.
    """
    notice = Notice(
        id=notice_id or new_id(),
        kind=kind,
        organisation_id=organisation_id,
        user_ids=user_ids,
        case_reference=case_reference,
        facts=_named(facts),
        at=at,
    )
    return _queued(notice)


def notice_to_owner_and(
    also: tuple[str, ...],
    kind: Kind,
    facts: dict[str, str],
    *,
    organisation_id: str,
    at: datetime,
    case_reference: str,
    notice_id: str,
) -> tuple[str, tuple[dict[str, Any]]]:
    """Return the batch operation that tells the owner of the case, its central mailbox and the users `also`, once."""
    notice = Notice(
        id=notice_id,
        kind=kind,
        organisation_id=organisation_id,
        also=also,
        case_reference=case_reference,
        facts=_named(facts),
        at=at,
    )
    return _queued(notice)


def _queued(notice: Notice) -> tuple[str, tuple[dict[str, Any]]]:
    where = notice.organisation_id
    return outbox_operation(QUEUE, notice, organisation_id=where, at=notice.at, message_id=notice.id)


def _named(facts: dict[str, str]) -> dict[str, str]:
    return {_camel(name): fact for name, fact in facts.items()}


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.title() for word in others)
