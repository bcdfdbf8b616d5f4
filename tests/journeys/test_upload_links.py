"""The links that files are sent by: what they are good for, going on after a break, and files swapped or mistaken."""

from __future__ import annotations

import hashlib
from base64 import b64encode

import httpx
import pytest
from azure.core.exceptions import HttpResponseError, ResourceNotFoundError
from azure.storage.blob.aio import BlobClient

from tests.journeys.sending import a_case, begin, code_of, documents_of, put, unique
from tests.portal import Portal


async def test_a_link_is_good_for_its_own_blob_and_for_writing_only(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, await a_case(priya))
        url = (await sending.add("a.txt", unique())).json()["url"]
        other = (await sending.add("b.txt", unique())).json()["url"]
    elsewhere = other.partition("?")[0] + "?" + url.partition("?")[2]
    with pytest.raises(HttpResponseError, match="AuthorizationFailure"):
        await put(elsewhere, b"swapped")
    await put(url, b"x")
    async with BlobClient.from_blob_url(url) as blob:
        for forbidden in (blob.download_blob, blob.delete_blob, blob.get_block_list):
            with pytest.raises((HttpResponseError, ResourceNotFoundError)):
                await forbidden()


async def test_a_resumed_file_goes_on_from_its_blocks(portal: Portal) -> None:
    content = unique(b"a" * 9_000)
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, await a_case(priya))
        link = (await sending.add("long.txt", content)).json()
        async with BlobClient.from_blob_url(link["url"]) as blob:
            await blob.stage_block("000000", content[:5000])
        renewed = (await priya.post(f"uploads/{sending.id}/files/{link['fileId']}/link", {})).json()
        async with BlobClient.from_blob_url(renewed["url"]) as blob:
            await blob.stage_block("000001", content[5000:])
            await blob.commit_block_list(["000000", "000001"])  # type: ignore[list-item]
        files = await sending.ended()
        too_late = await priya.post(f"uploads/{sending.id}/files/{link['fileId']}/link", {})
    # Under the name it was sent with: that is how a sender knows which ones to leave out.
    assert renewed["blocks"] == [{"id": b64encode(b"000000").decode(), "size": 5000}]
    assert files["long.txt"]["state"] == "clean"
    assert code_of(too_late) == (409, "file-arrived")


async def test_a_file_swapped_after_its_scan_never_reaches_the_case(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        reference, content = await a_case(priya, 6), unique()
        sending = await begin(priya, reference)
        link = (await sending.add("honest.txt", content)).json()
        await put(link["url"], content)
        await sending.ended()
        await put(link["url"], b"swapped")
        await sending.submit()
        await sending.settled()
        mine = next(document for document in await documents_of(priya, reference) if document["id"] == link["fileId"])
        url = (await priya.post(f"cases/{reference}/document-links", {"documentId": link["fileId"]})).json()["url"]
        async with httpx.AsyncClient() as browser:
            downloaded = await browser.get(url)
    assert downloaded.content == content
    assert mine["sha256"] == hashlib.sha256(content).hexdigest()


async def test_a_file_that_is_not_the_one_announced_is_refused(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        sending = await begin(priya, await a_case(priya))
        content = unique()
        for name, sent in (("other.txt", content[::-1]), ("short.txt", content[:-1])):
            link = (await sending.add(name, content, {"sendAgain": True})).json()
            await put(link["url"], sent)
        files = await sending.ended()
    assert {name: file["refusal"]["code"] for name, file in files.items()} == {
        "other.txt": "file-differs",
        "short.txt": "file-size-differs",
    }
