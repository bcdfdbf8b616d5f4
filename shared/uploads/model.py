"""An upload and its files: one item, in the partition of its organisation, beside the case it is for."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Literal, Self

from pydantic import Field, computed_field

from shared.cases.confidentiality import ConfidentialityDecision
from shared.cases.model import CaseChild
from shared.cases.search import tokens
from shared.kernel.errors import NotFound
from shared.kernel.ids import new_id
from shared.kernel.model import NEVER_EXPIRES, Stored
from shared.uploads.scanning.model import DeclaredFile, Refused
from shared.uploads.states import (
    ENDED,
    TO_SCAN,
    TO_SEND,
    FileState,
    Progress,
    UploadState,
    check_file_move,
    check_upload_move,
)

SCAN_PATIENCE = timedelta(minutes=5)  # a scan without a verdict is taken for lost
ARRIVAL_PATIENCE = timedelta(minutes=15)  # afterwards the watchdog looks for a file whose event was lost
LONGEST_PAUSE = timedelta(minutes=15)  # between two tries of a delayed scan
ABANDONED_AFTER = timedelta(hours=24)
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is misread on the phone


class Refusal(Stored):
    """A row of the reasons table, filled in. `detail` is for staff."""

    code: str
    found: str
    advice: str
    detail: str = ""

    @classmethod
    def of(cls, refused: Refused) -> Self:
        """Return a scan's "no", or a promise's end, as it is kept."""
        return cls(code=refused.code, found=refused.found, advice=refused.advice, detail=refused.detail)


class UploadFile(Stored):
    """`size` and `sha256` as announced; a file that turns out otherwise is refused. `since`: when `state` began."""

    id: str
    name: str
    extension: str
    size: int
    sha256: str
    state: FileState = FileState.WAITING
    since: datetime
    arrived_at: datetime | None = None  # when its first scan began
    attempts: int = 0
    told_staff: bool = False
    media_type: str | None = None
    refusal: Refusal | None = None
    document_type: str | None = None
    comment: str = ""
    confidential: bool = False
    confidentiality_decision: ConfidentialityDecision | None = None

    @classmethod
    def announced(cls, declared: DeclaredFile, sha256: str, now: datetime) -> Self:
        """Return a file that may be sent from `now` on."""
        return cls(
            id=new_id(),
            name=declared.name,
            extension=declared.extension,
            size=declared.size,
            sha256=sha256,
            since=now,
        )

    def never_came(self, now: datetime) -> bool:
        """Whether it has been waited for long enough."""
        return self.state in TO_SEND and self.since <= now - ABANDONED_AFTER

    @property
    def look_at(self) -> datetime | None:
        """When the watchdog must look, if nothing happens before."""
        if self.state in TO_SEND:
            return self.since + ARRIVAL_PATIENCE
        if self.state is FileState.SCANNING:
            return self.since + SCAN_PATIENCE
        if self.state is FileState.DELAYED:
            return self.since + min(timedelta(minutes=2 ** min(self.attempts, 10)), LONGEST_PAUSE)
        return None


class Upload(CaseChild):
    """`number` is for people; `kind` is one of the scheme's; `at` when it was begun. `ttl` in seconds, -1 for ever.

    `traceparent` is the newest act of the sender's, which the scans of its files continue.
    """

    type: Literal["upload"] = "upload"
    number: str
    state: UploadState = UploadState.DRAFT
    case_title: str
    business_name: str
    kind: str | None = None
    kind_label: str = ""
    is_business_file: bool = False
    message: str = ""
    answers: str | None = None  # the request that it ticks off once it is whole
    sender_id: str
    sender_name: str
    files: tuple[UploadFile, ...] = ()
    submitted_at: datetime | None = None
    settled_at: datetime | None = None
    looked_at: datetime | None = None
    traceparent: str | None = None
    ttl: int = NEVER_EXPIRES
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def look_at(self) -> datetime | None:
        return next_look(self.files, self.looked_at)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def last_activity(self) -> datetime:
        return max([self.at, *(file.since for file in self.files)])

    @computed_field  # type: ignore[prop-decorator]
    @property
    def progress(self) -> Progress:
        states = {file.state for file in self.files}
        if self.state is UploadState.ABANDONED or states == {FileState.CANCELLED}:
            return Progress.CANCELLED
        if self.state is UploadState.DRAFT:
            return Progress.DRAFT
        if FileState.REFUSED in states:
            return Progress.TO_FIX
        return Progress.RECEIVED if self.state is UploadState.SETTLED else Progress.IN_PROGRESS

    @computed_field  # type: ignore[prop-decorator]
    @property
    def tokens(self) -> tuple[str, ...]:
        names = (file.name for file in self.files)
        return tokens([self.number, self.case_reference, self.case_title, self.business_name, self.sender_name, *names])

    @property
    def present(self) -> tuple[UploadFile, ...]:
        """The files that belong to it: all but those taken out."""
        return tuple(file for file in self.files if file.state is not FileState.CANCELLED)

    def file(self, file_id: str) -> UploadFile:
        return find_file(self.files, file_id)

    def file_moved(self, file_id: str, state: FileState, now: datetime, **changes: object) -> Upload:
        """Return the upload with one file in a new state. Raises `NotFound`, or `Conflict` for an impossible move."""
        return self.model_copy(update={"files": with_file_moved(self.files, file_id, state, now, **changes)})

    def with_decision(self, file_id: str, decision: ConfidentialityDecision) -> Upload:
        """Return the upload with what staff decided about one file; as it is, if the file isn't among its own."""
        told = {"confidentiality_decision": decision}
        files = tuple(file.model_copy(update=told) if file.id == file_id else file for file in self.files)
        return self.model_copy(update={"files": files})

    def moved(self, state: UploadState, **changes: object) -> Upload:
        check_upload_move(self.state, state)
        return self.model_copy(update={**changes, "state": state})

    @property
    def has_ended(self) -> bool:
        return all(file.state in ENDED for file in self.files)

    @property
    def awaits_scan(self) -> tuple[UploadFile, ...]:
        return tuple(file for file in self.files if file.state in TO_SCAN)


def find_file(files: tuple[UploadFile, ...], file_id: str) -> UploadFile:
    for file in files:
        if file.id == file_id:
            return file
    raise NotFound("file-not-found", "There is no such file here.")


def with_file_moved(
    files: tuple[UploadFile, ...], file_id: str, state: FileState, now: datetime, **changes: object
) -> tuple[UploadFile, ...]:
    """Return `files` with one in a new state. Raises `NotFound`, or `Conflict` for an impossible move."""
    old = find_file(files, file_id)
    check_file_move(old.state, state)
    new = old.model_copy(update={**changes, "state": state, "since": now})
    return tuple(new if file is old else file for file in files)


def next_look(files: tuple[UploadFile, ...], looked_at: datetime | None) -> datetime | None:
    """Return when the watchdog must look at one of `files`, if nothing happens before."""
    moments = [moment for file in files if (moment := file.look_at)]
    if not moments:
        return None
    # A file that hasn't arrived stays due: the watchdog's own visit puts the next one off.
    return max(min(moments), looked_at + SCAN_PATIENCE) if looked_at else min(moments)


def new_number(letter: str = "U") -> str:
    """Return a number such as U-7K3F-9QX2: 40 bits, so unique enough within one organisation."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"{letter}-{letters[:4]}-{letters[4:]}"


def blob_name(organisation_id: str, upload_id: str, file_id: str) -> str:
    """Return the name of the file's blob, the same in `quarantine` and in `documents`."""
    return f"{organisation_id}/{upload_id}/{file_id}"
