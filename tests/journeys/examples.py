"""How each route is called about one case. A new route fails the matrix until it stands here."""

from __future__ import annotations

from typing import Any, NamedTuple


class Example(NamedTuple):
    """`path` and `body` are templates for one case; `about_case` tells whether they name it at all."""

    path: str
    body: dict[str, Any] | None = None
    about_case: bool = True


EXAMPLES: dict[str, Example] = {
    "get_cases": Example("cases?search={reference}&status=all", about_case=False),
    "get_case_figures": Example("case-figures?search={reference}&status=all", about_case=False),
    "get_case": Example("cases/{reference}"),
    "get_published_documents": Example("published-documents", about_case=False),
    "post_document_link": Example("cases/{reference}/document-links", {"documentId": "{document}"}),
    "post_document_preview": Example("cases/{reference}/document-previews", {"documentId": "{document}"}),
    "post_staff_document_preview": Example("staff/cases/{reference}/document-previews", {"documentId": "{document}"}),
    "post_case_update": Example("cases/{reference}/updates", {"reason": "other", "comment": "A word about this."}),
    "post_case_updates": Example(
        "case-updates", {"references": ["{reference}"], "reason": "other", "comment": "A word about this."}
    ),
    "post_case_update_check": Example(
        "case-update-checks",
        {"references": ["{reference}"], "reason": "other", "comment": "A word about this."},
        about_case=False,
    ),
    "put_legal_hold": Example("staff/cases/{reference}/legal-hold", {"why": "A court asks."}, about_case=False),
    "delete_legal_hold": Example("staff/cases/{reference}/legal-hold", about_case=False),
    "get_retention": Example("staff/retention", about_case=False),
    "get_retention_runs": Example("staff/retention-runs", about_case=False),
    "get_retention_report": Example("staff/retention-runs/none", about_case=False),
    "post_retention_ask": Example("staff/retention-runs/none/approval-requests", {"why": "Due"}, about_case=False),
    "post_retention_approval": Example("staff/retention-runs/none/approval", {}, about_case=False),
    "get_worklist": Example("staff/worklist", about_case=False),
    "delete_work": Example("staff/worklist/helpdesk/none", about_case=False),
    "get_staff_case": Example("staff/cases/{reference}"),
    "post_staff_document_link": Example("staff/cases/{reference}/document-links", {"documentId": "{document}"}),
    "post_more_time": Example(
        "cases/{reference}/requests/none/more-time", {"why": "The file is in our archive.", "wanted": "2026-12-18"}
    ),
    "post_challenge": Example(
        "cases/{reference}/challenges", {"field": "eventDate", "claimed": "2026-01-05", "evidence": "Our letter."}
    ),
    "post_challenge_withdrawal": Example("cases/{reference}/challenges/none/withdrawal", {}),
    "post_challenge_answer": Example(
        "staff/cases/{reference}/challenges/none/answer",
        {"result": "declined", "answer": "The record is right."},
        about_case=False,
    ),
    "get_waiting_requests": Example("staff/requests", about_case=False),
    "get_staff_requests": Example("staff/cases/{reference}/requests", about_case=False),
    "post_request": Example(
        "staff/cases/{reference}/requests", {"what": "Your notes", "due": "2026-12-18"}, about_case=False
    ),
    "post_request_withdrawal": Example(
        "staff/cases/{reference}/requests/none/withdrawal", {"why": "It came by post."}, about_case=False
    ),
    "post_more_time_decision": Example(
        "staff/cases/{reference}/requests/none/more-time/none/decision",
        {"granted": "2026-12-18"},
        about_case=False,
    ),
    "get_migrations": Example("migrations", about_case=False),
    "put_migration": Example("migrations/none", {"state": "paused"}, about_case=False),
    "get_tickets": Example("tickets", about_case=False),
    "post_ticket": Example("tickets", {"topic": "other", "description": "Nothing happens."}, about_case=False),
    "get_ticket": Example("tickets/none", about_case=False),
    "post_ticket_message": Example("tickets/none/messages", {"text": "Still nothing."}, about_case=False),
    "post_ticket_resolution": Example("tickets/none/resolution", {}, about_case=False),
    "post_ticket_reopening": Example("tickets/none/reopening", {"text": "Again."}, about_case=False),
    "post_ticket_file_link": Example("tickets/none/files/none/link", about_case=False),
    "get_staff_tickets": Example("staff/tickets", about_case=False),
    "get_staff_ticket": Example("staff/tickets/none/none", about_case=False),
    "post_staff_ticket_answer": Example("staff/tickets/none/none/answers", {"text": "Try again."}, about_case=False),
    "post_staff_ticket_resolution": Example("staff/tickets/none/none/resolution", {}, about_case=False),
    "post_staff_ticket_reopening": Example(
        "staff/tickets/none/none/reopening", {"text": "We look again."}, about_case=False
    ),
    "post_staff_ticket_file_link": Example("staff/tickets/none/none/files/none/link", about_case=False),
    "post_known_issue": Example(
        "staff/known-issues", {"title": "Exports are late", "details": "They come."}, about_case=False
    ),
    "put_known_issue": Example(
        "staff/known-issues/none", {"title": "Exports are late", "details": "They come."}, about_case=False
    ),
    "put_known_issue_resolution": Example("staff/known-issues/none/resolution", {}, about_case=False),
    "get_staff_privacy_requests": Example("staff/privacy-requests", about_case=False),
    "get_staff_privacy_request": Example("staff/privacy-requests/scheme/none", about_case=False),
    "post_staff_privacy_request": Example(
        "staff/privacy-requests",
        {"right": "access", "name": "Nobody Here", "receivedOn": "2026-11-02", "proof": "A letter"},
        about_case=False,
    ),
    "post_privacy_matches": Example("staff/privacy-matches", {"name": "Nobody Here"}, about_case=False),
    "put_privacy_proposal": Example(
        "staff/privacy-requests/scheme/none/proposal", {"grant": False, "why": "Not theirs"}, about_case=False
    ),
    "put_privacy_decision": Example(
        "staff/privacy-requests/scheme/none/decision", {"decision": "approve", "answer": "It is so"}, about_case=False
    ),
    "put_privacy_extension": Example(
        "staff/privacy-requests/scheme/none/extension", {"why": "It is complex"}, about_case=False
    ),
    "post_staff_privacy_link": Example("staff/privacy-requests/scheme/none/links", {}, about_case=False),
    "post_confidentiality": Example(
        "staff/cases/{reference}/documents/{document}/confidentiality",
        {"granted": True, "why": "It names a colleague."},
        about_case=False,
    ),
    "get_case_publishing": Example("staff/cases/{reference}/publishing"),
    "post_staff_message": Example("staff/cases/{reference}/messages", {"text": "A word with you."}, about_case=False),
    "post_outcome": Example(
        "staff/cases/{reference}/outcomes",
        {"kind": "view", "result": "View: uphold", "change": True, "on": "2026-11-20"},
        about_case=False,
    ),
    "post_publication": Example(
        "staff/cases/{reference}/publications",
        {"name": "View.pdf", "size": 1, "sha256": 64 * "0", "documentType": "Other evidence"},
        about_case=False,
    ),
    "post_publication_link": Example("staff/cases/{reference}/publications/none/link", about_case=False),
    "delete_publication": Example("staff/cases/{reference}/publications/none", about_case=False),
    "get_case_suppression": Example("staff/cases/{reference}/suppression"),
    "post_case_suppression": Example(
        "staff/cases/{reference}/suppression", {"suppressed": True, "why": "Asked for."}, about_case=False
    ),
    "post_suppression_decision": Example(
        "staff/cases/{reference}/suppression-asks/none/decision", {"granted": True}, about_case=False
    ),
    "get_dashboard": Example("dashboard", about_case=False),
    "get_uploads": Example("uploads", about_case=False),
    "get_upload_figures": Example("upload-figures", about_case=False),
    "get_upload": Example("uploads/none", about_case=False),
    "post_upload": Example("uploads", {"caseReference": "{reference}"}),
    "post_upload_file": Example(
        "uploads/none/files", {"name": "a.pdf", "size": 1, "sha256": 64 * "0"}, about_case=False
    ),
    "post_upload_file_link": Example("uploads/none/files/none/link", about_case=False),
    "delete_upload_file": Example("uploads/none/files/none", about_case=False),
    "post_upload_submission": Example("uploads/none/submission", {"kind": "other", "files": []}, about_case=False),
    "delete_upload": Example("uploads/none", about_case=False),
    "get_colleagues": Example("colleagues?businessId=brackenhall-bank", about_case=False),
    "get_notifications": Example("notifications", about_case=False),
    "put_notification_read": Example("notifications/none/read", about_case=False),
    "put_notifications_read": Example("notifications/read", about_case=False),
    "get_central_mailboxes": Example("central-mailboxes", about_case=False),
    "put_central_mailbox": Example(
        "central-mailboxes/nowhere", {"address": "complaints@brackenhall.example"}, about_case=False
    ),
    "delete_central_mailbox": Example("central-mailboxes/nowhere", about_case=False),
    "get_email_bounces": Example("email-bounces", about_case=False),
    "delete_email_bounce": Example("email-bounces/none", about_case=False),
    "get_people": Example("people", about_case=False),
    "put_person": Example("people/none", {"roles": ["caseworker"], "businessIds": []}, about_case=False),
    "post_person_disablement": Example("people/none/disablement", {}, about_case=False),
    "post_person_enablement": Example("people/none/enablement", {}, about_case=False),
    "delete_person": Example("people/none", about_case=False),
    "post_person_mfa_reset": Example("people/none/mfa-reset", {}, about_case=False),
    "post_invitations": Example("invitations", {"newcomers": []}, about_case=False),
    "post_invitation_check": Example("invitation-checks", {"text": "name,email,roles,businesses"}, about_case=False),
    "post_invitation_sending": Example("invitations/none/sendings", {}, about_case=False),
    "delete_invitation": Example("invitations/none", about_case=False),
    "get_access_requests": Example("staff/access-requests", about_case=False),
    "get_access_request": Example("staff/access-requests/none", about_case=False),
    "post_access_request_question": Example(
        "staff/access-requests/none/questions", {"seen": 0, "text": "Who?"}, about_case=False
    ),
    "post_access_request_approval": Example("staff/access-requests/none/approval", {"seen": 0}, about_case=False),
    "post_access_request_refusal": Example(
        "staff/access-requests/none/refusal", {"seen": 0, "words": "No."}, about_case=False
    ),
    "get_users": Example("staff/users?search=nobody", about_case=False),
    "get_organisations": Example("staff/organisations", about_case=False),
    "get_organisation": Example("staff/organisations/none", about_case=False),
    "post_organisation_business": Example(
        "staff/organisations/none/businesses", {"name": "Firm", "regulatorNumber": "122702"}, about_case=False
    ),
    "post_organisation_domain": Example(
        "staff/organisations/none/domains", {"domain": "firm.example"}, about_case=False
    ),
    "delete_organisation_domain": Example("staff/organisations/none/domains/firm.example", about_case=False),
    "put_organisation_contact": Example("staff/organisations/none/contact", {"accountId": None}, about_case=False),
    "get_administrator_requests": Example("further-administrators", about_case=False),
    "post_administrator_request": Example("further-administrators", {"name": "Nobody"}, about_case=False),
    "get_waiting_administrator_requests": Example("staff/administrator-requests", about_case=False),
    "post_administrator_request_decision": Example(
        "staff/administrator-requests/none/none/decision", {"given": True}, about_case=False
    ),
    "get_stuck_work": Example("stuck-work", about_case=False),
    "get_stuck_messages": Example("stuck-work/exports", about_case=False),
    "post_stuck_retry": Example("stuck-work/exports/none/retries", {}, about_case=False),
    "delete_stuck_message": Example("stuck-work/exports/none", about_case=False),
    "post_export": Example("exports", {"references": ["{reference}"]}, about_case=False),
    "get_exports": Example("exports", about_case=False),
    "post_export_link": Example("exports/none/links", {}, about_case=False),
    "delete_export": Example("exports/none", about_case=False),
    "get_audit_entries": Example("audit-entries?since=2026-11-01&until=2026-11-02", about_case=False),
    "get_audit_acts": Example("audit-acts", about_case=False),
    "post_audit_export": Example("audit-exports", {"since": "2026-11-01", "until": "2026-11-02"}, about_case=False),
    "get_organisation_events": Example("organisation-events", about_case=False),
    "get_case_news": Example("case-news?caseIds=none", about_case=False),
    "put_case_look": Example("cases/{reference}/look", {"visit": "a-visit-1"}),
    "get_case_deadline_calendar": Example("cases/{reference}/deadline-calendar"),
    "get_case_owners": Example("case-owners", about_case=False),
    "post_takeover": Example("takeovers", {"fromId": "nobody", "ownerIds": ["none"]}, about_case=False),
    "get_takeover": Example("takeovers/none", about_case=False),
    "get_views": Example("views", about_case=False),
    "post_view": Example(
        "views",
        {"name": "Mine", "query": {"search": "nothing"}, "look": {"columns": ["caseReference"]}},
        about_case=False,
    ),
    "put_view": Example(
        "views/none", {"name": "Mine", "query": {}, "look": {"columns": ["caseReference"]}}, about_case=False
    ),
    "delete_view": Example("views/none", about_case=False),
    "put_default_view": Example("default-view", {"viewId": "none"}, about_case=False),
    "put_view_subscription": Example("views/none/subscription", {"delivery": "daily"}, about_case=False),
    "delete_view_subscription": Example("views/none/subscription", about_case=False),
    "post_case_assignment": Example("case-assignments", {"references": ["{reference}"], "ownerId": None}),
}


def filled(template: Any, **facts: str) -> Any:
    """Put `facts` into every string of `template`."""
    if isinstance(template, str):
        return template.format(**facts)
    if isinstance(template, dict):
        return {key: filled(value, **facts) for key, value in template.items()}
    return [filled(value, **facts) for value in template] if isinstance(template, list) else template
