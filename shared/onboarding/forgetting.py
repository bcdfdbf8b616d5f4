"""Takes somebody who is forgotten out of what was asked for when their organisation, or they themselves, came.

Each step looks for what is left, so that all of it can be repeated: see `shared.forgetting.places`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from shared.accounts.model import FORMER_COLLEAGUE, STAFF_ORGANISATION
from shared.clients.cosmos import Container
from shared.forgetting.model import Person
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound, Stale
from shared.onboarding.administrator_requests import AdministratorRequest, AskState
from shared.onboarding.application import PersonNamed
from shared.onboarding.model import AccessRequest
from shared.organisations.model import Organisation

Item = dict[str, Any]
_ASKS = "SELECT * FROM c WHERE c.type = 'administrator-request' AND (c.email = @email OR c.askedBy = @name)"
_REQUESTS = "SELECT * FROM c WHERE c.type = 'access-request'"
_LOOKED_AFTER = "SELECT * FROM c WHERE c.type = 'organisation' AND c.contact.accountId = @id"
_FEW = 1000  # a scheme's organisations that have the same contact
_LEFT = "They have been removed."
_PORTAL = "the portal"


async def forget_in_onboarding(person: Person, accounts: Container, clock: Clock) -> int:
    """Take a person out of requests for access and for administrators, and off the firms that they look after.

    Returns how many there were: to be called until that is none.
    """
    names = {"email": person.email.casefold(), "name": person.name}
    asks = await accounts.all(_ASKS, names, person.organisation_id)
    requests = await accounts.all(_REQUESTS, {}, person.organisation_id)
    firms = await _looked_after(person, accounts)

    def ask(item: Item) -> Item:
        return asked_without(AdministratorRequest.from_item(item), person, clock()).to_item()

    def request(item: Item) -> Item:
        return applied_without(AccessRequest.from_item(item), person).to_item()

    def firm(item: Item) -> Item:
        return Organisation.from_item(item).model_copy(update={"contact": None}).to_item()

    found: list[tuple[Item, Callable[[Item], Item]]] = [(item, ask) for item in asks]
    found += [(item, request) for item in requests] + [(item, firm) for item in firms]
    return sum([await _rewritten(item, without(item), accounts, clock()) for item, without in found])


def asked_without(request: AdministratorRequest, person: Person, now: datetime) -> AdministratorRequest:
    """Return the request without the person. If it was about them and is open, it ends: there is nobody to be asked."""
    if request.email == person.email.casefold():
        if request.state is AskState.OPEN:
            request = request.decided(AskState.REFUSED, _PORTAL, _LEFT, now)
        request = request.model_copy(update={"name": FORMER_COLLEAGUE, "email": ""})
    if request.asked_by == person.name and not person.namesake:
        request = request.model_copy(update={"asked_by": FORMER_COLLEAGUE})
    return request


def applied_without(request: AccessRequest, person: Person) -> AccessRequest:
    """Return a request for access without the person, as contact, as administrator and in the conversation."""
    application, contact = request.application, request.application.contact
    theirs = contact.email == person.email.casefold()
    without = application.model_copy(
        update={
            "contact": _without(contact, person),
            "administrators": tuple(_without(each, person) for each in application.administrators),
        }
    )
    said = tuple(
        entry.model_copy(update={"name": FORMER_COLLEAGUE}) if theirs and entry.by == "requester" else entry
        for entry in request.conversation
    )
    return request.model_copy(update={"application": without, "conversation": said})


def _without(named: PersonNamed, person: Person) -> PersonNamed:
    theirs = named.email == person.email.casefold()
    return named.model_copy(update={"name": FORMER_COLLEAGUE, "email": ""}) if theirs else named


async def _looked_after(person: Person, accounts: Container) -> list[Item]:
    """Return the organisations whose contact at the scheme the person is: nobody but its staff can be."""
    if person.organisation_id != STAFF_ORGANISATION:
        return []
    return await accounts.everywhere(_LOOKED_AFTER, {"id": person.account_id}, limit=_FEW)


async def _rewritten(before: Item, after: Item, accounts: Container, now: datetime) -> int:
    """Replace an item that has changed, and keep what a newer version wrote into it; return how many that is."""
    changed = {**before, **after}
    if changed == before:
        return 0
    with suppress(NotFound, Stale):  # changed meanwhile: the next call finds it with its newer state
        if before.get("ttl", -1) == changed.get("ttl", -1):
            await accounts.rewrite(changed, now)
        else:
            await accounts.replace(changed, etag=before["_etag"])
    return 1
