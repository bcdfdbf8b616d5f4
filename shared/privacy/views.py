"""Requests as the person sees their own, and as staff see them."""

from __future__ import annotations

from datetime import date, datetime

from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.privacy.model import OPEN, PackageFile, PrivacyRequest, PrivacyRight, PrivacyState, PrivacySubject, Proposal


class PrivacyDownload(Model):
    size: int
    expires_at: datetime


class MyPrivacyRequest(Model):
    """`answer` and `keeps` come once it is decided. `open` until it is answered or withdrawn."""

    id: str
    right: PrivacyRight
    state: PrivacyState
    open: bool
    words: str
    received_on: date
    due: date
    extended: bool
    answer: str
    keeps: tuple[str, ...]
    download: PrivacyDownload | None


class MyPrivacyRequests(Model):
    """`restricted`: processing of this person's data is restricted."""

    items: tuple[MyPrivacyRequest, ...]
    restricted: bool


class PrivacyAsked(Model):
    id: str


class PrivacyLogEntry(Model):
    at: datetime
    act: str
    by: str
    words: str


class PrivacyProposal(Model):
    grant: bool
    why: str
    by_name: str
    at: datetime
    yours: bool


class PrivacyRequestView(Model):
    """`version` goes back as If-Match. `yours_to_decide` is false for who proposed it, and for whose data it is.

    `removal_held`: forgetting the person had begun, and waits; looked up for one request, false in lists.
    """

    id: str
    organisation_id: str
    right: PrivacyRight
    state: PrivacyState
    open: bool
    subject: PrivacySubject
    words: str
    received_on: date
    due: date
    overdue: bool
    extended: bool
    recorded_by: str | None
    proposal: PrivacyProposal | None
    keeps: tuple[str, ...]
    answer: str
    download: PrivacyDownload | None
    log: tuple[PrivacyLogEntry, ...]
    yours_to_decide: bool
    removal_held: bool = False
    version: str


class PrivacyRequestList(Model):
    items: tuple[PrivacyRequestView, ...]


class DataLink(Model):
    url: str
    expires_at: datetime


def my_view(request: PrivacyRequest, now: datetime) -> MyPrivacyRequest:
    decided = request.state not in {PrivacyState.RECEIVED, PrivacyState.PROPOSED}
    return MyPrivacyRequest(
        id=request.id,
        right=request.right,
        state=request.state,
        open=request.state in OPEN,
        words=request.words,
        received_on=request.received_on,
        due=request.due,
        extended=request.extended,
        answer=request.answer if decided else "",
        keeps=request.keeps if decided else (),
        download=_download(request.file, now),
    )


def staff_view(request: PrivacyRequest, principal: Principal, now: datetime, today: date) -> PrivacyRequestView:
    proposal = request.proposal
    proposed_by_me = proposal is not None and proposal.by_id == principal.user_id
    return PrivacyRequestView(
        id=request.id,
        organisation_id=request.organisation_id,
        right=request.right,
        state=request.state,
        open=request.state in OPEN,
        subject=request.subject,
        words=request.words,
        received_on=request.received_on,
        due=request.due,
        overdue=request.state in OPEN and request.due < today,
        extended=request.extended,
        recorded_by=request.recorded_by,
        proposal=_proposal(proposal, yours=proposed_by_me) if proposal else None,
        keeps=request.keeps,
        answer=request.answer,
        download=_download(request.file, now),
        log=tuple(PrivacyLogEntry(at=line.at, act=str(line.act), by=line.by, words=line.words) for line in request.log),
        yours_to_decide=not proposed_by_me and request.subject.account_id != principal.user_id,
        version=(request.etag or "").strip(chr(34)),
    )


def _proposal(proposal: Proposal, *, yours: bool) -> PrivacyProposal:
    return PrivacyProposal(
        grant=proposal.grant, why=proposal.why, by_name=proposal.by_name, at=proposal.at, yours=yours
    )


def _download(file: PackageFile | None, now: datetime) -> PrivacyDownload | None:
    return PrivacyDownload(size=file.size, expires_at=file.expires_at) if file and now < file.expires_at else None
