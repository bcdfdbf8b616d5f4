"""Links to documents, against Azurite."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import httpx
import pytest
from azure.storage.blob.aio import BlobServiceClient

from local.seed.cases import SampleCase
from local.seed.files import sample_files
from shared.cases.document_responses import DocumentOnCase
from shared.cases.links import content_disposition, document_link
from shared.cases.queries import case_details
from shared.clients.blobs import BlobStore
from shared.kernel.clock import utc_now
from shared.kernel.errors import NotFound
from shared.kernel.principal import Principal
from tests.contracts.cases.conftest import Shelf, noon, person


@pytest.fixture(scope="module")
async def documents(blob_connection: str) -> AsyncIterator[BlobStore]:
    async with BlobServiceClient.from_connection_string(blob_connection) as account:
        store = BlobStore(account, "documents-of-links")
        await store.container.create_container()
        for file in sample_files().values():
            await store.container.upload_blob(file.blob, file.content)
        yield store


def told(shelf: Shelf) -> SampleCase:
    return next(s for place, s in enumerate(shelf.samples) if place % 20 == 0 and not s.case.suppressed)


def owner_of(sample: SampleCase) -> Principal:
    return person(sample.case.organisation_id, sample.case.business_id)


async def a_document(shelf: Shelf, sample: SampleCase) -> DocumentOnCase:
    page = await case_details(owner_of(sample), sample.case.case_reference, shelf.store, shelf.profile, noon)
    return page.documents[0]


async def link(shelf: Shelf, documents: BlobStore, at: datetime) -> str:
    sample = told(shelf)
    document = await a_document(shelf, sample)
    reference, asks = sample.case.case_reference, owner_of(sample)
    made = await document_link(asks, reference, document.id, shelf.store, documents, shelf.profile, lambda: at)
    assert made.expires_at == at + timedelta(minutes=1)
    return made.url


async def test_a_link_downloads_the_document_as_an_attachment(shelf: Shelf, documents: BlobStore) -> None:
    document = await a_document(shelf, told(shelf))
    async with httpx.AsyncClient() as client:
        answer = await client.get(await link(shelf, documents, utc_now()))
    assert answer.status_code == 200
    assert len(answer.content) == document.size
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{document.name}"')


async def test_a_link_dies_after_a_minute(shelf: Shelf, documents: BlobStore) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.get(await link(shelf, documents, utc_now() - timedelta(minutes=2)))
    assert answer.status_code == 403


async def test_a_link_is_for_reading_that_one_file(shelf: Shelf, documents: BlobStore) -> None:
    url = await link(shelf, documents, utc_now())
    async with httpx.AsyncClient() as client:
        written = await client.put(url, content=b"x", headers={"x-ms-blob-type": "BlockBlob"})
        other = await client.get(re.sub(r"sample/[^?]+", "sample/Policy%20booklet.pdf", url))
    assert (written.status_code, other.status_code) == (403, 403)


async def test_a_document_of_another_case_is_not_found(shelf: Shelf, documents: BlobStore) -> None:
    mine = told(shelf)
    document = await a_document(shelf, mine)
    other = next(
        case
        for case in shelf.cases
        if case.business_id == mine.case.business_id and case.id != mine.case.id and not case.suppressed
    )
    with pytest.raises(NotFound) as refused:
        await document_link(
            owner_of(mine), other.case_reference, document.id, shelf.store, documents, shelf.profile, noon
        )
    assert refused.value.code == "document-not-found"


async def test_a_stranger_gets_no_link(shelf: Shelf, documents: BlobStore) -> None:
    sample = told(shelf)
    document = await a_document(shelf, sample)
    stranger = person("ashcombe", "ashcombe-pensions")
    if sample.case.organisation_id == "ashcombe":
        stranger = person("tidewell", "tidewell-life")
    with pytest.raises(NotFound) as refused:
        await document_link(
            stranger, sample.case.case_reference, document.id, shelf.store, documents, shelf.profile, noon
        )
    assert refused.value.code == "case-not-found"


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("View.pdf", "attachment; filename=\"View.pdf\"; filename*=UTF-8''View.pdf"),
        (
            'Brief für "Zoë".pdf',
            "attachment; filename=\"Brief f_r _Zo__.pdf\"; filename*=UTF-8''Brief%20f%C3%BCr%20%22Zo%C3%AB%22.pdf",
        ),
        (
            "a\r\nSet-Cookie: x.pdf",
            "attachment; filename=\"a__Set-Cookie: x.pdf\"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x.pdf",
        ),
    ],
)
def test_a_file_name_cant_break_out_of_its_header(name: str, disposition: str) -> None:
    assert content_disposition("attachment", name) == disposition
