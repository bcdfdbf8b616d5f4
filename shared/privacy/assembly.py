"""The slice put together, for `shared.wiring`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from shared.accounts.store import AccountStore
from shared.administration.store import AdministrationStore
from shared.audit.trail import AuditTrail
from shared.cases.anywhere import CasesAnywhere
from shared.clients.cosmos import Container
from shared.exports.blobs import ExportFiles
from shared.forgetting.commands import Forgetting
from shared.kernel.clock import Clock
from shared.kernel.settings import Settings
from shared.notifications.mail.model import Mailer
from shared.outbox.store import OutboxStore
from shared.privacy.asking import Asking
from shared.privacy.carrying import Carrying
from shared.privacy.handling import Handling
from shared.privacy.letters import PrivacyLetters
from shared.privacy.matching import Matching
from shared.privacy.sections import Sections
from shared.privacy.store import PrivacyStore
from shared.schemes.profile import Profile


@dataclass(frozen=True)
class Surroundings:
    """What the slice works with that others have built."""

    settings: Settings
    profile: Profile
    clock: Clock
    accounts: AccountStore
    people: AdministrationStore
    anywhere: CasesAnywhere
    trail: AuditTrail
    files: ExportFiles
    forgetting: Forgetting
    mailer: Mailer


@dataclass(frozen=True)
class Privacy:
    """The verbs of people, of staff, and of the machine; `outbox` lies beside the requests."""

    asking: Asking
    handling: Handling
    matching: Matching
    carrying: Carrying
    outbox: OutboxStore


def assemble(container: Callable[[str], Container], around: Surroundings) -> Privacy:
    """Build the slice; it reads every container that holds something about people."""
    profile, clock = around.profile, around.clock
    store = PrivacyStore(container("privacy"))
    matching = Matching(container("cases"), around.anywhere, profile)
    asking = Asking(store, around.accounts, around.files, profile, clock)
    sections = Sections(
        cases=container("cases"),
        accounts=container("accounts"),
        notifications=container("notifications"),
        views=container("views"),
        sessions=container("sessions"),
        tickets=container("tickets"),
        privacy=container("privacy"),
        trail=around.trail,
        anywhere=around.anywhere,
        clock=clock,
    )
    address = around.settings.portal_url.rstrip("/")
    carrying = Carrying(
        store=store,
        sections=sections,
        matching=matching,
        files=around.files,
        cases=container("cases"),
        accounts=around.accounts,
        people=around.people,
        forgetting=around.forgetting,
        letters=PrivacyLetters(profile.portal_name, profile.scheme_name, address, around.mailer),
        clock=clock,
    )
    handling = Handling(store, asking, matching, around.forgetting, profile, clock)
    return Privacy(asking, handling, matching, carrying, OutboxStore(container("privacy")))
