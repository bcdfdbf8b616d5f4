"""Where records name people, and how a name is taken out of one. Pure rules.

A record that belongs to a case stays as long as the case: what was sent, when, by which business. Only who it was goes.
Most records hold an id beside the name (`PAIRS`): their own items name nobody else by mistake. Lines of the timeline,
documents and answers hold a name alone.
"""

from __future__ import annotations

from typing import Any

from shared.accounts.model import FORMER_COLLEAGUE
from shared.cases.model import Case
from shared.forgetting.model import Person
from shared.kernel.model import Stored
from shared.uploads.model import Upload

Item = dict[str, Any]
REWRITTEN = "nameRemoved"  # set on what was rewritten: looks pass over it, since nothing new has come

PAIRS = (
    ("senderId", "senderName"),
    ("businessCaseOwnerId", "businessCaseOwner"),
    ("byId", "byName"),
    ("byId", "by"),
    ("fromId", "fromName"),
)
_WITHIN = (("moreTime", "byId", "by"), ("owners", "id", "name"))
_NAMED_ALONE = (
    "(c.type = 'event' AND c.party = 'business' AND c.actor = @name)",
    "(c.type = 'event' AND c.kind = 'case-assigned' AND c.text = @assigned)",
    "(c.type = 'document' AND c.providedBy = 'business' AND c.providerName = @name)",
    "(c.type = 'publication' AND c.providedBy = 'business' AND c.providerName = @name)",
    "c.answer['by'] = @name",
    "(c.type = 'challenge' AND c.state = 'withdrawn' AND c.endedBy = @name)",
)
_NAMES_ALONE = frozenset({"actor", "providerName", "by", "endedBy"})
_WITH_TOKENS: dict[str, type[Stored]] = {"case": Case, "upload": Upload}  # words to search by follow from the names
_ASSIGNED = "assigned the case to "
_NO_ADDRESS = {"respondentContactEmail": None}


def naming(person: Person) -> tuple[str, dict[str, Any]]:
    """Return the query for records of the organisation that name `person`; those rewritten aren't among them."""
    pairs = (f"(c.{id_} = @id AND IS_STRING(c['{name}']) AND c['{name}'] != @label)" for id_, name in PAIRS)
    within = (
        f"EXISTS(SELECT VALUE e FROM e IN c.{among} WHERE e.{id_} = @id AND e['{name}'] != @label)"  # noqa: S608  names of our own
        for among, id_, name in _WITHIN
    )
    alone = () if person.namesake else _NAMED_ALONE
    conditions = " OR ".join([*pairs, *within, "c.respondentContactEmail = @email", *alone])
    facts = {
        "id": person.account_id,
        "name": person.name,
        "email": person.email,
        "assigned": _ASSIGNED + person.name,
        "label": FORMER_COLLEAGUE,
    }
    # An export is its owner's own and goes as a whole; a job of the machine ends within days.
    return f"SELECT * FROM c WHERE c.type NOT IN ('export', 'outbox', 'idempotency') AND ({conditions})", facts  # noqa: S608  names of our own


def without(item: Item, person: Person) -> Item:
    """Return a record that `naming` found with the person's name and address taken out."""
    after = {**_without(item, person), REWRITTEN: True}
    model = _WITH_TOKENS.get(str(item.get("type")))
    return {**after, **model.from_item(after).to_item()} if model else after


def payload_without(payload: Any, person: Person) -> Any:
    """Return a message that was set aside with every text that is the person's name or address taken out."""
    if isinstance(payload, dict):
        return {key: payload_without(inner, person) for key, inner in payload.items()}
    if isinstance(payload, list):
        return [payload_without(inner, person) for inner in payload]
    if not isinstance(payload, str):
        return payload
    if payload.casefold() == person.email.casefold():
        return ""
    return FORMER_COLLEAGUE if payload == person.name and not person.namesake else payload


def _without(value: Any, person: Person) -> Any:
    if isinstance(value, list):
        return [_without(inner, person) for inner in value]
    if not isinstance(value, dict):
        return value
    theirs = {name for id_, name in (*PAIRS, ("id", "name")) if value.get(id_) == person.account_id}
    return {key: _field(key, inner, person, own=key in theirs) for key, inner in value.items()}


def _field(key: str, inner: Any, person: Person, *, own: bool) -> Any:
    if not isinstance(inner, str):
        return _without(inner, person)
    if own:
        return FORMER_COLLEAGUE
    if inner.casefold() == person.email.casefold():
        return _NO_ADDRESS.get(key, "")
    if person.namesake:
        return inner
    if key == "text":
        return _ASSIGNED + FORMER_COLLEAGUE.lower() if inner == _ASSIGNED + person.name else inner
    return FORMER_COLLEAGUE if key in _NAMES_ALONE and inner == person.name else inner
