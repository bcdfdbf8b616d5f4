"""Tickets to the helpdesk. Container `tickets`, one partition an organisation; a ticket is its writer's and the desk's.

A ticket holds its whole conversation, so that TTL forgets all of it at once.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, Field, StringConstraints, computed_field

from shared.helpdesk.states import Act, TicketState, after
from shared.kernel.errors import Conflict
from shared.kernel.model import NEVER_EXPIRES, Stored
from shared.kernel.principal import Permission
from shared.uploads.model import UploadFile, find_file, next_look, with_file_moved
from shared.uploads.names import BlobNames
from shared.uploads.scanning.model import MEBIBYTE, ScanLimits
from shared.uploads.states import FileState

GUESTS = "guests"  # the partition of those who write without signing in
MOST_FILES = 5  # with one message
_MOST_FILES_IN_ALL = 20
_MOST_MESSAGES = 100  # 4,000 characters each: far below Cosmos DB's 2 MB an item
LONGEST = 4000
SCREENSHOTS = BlobNames("helpdesk~")
LIMITS = ScanLimits(max_bytes=10 * MEBIBYTE, extensions=frozenset({"png", "jpg", "jpeg", "gif", "pdf"}))
_REMOVAL_WAITS = timedelta(hours=1)  # clocks differ: what can still be reopened keeps its files
_CONTROL = frozenset(map(chr, range(32))) - {"\n", "\t"}


def plain_text(text: str) -> str:
    if _CONTROL & set(text):
        raise ValueError("The text holds control characters. Type it again or paste it as plain text.")
    return text


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST), AfterValidator(plain_text)
]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=400), AfterValidator(plain_text)]


class Topic(StrEnum):
    SIGN_IN = "sign-in"
    FAULT = "fault"
    HOW_TO = "how-to"
    ADMINISTRATOR = "administrator"
    OTHER = "other"


class TopicRules(NamedTuple):
    """`needs`: one of these permissions; none means that everybody may choose it."""

    label: str
    needs: frozenset[Permission] = frozenset()


TOPICS: dict[Topic, TopicRules] = {
    Topic.FAULT: TopicRules("Something doesn't work"),
    Topic.SIGN_IN: TopicRules("Signing in, or somebody's account"),
    Topic.HOW_TO: TopicRules("How something is done"),
    # Further administrators are asked for by an administrator or a supervisor, nobody else.
    Topic.ADMINISTRATOR: TopicRules(
        "Another administrator for my organisation",
        frozenset({Permission.USERS_MANAGE, Permission.CASES_ASSIGN_OTHERS}),
    ),
    Topic.OTHER: TopicRules("Something else"),
}


class Side(StrEnum):
    PERSON = "person"
    HELPDESK = "helpdesk"


class Message(Stored):
    """`file_ids` are the screenshots that came with it."""

    id: str
    at: datetime
    side: Side
    by: str
    text: str
    file_ids: tuple[str, ...] = ()


class Origin(Stored):
    """What went along with a ticket: the browser's own name, the address we saw, and the page it was asked from."""

    browser: str
    address: str
    page: str


class Ticket(Stored):
    """`number` is for people; `changed_at` when somebody last acted. `forget_at` stands while it is resolved."""

    type: Literal["ticket"] = "ticket"
    id: str
    organisation_id: str
    number: str
    state: TicketState = TicketState.OPEN
    topic: Topic
    user_id: str | None
    name: str
    email: str
    affected: str
    origin: Origin
    at: datetime
    changed_at: datetime
    messages: tuple[Message, ...]
    files: tuple[UploadFile, ...] = ()
    looked_at: datetime | None = None
    resolved_at: datetime | None = None
    forget_at: datetime | None = None
    ttl: int = NEVER_EXPIRES
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def look_at(self) -> datetime | None:
        return next_look(self.files, self.looked_at)

    @property
    def version(self) -> str:
        return (self.etag or "").strip('"')

    def file(self, file_id: str) -> UploadFile:
        return find_file(self.files, file_id)

    def file_moved(self, file_id: str, state: FileState, now: datetime, **changes: object) -> Ticket:
        return self.model_copy(update={"files": with_file_moved(self.files, file_id, state, now, **changes)})

    def said(self, act: Act, message: Message, files: tuple[UploadFile, ...] = ()) -> Ticket:
        """Return the ticket with one message more, in the state that `act` leads to.

        Raises `Conflict`: `ticket-resolved`, `ticket-not-resolved`, `ticket-full`.
        """
        state = after(act, self.state)
        if len(self.messages) >= _MOST_MESSAGES or len(self.files) + len(files) > _MOST_FILES_IN_ALL:
            raise Conflict("ticket-full", "This ticket can't take any more. Open another one.")
        return self.model_copy(
            update={
                "state": state,
                "changed_at": message.at,
                "messages": (*self.messages, message),
                "files": (*self.files, *files),
                "resolved_at": None,
                "forget_at": None,
            }
        )

    def resolved(self, now: datetime, kept: timedelta) -> Ticket:
        """Return it resolved: `kept` later it is forgotten."""
        state = after(Act.RESOLVE, self.state)
        facts = {"state": state, "changed_at": now, "resolved_at": now, "forget_at": now + kept}
        return self.model_copy(update=facts)

    def written(self, now: datetime) -> Ticket:
        """Return it as it is to be stored at `now`. TTL counts from each write, so each write works it out again."""
        if self.forget_at is None:
            return self.model_copy(update={"ttl": NEVER_EXPIRES})
        left = math.ceil((self.forget_at - now).total_seconds())
        return self.model_copy(update={"ttl": max(1, left)})


class TicketFiles(Stored):
    """Which blobs a ticket has. It outlives the ticket, which TTL deletes, until the blobs have gone too."""

    type: Literal["ticket-files"] = "ticket-files"
    id: str
    organisation_id: str
    names: tuple[str, ...]
    remove_at: datetime | None
    etag: str | None = Field(None, alias="_etag", exclude=True)


def files_of(ticket: Ticket) -> TicketFiles:
    return TicketFiles(
        id=f"files-{ticket.id}",
        organisation_id=ticket.organisation_id,
        names=tuple(SCREENSHOTS.name(ticket.organisation_id, ticket.id, file.id) for file in ticket.files),
        remove_at=ticket.forget_at and ticket.forget_at + _REMOVAL_WAITS,
    )
