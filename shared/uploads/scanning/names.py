"""File names people send: what is refused, and what is quietly put right so that it shows and saves safely anywhere."""

from __future__ import annotations

import re
import unicodedata

from shared.uploads.scanning.model import Objection

LONGEST = 255
_SEPARATORS = frozenset("/\\")
# They reverse what follows: "gpj.exe" reads "exe.jpg". No honest file name needs one.
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")  # inside emoji and several scripts
_WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)


def normalised_name(name: str) -> str:
    """Return `name` composed (NFC), on one line, without invisible characters or those Windows can't save.

    Raises `Objection("file-name-not-allowed")` for path parts, control or reordering characters, device names,
    names that are empty or longer than 255 UTF-16 units (what Windows counts).
    """
    _refuse_unsafe(name)
    tidy = _tidy(name)
    stem = tidy.rpartition(".")[0] or tidy
    if not tidy.strip(". _") or (tidy.startswith(".") and "." not in tidy[1:]):
        raise _not_allowed("it is empty")
    if len(tidy.encode("utf-16-le")) // 2 > LONGEST:
        raise _not_allowed(f"it is longer than {LONGEST} characters")
    if stem.partition(".")[0].strip().lower() in _WINDOWS_DEVICES:
        raise _not_allowed("Windows keeps it for itself")
    return tidy


def extension_of(name: str) -> str:
    """Return what follows the last dot, in lower case; empty where there is none."""
    stem, dot, extension = name.rpartition(".")
    return extension.lower() if dot and stem else ""


def _refuse_unsafe(name: str) -> None:
    characters = set(name)
    if characters & _SEPARATORS:
        raise _not_allowed("it contains a folder path")
    if any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in characters):
        raise _not_allowed("it contains characters that can't be shown")
    if characters & _REORDERING:
        raise _not_allowed("it contains characters that reverse its reading order")


def _tidy(name: str) -> str:
    visible = "".join(c for c in unicodedata.normalize("NFC", name) if c in _JOINERS or unicodedata.category(c) != "Cf")
    savable = re.sub(r'[<>:"|?*]', "_", visible)
    return re.sub(r"\s+", " ", savable).strip().rstrip(". ")


def _not_allowed(problem: str) -> Objection:
    return Objection("file-name-not-allowed", problem=problem)
