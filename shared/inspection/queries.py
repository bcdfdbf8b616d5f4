"""Searches the trail: all of it for security staff, its administrative acts for an organisation's administrators."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from shared.accounts.model import Account
from shared.accounts.store import AccountStore
from shared.audit.model import Entry, EntryKind
from shared.audit.seals import HOUR
from shared.audit.trail import AuditTrail
from shared.cases.cursor import Cursor, decode
from shared.inspection.model import (
    AdministrativeEvent,
    AdministrativeEvents,
    AuditLine,
    AuditPage,
    EntryQuery,
    Search,
    conditions,
    fingerprint,
)
from shared.inspection.people import audit_ids, known_people
from shared.inspection.walking import Position, Walked, walk
from shared.kernel.clock import Clock
from shared.kernel.principal import Principal
from shared.organisations.store import OrganisationStore

_SHOWN_TO_ADMINISTRATORS = timedelta(days=90)


@dataclass(frozen=True)
class Inspection:
    """What looking into the trail needs."""

    trail: AuditTrail
    accounts: AccountStore
    organisations: OrganisationStore
    clock: Clock

    async def search(self, query: EntryQuery) -> AuditPage:
        """Return a page of what `query` asks for, newest first."""
        asked = fingerprint(query)
        walked = await self.walked(query, position_of(query.cursor, asked, query), query.limit)
        lines, newest = await asyncio.gather(self.lines(walked.items), self.trail.newest_seal(self.clock()))
        return AuditPage(
            items=lines,
            next_cursor=_cursor(walked.next, asked),
            sealed_until=newest.hour + HOUR if newest else None,
        )

    async def walked(self, search: Search, before: Position, limit: int) -> Walked:
        actors = await audit_ids(search.who, self.accounts) if search.who else None
        where, facts = conditions(search, actors)

        async def fetch(since: datetime, until: datetime, most: int) -> list[dict[str, Any]]:
            return await self.trail.within(since, until, where=where, facts=facts, limit=most)

        return await walk(fetch, datetime.combine(search.since, time(), UTC), before, limit)

    async def lines(self, items: Sequence[dict[str, Any]]) -> tuple[AuditLine, ...]:
        """Return the entries with the names of those who are still known."""
        entries = [Entry.from_item(item) for item in items]
        people, firms = await asyncio.gather(
            known_people((entry.actor for entry in entries), self.accounts),
            self.organisations.names(sorted({entry.organisation_id for entry in entries})),
        )
        return tuple(
            AuditLine(
                id=entry.id,
                at=entry.at,
                actor=entry.actor,
                person=people[entry.actor].name if entry.actor in people else None,
                organisation=firms.get(entry.organisation_id),
                on_behalf_of=entry.on_behalf_of,
                kind=entry.kind,
                act=entry.action,
                subject=entry.subject,
                cases=entry.cases,
                outcome=entry.outcome,
                address=entry.address,
                correlation_id=entry.correlation_id,
            )
            for entry in entries
        )

    async def administrative_events(self, principal: Principal, cursor: str | None, limit: int) -> AdministrativeEvents:
        """Return what administrators did in the person's own organisation during the last 90 days, newest first."""
        today = self.clock().date()
        search = Search(
            organisation_id=principal.organisation_id,
            kind=EntryKind.ADMINISTRATIVE,
            since=today - _SHOWN_TO_ADMINISTRATORS,
            until=today,
        )
        asked = f"{principal.organisation_id}-administrative"
        walked = await self.walked(search, position_of(cursor, asked, search), limit)
        entries = _settled([Entry.from_item(item) for item in walked.items])
        colleagues = await self.accounts.of_organisation(principal.organisation_id)
        return AdministrativeEvents(items=_events(entries, colleagues), next_cursor=_cursor(walked.next, asked))


def _events(entries: Sequence[Entry], colleagues: Sequence[Account]) -> tuple[AdministrativeEvent, ...]:
    by_audit_id = {each.audit_id: each.name for each in colleagues}
    by_id = {each.id: each.name for each in colleagues}
    return tuple(
        AdministrativeEvent(
            id=entry.id,
            at=entry.at,
            who=by_audit_id.get(entry.actor),
            act=entry.action,
            about=_named(entry.subject, by_id),
            outcome=entry.outcome,
        )
        for entry in entries
    )


def _settled(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out the "allowed" of what was refused afterwards: for its readers only how it ended counts."""
    refused = {entry.correlation_id for entry in entries if entry.outcome != "allowed"}
    return [entry for entry in entries if entry.outcome != "allowed" or entry.correlation_id not in refused]


def _named(subject: str | None, people: dict[str, str]) -> str | None:
    return "/".join(people.get(part, part) for part in subject.split("/")) if subject else None


def position_of(cursor: str | None, asked: str, search: Search) -> Position:
    if cursor is None:
        return Position(datetime.combine(search.until + timedelta(days=1), time(), UTC), "")
    read = decode(cursor, asked)
    return Position(read.as_of, read.continuation)


def _cursor(position: Position | None, asked: str) -> str | None:
    return Cursor(query=asked, as_of=position.at, continuation=position.entry_id).encode() if position else None
