"""What is asked for and answered about further administrators. Container `accounts`, beside the organisation."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from shared.administration.addresses import ADDRESS
from shared.kernel.errors import Conflict
from shared.kernel.model import NEVER_EXPIRES, Model, Stored
from shared.onboarding.application import Lowered, Words
from shared.onboarding.model import Said
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem

_KEPT = int(timedelta(days=90).total_seconds())


class AskState(StrEnum):
    OPEN = "open"
    GIVEN = "given"
    REFUSED = "refused"


class AdministratorRequest(Stored):
    """Lives in `accounts`, in the partition of its organisation; forgotten by TTL after it was decided."""

    type: Literal["administrator-request"] = "administrator-request"
    id: str
    organisation_id: str
    name: str
    email: str
    why: str
    asked_by: str
    asked_at: datetime
    state: AskState = AskState.OPEN
    decided_at: datetime | None = None
    decided_by: str | None = None
    words: str = ""
    ttl: int = NEVER_EXPIRES
    etag: str | None = Field(None, alias="_etag", exclude=True)

    def decided(self, state: AskState, by: str, words: str, now: datetime) -> AdministratorRequest:
        if self.state is not AskState.OPEN:
            raise Conflict("request-decided", "A colleague has decided on this already.")
        told = {"state": state, "decided_at": now, "decided_by": by, "words": words, "ttl": _KEPT}
        return self.model_copy(update=told)


class NewAdministrator(Model):
    name: Words
    email: Lowered = Field(max_length=254, pattern=ADDRESS)
    why: Said


class AskLine(Model):
    id: str
    name: str
    email: str
    why: str
    asked_by: str
    asked_at: datetime
    state: AskState
    decided_at: datetime | None
    words: str


class AskList(Model):
    """What was asked for lately, the newest on top."""

    items: tuple[AskLine, ...]


class StaffAskLine(AskLine):
    organisation_id: str
    organisation_name: str


class StaffAskList(Model):
    """What waits for staff, the oldest on top."""

    items: tuple[StaffAskLine, ...]


class AskDecision(Model):
    """`words` are for whoever asked; a refusal needs them."""

    given: bool
    words: str = Field("", max_length=2000)


class AskReceipt(Model):
    id: str
    state: AskState


def line_of(request: AdministratorRequest) -> AskLine:
    return AskLine(**_told(request))


def staff_line_of(request: AdministratorRequest, names: dict[str, str]) -> StaffAskLine:
    """`names` are the organisations' by their ids; one that isn't there is called by its id."""
    name = names.get(request.organisation_id, request.organisation_id)
    return StaffAskLine(**_told(request), organisation_id=request.organisation_id, organisation_name=name)


def _told(request: AdministratorRequest) -> dict[str, Any]:
    return {name: getattr(request, name) for name in AskLine.model_fields}


def administrator_request_work(change: dict[str, Any]) -> WorkItem:
    """Return the work that a request means: open until it is decided."""
    request = AdministratorRequest.from_item(change)
    return WorkItem(
        id=request.id,
        kind=WorkKind.ADMINISTRATOR_REQUEST,
        organisation_id=request.organisation_id,
        what="Another administrator is asked for",
        since=request.asked_at,
        state="open" if request.state is AskState.OPEN else "done",
    )
