from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from shared.uploads.scanning.formats import FORMATS
from shared.uploads.scanning.model import Clean, Refused, ScanLimits, Undecided
from tests.contracts.scanning import good_files as good
from tests.contracts.scanning.bad_files import BAD, EICAR, Bad, nested, word_relationship
from tests.contracts.scanning.conftest import Scan
from tests.contracts.scanning.good_files import GOOD


@pytest.mark.parametrize("extension", sorted(FORMATS))
async def test_a_good_file_of_every_type_is_clean(scan: Scan, extension: str) -> None:
    content = GOOD[extension]()
    verdict = await scan(f"good.{extension}", content)
    assert verdict == Clean(hashlib.sha256(content).hexdigest(), len(content), FORMATS[extension].media_type)


@pytest.mark.parametrize("bad", BAD, ids=[bad[0] for bad in BAD])
async def test_every_bad_file_is_refused_with_its_reason(scan: Scan, bad: Bad) -> None:
    _, name, make, code = bad
    verdict = await scan(name, make())
    assert isinstance(verdict, Refused)
    assert verdict.code == code


async def test_a_refusal_says_what_was_found_and_what_to_do(scan: Scan) -> None:
    verdict = await scan("rates.xlsx", good.archive({"[Content_Types].xml": "sheet.macroEnabled.main+xml"}))
    assert isinstance(verdict, Refused)
    assert verdict.found == "This workbook contains macros, which we can't accept."
    assert verdict.advice == "Save a copy without macros, or as a PDF, and send that."


async def test_a_mismatch_names_what_the_content_is(scan: Scan) -> None:
    verdict = await scan("letter.pdf", GOOD["png"]())
    assert isinstance(verdict, Refused)
    assert verdict.found == "This file is named .pdf, but its content is a PNG picture."


async def test_three_levels_of_office_files_are_accepted(scan: Scan) -> None:
    assert isinstance(await scan("a.docx", nested(3)), Clean)


async def test_a_document_that_links_to_a_web_page_is_accepted(scan: Scan) -> None:
    assert isinstance(await scan("a.docx", word_relationship("hyperlink", "https://example.org/")), Clean)


async def test_a_template_on_the_own_machine_is_accepted(scan: Scan) -> None:
    content = word_relationship("attachedTemplate", "file:///C:/Templates/Letter.dotx")
    assert isinstance(await scan("a.docx", content), Clean)


async def test_a_pdf_that_opens_without_a_password_is_accepted(scan: Scan) -> None:
    import pikepdf

    content = good.pdf(encryption=pikepdf.Encryption(owner="owner", user=""))
    assert isinstance(await scan("statement.pdf", content), Clean)


async def test_wide_text_with_its_mark_is_accepted(scan: Scan) -> None:
    assert isinstance(await scan("a.csv", "Größe,1\r\n".encode("utf-16")), Clean)


async def test_malware_across_two_chunks_is_found(scan: Scan) -> None:
    content = b"a" * (65_536 - 20) + EICAR + b"b" * 100
    verdict = await scan("a.txt", content)
    assert isinstance(verdict, Refused)
    assert verdict.code == "malware-found"


async def test_malware_deep_in_a_large_file_is_found(scan: Scan) -> None:
    content = b"a" * (4 * 1024 * 1024 - 30) + EICAR + b"b" * 5_000_000
    verdict = await scan("a.txt", content)
    assert isinstance(verdict, Refused)
    assert verdict.detail == "eicar_test_file"


async def test_a_file_longer_than_the_limit_is_refused_whatever_was_declared(scan: Scan) -> None:
    verdict = await scan("a.txt", b"a" * 2000, replace(ScanLimits(), max_bytes=1000))
    assert isinstance(verdict, Refused)
    assert verdict.code == "file-too-large"


async def test_a_file_that_wants_more_processor_time_than_allowed_is_refused(scan: Scan) -> None:
    runs = "<w:r><w:t>word</w:t></w:r>" * 400_000
    verdict = await scan(
        "a.docx", good.archive(good.docx_parts(runs)), replace(ScanLimits(), cpu_seconds=1, ratio=9999)
    )
    assert isinstance(verdict, Refused)
    assert verdict.code == "file-too-complex"


async def test_an_inspection_beyond_its_time_is_undecided(scan: Scan) -> None:
    verdict = await scan("a.pdf", GOOD["pdf"](), replace(ScanLimits(), wall_seconds=0))
    assert isinstance(verdict, Undecided)


async def test_an_inspection_that_cannot_start_is_undecided(scan: Scan) -> None:
    verdict = await scan("a.pdf", GOOD["pdf"](), replace(ScanLimits(), memory_bytes=1_000_000))
    assert isinstance(verdict, Undecided)
