"""Asks for exports, makes them slice by slice, calls them off, and forgets their files."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from shared.accounts.model import AccountState
from shared.accounts.store import AccountStore
from shared.cases.queries import case_figures
from shared.cases.store import CaseStore
from shared.clients.contention import until_it_fits
from shared.clients.cosmos import Operation
from shared.exports.blobs import ExportFiles
from shared.exports.model import QUEUE, Checkpoint, Export, SliceDue, State, Wanted, check_rows, moved
from shared.exports.notes import export_name
from shared.exports.store import ExportStore
from shared.exports.stretches import StretchMaker
from shared.exports.views import ExportView, view_of
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Forbidden, Invalid, NotFound, RecourseError, Stale, Unavailable
from shared.kernel.ids import new_id
from shared.kernel.principal import Principal
from shared.kernel.promises import Promise
from shared.kernel.telemetry import lasted
from shared.notifications.announcing import notice_operation
from shared.notifications.kinds import Kind
from shared.outbox.model import outbox_operation
from shared.schemes.profile import Profile

# Stretch after stretch, then the next message: a queue between each two would cost an export a twentieth of its time.
SLICE_SECONDS = 60.0


@dataclass(frozen=True)
class Exports:
    """The verbs of exports, with what they work on."""

    store: ExportStore
    cases: CaseStore
    accounts: AccountStore
    files: ExportFiles
    profile: Profile
    clock: Clock

    async def request(self, principal: Principal, wanted: Wanted, request: KeyedRequest) -> ExportView:
        """Queue an export of what `principal` sees now. Raises `Invalid` for too many ticked cases or rows."""
        if earlier := await self.store.earlier_result(request):
            return ExportView.model_validate(earlier)
        export = await self._new(principal, wanted)
        return await self.store.create_once(export, _slice_due(export, 0), request, view_of(export))

    async def make_slice(self, due: SliceDue) -> None:
        """Make the slice that `due` names, unless it has been made; the last one finishes the file.

        What can't succeed by trying again fails the export and tells its owner; `Unavailable` is raised.
        """
        export = await self._read(due.organisation_id, due.export_id)
        if export is None or export.state not in {State.QUEUED, State.RUNNING} or due.number != export.checkpoint.slice:
            return  # gone with its owner, cancelled, settled, or a message that came again
        try:
            await self._make(export)
        except (Unavailable, Stale):
            raise
        except RecourseError as error:
            await self._fail(export, error)

    async def cancel(self, principal: Principal, export_id: str) -> None:
        """Call an export off. The slice under way isn't saved; cancelling again changes nothing."""

        async def attempt() -> None:
            export = await self.mine(principal, export_id)
            if export.state is not State.CANCELLED:
                await self.store.save(moved(export, State.CANCELLED).model_copy(update={"finished_at": self.clock()}))

        await until_it_fits(attempt)  # a slice may be saved at this very moment

    async def mine(self, principal: Principal, export_id: str) -> Export:
        """Return the person's own export; anybody else's doesn't exist."""
        export = await self._read(principal.organisation_id, export_id)
        if export is None or export.user_id != principal.user_id:
            raise NotFound("export-not-found", "There is no such export. Exports are deleted after some days.")
        return export

    async def forget(self, export: Export) -> None:
        """Delete an export of somebody who has gone, its file first: a crash in between leaves what names the file."""
        await self.files.remove(export.blob)
        await self.store.remove(export)

    async def remove_old_files(self) -> int:
        """Delete the files whose exports have expired; return how many."""
        kept = timedelta(days=self.profile.retention.export_days)
        return await self.files.remove_older(self.clock() - kept)

    async def _read(self, organisation_id: str, export_id: str) -> Export | None:
        try:
            return await self.store.read(organisation_id, export_id)
        except NotFound:
            return None

    async def _new(self, principal: Principal, wanted: Wanted) -> Export:
        now, kept = self.clock(), timedelta(days=self.profile.retention.export_days)
        total = (
            len(wanted.references)
            or (await case_figures(principal, wanted.view, self.cases, self.profile, self.clock)).listed
        )
        most = self.profile.limits.ticked_export
        if len(wanted.references) > most:
            raise Invalid("too-many-cases", f"You can tick at most {most} cases for an export.", limit=most)
        check_rows(total, wanted)
        local = now.astimezone(ZoneInfo(self.profile.place.time_zone))
        return Export(
            id=new_id(),
            organisation_id=principal.organisation_id,
            user_id=principal.user_id,
            business_ids=principal.business_ids,
            name=export_name(local.date(), f"{local:%H:%M}", ticked=bool(wanted.references)),
            wanted=wanted,
            as_of=now,
            total=total,
            requested_at=now,
            expires_at=now + kept,
            ttl=int(kept.total_seconds()),
        )

    async def _make(self, export: Export) -> None:
        ends = time.monotonic() + SLICE_SECONDS
        while True:
            maker = StretchMaker(export, await self._owner(export), self.cases, self.files, self.profile)
            after = await maker.make()
            if after.continuation is None:
                await self._finish(export, maker, after)
                return
            running = moved(export, State.RUNNING).model_copy(update={"checkpoint": after})
            if time.monotonic() >= ends:
                await self._pass_on(running)
                return
            # Under the number of the slice at work: should its message come again, the next try begins here.
            export = await self.store.save(running)

    async def _pass_on(self, export: Export) -> None:
        following = export.checkpoint.model_copy(update={"slice": export.checkpoint.slice + 1})
        running = export.model_copy(update={"checkpoint": following})
        await self.store.save(running, _slice_due(running, following.slice))

    async def _finish(self, export: Export, maker: StretchMaker, whole: Checkpoint) -> None:
        size = await maker.finish(whole)
        done = {"checkpoint": whole, "size": size, "finished_at": self.clock(), "total": whole.rows}
        ready = moved(moved(export, State.RUNNING), State.READY).model_copy(update=done)
        await self.store.save(ready, self._notice(ready, Kind.EXPORT_READY))
        taken = (self.clock() - export.requested_at).total_seconds()
        lasted(Promise.EXPORT, taken, {"format": str(export.wanted.format)})

    async def _fail(self, export: Export, error: RecourseError) -> None:
        reason = error.message or error.title
        failed = moved(export, State.FAILED).model_copy(update={"reason": reason, "finished_at": self.clock()})
        await self.store.save(failed, self._notice(failed, Kind.EXPORT_FAILED, reason=reason))

    async def _owner(self, export: Export) -> Principal:
        """Return who asked, with the businesses they had then; raise `Forbidden` if they have lost any since."""
        try:
            account = await self.accounts.read(export.organisation_id, export.user_id)
        except NotFound:
            account = None
        lost = account is None or set(export.business_ids) - set(account.business_ids)
        if account is None or lost or account.state is not AccountState.ACTIVE:
            raise Forbidden("access-changed", "Your access changed while the export was made. Ask for it again.")
        return account.principal().model_copy(update={"business_ids": export.business_ids})

    def _notice(self, export: Export, kind: Kind, **facts: str) -> Operation:
        return notice_operation(
            kind,
            organisation_id=export.organisation_id,
            at=self.clock(),
            user_ids=(export.user_id,),
            # One id for the outcome of an export: whoever reports it again reports the same.
            notice_id=f"{export.id}-{export.state}",
            export_name=export.name,
            **facts,
        )


def _slice_due(export: Export, number: int) -> Operation:
    due = SliceDue(export_id=export.id, organisation_id=export.organisation_id, number=number)
    return outbox_operation(
        QUEUE, due, organisation_id=export.organisation_id, at=export.requested_at, message_id=f"{export.id}-{number}"
    )
