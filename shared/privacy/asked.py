"""What somebody asked of the scheme, or was asked for as: for the download, in the words that they may be shown."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from shared.accounts.model import Account
from shared.clients.cosmos import Container
from shared.onboarding.administrator_requests import AdministratorRequest
from shared.onboarding.model import AccessRequest
from shared.privacy.model import PrivacyRequest

Item = dict[str, Any]
_ASKS = "SELECT * FROM c WHERE c.type = 'administrator-request' AND (c.email = @email OR c.askedBy = @name)"
_NAMESAKES = "SELECT VALUE c.id FROM c WHERE c.type = 'account' AND c.name = @name AND c.id != @id"
_REQUESTS = "SELECT * FROM c WHERE c.type = 'access-request'"
_ABOUT_DATA = "SELECT * FROM c WHERE c.type = 'privacy-request' AND c.subject.accountId = @id ORDER BY c.receivedOn"


async def asked_for_access(accounts: Container, account: Account) -> AsyncIterator[Item]:
    """Yield the requests for access and for administrators that name the person, with what is theirs of them.

    Who asked for an administrator stands there by name alone: while a namesake is there, it can't be told whose it is.
    """
    email, organisation_id = account.email.casefold(), account.organisation_id
    namesakes = await accounts.all(_NAMESAKES, {"name": account.name, "id": account.id}, organisation_id)
    for item in await accounts.all(_ASKS, {"email": email, "name": account.name}, organisation_id):
        ask = AdministratorRequest.from_item(item)
        if ask.email == email or not namesakes:
            yield {"kind": "request for an administrator", **_of_ask(ask, account)}
    for item in await accounts.all(_REQUESTS, {}, organisation_id):
        if theirs := _of_request(AccessRequest.from_item(item), account):
            yield {"kind": "request for access", **theirs}


async def asked_about_data(privacy: Container, account: Account) -> AsyncIterator[Item]:
    """Yield the person's requests about their data, and how they were answered."""
    for item in await privacy.all(_ABOUT_DATA, {"id": account.id}, account.organisation_id):
        request = PrivacyRequest.from_item(item)
        shown = {"right", "state", "subject", "words", "received_on", "due", "answer", "keeps"}
        yield {"kind": "request about data", **request.model_dump(mode="json", include=shown)}


def _of_ask(ask: AdministratorRequest, account: Account) -> Item:
    told = ask.model_dump(mode="json", include={"asked_at", "state", "decided_at", "words"})
    about_them = {"name": ask.name, "email": ask.email} if ask.email == account.email.casefold() else {}
    by_them = {"askedBy": ask.asked_by, "why": ask.why} if ask.asked_by == account.name else {}
    return {**told, **about_them, **by_them}


def _of_request(request: AccessRequest, account: Account) -> Item:
    """Return what a request for access holds about somebody; nothing where it doesn't name them."""
    application, email = request.application, account.email.casefold()
    theirs = {
        "administrators": [each.to_item() for each in application.administrators if each.email == email],
        "contact": application.contact.to_item() if application.contact.email == email else None,
        "conversation": [
            {"at": entry.at.isoformat(), "text": entry.text}
            for entry in request.conversation
            if entry.by == "requester" and application.contact.email == email
        ],
    }
    held = {name: value for name, value in theirs.items() if value}
    return {**request.model_dump(mode="json", include={"number", "made_at", "state"}), **held} if held else {}
