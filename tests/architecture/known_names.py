"""Why a name or an address that is stored needs nothing done, or what is done about it: held by `test_names.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from shared.administration.store import AdministrationStore
from shared.forgetting.places import Places
from shared.helpdesk.upkeep import forget_tickets_of
from shared.onboarding.forgetting import forget_in_onboarding
from shared.privacy import sections
from shared.privacy.asked import asked_about_data, asked_for_access
from shared.privacy.forgetting import forget_in_privacy

STAFF = "a name of the scheme's staff is the scheme's own record of its work"
NO_PERSON = "what is called so isn't a person"
PARTY = "people of a case go with the case, or by a request of their own (shared.privacy.matching.erased)"
FOLLOWS = "follows from the case, which forgetting rewrites, by the change feed"
GUEST = "writes without an account; what nobody confirms ends within a day, and the ticket that it becomes by its time"
RANDOM = "the audit trail's random id, which leads nowhere once the account is gone"

EXCEPTIONS: dict[str, str] = {
    "audit.Entry.actor": RANDOM,
    "audit.Entry.address": "where a call came from, under a random id",
    "cases.Case.business_name": NO_PERSON,
    "cases.Case.trading_name": NO_PERSON,
    "cases.Case.scheme_case_owner": STAFF,
    "cases.Case.legal_hold.by": STAFF,
    "cases.Case.parties.name": PARTY,
    "cases.Case.parties.email": PARTY,
    "cases.Document.name": "of a file",
    "cases.Document.confidentiality_decision.by": STAFF,
    "cases.Message.sender": STAFF,
    "cases.Outcome.by_name": STAFF,
    "helpdesk.Unconfirmed.name": GUEST,
    "helpdesk.Unconfirmed.email": GUEST,
    "helpdesk.Unconfirmed.origin.address": GUEST,
    "insight.Facet.facts.business_name": NO_PERSON,
    "insight.Facet.facts.business_case_owner": FOLLOWS,
    "insight.Summary.business_name": NO_PERSON,
    "insight.Summary.recent.business_name": NO_PERSON,
    "intake.Awaited.business_name": NO_PERSON,
    "notifications.Mailbox.address": "a business's central mailbox, which is shared",
    "onboarding.AccessRequest.application.organisation_name": NO_PERSON,
    "onboarding.AccessRequest.application.businesses.name": NO_PERSON,
    "onboarding.AccessRequest.decided_by": STAFF,
    "onboarding.AdministratorRequest.decided_by": STAFF,
    "organisations.Organisation.name": NO_PERSON,
    "organisations.Organisation.businesses.name": NO_PERSON,
    "privacy.PrivacyRequest.recorded_by": STAFF,
    "privacy.PrivacyRequest.proposal.by_name": STAFF,
    "privacy.PrivacyRequest.log.by": STAFF,
    "publishing.Publication.file.name": "of a file",
    "publishing.Publication.file.confidentiality_decision.by": STAFF,
    "requests.Request.asked_by": STAFF,
    "requests.Request.withdrawn_by": STAFF,
    "requests.Request.more_time.decided_by": STAFF,
    "suppression.SuppressionRecord.by": STAFF,
    "updates.Update.suppression.decided_by": STAFF,
    "uploads.Upload.business_name": NO_PERSON,
    "uploads.Upload.files.name": "of a file",
    "uploads.Upload.files.confidentiality_decision.by": STAFF,
    "views.SavedView.name": "of the view",
    "views.SavedView.query.business_name": NO_PERSON,
    "views.SavedView.query.scheme_case_owner": STAFF,
}

# Records that a step of forgetting deals with, whatever they hold, and that step.
BY_STEP: dict[str, Callable[..., Any]] = {
    "accounts.Account": AdministrationStore.forget,
    "administration.Invitation": AdministrationStore.forget_addresses,
    "exports.Export": Places._exports,
    "helpdesk.Ticket": forget_tickets_of,
    "looks.Activity": Places._activities,
    "notifications.Bounce": AdministrationStore.forget_addresses,
    "onboarding.AccessRequest": forget_in_onboarding,
    "onboarding.AdministratorRequest": forget_in_onboarding,
    "organisations.Organisation": forget_in_onboarding,
    "privacy.PrivacyRequest": forget_in_privacy,
    "views.SavedView": Places._views,
}

# What the download has of these records, or why it hasn't.
HELD = "stands in the case, and what they did to it in the record of what they read and changed"
IN_DOWNLOAD: dict[str, Callable[..., Any] | str] = {
    "accounts.Account": sections.Sections._account,
    "administration.Invitation": "what it says went into the account, and it ends within weeks",
    "cases.Case": "cases that they own, by reference: the rest of a case is about others",
    "cases.Document": "what they sent stands in the download as the upload that it came with",
    "cases.Event": HELD,
    "challenges.Challenge": HELD,
    "looks.Activity": HELD,
    "notifications.Bounce": "the account's own address, and that no email reached it",
    "onboarding.AccessRequest": asked_for_access,
    "onboarding.AdministratorRequest": asked_for_access,
    "organisations.Organisation": "whom of the scheme's staff a firm can turn to: name and address of the account",
    "privacy.PrivacyRequest": asked_about_data,
    "requests.Request": HELD,
    "takeovers.Takeover": "who was given cases finds them among those that they own",
    "views.SavedView": "their own are in it; colleagues' views that name them are the colleagues' own",
}
