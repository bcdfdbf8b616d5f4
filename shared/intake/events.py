"""What the scheme's case system says about cases: the messages on the queue `case-events`.

Four groups. A *snapshot* (`case-upserted`) and the *facets* (closure, suppression, business) carry a `version` that
counts up for each case: the newest of its kind wins, whatever the order of arrival. *Facts* (a document, an outcome, a
message) have ids of their own and are only ever added. *Requests* have ids too, and end by an event that names one.
`schema_version` grows when a reader would have to change.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from shared.cases.model import PersonOnCase
from shared.kernel.model import Stored
from shared.requests.model import Details, What
from shared.schemes.casework import Party

QUEUE = "case-events"
Version = Annotated[int, Field(ge=1)]
Text = Annotated[str, Field(max_length=4000)]


class _Said(Stored):
    """`id` is the case system's own for this event; `at` is when it happened there."""

    schema_version: Literal[1] = 1
    id: str = Field(min_length=1, max_length=128)
    at: datetime
    organisation_id: str
    case_id: str
    case_reference: str


class Snapshot(Stored):
    """The case as the case system has it, but for what facets and the portal's own users decide."""

    business_id: str
    migrated_reference: str | None = None
    trading_name: str | None = None
    business_reference: str | None = None
    complaint_issue: str
    product_type: str
    case_stage: str
    case_progress: str
    enquiry_date: date
    professional_representative: str | None = None
    moved_to_investigation_date: date | None = None
    business_file_required_by: date | None = None
    business_file_received_date: date | None = None
    latest_outcome_date: date | None = None
    latest_outcome: str | None = None
    action_required: bool = False
    scheme_case_owner: str | None = None
    respondent_contact_email: str | None = None
    event_date: date | None = None
    priority: bool = False
    final_response_date: date | None = None
    no_final_response_flag: bool = False
    title: Annotated[str, Field(min_length=1, max_length=300)]
    summary: Text = ""
    turn: Party | None = None
    parties: tuple[PersonOnCase, ...] = ()


class CaseUpserted(_Said):
    kind: Literal["case-upserted"] = "case-upserted"
    version: Version
    case: Snapshot


class Closure(Stored):
    """How and when a case ended; all blank once it is open again."""

    closure_date: date | None = None
    closure_outcome: str | None = None
    closure_letter_date: date | None = None
    outcome_change: bool | None = None


class CaseClosed(_Said):
    kind: Literal["case-closed"] = "case-closed"
    version: Version
    closure: Closure


class CaseReopened(_Said):
    kind: Literal["case-reopened"] = "case-reopened"
    version: Version


class CaseSuppressed(_Said):
    """`suppressed` false makes the case visible again."""

    kind: Literal["case-suppressed"] = "case-suppressed"
    version: Version
    suppressed: bool


class CaseMoved(_Said):
    """From `organisation_id` to another business, maybe of another organisation.

    `document_ids` names what goes along to another organisation; anything not named stays where it is, out of sight.
    """

    kind: Literal["case-moved"] = "case-moved"
    version: Version
    to_organisation_id: str
    to_business_id: str
    document_ids: tuple[str, ...] = Field((), max_length=90)


class DocumentFact(Stored):
    """A file that the case system has put into the container `documents` under `blob`. `size` in bytes."""

    id: str
    name: str
    document_type: str
    provided_by: Party
    provider_name: str | None = None
    comment: Text = ""
    size: int = Field(ge=0)
    media_type: str
    sha256: str
    blob: str


class DocumentPublished(_Said):
    kind: Literal["document-published"] = "document-published"
    business_id: str
    document: DocumentFact


class OutcomeFact(Stored):
    """`change`: whether it changes what the business had offered; None where it says nothing of that."""

    id: str
    outcome: Literal["view", "offer", "decision"]
    result: str
    by_party: Party
    by_name: str | None = None
    text: Text = ""
    answer_by: date | None = None
    change: bool | None = None


class OutcomeRecorded(_Said):
    kind: Literal["outcome-recorded"] = "outcome-recorded"
    business_id: str
    outcome: OutcomeFact


class MessageFact(Stored):
    """`answers` is the update of the business that it answers, if any."""

    id: str
    sender: str
    text: Text
    answers: str | None = None


class MessagePosted(_Said):
    kind: Literal["message-posted"] = "message-posted"
    business_id: str
    message: MessageFact


class RequestFact(Stored):
    """What is asked: in a few words, with details where they help, by the end of the day `due`."""

    id: str
    what: What
    details: Details = ""
    due: date
    asked_by: str | None = None


class RequestMade(_Said):
    kind: Literal["request-made"] = "request-made"
    business_id: str
    request: RequestFact

    @property
    def request_id(self) -> str:
        return self.request.id


class RequestWithdrawn(_Said):
    kind: Literal["request-withdrawn"] = "request-withdrawn"
    business_id: str
    request_id: str
    by: str | None = None
    why: Details = ""


class MoreTimeDecided(_Said):
    """The answer to an ask for more time: a new last day, or None and in `answer` why not."""

    kind: Literal["more-time-decided"] = "more-time-decided"
    request_id: str
    ask_id: str
    by: str | None = None
    granted: date | None = None
    answer: Details = ""


RequestEvent = RequestMade | RequestWithdrawn | MoreTimeDecided
Facet = CaseClosed | CaseReopened | CaseSuppressed
Fact = DocumentPublished | OutcomeRecorded | MessagePosted
CaseEvent = Annotated[
    CaseUpserted
    | CaseClosed
    | CaseReopened
    | CaseSuppressed
    | CaseMoved
    | DocumentPublished
    | OutcomeRecorded
    | MessagePosted
    | RequestMade
    | RequestWithdrawn
    | MoreTimeDecided,
    Field(discriminator="kind"),
]
