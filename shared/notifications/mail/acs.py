"""Email through Azure Communication Services, by managed identity."""

from __future__ import annotations

import uuid
from functools import cache
from typing import TYPE_CHECKING, Any

from shared.kernel.errors import Unavailable
from shared.notifications.mail.model import Email

if TYPE_CHECKING:
    from azure.communication.email.aio import EmailClient

_BUSY = frozenset({408, 429, 500, 502, 503, 504})
_NAMES = uuid.UUID("5ad6e9a3-3bd0-4d0e-9d5c-6a8f6a1c7f10")  # the service wants a UUID as the name of a sending


class AcsMailer:
    """`endpoint` is the resource's address; `sender` an address of a verified domain of it."""

    def __init__(self, endpoint: str, sender: str) -> None:
        self._endpoint = endpoint
        self._sender = sender

    async def send(self, email: Email) -> None:
        """Hand `email` over. A refusal comes later, as a delivery report on the queue `email-reports`."""
        from azure.core.exceptions import HttpResponseError, ServiceRequestError, ServiceResponseError

        try:
            # Accepted is enough: the poller that comes back would wait until the mail has left.
            await _client(self._endpoint).begin_send(self._message(email), operation_id=operation_id(email.id))
        except HttpResponseError as error:
            if error.status_code in _BUSY:
                raise _unavailable() from error
            raise
        except (ServiceRequestError, ServiceResponseError) as error:
            raise _unavailable() from error

    def _message(self, email: Email) -> dict[str, Any]:
        return {
            "senderAddress": self._sender,
            "recipients": {"to": [{"address": email.to}]},
            "content": {"subject": email.subject, "plainText": email.text, "html": email.html},
            "headers": email.headers,
            "userEngagementTrackingDisabled": True,
        }


def operation_id(email_id: str) -> str:
    """Return the sending's name: a repeated one is answered with the first one's state instead of a second mail."""
    return str(uuid.uuid5(_NAMES, email_id))


@cache
def _client(endpoint: str) -> EmailClient:
    from azure.communication.email.aio import EmailClient

    from shared.clients.credentials import credential

    return EmailClient(endpoint, credential())


def _unavailable() -> Unavailable:
    return Unavailable("email-unavailable", "The email service is busy. Nothing was lost.", retry_after=5)
