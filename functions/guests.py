"""Help for people who aren't signed in: the form, the link that proves their address, and emails to them."""

from __future__ import annotations

import azure.functions as func

from functions.edge.call import Call
from functions.edge.queue import on_queue
from functions.edge.routes import Routes
from shared.helpdesk.guests import (
    QUEUE,
    Confirmed,
    GuestLetterDue,
    HelpRequest,
    HelpRequestReceipt,
    ask_as_guest,
    confirm,
)
from shared.kernel.principal import Permission
from shared.openforms.model import EmailedLink
from shared.wiring import Services

routes = Routes("guests")
blueprint = func.Blueprint()  # type: ignore[no-untyped-call]


@routes.post("help-requests", permission=Permission.PUBLIC, keyed=False)
async def post_help_request(call: Call, body: HelpRequest) -> HelpRequestReceipt:
    """Ask the helpdesk without signing in. The form's stamp names it, so sending it again changes nothing."""
    wired = call.services
    return await ask_as_guest(body, call.address, wired.forms, wired.helpdesk)


@routes.post("help-request-confirmations", permission=Permission.PUBLIC, status=200, keyed=False)
async def post_help_request_confirmation(call: Call, body: EmailedLink) -> Confirmed:
    """Prove the address by the emailed link, which works once. A POST keeps the secret out of addresses."""
    return await confirm(body, call.services.helpdesk)


@on_queue(blueprint, QUEUE)
async def write_to_guest(wired: Services, message: GuestLetterDue) -> None:
    """Send an email to somebody without an account."""
    await wired.guests.send(message)
