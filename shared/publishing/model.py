"""A document that the scheme's staff publish, on its way through the scan: beside its case, where no business sees it.

Once it is clean it becomes a document of the case, and the case system hears of it; what was refused stays here with
the reason until staff put it aside.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, computed_field

from shared.cases.model import CaseChild
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.model import NEVER_EXPIRES
from shared.schemes.casework import Party
from shared.updates.model import CaseComment, Comment
from shared.uploads.model import Refusal, UploadFile, next_look, with_file_moved
from shared.uploads.names import BlobNames
from shared.uploads.states import FileState

LONGEST = 4000  # characters of a message, a summary or a comment: what an event of the case system may hold
Words = Annotated[Comment, Field(max_length=LONGEST)]
MaybeWords = Annotated[CaseComment, Field(max_length=LONGEST)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
MOVED_AWAY = Refusal(
    code="case-moved",
    found="The case went to another organisation while this file was on its way.",
    advice="Publish it again where the case is now.",
)
PUBLISHED_FILES = BlobNames("published~")
_KEPT = int(timedelta(days=30).total_seconds())  # what has ended well: to look up what happened
_DONE = frozenset({FileState.RECEIVED, FileState.CANCELLED})


class Publication(CaseChild):
    """`by_id` and `by_name` are of the staff who publish; `provided_by` is whose document it is. `ttl` in seconds."""

    type: Literal["publication"] = "publication"
    by_id: str
    by_name: str
    provided_by: Party
    provider_name: str | None
    document_type: str
    comment: str
    file: UploadFile
    looked_at: datetime | None = None
    etag: str | None = Field(None, alias="_etag", exclude=True)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def look_at(self) -> datetime | None:
        return next_look((self.file,), self.looked_at)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def ttl(self) -> int:
        """A refused one stays until somebody has put it aside: it stands on the worklist."""
        return _KEPT if self.file.state in _DONE else NEVER_EXPIRES

    @property
    def blob(self) -> str:
        return PUBLISHED_FILES.name(self.organisation_id, self.id, self.file.id)

    def moved(self, state: FileState, now: datetime, **changes: object) -> Publication:
        """Return it with its file in a new state. Raises `Conflict("file-state")` for an impossible move."""
        [file] = with_file_moved((self.file,), self.file.id, state, now, **changes)
        return self.model_copy(update={"file": file})

    def check_case(self, case_id: str) -> None:
        """Raise `NotFound` for a publication of another case."""
        if self.case_id != case_id:
            raise no_such_publication()


def no_such_publication() -> NotFound:
    return NotFound("publication-not-found", "There is no such publication on this case.")


def on_its_way() -> Conflict:
    return Conflict("document-published", "It has been published already, and can't be taken back.")
