"""Runs, their parts, and the accounts they are about: all in the container `accounts`."""

from __future__ import annotations

from datetime import date

from shared.accounts.model import Account
from shared.clients.cosmos import Container, Operation
from shared.idempotency.model import KeyedRequest
from shared.idempotency.store import Result, commit_once, earlier_result
from shared.kernel.errors import Conflict, NotFound
from shared.retention.model import RUNS, About, Part, Run, run_id

_NEWEST = "SELECT TOP 60 * FROM c WHERE c.type = 'retention-run' ORDER BY c.id DESC"
_OF = "(c.about = @about OR (@about = 'accounts' AND NOT IS_DEFINED(c.about)))"  # of older runs that is understood
_BEFORE = f"SELECT TOP 1 * FROM c WHERE c.type = 'retention-run' AND c.day < @day AND {_OF} ORDER BY c.day DESC"  # noqa: S608  words of our own
_OPEN = f"SELECT * FROM c WHERE c.type = 'retention-run' AND c.purges IN ('waiting', 'asked') AND {_OF}"  # noqa: S608  words of our own
_PARTS = "SELECT * FROM c WHERE c.type = 'retention-part' AND c.runId = @run"
_ACCOUNTS = "SELECT * FROM c WHERE c.type = 'account'"


class RetentionStore:
    def __init__(self, accounts: Container) -> None:
        self._accounts = accounts

    async def run(self, name: str) -> Run:
        """Return the run, or raise `NotFound("run-not-found")`."""
        try:
            item = await self._accounts.read(name, RUNS)
        except NotFound:
            item = {}
        if item.get("type") != "retention-run":
            raise NotFound("run-not-found", "There is no such run. Reports are kept for about a year.")
        return Run.from_item(item)

    async def newest(self) -> list[Run]:
        """Return the runs of the last month, newest first."""
        return [Run.from_item(item) for item in await self._accounts.all(_NEWEST, {}, RUNS)]

    async def before(self, day: date, about: About) -> Run | None:
        """Return the newest run of its sort before `day`."""
        found = await self._accounts.all(_BEFORE, {"day": day.isoformat(), "about": str(about)}, RUNS)
        return Run.from_item(found[0]) if found else None

    async def open(self, about: About) -> list[Run]:
        """Return the runs of a sort whose purges wait for somebody."""
        return [Run.from_item(item) for item in await self._accounts.all(_OPEN, {"about": str(about)}, RUNS)]

    async def parts(self, run: Run) -> list[Part]:
        items = await self._accounts.all(_PARTS, {"run": run.id}, RUNS)
        return sorted((Part.from_item(item) for item in items), key=lambda part: part.number)

    async def part(self, run: Run, number: int) -> Part:
        return Part.from_item(await self._accounts.read(f"{run.id}-part-{number}", RUNS))

    async def has(self, day: date, about: About) -> bool:
        try:
            await self.run(run_id(day, about))
        except NotFound:
            return False
        return True

    async def begin(self, run: Run, message: Operation) -> bool:
        """Keep a new run with its first message; False if the day has one already."""
        try:
            await self._accounts.batch([("create", (run.to_item(),)), message], RUNS)
        except Conflict:
            return False
        return True

    async def save(self, run: Run, *others: Operation) -> None:
        """Replace the run as it was read, with what goes along, in one batch; `Stale` if it was changed since."""
        await self._accounts.batch([_replaced(run), *others], RUNS)

    async def save_once(self, run: Run, others: list[Operation], request: KeyedRequest, result: Result) -> Result:
        return await commit_once(self._accounts, request, [_replaced(run), *others], result)

    async def earlier_result(self, request: KeyedRequest) -> dict[str, object] | None:
        return await earlier_result(self._accounts, request)

    async def everybody(self, limit: int) -> list[Account]:
        """Return up to `limit` accounts of all organisations, in no order: for what a run would do."""
        return [Account.from_item(item) for item in await self._accounts.everywhere(_ACCOUNTS, {}, limit=limit)]


def _replaced(run: Run) -> Operation:
    return "replace", (run.id, run.to_item()), {"if_match_etag": run.etag}
