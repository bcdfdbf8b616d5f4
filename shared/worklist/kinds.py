"""What staff may have to do, one entry a kind: its words, and which function of the staff works on it.

To add a kind: a line in `WorkKind`, an entry in `KINDS`, and either a projection in `functions/worklist.py`, which
makes work of a changed item, or `WorkStore.keep` where something that isn't stored with the cases tells of work.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from shared.kernel.principal import Permission


class Queue(StrEnum):
    """A function of the staff, and the partition of its work."""

    CASEWORK = "casework"
    HELPDESK = "helpdesk"
    SECURITY = "security"

    @property
    def permission(self) -> Permission:
        return Permission(f"staff:{self}")


class WorkKind(StrEnum):
    SUPPRESSION_ASKED = "suppression-asked"
    CONFIDENTIALITY_ASKED = "confidentiality-asked"
    MORE_TIME_ASKED = "more-time-asked"
    PUBLICATION_REFUSED = "publication-refused"
    DELAYED_SCAN = "delayed-scan"
    FIGURES_DRIFT = "figures-drift"
    STUCK_WORK = "stuck-work"
    CHALLENGE = "challenge"
    LAST_ADMINISTRATOR_AWAY = "last-administrator-away"
    PURGES_TO_APPROVE = "purges-to-approve"
    ACCESS_REQUEST = "access-request"
    ADMINISTRATOR_REQUEST = "administrator-request"
    TICKET = "ticket"
    PRIVACY_REQUEST = "privacy-request"
    PRIVACY_DECISION = "privacy-decision"


class KindRules(NamedTuple):
    """`closes_itself`: it ends with what it is about; any other is set aside by hand."""

    label: str
    queue: Queue
    closes_itself: bool = True


KINDS: dict[WorkKind, KindRules] = {
    WorkKind.SUPPRESSION_ASKED: KindRules("A case to hide?", Queue.CASEWORK),
    WorkKind.CONFIDENTIALITY_ASKED: KindRules("Confidential?", Queue.CASEWORK),
    WorkKind.MORE_TIME_ASKED: KindRules("More time?", Queue.CASEWORK),
    WorkKind.PUBLICATION_REFUSED: KindRules("Document not published", Queue.CASEWORK),
    WorkKind.DELAYED_SCAN: KindRules("Scan without a verdict", Queue.HELPDESK),
    WorkKind.TICKET: KindRules("Ticket", Queue.HELPDESK),
    WorkKind.FIGURES_DRIFT: KindRules("Figures had drifted", Queue.HELPDESK, closes_itself=False),
    WorkKind.STUCK_WORK: KindRules("Stuck in a queue", Queue.HELPDESK),
    WorkKind.CHALLENGE: KindRules("Challenge of case data", Queue.CASEWORK),
    WorkKind.LAST_ADMINISTRATOR_AWAY: KindRules("Last administrator away", Queue.HELPDESK),
    WorkKind.PURGES_TO_APPROVE: KindRules("Purges to approve", Queue.SECURITY),
    WorkKind.ACCESS_REQUEST: KindRules("Request for access", Queue.HELPDESK),
    WorkKind.PRIVACY_REQUEST: KindRules("Request about personal data", Queue.HELPDESK),
    WorkKind.PRIVACY_DECISION: KindRules("Answer about personal data to approve", Queue.SECURITY),
    WorkKind.ADMINISTRATOR_REQUEST: KindRules("Request for an administrator", Queue.HELPDESK),
}
