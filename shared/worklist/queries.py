"""What is to do, for a member of staff: the work of their functions, and what is set aside by hand."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from shared.clients.cosmos import Page
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.organisations.store import OrganisationStore
from shared.worklist.kinds import KINDS, Queue, WorkKind
from shared.worklist.model import WorkItem
from shared.worklist.store import WorkStore

_PAGE = 50


class WorkQuery(Model):
    """Without `queue`, the first function that the person has. `cursor` as the answer before gave it."""

    queue: Queue | None = None
    kind: WorkKind | None = None
    cursor: str | None = Field(None, max_length=4000)


class WorkRow(Model):
    """`overdue` at the moment of the answer. `closes_itself`: it ends with what it is about."""

    id: str
    kind: WorkKind
    label: str
    organisation_id: str
    organisation_name: str
    case_reference: str | None
    what: str
    since: datetime
    due: datetime | None
    overdue: bool
    closes_itself: bool


class KindCount(Model):
    kind: WorkKind
    label: str
    open: int


class Worklist(Model):
    """`queues` are those of the person's functions; `kinds` counts the open work of `queue`, kinds without any too."""

    queue: Queue
    queues: tuple[Queue, ...]
    kinds: tuple[KindCount, ...]
    items: tuple[WorkRow, ...]
    next_cursor: str | None


async def worklist(
    principal: Principal, query: WorkQuery, store: WorkStore, organisations: OrganisationStore, clock: Clock
) -> Worklist:
    """Return a page of open work of one function: two queries, and a read of each organisation on the page."""
    mine = tuple(queue for queue in Queue if principal.may(queue.permission))
    queue = query.queue or mine[0]
    if queue not in mine:
        raise NotFound("worklist-not-found", "There is no such worklist, or it isn't one of yours.")
    counts = await store.counts(queue)
    page = await store.open(queue, query.kind, limit=_PAGE, continuation=query.cursor)
    return Worklist(
        queue=queue,
        queues=mine,
        kinds=tuple(
            KindCount(kind=kind, label=rules.label, open=counts.get(kind, 0))
            for kind, rules in KINDS.items()
            if rules.queue is queue
        ),
        items=await _rows(page, organisations, clock()),
        next_cursor=page.continuation,
    )


async def set_aside(principal: Principal, queue: Queue, work_id: str, store: WorkStore) -> None:
    """Take off the list what doesn't end by itself. Doing it again does no harm."""
    work = await _read(principal, queue, work_id, store)
    if KINDS[work.kind].closes_itself:
        raise Conflict("work-closes-itself", "This leaves the list by itself, once what it is about is done.")
    await store.keep(work.model_copy(update={"state": "done"}))


async def _read(principal: Principal, queue: Queue, work_id: str, store: WorkStore) -> WorkItem:
    missing = NotFound("work-not-found", "There is no such piece of work, or it isn't yours.")
    if not principal.may(queue.permission):
        raise missing
    try:
        return await store.read(queue, work_id)
    except NotFound:
        raise missing from None


async def _rows(page: Page, organisations: OrganisationStore, now: datetime) -> tuple[WorkRow, ...]:
    found = [WorkItem.from_item(item) for item in page.items]
    names = {each: await _name(each, organisations) for each in {work.organisation_id for work in found}}
    return tuple(_row(work, names[work.organisation_id], now) for work in found)


async def _name(organisation_id: str, organisations: OrganisationStore) -> str:
    try:
        return (await organisations.read(organisation_id)).name
    except NotFound:
        return "Not onboarded"  # it asks to be, or is no longer


def _row(work: WorkItem, organisation_name: str, now: datetime) -> WorkRow:
    rules = KINDS[work.kind]
    return WorkRow(
        id=work.id,
        kind=work.kind,
        label=rules.label,
        organisation_id=work.organisation_id,
        organisation_name=organisation_name,
        case_reference=work.case_reference,
        what=work.what,
        since=work.since,
        due=work.due,
        overdue=work.due is not None and work.due < now,
        closes_itself=rules.closes_itself,
    )
