"""One firm with one case for each test, a clock to turn, and an engine that can be out of order."""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from azure.storage.blob.aio import BlobClient

from shared.cases.model import Case
from shared.clients.blobs import BlobStore
from shared.idempotency.model import KeyedRequest, keyed_request
from shared.kernel.principal import Principal, Role
from shared.uploads.arrivals import UploadRecipient
from shared.uploads.drafts import NewFile, add_file, create_upload
from shared.uploads.model import Upload, UploadFile, blob_name
from shared.uploads.scanning.engine import EngineFailed
from shared.uploads.scanning.yara import Yara
from shared.uploads.services import UploadServices
from shared.uploads.states import FileState
from shared.uploads.submission import FileDetails, Submission, submit_upload
from shared.uploads.verdicts import scan_arrival
from tests.sample_cases import a_case


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 17, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


class Engine:
    """The real engine, which a test can switch off, or have something happen in the middle of a scan."""

    def __init__(self) -> None:
        self.away = False
        self.meanwhile: Callable[[], Awaitable[object]] | None = None

    async def scan(self, chunks: AsyncIterator[bytes]) -> str | None:
        if self.away:
            raise EngineFailed("out of order")
        found = await Yara().scan(chunks)
        if self.meanwhile:
            act, self.meanwhile = self.meanwhile, None
            await act()
        return found


@dataclass
class Firm:
    """An organisation of its own, so that tests don't see one another's uploads. `sender` is its caseworker."""

    services: UploadServices
    clock: Clock
    engine: Engine
    cosmos: Any
    id: str = field(default_factory=lambda: f"firm-{uuid.uuid4()}")

    @property
    def sender(self) -> Principal:
        return Principal(
            user_id=f"sender-of-{self.id}",
            audit_id="a1",
            name="Priya Nair",
            email="priya.nair@brackenhall.example",
            organisation_id=self.id,
            business_ids=("bank",),
            roles=(Role.CASEWORKER,),
        )

    def request(self) -> KeyedRequest:
        return keyed_request(self.id, self.sender.user_id, str(uuid.uuid4()), "test", b"")

    async def case(self, **changes: Any) -> Case:
        case = a_case(id=str(uuid.uuid4()), organisation_id=self.id, business_id="bank", **changes)
        await self.cosmos.upsert(case.to_item())
        return case

    async def case_now(self, case: Case) -> Case:
        return Case.from_item(await self.cosmos.read(case.id, self.id))

    async def begin(self) -> Begun:
        case = await self.case()
        created = await create_upload(self.sender, case.case_reference, self.request(), self.services)
        return Begun(self, case, created.upload_id)

    async def items(self, kind: str) -> list[dict[str, Any]]:
        return list(await self.cosmos.all("SELECT * FROM c WHERE c.type = @kind", {"kind": kind}, self.id))


@dataclass
class Begun:
    """One upload of the firm."""

    firm: Firm
    case: Case
    id: str
    files: list[str] = field(default_factory=list)

    async def add(self, name: str, content: bytes) -> str:
        """Add a file and send its bytes; return its id. No event tells of it: a test says when it is scanned."""
        new = NewFile(name=name, size=len(content), sha256=hashlib.sha256(content).hexdigest(), send_again=True)
        link = await add_file(self.firm.sender, self.id, new, self.firm.request(), self.firm.services)
        self.files.append(link.file_id)
        await put(link.url, content)
        return link.file_id

    async def add_only(self, name: str) -> str:
        new = NewFile(name=name, size=5, sha256="0" * 64, send_again=True)
        link = await add_file(self.firm.sender, self.id, new, self.firm.request(), self.firm.services)
        self.files.append(link.file_id)
        return link.file_id

    async def submit(self, kind: str = "other") -> None:
        files = tuple(FileDetails(file_id=file, type="Other evidence") for file in self.files)
        submission = Submission(kind=kind, files=files)
        await submit_upload(self.firm.sender, self.id, submission, self.firm.request(), self.firm.services)

    async def overwrite(self, name: str, content: bytes) -> None:
        url, _ = await self.firm.services.blobs.link(name)
        await put(url, content)

    def blob(self, file_id: str) -> str:
        return blob_name(self.firm.id, self.id, file_id)

    async def scan(self, file_id: str) -> UploadFile:
        await scan_arrival(self.blob(file_id), UploadRecipient(self.firm.services))
        return await self.file(file_id)

    async def file(self, file_id: str) -> UploadFile:
        return (await self.now()).file(file_id)

    async def state(self, file_id: str) -> FileState:
        return (await self.file(file_id)).state

    async def now(self) -> Upload:
        return await self.firm.services.store.read(self.firm.id, self.id)


async def put(url: str, content: bytes) -> None:
    async with BlobClient.from_blob_url(url) as blob:
        await blob.upload_blob(io.BytesIO(content), overwrite=True)


async def exists(store: BlobStore, name: str) -> bool:
    return bool(await store.container.get_blob_client(name).exists())
