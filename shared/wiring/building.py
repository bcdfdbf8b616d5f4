"""Puts the slices together. A verb that needs a store or two is built here, with all that it stands on in sight."""

from __future__ import annotations

from shared.accounts.activity import ActivityRecorder
from shared.accounts.people import People
from shared.audit.archive import ARCHIVE, SealArchive
from shared.challenges.commands import Challenging
from shared.challenges.staff import ChallengeAnswers
from shared.clients.blobs import BlobStore, open_account
from shared.confidentiality.staff import StaffConfidentiality
from shared.deadlines.store import DeadlineStore
from shared.inspection.queries import Inspection
from shared.intake import assembly as intake
from shared.kernel.clock import Clock
from shared.kernel.settings import Settings
from shared.limits.limiter import Limiter
from shared.limits.store import CounterStore
from shared.migrations.running import Runner
from shared.migrations.store import MigrationStore
from shared.openforms.admitting import OpenForms
from shared.operations.commands import Retrying
from shared.outbox.store import OutboxStore
from shared.requests.queries import RequestLists
from shared.requests.staff import StaffRequests
from shared.sessions.recorder import SessionRecorder
from shared.suppression.staff import StaffSuppression
from shared.takeovers.commands import Takeovers
from shared.takeovers.store import TakeoverStore
from shared.uploads.store import UploadStore
from shared.views.following import Following
from shared.wiring.endings import forgetting_on, privacy_on, retention_on
from shared.wiring.ground import lay
from shared.wiring.model import Services
from shared.wiring.slices import (
    administration_on,
    exports_on,
    helpdesk_on,
    insight_on,
    notifications_on,
    onboarding_on,
    publishing_on,
    uploads_on,
)


async def build(settings: Settings, clock: Clock) -> Services:
    """Build the services from `settings`. No request is made but the SDK's own first look at the account."""
    ground = await lay(settings, clock)
    profile, container, cases, anywhere = ground.profile, ground.container, ground.cases, ground.cases_anywhere
    accounts, bus = ground.accounts, ground.bus
    counters = CounterStore(container("limits"))
    forms = OpenForms(container("limits"), settings.forms_per_hour_address, clock)
    notifications = notifications_on(ground)
    mailer = notifications.correspondent.mailer
    people = administration_on(ground, mailer)
    uploads, exports = uploads_on(ground), exports_on(ground)
    desk = helpdesk_on(ground, uploads, mailer)
    forgetting = forgetting_on(ground, people, notifications, exports, desk.tickets)
    return Services(
        settings=settings,
        profile=profile,
        calendar=profile.calendar(),
        clock=clock,
        people=People(ground.tokens, accounts),
        activity=ActivityRecorder(accounts, clock),
        sessions=ground.sessions,
        session_recorder=SessionRecorder(ground.sessions, clock),
        accounts=accounts,
        administration=people,
        organisations=ground.organisations,
        audit=ground.trail,
        seal_archive=SealArchive(BlobStore(open_account(settings.archive, settings.archive_uri), ARCHIVE)),
        user_limiter=Limiter("user", settings.requests_per_minute_user, counters, clock),
        address_limiter=Limiter("address", settings.requests_per_minute_address, counters, clock),
        forms=forms,
        onboarding=onboarding_on(ground, forms, mailer),
        cases=cases,
        cases_anywhere=anywhere,
        references=ground.references,
        work=ground.work,
        quarantine=ground.quarantine,
        documents=ground.documents,
        intake=intake.assemble(container("cases"), ground.organisations, ground.documents, profile, clock),
        exports=exports,
        forgetting=forgetting,
        retention=retention_on(ground, people, notifications, forgetting),
        insight=insight_on(ground),
        inspection=Inspection(ground.trail, accounts, ground.organisations, clock),
        uploads=uploads,
        following=Following(ground.views, cases, accounts, bus, profile, clock),
        takeovers=Takeovers(TakeoverStore(container("cases")), accounts, clock),
        looks=ground.looks,
        migrations=Runner(MigrationStore(container("migrations"), container("cases")), clock),
        bus=bus,
        outbox=OutboxStore(container("cases")),
        parked=ground.parked,
        retrying=Retrying(bus, container("cases"), clock),
        notifications=notifications,
        deadlines=DeadlineStore(container("cases"), container("notifications")),
        challenging=Challenging(cases, profile, clock),
        challenge_answers=ChallengeAnswers(anywhere, clock),
        staff_requests=StaffRequests(cases, profile, clock),
        helpdesk=desk.tickets,
        guests=desk.guests,
        known_issues=desk.known_issues,
        request_lists=RequestLists(container("cases")),
        privacy=privacy_on(ground, people, exports, forgetting, mailer),
        publishing=publishing_on(ground, uploads),
        staff_confidentiality=StaffConfidentiality(anywhere, cases, UploadStore(container("cases")), clock),
        staff_suppression=StaffSuppression(anywhere, cases, profile.calendar(), clock),
        readiness=lambda: {
            "cosmos": container("accounts").ping(),
            "quarantine": ground.quarantine.ping(),
            "documents": ground.documents.ping(),
            "identity": ground.tokens.ping(),
        },
    )
