"""What the portal holds about a person, as sections of the download: each a name, a title and its records.

A record leaves without what is the database's own, what only the machine reads, and what is somebody else's.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from shared.accounts.model import Account
from shared.audit.trail import AuditTrail
from shared.cases.anywhere import CasesAnywhere
from shared.clients.cosmos import Container
from shared.kernel.clock import Clock
from shared.privacy.asked import asked_about_data, asked_for_access
from shared.privacy.model import PrivacySubject

Item = dict[str, Any]
_PAGE = 100
_TRAIL = 13  # spans of 61 days: as far back as two years
_SPAN = timedelta(days=61)
_MOST_IN_SPAN = 20_000

_MACHINE = frozenset(
    {
        "_rid",
        "_self",
        "_etag",
        "_ts",
        "_attachments",
        "_lsn",
        "id",
        "ttl",
        "tokens",
        "etag",
        "type",
        "auditId",
        "identityId",
        "directoryId",
        "directoryDue",
        "mfaResetDue",
        "sessionsDue",
        "endedSessions",
        "sessionsEndedAt",
        "referenceKey",
        "migratedKey",
        "blob",
        "sha256",
        "unsubscribeKey",
        "secret",
        "fingerprint",
        "recordId",
        "correlationId",
        "traceparent",
        "sortKey",
        "userId",
        "accountId",
        "organisationId",
    }
)
_THEIRS = (
    "SELECT * FROM c WHERE c.type NOT IN ('case', 'outbox', 'idempotency') AND "
    "(c.senderId = @id OR c.byId = @id OR c.userId = @id OR c.fromId = @id"
    " OR EXISTS(SELECT VALUE m FROM m IN c.moreTime WHERE m.byId = @id))"
)
_OWNED = (
    "SELECT c.caseReference, c.title, c.closed FROM c WHERE c.type = 'case' AND c.suppressed = false "
    "AND c.businessCaseOwnerId = @id"
)
_OF_USER = "SELECT * FROM c WHERE c.userId = @id"


@dataclass(frozen=True)
class Section:
    name: str
    title: str
    records: Callable[[], AsyncIterator[Item]]


@dataclass(frozen=True)
class Sections:
    """Every place that holds something about a person, read as they would be shown it."""

    cases: Container
    accounts: Container
    notifications: Container
    views: Container
    sessions: Container
    tickets: Container
    privacy: Container
    trail: AuditTrail
    anywhere: CasesAnywhere
    clock: Clock

    def of(self, subject: PrivacySubject) -> tuple[Section, ...]:
        if subject.organisation_id is None or subject.account_id is None:
            return (Section("cases", "Cases about you", lambda: self._cases_about(subject)),)
        organisation_id, id_ = subject.organisation_id, subject.account_id
        facts = {"id": id_}
        return (
            Section("account", "Your account", lambda: self._account(organisation_id, id_)),
            Section("sessions", "Where you are signed in", lambda: _pages(self.sessions, _OF_USER, facts, id_)),
            Section("notifications", "Notifications and your choices", lambda: self._notifications(id_)),
            Section("views", "Saved views", lambda: _pages(self.views, _OF_USER, facts, organisation_id)),
            Section(
                "tickets", "Tickets to the helpdesk", lambda: _pages(self.tickets, _OF_USER, facts, organisation_id)
            ),
            Section("sent", "What you sent or asked for", lambda: _pages(self.cases, _THEIRS, facts, organisation_id)),
            Section("access", "Requests for access that name you", lambda: self._access(organisation_id, id_)),
            Section("requests", "What you asked about your data", lambda: self._requests(organisation_id, id_)),
            Section("owned", "Cases that you own", lambda: _pages(self.cases, _OWNED, facts, organisation_id)),
            Section("record", "The record of what you read and changed", lambda: self._trail(organisation_id, id_)),
        )

    async def _access(self, organisation_id: str, account_id: str) -> AsyncIterator[Item]:
        async for record in asked_for_access(self.accounts, await self._whose(organisation_id, account_id)):
            yield record

    async def _requests(self, organisation_id: str, account_id: str) -> AsyncIterator[Item]:
        async for record in asked_about_data(self.privacy, await self._whose(organisation_id, account_id)):
            yield readable(record)

    async def _whose(self, organisation_id: str, account_id: str) -> Account:
        return Account.from_item(await self.accounts.read(account_id, organisation_id))

    async def _account(self, organisation_id: str, account_id: str) -> AsyncIterator[Item]:
        yield readable(await self.accounts.read(account_id, organisation_id))

    def _notifications(self, account_id: str) -> AsyncIterator[Item]:
        return _pages(self.notifications, "SELECT * FROM c", {}, account_id)

    async def _trail(self, organisation_id: str, account_id: str) -> AsyncIterator[Item]:
        """Yield the entries under the person's random id, newest span first: action, when, from where, outcome."""
        account = await self._whose(organisation_id, account_id)
        until = self.clock() + timedelta(minutes=1)
        for _ in range(_TRAIL):
            since = until - _SPAN
            async for entry in self._entries(since, until, account.audit_id):
                yield entry
            until = since

    async def _entries(self, since: datetime, until: datetime, audit_id: str) -> AsyncIterator[Item]:
        found = await self.trail.within(
            since, until, where="c.actor = @actor", facts={"actor": audit_id}, limit=_MOST_IN_SPAN
        )
        for item in sorted(found, key=lambda each: str(each["at"]), reverse=True):
            yield {name: item.get(name) for name in ("at", "action", "subject", "cases", "outcome", "address")}

    async def _cases_about(self, subject: PrivacySubject) -> AsyncIterator[Item]:
        for key in subject.cases:
            _, family = await self.anywhere.family(key.reference)
            for item in family:
                if item["type"] not in {"outbox", "idempotency"}:
                    yield {"kind": item["type"], **readable(item)}


def readable(item: Item) -> Item:
    """Return a stored record without what isn't for people, at any depth."""
    return {key: _readable(value) for key, value in item.items() if key not in _MACHINE}


def _readable(value: Any) -> Any:
    if isinstance(value, dict):
        return readable(value)
    return [_readable(each) for each in value] if isinstance(value, list) else value


async def _pages(container: Container, query: str, facts: dict[str, Any], partition: str) -> AsyncIterator[Item]:
    continuation: str | None = None
    while True:
        page = await container.page(query, facts, partition, limit=_PAGE, continuation=continuation)
        for item in page.items:
            kind = {"kind": item["type"]} if "type" in item else {}
            yield {**kind, **readable(item)}
        continuation = page.continuation
        if continuation is None:
            return
