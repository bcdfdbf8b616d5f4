"""What slices are built on: the services around the app, and the stores that more than one slice uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shared.accounts.store import AccountStore
from shared.accounts.tokens import TokenVerifier
from shared.audit.trail import AuditTrail
from shared.cases.anywhere import CasesAnywhere
from shared.cases.store import CaseStore
from shared.clients.blobs import BlobStore, open_account
from shared.clients.cosmos import Container, open_database
from shared.clients.servicebus import ServiceBus, open_namespace
from shared.kernel.clock import Clock
from shared.kernel.settings import Settings
from shared.looks.store import LookStore
from shared.operations.store import ParkedStore
from shared.organisations.store import OrganisationStore
from shared.references.store import ReferenceStore
from shared.schemes.profile import Profile, load
from shared.sessions.store import SessionStore
from shared.views.store import ViewStore
from shared.worklist.store import WorkStore


@dataclass(frozen=True)
class Ground:
    """Clients, and the stores that several slices share."""

    settings: Settings
    profile: Profile
    clock: Clock
    container: Callable[[str], Container]
    bus: ServiceBus
    tokens: TokenVerifier
    quarantine: BlobStore
    documents: BlobStore
    export_files: BlobStore
    ledger: BlobStore
    accounts: AccountStore
    organisations: OrganisationStore
    sessions: SessionStore
    trail: AuditTrail
    cases: CaseStore
    cases_anywhere: CasesAnywhere
    references: ReferenceStore
    work: WorkStore
    parked: ParkedStore
    views: ViewStore
    looks: LookStore


async def lay(settings: Settings, clock: Clock) -> Ground:
    """Open the database; everything else connects with its first request."""
    database = await open_database(settings)

    def container(name: str) -> Container:
        return Container(database.get_container_client(name))

    files = open_account(settings.documents, settings.documents_uri)
    cases, references = CaseStore(container("cases")), ReferenceStore(container("references"))
    return Ground(
        settings=settings,
        profile=load(settings.scheme),
        clock=clock,
        container=container,
        bus=ServiceBus(lambda: open_namespace(settings.servicebus, settings.servicebus_namespace)),
        tokens=TokenVerifier([settings.business_issuer, settings.staff_issuer], settings.audience, settings.api_scope),
        quarantine=BlobStore(open_account(settings.quarantine, settings.quarantine_uri), "quarantine"),
        documents=BlobStore(files, "documents"),
        export_files=BlobStore(files, "exports"),
        ledger=BlobStore(files, "ledger"),
        accounts=AccountStore(container("accounts"), container("identities")),
        organisations=OrganisationStore(container("accounts")),
        sessions=SessionStore(container("sessions")),
        trail=AuditTrail(container("audit")),
        cases=cases,
        cases_anywhere=CasesAnywhere(references, cases),
        references=references,
        work=WorkStore(container("worklist")),
        parked=ParkedStore(container("parked")),
        views=ViewStore(container("views")),
        looks=LookStore(container("looks"), container("cases")),
    )
