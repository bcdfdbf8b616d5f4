"""What users did, for the scheme's case system: the messages on the queue `portal-updates`.

`schema_version` grows when a reader would have to change; a reader must ignore fields that it doesn't know.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from shared.clients.cosmos import Operation
from shared.kernel.model import Model
from shared.outbox.model import outbox_operation
from shared.schemes.casework import Party

QUEUE = "portal-updates"


class CaseLine(Model):
    """One of the cases that a message is about; `comment` is for this case alone."""

    case_id: str
    reference: str
    comment: str = ""


class _Told(Model):
    """`id` is unique to the act, so that a message that comes twice can be told from a second act."""

    schema_version: Literal[1] = 1
    id: str
    at: datetime
    organisation_id: str
    business_id: str
    by: str
    cases: tuple[CaseLine, ...]


class UpdatesSent(_Told):
    """`comment` goes for all the cases."""

    kind: Literal["updates-sent"] = "updates-sent"
    reason: str
    comment: str


class CasesAssigned(_Told):
    """`owner` and `owner_email` are None when the cases were left without an owner."""

    kind: Literal["cases-assigned"] = "cases-assigned"
    owner: str | None
    owner_email: str | None


class DocumentLine(Model):
    """A document that joined the case. `blob` is its name in the container `documents`; `size` in bytes."""

    id: str
    name: str
    document_type: str
    comment: str
    confidential: bool
    media_type: str
    size: int
    sha256: str
    blob: str


class DocumentsSent(_Told):
    """An upload of which every file has been scanned; those refused aren't among `documents`."""

    kind: Literal["documents-sent"] = "documents-sent"
    number: str
    upload_kind: str
    is_business_file: bool
    message: str
    documents: tuple[DocumentLine, ...]


class RequestAnswered(_Told):
    """A request was ticked off by an update or an upload, whose own message comes beside this one."""

    kind: Literal["request-answered"] = "request-answered"
    request_id: str
    by_way_of: Literal["update", "upload"]
    item_id: str


class MoreTimeAsked(_Told):
    """Answer it by a `more-time-decided` event, or let staff decide in the portal."""

    kind: Literal["more-time-asked"] = "more-time-asked"
    request_id: str
    ask_id: str
    why: str
    wanted: date


class RequestMade(_Told):
    """The scheme's staff asked for something in the portal."""

    kind: Literal["request-made"] = "request-made"
    request_id: str
    what: str
    details: str
    due: date


class RequestWithdrawn(_Told):
    kind: Literal["request-withdrawn"] = "request-withdrawn"
    request_id: str
    why: str


class MoreTimeDecided(_Told):
    """`granted` is the new last day; None when more time was refused."""

    kind: Literal["more-time-decided"] = "more-time-decided"
    request_id: str
    ask_id: str
    granted: date | None
    why: str


class ChallengeMade(_Told):
    """`field` by its name on the wire. `recorded` is what the portal showed; None is a blank, recorded or claimed."""

    kind: Literal["challenge-made"] = "challenge-made"
    challenge_id: str
    field: str
    window: str
    recorded: str | None
    claimed: str | None
    evidence: str
    document_ids: tuple[str, ...]


class ChallengeWithdrawn(_Told):
    kind: Literal["challenge-withdrawn"] = "challenge-withdrawn"
    challenge_id: str


class ChallengeAnswered(_Told):
    """The scheme's staff answered in the portal. What they uphold is for the case system to correct."""

    kind: Literal["challenge-answered"] = "challenge-answered"
    challenge_id: str
    field: str
    claimed: str | None
    result: Literal["upheld", "upheld-in-part", "declined"]
    answer: str


class SuppressionDecided(_Told):
    """The scheme's staff hid the case in the portal, or showed it again. A later `case-suppressed` overrules it."""

    kind: Literal["suppression-decided"] = "suppression-decided"
    suppressed: bool
    why: str


class SuppressionDeclined(_Told):
    """An update asked for the case to be hidden; staff let it be seen."""

    kind: Literal["suppression-declined"] = "suppression-declined"
    update_id: str
    why: str


class ConfidentialityDecided(_Told):
    """The scheme's staff decided about a document that its sender asked to keep confidential."""

    kind: Literal["confidentiality-decided"] = "confidentiality-decided"
    document_id: str
    granted: bool
    why: str


class DocumentPublished(_Told):
    """The scheme's staff published a document, which has been scanned. `provided_by` is whose document it is."""

    kind: Literal["document-published"] = "document-published"
    provided_by: Party
    provider_name: str | None
    document: DocumentLine


class OutcomeRecorded(_Told):
    """The scheme's staff recorded an outcome that was sent at `sent_at`; the case shows it until the next snapshot."""

    kind: Literal["outcome-recorded"] = "outcome-recorded"
    outcome_id: str
    sent_at: datetime
    outcome: Literal["view", "offer", "decision"]
    result: str
    change: bool | None
    by_party: Party
    by_name: str | None
    text: str
    answer_by: date | None


class MessagePosted(_Told):
    """The scheme's staff wrote to the business; `answers` is the id of the update that it answers."""

    kind: Literal["message-posted"] = "message-posted"
    message_id: str
    text: str
    answers: str | None


Told = (
    UpdatesSent
    | CasesAssigned
    | DocumentsSent
    | RequestAnswered
    | MoreTimeAsked
    | RequestMade
    | RequestWithdrawn
    | MoreTimeDecided
    | ChallengeMade
    | ChallengeWithdrawn
    | ChallengeAnswered
    | SuppressionDecided
    | SuppressionDeclined
    | ConfidentialityDecided
    | DocumentPublished
    | OutcomeRecorded
    | MessagePosted
)
PortalUpdate = Annotated[Told, Field(discriminator="kind")]


def hand_back(told: Told) -> Operation:
    """Return the batch operation that queues `told`. The session is the business: its messages keep their order."""
    return outbox_operation(
        QUEUE, told, organisation_id=told.organisation_id, at=told.at, session_id=told.business_id, message_id=told.id
    )
