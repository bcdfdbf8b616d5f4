"""The slice put together, for `shared.wiring`."""

from __future__ import annotations

from dataclasses import dataclass

from shared.administration.assembly import Administration
from shared.audit.trail import AuditTrail
from shared.cases.anywhere import CasesAnywhere
from shared.clients.blobs import BlobStore
from shared.clients.cosmos import Container
from shared.forgetting.commands import Forgetting
from shared.kernel.clock import Clock
from shared.kernel.settings import Settings
from shared.notifications.assembly import Notifications
from shared.organisations.store import OrganisationStore
from shared.references.store import ReferenceStore
from shared.retention.case_purges import CasePurges
from shared.retention.ending import Endings
from shared.retention.holds import LegalHolds
from shared.retention.letters import WarningLetters
from shared.retention.running import Runs
from shared.retention.store import RetentionStore
from shared.retention.warning import Warnings
from shared.schemes.profile import Profile
from shared.worklist.store import WorkStore


@dataclass(frozen=True)
class AccountRetention:
    runs: Runs
    warnings: Warnings
    cases: CasePurges
    holds: LegalHolds


@dataclass(frozen=True)
class Surroundings:
    """What the slice stands on."""

    settings: Settings
    profile: Profile
    clock: Clock
    administration: Administration
    forgetting: Forgetting
    notifications: Notifications
    organisations: OrganisationStore
    trail: AuditTrail
    work: WorkStore
    cases: Container
    cases_anywhere: CasesAnywhere
    references: ReferenceStore
    documents: BlobStore
    quarantine: BlobStore


def assemble(accounts: Container, around: Surroundings) -> AccountRetention:
    """Build the slice on the container of the accounts."""
    store, profile = around.administration.store, around.profile
    endings = Endings(
        store=store,
        forgetting=around.forgetting,
        trail=around.trail,
        work=around.work,
        calendar=profile.calendar(),
        retention=profile.retention,
        clock=around.clock,
    )
    address, days = around.settings.portal_url.rstrip("/"), profile.retention.account_disabled_days
    warnings = Warnings(
        store=store,
        accounts=around.forgetting.accounts,
        mailer=around.notifications.correspondent.mailer,
        bounces=around.notifications.bounces,
        letters=WarningLetters(profile.portal_name, profile.scheme_name, address, days),
        clock=around.clock,
    )
    places = around.forgetting.places
    cases = CasePurges(
        cases=around.cases,
        documents=around.documents,
        quarantine=around.quarantine,
        references=around.references,
        work=around.work,
        views=places.views,
        looks=places.looks,
        ledger=around.forgetting.ledger,
        trail=around.trail,
        calendar=profile.calendar(),
        retention=profile.retention,
        clock=around.clock,
    )
    holds = LegalHolds(around.cases_anywhere, around.cases, around.clock)
    runs = Runs(RetentionStore(accounts), endings, cases, around.organisations)
    return AccountRetention(runs, warnings, cases, holds)
