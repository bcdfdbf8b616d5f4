"""PDF: objects are walked one by one, those inside object streams too, for what acts when a person opens the file."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from shared.uploads.scanning.inspection.subject import Subject
from shared.uploads.scanning.model import Objection

_ACTIONS = {
    "/JavaScript": "pdf-javascript",
    "/Launch": "pdf-launch",
    "/ImportData": "pdf-launch",
    "/GoToE": "embedded-file",
}
_KEYS = {
    "/JS": "pdf-javascript",
    "/JavaScript": "pdf-javascript",  # the catalogue's name tree of document scripts
    "/EmbeddedFiles": "embedded-file",
    "/EF": "embedded-file",
    "/RichMediaContent": "embedded-file",
}
_XFA_SCRIPTS = (b"<script", b":script")


def inspect(subject: Subject) -> None:
    try:
        # A stream, not a memory map: mapped pages would count as this process's memory.
        pdf = pikepdf.open(subject.path, access_mode=pikepdf.AccessMode.stream)
    except pikepdf.PasswordError:
        raise Objection("file-encrypted") from None
    with pdf:
        if not len(pdf.pages):
            raise Objection("file-damaged", detail="no pages")
        for thing in pdf.objects:
            for dictionary in _dictionaries(thing):
                _check(dictionary)


def _dictionaries(thing: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield every dictionary directly inside `thing`; what is behind a reference has its own turn."""
    waiting = [thing]
    while waiting:
        current = waiting.pop()
        if isinstance(current, pikepdf.Dictionary | pikepdf.Stream):
            yield current
            waiting.extend(value for value in dict(current.items()).values() if _direct_container(value))
        elif isinstance(current, pikepdf.Array):
            waiting.extend(value for value in list(current) if _direct_container(value))


def _direct_container(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and not value.is_indirect


def _check(dictionary: pikepdf.Object) -> None:
    for key in dictionary.keys():  # noqa: SIM118  not a mapping: iterating one gives something else
        if key in _KEYS:
            raise Objection(_KEYS[key], detail=key)
    action = dictionary.get("/S")
    if isinstance(action, pikepdf.Name) and str(action) in _ACTIONS:
        raise Objection(_ACTIONS[str(action)], detail=str(action))
    if "/XFA" in dictionary:
        _check_form(dictionary["/XFA"])


def _check_form(form: pikepdf.Object) -> None:
    parts = list(form) if isinstance(form, pikepdf.Array) else [form]
    for part in parts:
        if isinstance(part, pikepdf.Stream) and any(mark in part.read_bytes().lower() for mark in _XFA_SCRIPTS):
            raise Objection("pdf-javascript", detail="/XFA")
