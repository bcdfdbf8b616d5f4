"""What may be asked of the audit trail, and how its lines are shown."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from shared.audit.model import EntryKind
from shared.kernel.model import Model

Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
LONGEST = timedelta(days=400)  # of a search; older entries are reached with an earlier span


class Search(Model):
    """`who` is an audit id, or the email address of somebody who still has an account. Days are UTC, both included."""

    who: Text | None = None
    act: Text | None = None
    case_reference: Text | None = None
    organisation_id: Text | None = None
    kind: EntryKind | None = None
    outcome: Literal["allowed", "refused"] | None = None
    since: date
    until: date

    @model_validator(mode="after")
    def _is_a_span(self) -> Self:
        if self.until < self.since:
            raise ValueError("the last day lies before the first one")
        if self.until - self.since > LONGEST:
            raise ValueError(f"search {LONGEST.days} days at most")
        return self


class EntryQuery(Search):
    cursor: str | None = None
    limit: int = Field(50, ge=1, le=200)


class AuditLine(Model):
    """`person` and `organisation` are names, None once they are gone; `actor` outlives them."""

    id: str
    at: datetime
    actor: str
    person: str | None
    organisation: str | None
    on_behalf_of: str | None
    kind: EntryKind
    act: str
    subject: str | None
    cases: tuple[str, ...]
    outcome: str
    address: str
    correlation_id: str


class AuditPage(Model):
    """`sealed_until`: what happened before can't be altered unnoticed."""

    items: tuple[AuditLine, ...]
    next_cursor: str | None
    sealed_until: datetime | None


class AuditFile(Model):
    """A link good for a minute. Without `complete` the file holds the newest lines only: narrow the search."""

    url: str
    name: str
    rows: int
    complete: bool


class AdministrativeEvent(Model):
    """What an organisation's administrators see: no addresses, no ids of the monitoring. `who` None: gone since."""

    id: str
    at: datetime
    who: str | None
    act: str
    about: str | None
    outcome: str


class AdministrativeEvents(Model):
    items: tuple[AdministrativeEvent, ...]
    next_cursor: str | None


def conditions(search: Search, actors: list[str] | None) -> tuple[str, dict[str, Any]]:
    """Return what an entry must fulfil beside its time, as SQL with its parameters; `actors` as looked up."""
    found: list[tuple[str, dict[str, Any]]] = []
    if actors is not None:
        found.append(("ARRAY_CONTAINS(@actors, c.actor)", {"actors": actors}))
    if search.act:
        found.append(("STARTSWITH(c.action, @act)", {"act": search.act}))
    if search.case_reference:
        about = "(c.subject = @case OR STARTSWITH(c.subject, @within) OR ARRAY_CONTAINS(c.cases, @case))"
        found.append((about, {"case": search.case_reference, "within": f"{search.case_reference}/"}))
    if search.organisation_id:
        found.append(("c.organisationId = @organisation", {"organisation": search.organisation_id}))
    if search.kind:
        found.append(("c.kind = @kind", {"kind": search.kind}))
    if search.outcome:
        found.append((f"c.outcome {'=' if search.outcome == 'allowed' else '!='} @allowed", {"allowed": "allowed"}))
    facts = {name: value for _, each in found for name, value in each.items()}
    return " AND ".join(text for text, _ in found), facts


def fingerprint(search: Search) -> str:
    """Return what is asked for, in short: a cursor continues this search and no other."""
    asked = search.model_dump_json(exclude={"cursor", "limit"})
    return hashlib.sha256(asked.encode()).hexdigest()[:24]
