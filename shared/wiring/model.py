"""What verbs and triggers work with, by name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from shared.accounts.activity import ActivityRecorder
from shared.accounts.people import People
from shared.accounts.store import AccountStore
from shared.administration import assembly as administration
from shared.audit.archive import SealArchive
from shared.audit.trail import AuditTrail
from shared.cases.anywhere import CasesAnywhere
from shared.cases.store import CaseStore
from shared.challenges.commands import Challenging
from shared.challenges.staff import ChallengeAnswers
from shared.clients.blobs import BlobStore
from shared.clients.servicebus import ServiceBus
from shared.confidentiality.staff import StaffConfidentiality
from shared.deadlines.store import DeadlineStore
from shared.exports.commands import Exports
from shared.forgetting.commands import Forgetting
from shared.helpdesk.correspondence import GuestCorrespondent
from shared.helpdesk.known_issues import KnownIssues
from shared.helpdesk.services import Helpdesk
from shared.insight.services import InsightServices
from shared.inspection.queries import Inspection
from shared.intake.commands import Intake
from shared.kernel.calendar import Calendar
from shared.kernel.clock import Clock
from shared.kernel.settings import Settings
from shared.limits.limiter import Limiter
from shared.looks.store import LookStore
from shared.migrations.running import Runner
from shared.notifications import assembly as notifying
from shared.onboarding import assembly as onboarding
from shared.openforms.admitting import OpenForms
from shared.operations.commands import Retrying
from shared.operations.store import ParkedStore
from shared.organisations.store import OrganisationStore
from shared.outbox.store import OutboxStore
from shared.privacy import assembly as privacy
from shared.publishing.services import Publishing
from shared.references.store import ReferenceStore
from shared.requests.queries import RequestLists
from shared.requests.staff import StaffRequests
from shared.retention import assembly as retention
from shared.schemes.profile import Profile
from shared.sessions.recorder import SessionRecorder
from shared.sessions.store import SessionStore
from shared.suppression.staff import StaffSuppression
from shared.takeovers.commands import Takeovers
from shared.uploads.services import UploadServices
from shared.views.following import Following
from shared.worklist.store import WorkStore


@dataclass(frozen=True)
class Services:
    """What verbs work with. Handlers pass on only what a verb needs."""

    settings: Settings
    profile: Profile
    calendar: Calendar
    clock: Clock
    people: People
    activity: ActivityRecorder
    sessions: SessionStore
    session_recorder: SessionRecorder
    accounts: AccountStore
    administration: administration.Administration
    organisations: OrganisationStore
    audit: AuditTrail
    seal_archive: SealArchive
    user_limiter: Limiter
    address_limiter: Limiter
    forms: OpenForms
    onboarding: onboarding.Desk
    cases: CaseStore
    cases_anywhere: CasesAnywhere
    references: ReferenceStore
    work: WorkStore
    quarantine: BlobStore
    documents: BlobStore
    exports: Exports
    insight: InsightServices
    inspection: Inspection
    intake: Intake
    uploads: UploadServices
    following: Following
    forgetting: Forgetting
    retention: retention.AccountRetention
    takeovers: Takeovers
    looks: LookStore
    migrations: Runner
    bus: ServiceBus
    outbox: OutboxStore
    parked: ParkedStore
    retrying: Retrying
    notifications: notifying.Notifications
    deadlines: DeadlineStore
    challenging: Challenging
    challenge_answers: ChallengeAnswers
    staff_requests: StaffRequests
    helpdesk: Helpdesk
    guests: GuestCorrespondent
    known_issues: KnownIssues
    request_lists: RequestLists
    privacy: privacy.Privacy
    publishing: Publishing
    staff_suppression: StaffSuppression
    staff_confidentiality: StaffConfidentiality
    readiness: Callable[[], dict[str, Awaitable[object]]]
