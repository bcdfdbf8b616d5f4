"""The slice put together, for `shared.wiring`."""

from __future__ import annotations

from dataclasses import dataclass

from shared.accounts.store import AccountStore
from shared.administration.store import AdministrationStore
from shared.clients.cosmos import Container
from shared.kernel.clock import Clock
from shared.kernel.settings import Settings
from shared.notifications.mail.model import Mailer
from shared.onboarding.administrators import Administrators
from shared.onboarding.approving import Approving
from shared.onboarding.claims import ClaimStore
from shared.onboarding.following import LetterFollower
from shared.onboarding.letters import OnboardingLetters
from shared.onboarding.organisations import Organisations
from shared.onboarding.requesting import Requesting
from shared.onboarding.reviewing import Reviewing
from shared.onboarding.store import RequestStore
from shared.openforms.admitting import OpenForms
from shared.organisations.store import OrganisationStore
from shared.schemes.profile import Profile


@dataclass(frozen=True)
class Surroundings:
    """What the slice stands on."""

    settings: Settings
    profile: Profile
    clock: Clock
    forms: OpenForms
    mailer: Mailer


@dataclass(frozen=True)
class Desk:
    """Onboarding, as its triggers know it."""

    requesting: Requesting
    reviewing: Reviewing
    approving: Approving
    follower: LetterFollower
    organisations: Organisations
    administrators: Administrators


def assemble(accounts: Container, identities: Container, claims: Container, around: Surroundings) -> Desk:
    """Build the slice on the containers of the accounts, and that of what organisations claim as theirs."""
    profile, clock = around.profile, around.clock
    store = RequestStore(accounts)
    organisations = OrganisationStore(accounts)
    claimed = ClaimStore(claims, organisations, clock)
    address = around.settings.portal_url.rstrip("/")
    letters = OnboardingLetters(profile.portal_name, profile.scheme_name, address, profile.helpdesk.email)
    return Desk(
        requesting=Requesting(store, around.forms, profile, clock),
        reviewing=Reviewing(store, claimed, profile, clock),
        approving=Approving(store, claimed, profile, clock),
        follower=LetterFollower(store, around.mailer, letters),
        organisations=Organisations(
            AdministrationStore(accounts, identities),
            AccountStore(accounts, identities),
            organisations,
            claimed,
            profile,
            clock,
        ),
        administrators=Administrators(
            accounts, AdministrationStore(accounts, identities), organisations, profile.scheme_name, clock
        ),
    )
