"""Files that a business sends: a verdict moves its file, and with the last one the upload."""

from __future__ import annotations

from dataclasses import dataclass

from shared.kernel.errors import NotFound
from shared.uploads.attaching import settled
from shared.uploads.model import Upload
from shared.uploads.scanning.model import ScanLimits
from shared.uploads.services import UploadServices
from shared.uploads.store import Change
from shared.uploads.telling import refused_operations
from shared.uploads.verdicts import Awaited, Step


@dataclass(frozen=True)
class UploadRecipient:
    uploads: UploadServices

    @property
    def limits(self) -> ScanLimits:
        return self.uploads.limits

    async def move(self, name: str, step: Step) -> Awaited | None:
        organisation_id, upload_id, file_id = name.split("/", 2)

        async def moved(upload: Upload) -> Change | None:
            now = self.uploads.clock()
            move = step(upload.file(file_id), now)
            if move is None:
                return None
            upload = upload.file_moved(file_id, move.state, now, **move.changes)
            change = await settled(upload, now, self.uploads)
            return Change(change.upload, [*change.operations, *refused_operations(upload, upload.file(file_id), now)])

        try:
            upload = await self.uploads.store.change(organisation_id, upload_id, moved)
            return Awaited(upload.file(file_id), upload.traceparent)
        except NotFound:
            return None
