"""Sending documents: from the first file to the case, and every way in which it must not go wrong."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from tests.journeys.sending import a_case, begin, code_of, documents_of, put, unique
from tests.portal import Portal


async def test_a_document_is_scanned_and_then_stands_on_the_case(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        reference = await a_case(priya)
        sending = await begin(priya, reference)
        await sending.send("Call notes.txt", unique())
        receipt = await sending.submit(message="As asked for.")
        details = await sending.settled()
        documents = await documents_of(priya, reference)
    assert receipt.status_code == 201
    assert receipt.json()["number"].startswith("U-")
    assert details["progress"] == "received"
    assert [document["name"] for document in documents if document["name"] == "Call notes.txt"]


async def test_a_received_document_can_be_downloaded(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        reference, content = await a_case(priya, 1), unique()
        sending = await begin(priya, reference)
        file_id = await sending.send("letter.txt", content)
        await sending.submit()
        await sending.settled()
        link = (await priya.post(f"cases/{reference}/document-links", {"documentId": file_id})).json()["url"]
        async with httpx.AsyncClient() as browser:
            downloaded = await browser.get(link)
    assert downloaded.content == content
    assert downloaded.headers["content-disposition"].startswith("attachment")


async def test_a_full_business_file_is_in_when_its_last_file_is(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        reference = await a_case(priya, empty="businessFileReceivedDate", filled="businessFileRequiredBy")
        sending = await begin(priya, reference)
        await sending.send("one.txt", unique())
        late = (await sending.add("two.txt", content := unique())).json()
        await sending.submit("business-file")
        before = (await priya.get(f"cases/{reference}")).json()
        await put(late["url"], content)
        await sending.settled()
        after = (await priya.get(f"cases/{reference}")).json()
    assert before["case"]["businessFileReceivedDate"] is None
    assert after["case"]["businessFileReceivedDate"] is not None
    assert after["timeline"][0]["text"] == "sent the full business file"


async def test_a_business_file_with_a_refused_file_is_not_in(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        reference = await a_case(priya, 1, empty="businessFileReceivedDate", filled="businessFileRequiredBy")
        sending = await begin(priya, reference)
        await sending.send("one.txt", unique())
        refused = (await sending.add("two.txt", content := unique(b"\0"))).json()
        await sending.submit("business-file")
        await put(refused["url"], content)
        details = await sending.settled()
        case = (await priya.get(f"cases/{reference}")).json()["case"]
    assert details["progress"] == "to-fix"
    assert case["businessFileReceivedDate"] is None


async def test_an_upload_holds_fifty_files_added_at_once(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, await a_case(priya))
        answers = await asyncio.gather(*(sending.add(f"{n}.txt", unique()) for n in range(50)))
        one_more = await sending.add("51.txt", unique())
    assert {answer.status_code for answer in answers} == {201}
    assert code_of(one_more) == (422, "too-many-files")


async def test_submitting_twice_sends_once(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, await a_case(priya, 4))
        await sending.send("a.txt", unique())
        body = {"kind": "other", "files": [{"fileId": sending.files[0], "type": "Other evidence"}]}
        path = f"uploads/{sending.id}/submission"
        first, again = await priya.post(path, body, key="submit-0001"), await priya.post(path, body, key="submit-0001")
        other = await priya.post(path, body)
    assert first.json() == again.json()
    assert code_of(other) == (409, "upload-submitted")


async def test_submitting_with_a_file_missing_is_refused(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, await a_case(priya))
        await sending.add("a.txt", unique())
        file = {"fileId": sending.files[0], "type": "Other evidence"}
        none = await sending.submit(files=[])
        unknown = await sending.submit(files=[file, {"fileId": "another", "type": "Other evidence"}])
        twice = await sending.submit(files=[file, file])
    assert {code_of(answer) for answer in (none, unknown, twice)} == {(422, "files-missing")}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "spam"}, "kind-not-known"),
        ({"files": [{"fileId": "x", "type": "Poem"}]}, "document-type-not-known"),
        ({"message": "a" * 501}, "request-invalid"),
    ],
)
async def test_a_submission_that_breaks_the_schemes_rules_is_refused(
    portal: Portal, changes: dict[str, Any], code: str
) -> None:
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, await a_case(priya))
        assert code_of(await sending.submit(**changes)) == (422, code)


async def test_a_refused_file_must_be_taken_out_before_the_rest_is_sent(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, await a_case(priya, 5))
        bad = await sending.send("bad.txt", unique(b"\0"))
        await sending.send("good.txt", unique())
        await sending.ended()
        told = await sending.submit()
        await priya.delete(f"uploads/{sending.id}/files/{bad}")
        sending.files.remove(bad)
        sent = await sending.submit("business-file")
    assert code_of(told) == (409, "files-refused")
    assert sent.status_code == 201


async def test_another_firms_case_does_not_exist(portal: Portal) -> None:
    async with portal.as_person("priya") as priya, portal.as_person("tom") as tom:
        theirs = {row["caseReference"] for row in (await tom.get("cases", limit=100)).json()["items"]}
        ours = {row["caseReference"] for row in (await priya.get("cases", limit=100)).json()["items"]}
        foreign = next(iter(theirs - ours), "PNX-0000000-0000")
        assert code_of(await priya.post("uploads", {"caseReference": foreign})) == (404, "case-not-found")


async def test_another_persons_draft_does_not_exist(portal: Portal) -> None:
    async with portal.as_person("priya") as priya, portal.as_person("marta") as marta:
        sending = await begin(priya, await a_case(priya))
        seen = await marta.get(f"uploads/{sending.id}")
        given_up = await marta.delete(f"uploads/{sending.id}")
        added = await marta.post(f"uploads/{sending.id}/files", {"name": "a.pdf", "size": 1, "sha256": "0" * 64})
    assert {code_of(answer) for answer in (seen, given_up, added)} == {(404, "upload-not-found")}


async def test_a_draft_given_up_is_gone_with_its_files(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        reference = await a_case(priya)
        sending = await begin(priya, reference)
        await sending.send("a.txt", unique())
        await sending.ended()
        given_up = await priya.delete(f"uploads/{sending.id}")
        again = await priya.delete(f"uploads/{sending.id}")
        late = await sending.submit()
    assert (given_up.status_code, again.status_code) == (204, 204)
    assert code_of(late) == (409, "upload-abandoned")


async def test_the_list_shows_the_teams_uploads_and_counts_them(portal: Portal) -> None:
    async with portal.as_person("priya") as priya, portal.as_person("marta") as marta:
        reference = await a_case(marta, businessId="brackenhall-bank")
        sending = await begin(marta, reference)
        await sending.send("Payment trace.txt", unique())
        number = (await sending.submit()).json()["number"]
        await sending.settled()
        found = (await priya.get("uploads", search=number)).json()["items"]
        by_name = (await priya.get("uploads", search="payment trace", state="received")).json()["items"]
        mine = (await priya.get("uploads", search=number, mine=True)).json()["items"]
        figures = (await priya.get("upload-figures")).json()
    assert [upload["id"] for upload in found] == [sending.id]
    assert sending.id in {upload["id"] for upload in by_name}
    assert mine == []
    assert figures["all"] >= figures["received"] >= 1
