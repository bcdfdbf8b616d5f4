"""Staff write to the business on a case: of their own accord, or in answer to one of its updates."""

from __future__ import annotations

from shared.cases.model import Case
from shared.cases.store import Item
from shared.idempotency.model import KeyedRequest
from shared.intake.events import MessageFact
from shared.kernel.errors import NotFound
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.publishing.facts import posting
from shared.publishing.model import Words
from shared.publishing.services import Publishing


class NewMessage(Model):
    """`answers` is the id of an update on the case; whoever sent it is told beside the owner of the case."""

    text: Words
    answers: str | None = None


class MessageReceipt(Model):
    message_id: str


async def post_message(
    staff: Principal, reference: str, new: NewMessage, keyed: KeyedRequest, desk: Publishing
) -> MessageReceipt:
    """Put a message on the case. Raises `NotFound`: `case-not-found`, `update-not-found`."""
    case = await desk.anywhere.case(reference)
    record = keyed.within(case.organisation_id)

    async def attempt() -> MessageReceipt:
        case, items = await desk.anywhere.with_one(reference, new.answers or "")
        sender_id = str(find_update(items, case, new.answers)["senderId"]) if new.answers else None
        receipt = MessageReceipt(message_id=new_id())
        fact = MessageFact(id=receipt.message_id, sender=staff.name, text=new.text, answers=new.answers)
        return await desk.cases.commit_once(record, posting(case, fact, sender_id, desk.clock()), receipt)

    return await desk.cases.once(record, MessageReceipt, attempt)


def find_update(items: list[Item], case: Case, update_id: str) -> Item:
    for item in items:
        if item["id"] == update_id and item["type"] == "update" and item["caseId"] == case.id:
            return item
    raise NotFound("update-not-found", "There is no such update on this case.")
