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
        facts={_camel(name): fact for name, fact in facts.items()},
        at=at,
    )
    return outbox_operation(QUEUE, notice, organisation_id=organisation_id, at=at, message_id=notice.id)


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(word.title() for word in others)
