"""Builds everything, once a worker; the only place that knows every class."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from shared.accounts.activity import ActivityRecorder
from shared.accounts.people import People
from shared.accounts.store import AccountStore
from shared.accounts.tokens import TokenVerifier
from shared.administration import assembly as administration
from shared.audit.archive import ARCHIVE, SealArchive
from shared.audit.trail import AuditTrail
from shared.cases.anywhere import CasesAnywhere
from shared.cases.holder import find_holder
from shared.cases.store import CaseStore
from shared.challenges.commands import Challenging
from shared.challenges.staff import ChallengeAnswers
from shared.clients.blobs import BlobStore, open_account
from shared.clients.cosmos import Container, open_database
from shared.clients.servicebus import ServiceBus, open_namespace
from shared.confidentiality.staff import StaffConfidentiality
from shared.deadlines.store import DeadlineStore
from shared.exports.blobs import ExportFiles
from shared.exports.commands import Exports
from shared.exports.store import ExportStore
from shared.forgetting.commands import Forgetting
from shared.forgetting.ledger import Ledger
from shared.forgetting.places import Places as Traces
from shared.helpdesk.correspondence import GuestCorrespondent, GuestLetters
from shared.helpdesk.known_issues import KnownIssues
from shared.helpdesk.services import Helpdesk
from shared.helpdesk.store import TicketStore
from shared.helpdesk.upkeep import forget_tickets_of
from shared.insight.services import InsightServices
from shared.insight.store import FigureStore
from shared.inspection.queries import Inspection
from shared.intake.commands import Intake
from shared.intake.documents import MovingFiles
from shared.intake.moves import Mover
from shared.intake.places import Places
from shared.intake.requests import RequestIntake
from shared.intake.store import IntakeStore
from shared.kernel.calendar import Calendar
from shared.kernel.clock import Clock, utc_now
from shared.kernel.settings import Settings, settings
from shared.limits.limiter import Limiter
from shared.limits.store import CounterStore
from shared.looks.store import LookStore
from shared.migrations.running import Runner
from shared.migrations.store import MigrationStore
from shared.notifications.assembly import Notifications, Surroundings, assemble
from shared.onboarding import assembly as onboarding
from shared.openforms.admitting import OpenForms
from shared.operations.commands import Retrying
from shared.operations.store import ParkedStore
from shared.organisations.store import OrganisationStore
from shared.outbox.store import OutboxStore
from shared.privacy import assembly as privacy
from shared.references.store import ReferenceStore
from shared.requests.queries import RequestLists
from shared.requests.staff import StaffRequests
from shared.retention import assembly as retention
from shared.schemes.profile import Profile, load
from shared.sessions.recorder import SessionRecorder
from shared.sessions.store import SessionStore
from shared.suppression.staff import StaffSuppression
from shared.takeovers.commands import Takeovers
from shared.takeovers.store import TakeoverStore
from shared.uploads.blobs import UploadBlobs
from shared.uploads.results import ReportStore
from shared.uploads.scanning.clamd import Clamd
from shared.uploads.scanning.yara import Yara
from shared.uploads.services import UploadServices
from shared.uploads.store import UploadStore
from shared.views.following import Following
from shared.views.store import ViewStore
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
    notifications: Notifications
    deadlines: DeadlineStore
    challenging: Challenging
    challenge_answers: ChallengeAnswers
    staff_requests: StaffRequests
    helpdesk: Helpdesk
    guests: GuestCorrespondent
    known_issues: KnownIssues
    request_lists: RequestLists
    privacy: privacy.Privacy
    staff_suppression: StaffSuppression
    staff_confidentiality: StaffConfidentiality
    readiness: Callable[[], dict[str, Awaitable[object]]]


_building: asyncio.Task[Services] | None = None


async def services() -> Services:
    """Return the worker's services, built on its event loop by whoever asks first."""
    global _building  # noqa: PLW0603  one a worker, by design
    if _building is None or (_building.done() and _building.exception()):
        _building = asyncio.create_task(build(settings(), utc_now))
    return await asyncio.shield(_building)


async def build(settings: Settings, clock: Clock) -> Services:
    """Build the services from `settings`. No request is made but the SDK's own first look at the account."""
    database = await open_database(settings)

    def container(name: str) -> Container:
        return Container(database.get_container_client(name))

    profile = load(settings.scheme)
    calendar = profile.calendar()
    quarantine = BlobStore(open_account(settings.quarantine, settings.quarantine_uri), "quarantine")
    documents = BlobStore(open_account(settings.documents, settings.documents_uri), "documents")
    cases = CaseStore(container("cases"))
    references = ReferenceStore(container("references"))
    work = WorkStore(container("worklist"))
    organisations = OrganisationStore(container("accounts"))
    uploads = UploadServices(
        store=UploadStore(container("cases")),
        cases=cases,
        blobs=UploadBlobs(quarantine, documents, clock),
        engine=Clamd(settings.clamd) if settings.clamd else Yara(),
        profile=profile,
        clock=clock,
        reports=ReportStore(container("cases")) if settings.defender else None,
    )
    accounts = AccountStore(container("accounts"), container("identities"))
    sessions = SessionStore(container("sessions"))
    tokens = TokenVerifier([settings.business_issuer, settings.staff_issuer], settings.audience)
    trail = AuditTrail(container("audit"))
    counters = CounterStore(container("limits"))
    bus = ServiceBus(lambda: open_namespace(settings.servicebus, settings.servicebus_namespace))
    around = Surroundings(
        settings=settings,
        profile=profile,
        clock=clock,
        calendar=calendar,
        accounts=accounts,
        bus=bus,
        find_holder=lambda organisation_id, reference: find_holder(organisation_id, reference, cases),
        find_hidden=cases.hidden_references,
    )
    notifications = assemble(container("notifications"), container("accounts"), around)
    people = administration.assemble(
        settings, profile, container("accounts"), container("identities"), notifications.correspondent.mailer, clock
    )
    files = open_account(settings.documents, settings.documents_uri)
    exports = Exports(
        store=ExportStore(container("cases")),
        cases=cases,
        accounts=accounts,
        files=ExportFiles(BlobStore(files, "exports")),
        profile=profile,
        clock=clock,
    )
    views, looks = ViewStore(container("views")), LookStore(container("looks"), container("cases"))
    parked = ParkedStore(container("parked"))
    desk = Helpdesk(
        tickets=TicketStore(container("tickets"), clock),
        outbox=OutboxStore(container("tickets")),
        uploads=uploads,
        documents=documents,
        profile=profile,
        clock=clock,
    )
    forgetting = Forgetting(
        places=Traces(
            container("cases"),
            notifications.store,
            exports,
            views,
            looks,
            parked,
            accounts,
            sessions.forget_all,
            lambda organisation_id, user_id: forget_tickets_of(organisation_id, user_id, desk),
        ),
        store=people.store,
        accounts=accounts,
        ledger=Ledger(BlobStore(files, "ledger")),
        clock=clock,
    )
    keeping = retention.Surroundings(
        settings=settings,
        profile=profile,
        clock=clock,
        administration=people,
        forgetting=forgetting,
        notifications=notifications,
        organisations=organisations,
        trail=trail,
        work=work,
        cases=container("cases"),
        cases_anywhere=CasesAnywhere(references, cases),
        references=references,
        documents=documents,
        quarantine=quarantine,
    )
    forms = OpenForms(container("limits"), settings.forms_per_hour_address, clock)
    anywhere = CasesAnywhere(references, cases)
    rights = privacy.Surroundings(
        settings=settings,
        profile=profile,
        clock=clock,
        accounts=accounts,
        people=people.store,
        anywhere=anywhere,
        trail=trail,
        files=exports.files,
        forgetting=forgetting,
        mailer=notifications.correspondent.mailer,
    )
    return Services(
        settings=settings,
        profile=profile,
        calendar=calendar,
        clock=clock,
        people=People(tokens, accounts),
        activity=ActivityRecorder(accounts, clock),
        sessions=sessions,
        session_recorder=SessionRecorder(sessions, clock),
        accounts=accounts,
        administration=people,
        organisations=organisations,
        audit=trail,
        seal_archive=SealArchive(BlobStore(open_account(settings.archive, settings.archive_uri), ARCHIVE)),
        user_limiter=Limiter("user", settings.requests_per_minute_user, counters, clock),
        address_limiter=Limiter("address", settings.requests_per_minute_address, counters, clock),
        forms=forms,
        onboarding=onboarding.assemble(
            container("accounts"),
            container("identities"),
            container("claims"),
            onboarding.Surroundings(settings, profile, clock, forms, notifications.correspondent.mailer),
        ),
        cases=cases,
        cases_anywhere=anywhere,
        references=references,
        work=work,
        quarantine=quarantine,
        documents=documents,
        intake=_intake(container("cases"), organisations, documents, profile, clock),
        exports=exports,
        forgetting=forgetting,
        retention=retention.assemble(container("accounts"), keeping),
        insight=InsightServices(
            store=FigureStore(container("figures"), container("cases")),
            work=work,
            organisations=organisations,
            profile=profile,
            clock=clock,
        ),
        inspection=Inspection(trail, accounts, organisations, clock),
        uploads=uploads,
        following=Following(views, cases, accounts, bus, profile, clock),
        takeovers=Takeovers(TakeoverStore(container("cases")), accounts, clock),
        looks=looks,
        migrations=Runner(MigrationStore(container("migrations"), container("cases")), clock),
        bus=bus,
        outbox=OutboxStore(container("cases")),
        parked=parked,
        retrying=Retrying(bus, container("cases"), clock),
        notifications=notifications,
        deadlines=DeadlineStore(container("cases"), container("notifications")),
        challenging=Challenging(cases, profile, clock),
        challenge_answers=ChallengeAnswers(CasesAnywhere(references, cases), clock),
        staff_requests=StaffRequests(cases, profile, clock),
        helpdesk=desk,
        guests=GuestCorrespondent(
            desk,
            GuestLetters(profile.portal_name, profile.scheme_name, settings.portal_url.rstrip("/")),
            notifications.correspondent.mailer,
        ),
        known_issues=KnownIssues(container("tickets"), clock),
        request_lists=RequestLists(container("cases")),
        privacy=privacy.assemble(container, rights),
        staff_confidentiality=StaffConfidentiality(
            CasesAnywhere(references, cases), cases, UploadStore(container("cases")), clock
        ),
        staff_suppression=StaffSuppression(CasesAnywhere(references, cases), cases, calendar, clock),
        readiness=lambda: {
            "cosmos": container("accounts").ping(),
            "quarantine": quarantine.ping(),
            "documents": documents.ping(),
            "identity": tokens.ping(),
        },
    )


def _intake(
    cases: Container, organisations: OrganisationStore, documents: BlobStore, profile: Profile, clock: Clock
) -> Intake:
    store, places = IntakeStore(cases), Places(organisations)
    mover = Mover(store, places, MovingFiles(documents, clock))
    return Intake(store, places, mover, RequestIntake(store, profile), clock)
