"""Known issues: what doesn't work at the moment, told by the helpdesk to everybody, also before they sign in.

So they hold nothing about people or cases. Container `tickets`, in the partition of the scheme's own organisation.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from shared.accounts.model import STAFF_ORGANISATION
from shared.clients.cosmos import Container, Operation
from shared.helpdesk.model import plain_text
from shared.idempotency.model import KeyedRequest
from shared.idempotency.store import commit_once, earlier_result
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, NotFound, Stale
from shared.kernel.ids import new_id
from shared.kernel.model import NEVER_EXPIRES, Model, Stored

SHOWN_AFTER = timedelta(days=7)  # so that people read that it is over
_FORGOTTEN_AFTER = 30 * 86_400  # seconds, from when it was resolved
_ALL = "SELECT * FROM c WHERE c.type = 'known-issue'"

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\n\t]*$")]
Details = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), AfterValidator(plain_text)
]


class KnownIssue(Stored):
    type: Literal["known-issue"] = "known-issue"
    id: str
    organisation_id: str = STAFF_ORGANISATION
    title: str
    details: str
    since: datetime
    changed_at: datetime
    resolved_at: datetime | None = None
    ttl: int = NEVER_EXPIRES
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @property
    def version(self) -> str:
        return (self.etag or "").strip('"')

    def is_shown(self, now: datetime) -> bool:
        return self.resolved_at is None or self.resolved_at > now - SHOWN_AFTER


class IssueWords(Model):
    """What is wrong, whom it meets, what to do meanwhile. Everybody reads it, signed in or not."""

    title: Title
    details: Details


class IssueShown(Model):
    id: str
    title: str
    details: str
    since: datetime
    changed_at: datetime
    resolved_at: datetime | None
    etag: str


class IssueList(Model):
    """Those that stand come first, the newest on top, then those that were resolved within a week."""

    items: tuple[IssueShown, ...]


class Published(Model):
    issue_id: str


class KnownIssues:
    def __init__(self, tickets: Container, clock: Clock) -> None:
        self._tickets = tickets
        self._clock = clock

    async def shown(self) -> IssueList:
        """Return what stands or was resolved lately: one query in one partition, over few items."""
        now = self._clock()
        issues = [KnownIssue.from_item(item) for item in await self._tickets.all(_ALL, {}, STAFF_ORGANISATION)]
        shown = sorted((each for each in issues if each.is_shown(now)), key=lambda each: each.since, reverse=True)
        shown.sort(key=lambda each: each.resolved_at is not None)
        return IssueList(items=tuple(_shown(each) for each in shown))

    async def publish(self, words: IssueWords, request: KeyedRequest) -> Published:
        """Tell of an issue, from this moment on. The request is a member of staff's, so its partition is this one."""
        if earlier := await earlier_result(self._tickets, request):
            return Published.model_validate(earlier)
        now = self._clock()
        issue = KnownIssue(id=new_id(), title=words.title, details=words.details, since=now, changed_at=now)
        create: Operation = ("create", (issue.to_item(),))
        return await commit_once(self._tickets, request, [create], Published(issue_id=issue.id))

    async def edit(self, issue_id: str, words: IssueWords, version: str) -> IssueShown:
        """Put it in other words. Raises `Stale` unless `version` is the one that was shown."""
        before = await self._read(issue_id, version)
        changes = {"title": words.title, "details": words.details, "changed_at": self._clock()}
        return await self._replace(before, before.model_copy(update=changes))

    async def resolve(self, issue_id: str, version: str) -> IssueShown:
        """Say that it is over. Raises `Conflict("issue-resolved")`, `Stale` as `edit` does."""
        before, now = await self._read(issue_id, version), self._clock()
        if before.resolved_at is not None:
            raise Conflict("issue-resolved", "This is resolved already.")
        changes = {"resolved_at": now, "changed_at": now, "ttl": _FORGOTTEN_AFTER}
        return await self._replace(before, before.model_copy(update=changes))

    async def _read(self, issue_id: str, version: str) -> KnownIssue:
        try:
            item = await self._tickets.read(issue_id, STAFF_ORGANISATION)
        except NotFound:
            item = {}
        if item.get("type") != "known-issue":
            raise NotFound("issue-not-found", "There is no such known issue.")
        issue = KnownIssue.from_item(item)
        if issue.version != version:
            raise Stale("issue-changed", "A colleague changed this first. Look again.")
        return issue

    async def _replace(self, before: KnownIssue, after: KnownIssue) -> IssueShown:
        return _shown(KnownIssue.from_item(await self._tickets.replace(after.to_item(), etag=before.etag)))


def _shown(issue: KnownIssue) -> IssueShown:
    return IssueShown(
        id=issue.id,
        title=issue.title,
        details=issue.details,
        since=issue.since,
        changed_at=issue.changed_at,
        resolved_at=issue.resolved_at,
        etag=issue.version,
    )
