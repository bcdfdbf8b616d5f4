"""What of a file is looked at before it is taken: its name, its size, its content, and whether it is there already."""

from __future__ import annotations

from typing import Any

import pytest

from tests.contracts.scanning import good_files as good
from tests.contracts.scanning.bad_files import BAD
from tests.journeys.sending import a_case, begin, code_of, documents_of, unique
from tests.portal import Portal


async def test_a_refusal_says_what_was_found_and_what_to_do_and_stops_nothing_else(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, await a_case(priya))
        await sending.send("rates.docx", good.docx(**{"word/vbaProject.bin": unique()}))
        await sending.send("fine.txt", unique())
        files = await sending.ended()
    assert files["rates.docx"]["refusal"] == {
        "code": "office-macros",
        "found": "This document contains macros, which we can't accept.",
        "advice": "Save a copy without macros, or as a PDF, and send that.",
    }
    assert files["fine.txt"]["state"] == "clean"


@pytest.mark.parametrize("half", [0, 1])
async def test_every_bad_file_is_refused_and_none_reaches_the_case(portal: Portal, half: int) -> None:
    bad = [(f"{place}-{name}", make, code) for place, (_, name, make, code) in enumerate(BAD) if code != "file-empty"]
    async with portal.as_person("priya") as priya:
        reference = await a_case(priya, 2)
        before = await documents_of(priya, reference)
        sending = await begin(priya, reference)
        for name, make, _ in bad[half::2]:
            await sending.send(name, make())
        files = await sending.ended()
        after = await documents_of(priya, reference)
    assert {name: file["refusal"]["code"] for name, file in files.items()} == {
        name: code for name, _, code in bad[half::2]
    }
    assert after == before


BEFORE_A_BYTE = [
    ({"name": "a.exe"}, "file-type-not-allowed"),
    ({"name": "noending"}, "file-type-not-allowed"),
    ({"name": "thread.msg"}, "email-thread-not-allowed"),
    ({"name": "thread.eml"}, "email-thread-not-allowed"),
    ({"size": 0}, "file-empty"),
    ({"size": 262_144_001}, "file-too-large"),
    ({"name": "../../a.pdf"}, "file-name-not-allowed"),
    ({"name": "a" * 256 + ".pdf"}, "file-name-not-allowed"),
    ({"name": "a\u202efdp.pdf"}, "file-name-not-allowed"),
    ({"name": ".pdf"}, "file-name-not-allowed"),
    ({"sha256": "abc"}, "request-invalid"),
    ({"size": -1}, "request-invalid"),
]


@pytest.mark.parametrize(("changes", "code"), BEFORE_A_BYTE)
async def test_what_cannot_be_accepted_is_refused_before_a_byte_is_sent(
    portal: Portal, changes: dict[str, Any], code: str
) -> None:
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, await a_case(priya))
        answer = await sending.add("a.pdf", b"x", changes)
    assert code_of(answer) == (422, code)


async def test_a_name_with_emoji_is_kept(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, await a_case(priya))
        answer = await sending.add("😀 cafe\u0301.txt", unique())
    assert answer.json()["name"] == "😀 café.txt"


async def test_a_document_that_is_on_the_case_already_is_pointed_out(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        reference, content = await a_case(priya, 3), unique()
        first = await begin(priya, reference)
        await first.send("policy.txt", content)
        await first.submit()
        await first.settled()
        second = await begin(priya, reference)
        told = await second.add("policy again.txt", content)
        anyway = await second.add("policy again.txt", content, {"sendAgain": True})
    assert code_of(told) == (409, "duplicate-document")
    assert told.json()["same"] | {"documentId": "", "sentAt": ""} == {
        "documentId": "",
        "name": "policy.txt",
        "sentBy": "Priya Nair",
        "sentAt": "",
    }
    assert anyway.status_code == 201


async def test_the_same_file_twice_in_one_upload_is_pointed_out(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, await a_case(priya))
        await sending.add("a.txt", b"same")
        assert code_of(await sending.add("b.txt", b"same")) == (409, "duplicate-document")
