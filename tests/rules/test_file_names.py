from __future__ import annotations

import pytest

from shared.uploads.scanning.declared import declare
from shared.uploads.scanning.model import Objection, ScanLimits
from shared.uploads.scanning.names import extension_of, normalised_name
from shared.uploads.scanning.reasons import refusal

REFUSED = [
    "../../etc/passwd.pdf",
    "..\\secret.pdf",
    "folder/letter.pdf",
    "letter\0.pdf",
    "letter\n.pdf",
    "letter\u202efdp.exe",
    "letter\u2066.pdf",
    "a" * 252 + ".pdf",
    "😀" * 126 + ".pdf",
    "CON.pdf",
    "lpt1.tar.pdf",
    "",
    "   ",
    ".pdf",
    "...",
    "letter\ud800.pdf",
    "a\u2028b.pdf",
]

PUT_RIGHT = [
    ("Cafe\u0301 bill.pdf", "Café bill.pdf"),
    ("  letter.pdf ", "letter.pdf"),
    ("final\u00a0 \u00a0response.pdf", "final response.pdf"),
    ("why?.pdf", "why_.pdf"),
    ("12:30 call.mp3", "12_30 call.mp3"),
    ("zero\u200bwidth.pdf", "zerowidth.pdf"),
    ("letter.pdf. .", "letter.pdf"),
]

KEPT = [
    "letter.pdf",
    "Bank statements Jul-Sep.xlsx",
    "😀 family 👨\u200d👩\u200d👧.jpg",
    "日本語.docx",
    "a" * 251 + ".pdf",
    "console.pdf",
]


@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_could_mislead_or_escape_is_refused(name: str) -> None:
    with pytest.raises(Objection) as refused:
        normalised_name(name)
    assert refused.value.code == "file-name-not-allowed"


@pytest.mark.parametrize(("name", "right"), PUT_RIGHT)
def test_a_name_that_saves_badly_is_put_right(name: str, right: str) -> None:
    assert normalised_name(name) == right


@pytest.mark.parametrize("name", KEPT)
def test_an_honest_name_is_kept(name: str) -> None:
    assert normalised_name(name) == name


def test_the_ending_counts_in_any_case() -> None:
    assert extension_of("SCAN.0001.PDF") == "pdf"
    assert extension_of("README") == ""


@pytest.mark.parametrize(
    ("name", "size", "code"),
    [
        ("mail.msg", 10, "email-thread-not-allowed"),
        ("mail.EML", 10, "email-thread-not-allowed"),
        ("tool.exe", 10, "file-type-not-allowed"),
        ("README", 10, "file-type-not-allowed"),
        ("a.pdf", 0, "file-empty"),
        ("a.pdf", 250 * 1024**2 + 1, "file-too-large"),
    ],
)
def test_a_file_is_refused_before_a_byte_is_sent(name: str, size: int, code: str) -> None:
    with pytest.raises(Objection) as refused:
        declare(name, size, ScanLimits())
    assert refused.value.code == code


def test_one_byte_too_many_never_reads_like_the_limit() -> None:
    with pytest.raises(Objection) as refused:
        declare("a.pdf", 250 * 1024**2 + 1, ScanLimits())
    assert refused.value.facts == {"size": "250.1 MB", "limit": "250 MB"}


def test_a_refused_email_says_to_print_it_to_pdf() -> None:
    with pytest.raises(Objection) as refused:
        declare("thread.msg", 10, ScanLimits())
    words = refusal(refused.value)
    assert words.advice == "Print the email to PDF and send that."
