"""The slice put together, for `shared.wiring`."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from shared.accounts.store import AccountStore
from shared.administration.following import Follower
from shared.administration.holding import Holds, RestrictionsAsked
from shared.administration.letters import InvitationLetters
from shared.administration.store import AdministrationStore
from shared.clients.cosmos import Container
from shared.directory.choice import directory
from shared.directory.model import Directory
from shared.kernel.clock import Clock
from shared.kernel.settings import Settings
from shared.notifications.mail.model import Mailer
from shared.organisations.store import OrganisationStore
from shared.outbox.store import OutboxStore
from shared.schemes.profile import Profile


@dataclass(frozen=True)
class Administration:
    store: AdministrationStore
    directory: Directory | None
    outbox: OutboxStore
    follower: Follower
    holds: Holds


def assemble(
    settings: Settings,
    profile: Profile,
    accounts: Container,
    identities: Container,
    asked: RestrictionsAsked,
    mailer: Mailer,
    clock: Clock,
) -> Administration:
    """Build the slice on the containers of the accounts and of their sign-ins."""
    holds = Holds(asked)
    store, chosen = AdministrationStore(accounts, identities), directory(settings)
    address = settings.portal_url.rstrip("/")
    zone = ZoneInfo(profile.place.time_zone)
    letters = InvitationLetters(profile.portal_name, profile.scheme_name, address, zone)
    follower = Follower(
        store=store,
        accounts=AccountStore(accounts, identities),
        organisations=OrganisationStore(accounts),
        directory=chosen,
        mailer=mailer,
        letters=letters,
        holds=holds,
        clock=clock,
    )
    return Administration(store, chosen, OutboxStore(accounts), follower, holds)
