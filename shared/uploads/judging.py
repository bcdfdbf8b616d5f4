"""The verdict on a quarantined blob, whoever sent it: read that very version, scan it, and move it if it is clean.

Uploads to cases, screenshots for the helpdesk and documents that staff publish all come through here.
"""

from __future__ import annotations

from typing import NamedTuple

from shared.kernel.errors import NotFound, Stale, Unavailable
from shared.uploads.blobs import Arrived
from shared.uploads.model import UploadFile
from shared.uploads.scanning.declared import too_large
from shared.uploads.scanning.model import Clean, DeclaredFile, Objection, ScanLimits, Undecided, Verdict
from shared.uploads.scanning.pipeline import scan_file
from shared.uploads.scanning.reasons import refusal
from shared.uploads.services import UploadServices

_SWAPS = 3  # how often a file may be replaced under our hands before we leave it to the watchdog


class Expected(NamedTuple):
    """What was announced; `sha256` in hex."""

    declared: DeclaredFile
    sha256: str


def expected(file: UploadFile) -> Expected:
    return Expected(DeclaredFile(file.name, file.size, file.extension), file.sha256)


async def judge(
    name: str, arrived: Arrived, announced: Expected, limits: ScanLimits, services: UploadServices
) -> tuple[Verdict, Arrived | None]:
    """Return the verdict and the version it is about; a version that was swapped meanwhile starts again."""
    version: Arrived | None = arrived
    for _ in range(_SWAPS):
        if version is None:
            return Undecided("the file was taken away during its scan"), None
        try:
            return await _judge(name, version, announced, limits, services), version
        except Stale:
            version = await services.blobs.arrived(name)
        except NotFound:
            return Undecided("the file was taken away during its scan"), None
        except Unavailable as error:
            return Undecided(error.code), version
    return Undecided("the file kept changing during its scan"), version


async def _judge(
    name: str, version: Arrived, announced: Expected, limits: ScanLimits, services: UploadServices
) -> Verdict:
    declared = announced.declared
    if version.size > limits.max_bytes:  # a link can't cap the size, so this is looked at before anything is read
        return refusal(too_large(version.size, limits), declared.extension)
    engine = await services.engine_for(name, version)
    verdict = await scan_file(services.blobs.read(name, version), declared, limits, engine)
    if isinstance(verdict, Clean) and verdict.sha256 != announced.sha256:
        return refusal(Objection("file-differs"), declared.extension)
    if isinstance(verdict, Clean):
        await services.blobs.move(name, version, verdict.sha256)
    return verdict
