"""The subprocess: cap itself, import the parsers while the file still arrives, wait for the word, inspect, answer."""

from __future__ import annotations

import json
import logging
import resource
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, BinaryIO

from shared.uploads.scanning.inspection import frames
from shared.uploads.scanning.inspection.checks import inspection_for
from shared.uploads.scanning.inspection.subject import Inspect, Spent, Subject
from shared.uploads.scanning.model import Objection, ScanLimits


def _cap(limits: ScanLimits) -> None:
    for kind, soft, hard in (
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),  # equal ones would be SIGKILL: not telling
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        (resource.RLIMIT_FSIZE, limits.entry_bytes, limits.entry_bytes),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        with suppress(ValueError, OSError):  # macOS refuses an address-space limit
            resource.setrlimit(kind, (soft, hard))
    # Our parent kills us in time; should it die first, this does.
    signal.alarm(30 * 60)


def _emit_to(pipe: BinaryIO, name: str, chunks: Iterable[bytes]) -> None:
    frames.write(pipe, frames.MEMBER, name.encode("utf-8", "replace")[: frames.LONGEST])
    for chunk in chunks:
        frames.write(pipe, frames.DATA, chunk)
    frames.write(pipe, frames.END)


def _judge(inspect: Inspect, subject: Subject) -> dict[str, Any]:
    try:
        inspect(subject)
    except Objection as objection:
        return {"code": objection.code, "detail": objection.detail, "facts": objection.facts}
    except (MemoryError, RecursionError) as error:
        return {"code": "file-too-complex", "detail": repr(error), "facts": {}}
    except Exception as error:  # noqa: BLE001  parsers raise anything on broken content: whatever it is, it can't pass
        return {"code": "file-damaged", "detail": repr(error)[:500], "facts": {}}
    return {"code": None, "detail": "", "facts": {}}


def main() -> None:
    pipe = sys.stdout.buffer
    sys.stdout = sys.stderr  # a parser that prints mustn't break the frames
    logging.disable(logging.CRITICAL)
    try:
        fd, extension, limits = json.loads(sys.argv[1])
        capped = ScanLimits(**(limits | {"extensions": frozenset(limits["extensions"])}))
        _cap(capped)
        inspect = inspection_for(extension)
        if not sys.stdin.buffer.readline():
            return  # refused before its bytes were in
        emit = lambda name, chunks: _emit_to(pipe, name, chunks)  # noqa: E731
        verdict = _judge(inspect, Subject(f"/dev/fd/{fd}", extension, capped, emit, Spent()))
        frames.write(pipe, frames.VERDICT, json.dumps(verdict).encode())
    except Exception as error:  # noqa: BLE001  ours, not the file's: say so, and the parent reports "undecided"
        frames.write(pipe, frames.FAILED, repr(error).encode()[:2000])
    pipe.flush()


if __name__ == "__main__":
    main()
