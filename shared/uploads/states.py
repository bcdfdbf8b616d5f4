"""The lives of a file and of an upload, as data: which state may follow which."""

from __future__ import annotations

from enum import StrEnum

from shared.kernel.errors import Conflict


class FileState(StrEnum):
    """`clean`: scanned and moved, waiting for the upload to be submitted. `received`: on the case."""

    WAITING = "waiting"
    UPLOADING = "uploading"
    SCANNING = "scanning"
    CLEAN = "clean"
    RECEIVED = "received"
    REFUSED = "refused"
    DELAYED = "delayed"
    CANCELLED = "cancelled"


class UploadState(StrEnum):
    """`settled`: every file has come to its end."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    SETTLED = "settled"
    ABANDONED = "abandoned"


class Progress(StrEnum):
    """What the list of uploads is divided by. `to-fix`: some file was refused."""

    DRAFT = "draft"
    IN_PROGRESS = "in-progress"
    TO_FIX = "to-fix"
    RECEIVED = "received"
    CANCELLED = "cancelled"


_F = FileState
# A file may begin again (`uploading`, `scanning` twice): links are renewed, and every event arrives twice.
FILE_MOVES: dict[FileState, frozenset[FileState]] = {
    _F.WAITING: frozenset({_F.UPLOADING, _F.SCANNING, _F.REFUSED, _F.CANCELLED}),
    _F.UPLOADING: frozenset({_F.UPLOADING, _F.SCANNING, _F.REFUSED, _F.CANCELLED}),
    _F.SCANNING: frozenset({_F.SCANNING, _F.CLEAN, _F.REFUSED, _F.DELAYED, _F.CANCELLED}),
    _F.DELAYED: frozenset({_F.SCANNING, _F.DELAYED, _F.REFUSED, _F.CANCELLED}),
    _F.CLEAN: frozenset({_F.RECEIVED, _F.CANCELLED}),
    _F.RECEIVED: frozenset(),
    _F.REFUSED: frozenset({_F.CANCELLED}),
    _F.CANCELLED: frozenset(),
}

UPLOAD_MOVES: dict[UploadState, frozenset[UploadState]] = {
    UploadState.DRAFT: frozenset({UploadState.SUBMITTED, UploadState.ABANDONED}),
    UploadState.SUBMITTED: frozenset({UploadState.SETTLED}),
    UploadState.SETTLED: frozenset(),
    UploadState.ABANDONED: frozenset(),
}

TO_SEND = frozenset({_F.WAITING, _F.UPLOADING})
TO_SCAN = frozenset({_F.WAITING, _F.UPLOADING, _F.SCANNING, _F.DELAYED})
ENDED = frozenset({_F.RECEIVED, _F.REFUSED, _F.CANCELLED})


def check_file_move(old: FileState, new: FileState) -> None:
    """Raise `Conflict("file-state")` unless a file may go from `old` to `new`."""
    if new not in FILE_MOVES[old]:
        raise Conflict("file-state", f"This file is {old} already.", state=str(old))


def check_upload_move(old: UploadState, new: UploadState) -> None:
    """Raise `Conflict("upload-state")` unless an upload may go from `old` to `new`."""
    if new not in UPLOAD_MOVES[old]:
        raise Conflict("upload-state", f"This upload is {old} already.", state=str(old))
