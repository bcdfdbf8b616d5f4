"""What a decision writes, for one batch: the document, its file in the upload, the timeline, and who is told."""

from __future__ import annotations

from shared.cases.confidentiality import Confidentiality, ConfidentialityDecision
from shared.cases.model import Case, Document, Event
from shared.cases.telling import about
from shared.clients.cosmos import Operation
from shared.handback.model import ConfidentialityDecided, hand_back
from shared.notifications.announcing import notice_operation
from shared.notifications.kinds import Kind
from shared.schemes.casework import Party
from shared.uploads.model import Upload


def deciding(
    case: Case, document: Document, upload: Upload | None, decision: ConfidentialityDecision
) -> list[Operation]:
    told = ConfidentialityDecided(
        **about(case, f"confidentiality-{document.id}", decision.at, decision.by),
        document_id=document.id,
        granted=decision.granted,
        why=decision.why,
    )
    return [
        _decided(document, decision),
        *_on_the_upload(document, upload, decision),
        ("create", (_line(case, document, decision).to_item(),)),
        *_notice(case, document, upload, decision),
        hand_back(told),
    ]


def _decided(document: Document, decision: ConfidentialityDecision) -> Operation:
    state = Confidentiality.GRANTED if decision.granted else Confidentiality.REFUSED
    patch = [
        {"op": "set", "path": "/confidentiality", "value": str(state)},
        {"op": "set", "path": "/confidentialityDecision", "value": decision.to_item()},
    ]
    # Twins meet at the line of the timeline too, but a document that is decided must not be read as one that isn't.
    open_still = {"filter_predicate": f"FROM c WHERE c.confidentiality = '{Confidentiality.ASKED}'"}
    return "patch", (document.id, patch), open_still


def _on_the_upload(document: Document, upload: Upload | None, decision: ConfidentialityDecision) -> list[Operation]:
    if upload is None:
        return []
    after = upload.with_decision(document.id, decision)
    return [("replace", (upload.id, after.to_item()), {"if_match_etag": upload.etag})]


def _line(case: Case, document: Document, decision: ConfidentialityDecision) -> Event:
    kept, not_kept = f"keeps “{document.name}” confidential", f"doesn't keep “{document.name}” confidential"
    return Event(
        id=f"confidentiality-line-{document.id}",
        **case.identity,
        at=decision.at,
        kind="confidentiality-decided",
        party=Party.SCHEME,
        actor=decision.by,
        text=kept if decision.granted else not_kept,
        details=decision.why,
    )


def _notice(
    case: Case, document: Document, upload: Upload | None, decision: ConfidentialityDecision
) -> list[Operation]:
    if case.suppressed:
        return []
    notice = notice_operation(
        Kind.CONFIDENTIALITY_GRANTED if decision.granted else Kind.CONFIDENTIALITY_REFUSED,
        organisation_id=case.organisation_id,
        at=decision.at,
        user_ids=(upload.sender_id,) if upload else (),
        case_reference=case.case_reference,
        notice_id=f"confidentiality-notice-{document.id}",
        case_title=case.title,
        file_name=document.name,
    )
    return [notice]
