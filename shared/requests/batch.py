"""What each act on a request writes, for one batch: the request, its short form on the case, and who is told."""

from __future__ import annotations

from shared.cases.edits import patch_operation
from shared.cases.model import Case
from shared.cases.store import Item
from shared.clients.cosmos import Operation
from shared.kernel.errors import NotFound
from shared.requests import telling
from shared.requests.model import Answer, MoreTime, Request
from shared.requests.states import RequestState
from shared.schemes.casework import Party
from shared.schemes.profile import Profile


def find_request(items: list[Item], case: Case, request_id: str) -> Request:
    """Return the request of `case` among `items`, or raise `NotFound("request-not-found")`."""
    for item in items:
        if item["id"] == request_id and item["type"] == "request" and item["caseId"] == case.id and item["what"]:
            return Request.from_item(item)
    raise NotFound("request-not-found", "There is no such request on this case.")


def showing(case: Case, request: Request) -> Case:
    """Return `case` with the short form of `request` as it is now: there while it's open, else not."""
    others = tuple(each for each in case.open_requests if each.id != request.id)
    return case.with_requests((*others, request.short) if request.state is RequestState.OPEN else others)


def making(case: Case, request: Request, profile: Profile) -> list[Operation]:
    created: Operation = ("create", (request.to_item(),))
    return [created, patch_operation(case, showing(case, request)), *telling.made(case, request, profile)]


def withdrawing(case: Case, before: Request, after: Request) -> list[Operation]:
    return [replacing(before, after), patch_operation(case, showing(case, after)), *telling.withdrawn(case, after)]


def deciding(case: Case, before: Request, after: Request, ask: MoreTime, profile: Profile) -> list[Operation]:
    shown = showing(case, after)
    moved = [patch_operation(case, shown)] if shown != case else []  # refused, or for something that's over: no patch
    return [replacing(before, after), *moved, *telling.decided(case, after, ask, profile)]


def answering(case: Case, before: Request, answer: Answer) -> tuple[Case, list[Operation]]:
    """Return the case once `before` is answered, and what goes with it but for the patch of the case itself.

    The caller patches: it may have other things to change on the case, and a batch patches an item once.
    Raises `Conflict`: `request-answered`, `request-withdrawn`.
    """
    after = before.answered(answer)
    return _turned(showing(case, after)), [replacing(before, after), *telling.answered(after)]


def replacing(before: Request, after: Request) -> Operation:
    return "replace", (before.id, after.to_item()), {"if_match_etag": before.etag}


def _turned(case: Case) -> Case:
    """Pass the turn to the scheme once nothing more is asked; its next snapshot has the last word."""
    if case.turn is not Party.BUSINESS or case.open_requests or case.flagged or case.file_due:
        return case
    return case.model_copy(update={"turn": Party.SCHEME})
