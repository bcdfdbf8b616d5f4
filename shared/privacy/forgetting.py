"""Takes somebody who is forgotten out of what they asked about their data: that it was answered has to be shown."""

from __future__ import annotations

from contextlib import suppress

from shared.accounts.model import FORMER_COLLEAGUE
from shared.clients.cosmos import Container
from shared.forgetting.model import Person
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound, Stale
from shared.privacy.model import PrivacyRequest

_NAMED = (
    "SELECT * FROM c WHERE c.type = 'privacy-request' AND c.subject.accountId = @id"
    " AND (c.subject.name != @label OR NOT IS_NULL(c.subject.email))"
)


async def forget_in_privacy(person: Person, privacy: Container, clock: Clock) -> int:
    """Take name, address and words off a person's requests; return how many, so to be called until that is none.

    The opaque id stays: by it an erasure that is under way is found to be finished.
    """
    facts = {"id": person.account_id, "label": FORMER_COLLEAGUE}
    items = await privacy.all(_NAMED, facts, person.organisation_id)
    for item in items:
        request = PrivacyRequest.from_item(item)
        nobody = request.subject.model_copy(update={"name": FORMER_COLLEAGUE, "email": None})
        after = request.model_copy(update={"subject": nobody, "words": ""})
        with suppress(NotFound, Stale):  # changed meanwhile: the next call finds it with its newer state
            await privacy.rewrite({**item, **after.to_item()}, clock())
    return len(items)
