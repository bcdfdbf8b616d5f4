"""Retention of accounts and cases: a run a day, its report for security staff, and two of them for what is large.

The names of timer and queue function are what the alert `failed-purge` looks for.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from functions.edge.call import Call
from functions.edge.queue import on_queue
from functions.edge.routes import Routes
from functions.edge.timer import on_timer
from shared.cases.model import LegalHold
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.retention.approving import Agreed, approve_purges, ask_for_purges
from shared.retention.model import QUEUE, Message, PurgeDue, SliceDue, WarningDue
from shared.retention.queries import Ahead, Report, RunList, look_ahead, past_runs, report
from shared.wiring import Services

routes = Routes("retention")
Why = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class RunPath(Model):
    run_id: str = Field(max_length=40)


class HeldPath(Model):
    """The reference in any spelling."""

    reference: str = Field(max_length=60)


class Asked(Model):
    why: Why


@routes.get("staff/retention", permission=Permission.STAFF_SECURITY, audit="retention.look-ahead")
async def get_retention(call: Call) -> Ahead:
    """Tell what a run would do now, without doing it."""
    return await look_ahead(call.services.retention.runs)


@routes.get("staff/retention-runs", permission=Permission.STAFF_SECURITY, audit="retention.runs")
async def get_retention_runs(call: Call) -> RunList:
    """List the runs of the last month."""
    return await past_runs(call.principal, call.services.retention.runs, call.services.accounts)


@routes.get("staff/retention-runs/{runId}", permission=Permission.STAFF_SECURITY, audit="retention.report")
async def get_retention_report(call: Call, path: RunPath) -> Report:
    """Read a run's report, as data and as CSV."""
    return await report(call.principal, path.run_id, call.services.retention.runs, call.services.accounts)


@routes.post(
    "staff/retention-runs/{runId}/approval-requests",
    permission=Permission.STAFF_SECURITY,
    audit="retention.ask",
)
async def post_retention_ask(call: Call, path: RunPath, body: Asked) -> Agreed:
    """Ask a colleague to approve the purges of a run."""
    return await ask_for_purges(call.principal, path.run_id, body.why, call.request, call.services.retention.runs)


@routes.post("staff/retention-runs/{runId}/approval", permission=Permission.STAFF_SECURITY, audit="retention.approve")
async def post_retention_approval(call: Call, path: RunPath) -> Agreed:
    """Approve what a colleague asked for. The purges begin at once."""
    return await approve_purges(call.principal, path.run_id, call.request, call.services.retention.runs)


@routes.put("staff/cases/{reference}/legal-hold", permission=Permission.STAFF_CASEWORK, audit="legal-hold.set")
async def put_legal_hold(call: Call, path: HeldPath, body: Asked) -> LegalHold:
    """Keep a case whatever its age, and say why."""
    return await call.services.retention.holds.hold(call.principal, path.reference, body.why)


@routes.delete("staff/cases/{reference}/legal-hold", permission=Permission.STAFF_CASEWORK, audit="legal-hold.lift")
async def delete_legal_hold(call: Call, path: HeldPath) -> None:
    """Let a case go again when its time is over."""
    await call.services.retention.holds.lift(path.reference)


@on_timer(routes.blueprint, "0 35 * * * *")
async def start_retention(wired: Services) -> None:
    """Begin the day's runs. Every hour, since timers know UTC only; all but the first find it begun."""
    await wired.retention.runs.start()


@on_queue(routes.blueprint, QUEUE)
async def work_on_retention(wired: Services, message: Message) -> None:
    """Make a slice of a run or of its purges, or warn somebody."""
    match message:
        case SliceDue():
            await wired.retention.runs.make_slice(message)
        case PurgeDue():
            await wired.retention.runs.purge_slice(message)
        case WarningDue():
            await wired.retention.warnings.send(message)
