"""A case and what belongs to it, as stored in the container `cases`, all in the partition of the organisation."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, Self

from pydantic import Field, computed_field

from shared.cases.confidentiality import Confidentiality, ConfidentialityDecision
from shared.cases.identity import CaseIdentity
from shared.cases.search import reference_key, tokens
from shared.cases.suppression import Suppression, SuppressionDecision
from shared.kernel.model import NEVER_EXPIRES, Model, Stored
from shared.schemes.casework import Party
from shared.schemes.vocabulary import OutcomeKind


class OpenRequest(Model):
    """Something the scheme waits for on this case: the short form that lists, figures and reminders need.

    The whole item is a `requests.model.Request`; the batch that changes one changes the other.
    """

    id: str
    what: str
    asked_on: date
    due: date


class LegalHold(Model):
    """Why a case must stay whatever its age: a court, a police request. `by` is the member of staff who said so."""

    why: str
    by: str
    at: datetime


class CaseFacts(Stored):
    """The stored fields of the glossary (`fields.STORED`), and what every view of a case needs beside them.

    Blank fields are stored as null, never left out: ORDER BY passes over items that lack the property.
    """

    case_reference: str
    migrated_reference: str | None = None
    business_name: str
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
    business_case_owner: str | None = None
    respondent_contact_email: str | None = None
    event_date: date | None = None
    priority: bool = False
    final_response_date: date | None = None
    closure_date: date | None = None
    closure_outcome: str | None = None
    no_final_response_flag: bool = False

    id: str
    business_id: str
    business_case_owner_id: str | None = None
    title: str
    turn: Party | None = None  # as the case system has it: `whose_turn` has the last word
    open_requests: tuple[OpenRequest, ...] = ()

    @property
    def file_due(self) -> date | None:
        """The last day for a business file that is still waited for."""
        waiting = not self.is_closed and self.business_file_received_date is None
        return self.business_file_required_by if waiting else None

    @property
    def is_closed(self) -> bool:
        return self.closure_date is not None


class PersonOnCase(Model):
    """Someone who takes part: the consumer, a representative, the investigator."""

    role: Literal["consumer", "representative", "investigator", "ombudsman", "case-owner"]
    party: Party
    name: str
    email: str | None = None


class Case(CaseFacts):
    """The whole item. What follows from other fields is computed, so that a changed case can't keep a stale token."""

    organisation_id: str
    suppressed: bool = False
    legal_hold: LegalHold | None = None
    restricted: bool = False  # by the right of somebody it is about: kept, not exported, told of or reported on
    suppressed_at: datetime | None = None  # when the portal began to hide it, by its own clock
    closure_letter_date: date | None = None  # the second challenge window counts from it
    outcome_change: bool | None = None  # "change" or "no change"; None until an outcome is published
    summary: str = ""
    parties: tuple[PersonOnCase, ...] = ()
    action_flag: bool | None = None  # the case system's own word; `action_required` is that or an open request
    version: int = 1  # of the case system's snapshot: older ones change nothing
    closure_version: int = 0  # likewise of what it said last about closure, suppression and business (intake/standing)
    suppression_version: int = 0
    suppression_said_at: datetime | None = None
    suppression_decision: SuppressionDecision | None = None  # of staff in the portal
    business_version: int = 0
    at: datetime  # when it came into the portal
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def type(self) -> Literal["case"]:
        return "case"

    @computed_field  # type: ignore[prop-decorator]
    @property
    def schema_version(self) -> Literal[2]:
        """The shape that is written; older items are brought to it by `shared/migrations`."""
        return 2

    @computed_field  # type: ignore[prop-decorator]
    @property
    def closed(self) -> bool:
        return self.is_closed

    @computed_field  # type: ignore[prop-decorator]
    @property
    def reference_key(self) -> str:
        return reference_key(self.case_reference)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def migrated_key(self) -> str | None:
        return reference_key(self.migrated_reference) if self.migrated_reference else None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def tokens(self) -> tuple[str, ...]:
        facts = [getattr(self, name) for name in CaseFacts.model_fields if name not in _NOT_SEARCHED]
        flags = [name for name, raised in (("priority", self.priority), ("action", self.action_required)) if raised]
        texts = [fact for fact in facts if isinstance(fact, str)]
        texts += [request.what for request in self.open_requests]
        dates = [fact for fact in facts if isinstance(fact, date)]
        return tokens([*texts, *flags, *(person.name for person in self.parties)], dates)

    @property
    def identity(self) -> CaseIdentity:
        return CaseIdentity(
            organisation_id=self.organisation_id,
            business_id=self.business_id,
            case_id=self.id,
            case_reference=self.case_reference,
        )

    @property
    def flagged(self) -> bool:
        """Whether the case system itself says that action is required, apart from any request."""
        return self.action_required if self.action_flag is None else self.action_flag

    @property
    def suppression(self) -> Suppression:
        return Suppression(
            self.suppressed, self.suppression_version, self.suppression_said_at, self.suppression_decision
        )

    def hidden_since(self, before: Case, now: datetime) -> Self:
        """Return the case with when the portal began to hide it; `before` is the case as it stood until `now`."""
        since = before.suppressed_at if before.suppressed else now
        return self.model_copy(update={"suppressed_at": since if self.suppressed else None})

    def with_requests(self, requests: tuple[OpenRequest, ...]) -> Case:
        """Return the case with these open requests, soonest first, and what follows from them."""
        in_order = tuple(sorted(requests, key=lambda request: (request.due, request.id)))
        # The flag is pinned first: on an item from before requests it is what `action_required` says now.
        return self.model_copy(update={"action_flag": self.flagged, "open_requests": in_order}).settled()

    def settled(self) -> Case:
        """Return the case with `action_required` as its parts make it: decision 0015."""
        required = self.flagged or bool(self.open_requests and not self.is_closed)
        return self.model_copy(update={"action_required": required})


_NOT_SEARCHED = frozenset({"id", "business_id", "business_case_owner_id", "turn"})


class PurgedCase(Stored):
    """The tombstone of a case whose time was over: for a while no message of before can bring it back.

    Until `cleared_at` something that belonged to it may still be there, and the references say where.
    """

    type: Literal["purged"] = "purged"
    id: str
    organisation_id: str
    case_reference: str | None
    reference_keys: tuple[str, ...]
    purged_at: datetime
    cleared_at: datetime | None = None
    ttl: int = NEVER_EXPIRES
    etag: str | None = Field(None, alias="_etag", exclude=True)


class CaseChild(Stored):
    """What belongs to a case. The reference comes along so that one query fetches a case with all of it."""

    id: str
    organisation_id: str
    business_id: str
    case_id: str
    case_reference: str
    at: datetime

    @property
    def identity(self) -> CaseIdentity:
        return CaseIdentity(
            organisation_id=self.organisation_id,
            business_id=self.business_id,
            case_id=self.case_id,
            case_reference=self.case_reference,
        )

    @computed_field  # type: ignore[prop-decorator]
    @property
    def reference_key(self) -> str:
        return reference_key(self.case_reference)


class Document(CaseChild):
    """A file on the case. `at` is when it was published or received; its bytes are `blob` in container `documents`."""

    type: Literal["document"] = "document"
    name: str
    document_type: str
    provided_by: Party
    provider_name: str | None = None
    comment: str = ""
    size: int
    media_type: str
    sha256: str
    blob: str
    confidentiality: Confidentiality = Confidentiality.NONE
    confidentiality_decision: ConfidentialityDecision | None = None
    upload_id: str | None = None


class Outcome(CaseChild):
    """A view, an offer or a decision. `at` is when it was sent."""

    type: Literal["outcome"] = "outcome"
    kind: OutcomeKind
    result: str
    by_party: Party
    by_name: str | None = None
    text: str = ""
    answer_by: date | None = None
    change: bool | None = None


class Message(CaseChild):
    """Something the scheme wrote to the business on this case; `answers` is the update that it answers, if any."""

    type: Literal["message"] = "message"
    sender: str
    text: str
    answers: str | None = None


class Event(CaseChild):
    """A line of the timeline: who did what. `kind` is a code for filters and icons; `text` goes on after the name."""

    type: Literal["event"] = "event"
    kind: str
    party: Party
    actor: str | None = None
    text: str
    details: str = ""
