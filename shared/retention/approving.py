"""Two members of staff agree to a run that would purge many: one asks, another approves."""

from __future__ import annotations

from shared.idempotency.model import KeyedRequest
from shared.kernel.errors import Conflict
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.retention.model import Hand, PurgeDue, Purges, run_due
from shared.retention.running import Runs


class Agreed(Model):
    """What became of the purges of the run."""

    purges: Purges


async def ask_for_purges(principal: Principal, name: str, why: str, request: KeyedRequest, runs: Runs) -> Agreed:
    """Ask a colleague to approve the purges of a run. Raises `Conflict` unless they wait for somebody."""
    if earlier := await runs.store.earlier_result(request):
        return Agreed.model_validate(earlier)
    run, now = await runs.store.run(name), runs.endings.clock()
    asked = run.asked_by(Hand(audit_id=principal.audit_id, at=now, why=why))
    return await runs.store.save_once(asked, [], request, Agreed(purges=asked.purges))


async def approve_purges(principal: Principal, name: str, request: KeyedRequest, runs: Runs) -> Agreed:
    """Approve what a colleague asked for: the purges begin. `Forbidden("second-person-needed")` to who asked."""
    if earlier := await runs.store.earlier_result(request):
        return Agreed.model_validate(earlier)
    run, now = await runs.store.run(name), runs.endings.clock()
    if run.has_expired(now):
        raise Conflict("approval-expired", "Nobody approved this in time. The next run collects what is due anew.")
    approved = run.approved_by(Hand(audit_id=principal.audit_id, at=now))
    message = run_due(PurgeDue(run_id=run.id, number=0), now)
    agreed = await runs.store.save_once(approved, [message], request, Agreed(purges=approved.purges))
    await runs.work(approved, "done")
    return agreed
