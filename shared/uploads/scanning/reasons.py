"""Every reason to refuse a file: one table, so that the API, the pages, emails and the docs say the same words.

Words follow the design language: what was found, then what to do; no blame, no jargon, nothing called "invalid".
"""

from __future__ import annotations

from dataclasses import dataclass

from shared.uploads.scanning.formats import FORMATS
from shared.uploads.scanning.model import Objection, Refused


@dataclass(frozen=True, slots=True)
class Reason:
    """Two sentences with named places, filled with the facts of one file."""

    found: str
    advice: str

    def fill(self, code: str, detail: str, facts: dict[str, str]) -> Refused:
        return Refused(code, self.found.format(**facts), self.advice.format(**facts), detail)


_RESAVE = "Open it, save a new copy, and send that."
_AS_PDF = "Save it as a PDF and send that."

REASONS: dict[str, Reason] = {
    # Known before a byte is sent.
    "file-name-not-allowed": Reason("This name can't be used: {problem}.", "Rename the file and send it again."),
    "file-empty": Reason("This file is empty.", "Check that it opens on your computer, then send it again."),
    "file-too-large": Reason(
        "This file is {size}; files can be up to {limit}.", "Make it smaller or split it into parts, and send those."
    ),
    "file-type-not-allowed": Reason("{what} can't be accepted.", _AS_PDF),
    "email-thread-not-allowed": Reason(
        "Emails saved as files (.msg, .eml) can't be read here.", "Print the email to PDF and send that."
    ),
    # What the content turned out to be.
    "file-size-differs": Reason("Only part of this file arrived.", "Send it again."),
    "file-differs": Reason(
        "This file isn't the one that was chosen: it changed while it was being sent.",
        "Close it in other programs and send it again.",
    ),
    "file-never-arrived": Reason("This file never arrived.", "Send it again."),
    "file-type-mismatch": Reason(
        "This file is named .{extension}, but its content is {label}.",
        "Send the original file under its own name, or save it as a PDF and send that.",
    ),
    "file-damaged": Reason("This {noun} is damaged and can't be opened.", _RESAVE),
    "file-encrypted": Reason(
        "This {noun} is protected with a password, so it can't be checked.",
        "Save a copy without the password and send that.",
    ),
    "file-too-complex": Reason("This {noun} is too complex to be checked.", _AS_PDF),
    "malware-found": Reason(
        "Malware was found in this file.", "Don't open or forward it. Tell your IT team, and send a copy that is clean."
    ),
    "archive-too-large": Reason(
        "This {noun} unpacks to far more than its size.", "Take out large pictures or objects, or save it as a PDF."
    ),
    "archive-unsafe-names": Reason("This {noun} holds parts with unsafe names.", _RESAVE),
    "archive-nested-too-deep": Reason("This {noun} holds files packed inside files inside files.", _AS_PDF),
    "embedded-file": Reason(
        "This {noun} has other files attached inside it.", "Take them out, and send each one on its own."
    ),
    "office-macros": Reason(
        "This {noun} contains macros, which we can't accept.",
        "Save a copy without macros, or as a PDF, and send that.",
    ),
    "office-excel4-macros": Reason(
        "This {noun} contains Excel 4.0 macros, which we can't accept.",
        "Save a copy without macros, or as a PDF, and send that.",
    ),
    "office-active-links": Reason(
        "This {noun} contains links that fetch or run something when it is opened.",
        "Break the links and save a copy, or save it as a PDF, and send that.",
    ),
    "pdf-javascript": Reason("This PDF contains scripts.", "Print it to a new PDF and send that."),
    "pdf-launch": Reason("This PDF starts another program when opened.", "Print it to a new PDF and send that."),
    "picture-too-large": Reason(
        "This picture is {pixels} megapixels; pictures can have up to {limit}.", "Save a smaller copy and send that."
    ),
    "text-not-readable": Reason(
        "This file isn't plain text, although its name says so.", "Save it as text again, or as a PDF, and send that."
    ),
}


def refusal(objection: Objection, extension: str = "") -> Refused:
    """Return the objection in words. Raises KeyError for a code or a fact that the table doesn't know."""
    known = FORMATS.get(extension)
    always = {"extension": extension, "noun": known.noun if known else "file"}
    return REASONS[objection.code].fill(objection.code, objection.detail, always | objection.facts)
