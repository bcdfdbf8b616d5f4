"""The slice put together, for `shared.wiring`: what HTTP handlers and reactions of notifications work with."""

from __future__ import annotations

from dataclasses import dataclass

from shared.accounts.store import AccountStore
from shared.clients.cosmos import Container
from shared.clients.servicebus import ServiceBus
from shared.kernel.calendar import Calendar
from shared.kernel.clock import Clock
from shared.kernel.settings import Settings
from shared.notifications.bounces import BounceStore
from shared.notifications.commands import Notifier
from shared.notifications.emails import Correspondent
from shared.notifications.letters import Letters
from shared.notifications.mail.choice import mailer
from shared.notifications.mailboxes import MailboxStore
from shared.notifications.preferences import PreferenceStore
from shared.notifications.recipients import Audience, FindHolder
from shared.notifications.store import FindHidden, NotificationStore
from shared.schemes.profile import Profile


@dataclass(frozen=True)
class Notifications:
    store: NotificationStore
    preferences: PreferenceStore
    mailboxes: MailboxStore
    bounces: BounceStore
    notifier: Notifier
    correspondent: Correspondent


@dataclass(frozen=True)
class Surroundings:
    """What the slice stands on. The last two come from above: cases know who holds them and which are hidden."""

    settings: Settings
    profile: Profile
    clock: Clock
    calendar: Calendar
    accounts: AccountStore
    bus: ServiceBus
    find_holder: FindHolder
    find_hidden: FindHidden


def assemble(notifications: Container, accounts: Container, around: Surroundings) -> Notifications:
    """Build the slice on its own container and, for bounces, the one of the accounts."""
    store, preferences = NotificationStore(notifications, around.find_hidden), PreferenceStore(notifications)
    mailboxes, bounces = MailboxStore(notifications), BounceStore(accounts)
    audience = Audience(around.accounts, mailboxes, preferences, around.find_holder)
    kept_days = around.profile.retention.notification_days
    notifier = Notifier(store, audience, around.bus, around.calendar, around.clock, kept_days)
    address = around.settings.portal_url.rstrip("/")
    correspondent = Correspondent(
        store=store,
        audience=audience,
        accounts=around.accounts,
        mailboxes=mailboxes,
        preferences=preferences,
        bounces=bounces,
        letters=Letters(around.profile.portal_name, around.profile.scheme_name, address),
        mailer=mailer(around.settings),
        bus=around.bus,
        clock=around.clock,
    )
    return Notifications(store, preferences, mailboxes, bounces, notifier, correspondent)
