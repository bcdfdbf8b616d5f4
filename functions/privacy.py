"""People's rights about their own data: asked for by themselves or by letter, handled by staff in twos, then done."""

from __future__ import annotations

from typing import Any

import azure.functions as func
from pydantic import Field

from functions.edge.call import Call
from functions.edge.feed import on_changes, source_of
from functions.edge.poison import react
from functions.edge.queue import on_queue
from functions.edge.routes import Routes
from functions.edge.timer import on_timer
from shared.kernel.errors import Invalid
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.outbox.relay import relay_changes, stragglers
from shared.privacy.asking import PrivacyWish
from shared.privacy.handling import PrivacyDecisionBody, PrivacyExtensionBody, PrivacyProposalBody, WrittenRequest
from shared.privacy.matching import PrivacyMatches, PrivacySought
from shared.privacy.model import QUEUE, PrivacyDue, PrivacyRequest
from shared.privacy.views import DataLink, MyPrivacyRequests, PrivacyAsked, PrivacyRequestList, PrivacyRequestView
from shared.privacy.work import to_decide, to_handle
from shared.wiring import Services
from shared.worklist.keeping import keep_work

routes = Routes("privacy")
blueprint = func.Blueprint()  # type: ignore[no-untyped-call]
_CONTAINER = "privacy"


class MinePath(Model):
    request_id: str = Field(max_length=100)


class RequestPath(Model):
    organisation_id: str = Field(max_length=100)
    request_id: str = Field(max_length=100)


class ListQuery(Model):
    settled: bool = False


@routes.get("privacy-requests", permission=Permission.SIGNED_IN)
async def get_privacy_requests(call: Call) -> MyPrivacyRequests:
    """List what I asked about my own data, newest first."""
    return await call.services.privacy.asking.mine(call.principal)


@routes.post("privacy-requests", permission=Permission.SIGNED_IN, audit="privacy.ask")
async def post_privacy_request(call: Call, body: PrivacyWish) -> PrivacyAsked:
    """Ask for a copy of my data, for its erasure, or for its processing to be restricted."""
    return await call.services.privacy.asking.ask(call.principal, body, call.request)


@routes.delete("privacy-requests/{requestId}", permission=Permission.SIGNED_IN, audit="privacy.withdraw")
async def delete_privacy_request(call: Call, path: MinePath) -> None:
    """Take back a request that isn't decided yet."""
    await call.services.privacy.asking.withdraw(call.principal, path.request_id)


@routes.post(
    "privacy-requests/{requestId}/links",
    permission=Permission.SIGNED_IN,
    audit="privacy.download",
    status=200,
    keyed=False,
)
async def post_privacy_link(call: Call, path: MinePath) -> DataLink:
    """Get a one-minute link to the copy of my data. Nothing changes by asking, so it needs no key."""
    return await call.services.privacy.asking.link(call.principal, path.request_id)


@routes.get("staff/privacy-requests", permission=Permission.STAFF, audit="privacy.list")
async def get_staff_privacy_requests(call: Call, query: ListQuery) -> PrivacyRequestList:
    """List requests of all people, for helpdesk and security staff."""
    return await call.services.privacy.handling.all(call.principal, settled=query.settled)


@routes.get("staff/privacy-requests/{organisationId}/{requestId}", permission=Permission.STAFF, audit="privacy.read")
async def get_staff_privacy_request(call: Call, path: RequestPath) -> PrivacyRequestView:
    """Read one request, with its log."""
    return await call.services.privacy.handling.one(call.principal, path.organisation_id, path.request_id)


@routes.post("staff/privacy-requests", permission=Permission.STAFF_HELPDESK, audit="privacy.record")
async def post_staff_privacy_request(call: Call, body: WrittenRequest) -> PrivacyAsked:
    """Record the request of somebody who wrote in."""
    return await call.services.privacy.handling.record(call.principal, body, call.request)


@routes.post(
    "staff/privacy-matches", permission=Permission.STAFF_HELPDESK, audit="privacy.match", status=200, keyed=False
)
async def post_privacy_matches(call: Call, body: PrivacySought) -> PrivacyMatches:
    """Find cases with somebody of this name or address. A POST keeps both out of addresses; nothing changes."""
    return await call.services.privacy.matching.find(body)


@routes.put(
    "staff/privacy-requests/{organisationId}/{requestId}/proposal",
    permission=Permission.STAFF_HELPDESK,
    audit="privacy.propose",
)
async def put_privacy_proposal(call: Call, path: RequestPath, body: PrivacyProposalBody) -> PrivacyRequestView:
    """Propose an answer to a colleague. Send the request's `version` as If-Match."""
    handling = call.services.privacy.handling
    return await handling.propose(call.principal, path.organisation_id, path.request_id, body, _version(call))


@routes.put(
    "staff/privacy-requests/{organisationId}/{requestId}/decision",
    permission=Permission.STAFF_SECURITY,
    audit="privacy.decide",
)
async def put_privacy_decision(call: Call, path: RequestPath, body: PrivacyDecisionBody) -> PrivacyRequestView:
    """Approve what a colleague proposed, or send it back. Send the request's `version` as If-Match."""
    handling = call.services.privacy.handling
    return await handling.decide(call.principal, path.organisation_id, path.request_id, body, _version(call))


@routes.put(
    "staff/privacy-requests/{organisationId}/{requestId}/extension",
    permission=Permission.STAFF_HELPDESK,
    audit="privacy.extend",
)
async def put_privacy_extension(call: Call, path: RequestPath, body: PrivacyExtensionBody) -> PrivacyRequestView:
    """Take two months more for a complex request. Send the request's `version` as If-Match."""
    handling = call.services.privacy.handling
    return await handling.extend(call.principal, path.organisation_id, path.request_id, body, _version(call))


@routes.post(
    "staff/privacy-requests/{organisationId}/{requestId}/links",
    permission=Permission.STAFF_HELPDESK,
    audit="privacy.download",
    status=200,
    keyed=False,
)
async def post_staff_privacy_link(call: Call, path: RequestPath) -> DataLink:
    """Get a one-minute link to the copy made for somebody without an account, by whoever handled it."""
    return await call.services.privacy.handling.link(call.principal, path.organisation_id, path.request_id)


@on_queue(blueprint, QUEUE)
async def carry_out_privacy(wired: Services, message: PrivacyDue) -> None:
    """Do what was granted."""
    await wired.privacy.carrying.carry_out(message)


@on_changes(blueprint, _CONTAINER)
async def relay_privacy_outbox(wired: Services, changes: list[dict[str, Any]]) -> None:
    """Relay the messages among the changes of requests."""
    await relay_changes(changes, wired.privacy.outbox, wired.bus, wired.clock)


@on_changes(blueprint, _CONTAINER, from_beginning=True)
async def keep_privacy_worklist(wired: Services, changes: list[dict[str, Any]]) -> None:
    """Put requests on the worklists of those who handle them and of those who decide."""
    for projection in (to_handle, to_decide):
        await keep_work(changes, {"privacy-request": projection}, wired.work)


@on_changes(blueprint, _CONTAINER)
async def go_on_forgetting(wired: Services, changes: list[dict[str, Any]]) -> None:
    """Let the forgetting of people go on that a restriction held, once it is over."""
    for change in changes:
        if change.get("type") == "privacy-request":
            await wired.privacy.carrying.go_on(PrivacyRequest.from_item(change))


@on_timer(blueprint, "50 * * * * *")
async def sweep_privacy_outbox(wired: Services) -> None:
    """Relay what has been waiting for more than a minute."""
    waiting = await stragglers(wired.privacy.outbox, wired.clock)
    if waiting:
        await react(relay_privacy_outbox, source_of(_CONTAINER), waiting, wired)


@on_timer(blueprint, "20 * * * * *")
async def finish_erasures(wired: Services) -> None:
    """Settle the erasures of which nothing is left to do."""
    await wired.privacy.carrying.finish_erasures()


def _version(call: Call) -> str:
    if call.if_match is None:
        raise Invalid("if-match-missing", "Send If-Match with the request's version.")
    return call.if_match
