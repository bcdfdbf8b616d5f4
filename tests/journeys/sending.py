"""How a test sends documents: the API for the links, the storage SDK for the bytes, as any client does."""

from __future__ import annotations

import asyncio
import hashlib
import io
import uuid
from dataclasses import dataclass, field
from typing import Any

import httpx
from azure.storage.blob.aio import BlobClient

from tests.portal import Person

_ENDED = {"clean", "received", "refused", "cancelled"}
_PIECE = 512 * 1024
_PATIENCE = 600  # looks, a tenth of a second each


@dataclass
class Sending:
    """One upload by one person."""

    person: Person
    id: str
    files: list[str] = field(default_factory=list)

    async def add(self, name: str, content: bytes, changes: dict[str, Any] | None = None) -> httpx.Response:
        facts = {"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        answer = await self.person.post(f"uploads/{self.id}/files", facts | (changes or {}))
        if answer.status_code == httpx.codes.CREATED:
            self.files.append(answer.json()["fileId"])
        return answer

    async def send(self, name: str, content: bytes) -> str:
        """Add a file and send its bytes; return its id."""
        link = (await self.add(name, content)).raise_for_status().json()
        await put(link["url"], content)
        return str(link["fileId"])

    async def submit(self, kind: str = "other", **changes: Any) -> httpx.Response:
        files = [{"fileId": file, "type": "Other evidence"} for file in self.files]
        return await self.person.post(f"uploads/{self.id}/submission", {"kind": kind, "files": files} | changes)

    async def details(self) -> dict[str, Any]:
        return dict((await self.person.get(f"uploads/{self.id}")).raise_for_status().json())

    async def ended(self) -> dict[str, dict[str, Any]]:
        """Wait until every file has come to its end; return them by name."""
        for _ in range(_PATIENCE):
            files = (await self.details())["files"]
            if all(file["state"] in _ENDED for file in files):
                return {file["name"]: file for file in files}
            await asyncio.sleep(0.1)
        raise TimeoutError(files)

    async def settled(self) -> dict[str, Any]:
        for _ in range(_PATIENCE):
            details = await self.details()
            if details["state"] == "settled":
                return details
            await asyncio.sleep(0.1)
        raise TimeoutError(details)


async def begin(person: Person, reference: str) -> Sending:
    created = (await person.post("uploads", {"caseReference": reference})).raise_for_status().json()
    return Sending(person, created["uploadId"])


async def put(url: str, content: bytes) -> None:
    async with BlobClient.from_blob_url(url, max_single_put_size=_PIECE, max_block_size=_PIECE) as blob:
        await blob.upload_blob(io.BytesIO(content), overwrite=True)


def unique(content: bytes = b"") -> bytes:
    """Return text that nobody has sent yet, so that tests don't meet one another's documents."""
    return f"{uuid.uuid4()}\n".encode() + content


async def a_case(person: Person, place: int = 0, **filters: Any) -> str:
    rows = (await person.get("cases", limit=50, **filters)).json()["items"]
    return str(rows[place]["caseReference"])


async def documents_of(person: Person, reference: str) -> list[dict[str, Any]]:
    return list((await person.get(f"cases/{reference}")).json()["documents"])


def code_of(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]
