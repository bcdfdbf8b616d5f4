"""Sample documents as real files of each common type, small, made from words. The same bytes on every run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from local.seed.formats import pdf, picture, spreadsheet, text, word_document


@dataclass(frozen=True)
class SampleFile:
    """`blob` is where it lies in the container `documents`; cases share these few files."""

    key: str
    name: str
    document_type: str
    media_type: str
    content: bytes

    @property
    def blob(self) -> str:
        return f"sample/{self.name}"

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


_PDF = "application/pdf"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOTE = "This is a sample document. The people and firms in it are made up."
_PAGES = {
    "complaint-form": ("Complaint form", ["What happened", "What I would like", _NOTE]),
    "final-response": ("Final response letter", ["We have looked into your complaint.", "We don't uphold it.", _NOTE]),
    "terms": ("Terms and conditions", ["1. What is covered", "2. What isn't", "3. How to claim", _NOTE]),
    "view": ("The investigator's view", ["What the complaint is about", "What I think, and why", _NOTE]),
    "closure-letter": ("We have closed this case", ["The outcome", "How to challenge what we record", _NOTE]),
    "contact-notes": ("Contact notes", ["Call received.", "Case handler explained the decision.", _NOTE]),
    "call-summary": ("Call summary", ["The consumer called about the claim.", "A copy was promised.", _NOTE]),
}


def sample_files() -> dict[str, SampleFile]:
    """Return the sample files by key."""
    made = [
        _written("complaint-form", "Complaint form.pdf", "Complaint form", _PDF, pdf),
        _written("final-response", "Final response letter.pdf", "Final response", _PDF, pdf),
        _written("terms", "Policy booklet.pdf", "Policy or product terms", _PDF, pdf),
        _written("view", "View.pdf", "Letter or email", _PDF, pdf),
        _written("closure-letter", "Closure letter.pdf", "Letter or email", _PDF, pdf),
        _written("contact-notes", "Contact notes.docx", "Contact notes", _WORD, word_document),
        _written("call-summary", "Call summary.txt", "Call recording", "text/plain", text),
        SampleFile("account-statements", "Account statements.xlsx", "Account statements", _SHEET, spreadsheet()),
        SampleFile("photograph", "Photograph.png", "Photographs or video", "image/png", picture()),
    ]
    return {file.key: file for file in made}


def _written(
    key: str, name: str, document_type: str, media_type: str, write: Callable[[str, list[str]], bytes]
) -> SampleFile:
    return SampleFile(key, name, document_type, media_type, write(*_PAGES[key]))
