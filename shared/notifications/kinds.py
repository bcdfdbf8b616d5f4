"""What people are told about: one entry a kind, with its words, its link and how it reaches them by default.

Templates are filled from a notice's facts, plus `caseReference` and `count`. What goes into an email (`email`,
`email_many`) may name nothing else: a mailbox is no place for a person's data. A test holds that.
"""

from __future__ import annotations

from enum import StrEnum
from string import Formatter

from shared.kernel.model import Model


class Kind(StrEnum):
    EXPORT_READY = "export-ready"
    EXPORT_FAILED = "export-failed"
    UPLOAD_RECEIVED = "upload-received"
    UPLOAD_REFUSED = "upload-refused"
    UPLOAD_DELAYED = "upload-delayed"
    MESSAGE_RECEIVED = "message-received"
    CASE_ASSIGNED = "case-assigned"
    OUTCOME_RECORDED = "outcome-recorded"
    DEADLINE_NEAR = "deadline-near"
    DEADLINE_PASSED = "deadline-passed"
    REQUEST_MADE = "request-made"
    REQUEST_WITHDRAWN = "request-withdrawn"
    MORE_TIME_GRANTED = "more-time-granted"
    MORE_TIME_REFUSED = "more-time-refused"
    CHALLENGE_ANSWERED = "challenge-answered"
    SUPPRESSION_GRANTED = "suppression-granted"
    SUPPRESSION_DECLINED = "suppression-declined"
    CONFIDENTIALITY_GRANTED = "confidentiality-granted"
    CONFIDENTIALITY_REFUSED = "confidentiality-refused"
    CASE_REOPENED = "case-reopened"
    CASE_CLOSED = "case-closed"
    VIEW_ENTERED = "view-entered"
    CASES_TAKEN_OVER = "cases-taken-over"
    TICKET_ANSWERED = "ticket-answered"
    TICKET_RESOLVED = "ticket-resolved"
    PRIVACY_ANSWERED = "privacy-answered"


class Urgency(StrEnum):
    """How a page paints it: settled, worth knowing, soon, wrong."""

    DONE = "done"
    NEWS = "news"
    SOON = "soon"
    WRONG = "wrong"


class Delivery(StrEnum):
    """When it is told by email. In the portal it always stands at once."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    NEVER = "never"


class Gathering(StrEnum):
    """Which notices of a short while become one: those of a kind, of a kind and a case or a saved view, or none."""

    KIND = "kind"
    CASE = "case"
    VIEW = "view"
    NONE = "none"


class KindRules(Model):
    """`many` replaces `title` where notices were gathered; `act` is what the link's words promise."""

    label: str
    title: str
    many: str
    body: str
    act: str
    link: str
    link_of_many: str = "/cases"
    email: str
    email_many: str
    urgency: Urgency
    gathering: Gathering = Gathering.KIND
    by_default: Delivery = Delivery.AT_ONCE
    can_be_off: bool = True
    central: bool = False  # also for the central mailbox of the case's business

    @property
    def choices(self) -> tuple[Delivery, ...]:
        return tuple(Delivery) if self.can_be_off else (Delivery.AT_ONCE, Delivery.DAILY)

    @property
    def needed_facts(self) -> frozenset[str]:
        """Return the names that a notice of this kind must bring."""
        return names_in(self.title, self.many, self.body, self.link, self.link_of_many) - {"caseReference", "count"}


def names_in(*templates: str) -> frozenset[str]:
    return frozenset(name for template in templates for _, name, _, _ in Formatter().parse(template) if name)
