"""One person with some cases of their own, and exports that are made in slices of a few rows."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import openpyxl

from shared.accounts.model import Account
from shared.clients.blobs import BlobStore
from shared.clients.cosmos import Container
from shared.exports.commands import Exports
from shared.exports.model import Export, Format, SliceDue, State, Wanted
from shared.idempotency.model import keyed_request
from shared.kernel.principal import Principal, Role
from tests.sample_cases import a_case


@dataclass
class Owner:
    """Asks for exports of the cases of a firm that nobody else belongs to."""

    exports: Exports
    containers: dict[str, Container]
    blobs: BlobStore
    firm: str = field(default_factory=lambda: f"firm-{uuid.uuid4()}")
    references: list[str] = field(default_factory=list)

    @property
    def account(self) -> Account:
        return Account(
            id=f"owner-of-{self.firm}",
            organisation_id=self.firm,
            audit_id="a1",
            name="Priya Nair",
            email="priya.nair@brackenhall.example",
            roles=(Role.CASEWORKER,),
            business_ids=("bank",),
        )

    @property
    def principal(self) -> Principal:
        return self.account.principal()

    async def settle_in(self, cases: int) -> None:
        await self.containers["accounts"].upsert(self.account.to_item())
        for number in range(cases):
            reference = f"PNX-6{number:06}-T3ST"
            case = a_case(id=str(uuid.uuid4()), organisation_id=self.firm, business_id="bank", case_reference=reference)
            await self.containers["cases"].upsert(case.to_item())
            self.references.append(reference)

    async def ask(self, kind: Format = Format.CSV, ticked: Sequence[str] = ()) -> str:
        request = keyed_request(self.firm, self.principal.user_id, str(uuid.uuid4()), "test", b"")
        chosen = {"references": ticked} if ticked else {"view": {"sort": "caseReference", "direction": "asc"}}
        wanted = Wanted.model_validate({**chosen, "format": kind})
        return (await self.exports.request(self.principal, wanted, request)).id

    async def now(self, export_id: str) -> Export:
        return await self.exports.store.read(self.firm, export_id)

    async def make_slice(self, export_id: str, number: int) -> None:
        await self.exports.make_slice(SliceDue(export_id=export_id, organisation_id=self.firm, number=number))

    async def finish(self, export_id: str) -> Export:
        """Make all slices that are left, each once."""
        while (export := await self.now(export_id)).state in {State.QUEUED, State.RUNNING}:
            await self.make_slice(export_id, export.checkpoint.slice)
        return export

    async def content(self, export_id: str) -> bytes:
        blob = self.blobs.container.get_blob_client((await self.now(export_id)).blob)
        return bytes(await (await blob.download_blob()).readall())

    async def references_in(self, export_id: str) -> list[str]:
        """Return the references in the file, in order."""
        content = await self.content(export_id)
        if (await self.now(export_id)).wanted.format is Format.XLSX:
            sheet = openpyxl.load_workbook(io.BytesIO(content))["Cases"]
            first = [str(row[0]) for row in sheet.iter_rows(values_only=True)]
        else:
            first = [row[0] for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) if row]
        return [cell for cell in first if cell.startswith("PNX-6")]

    async def notices(self) -> list[dict[str, Any]]:
        """Return what the outbox holds for the queue of notifications."""
        query = "SELECT * FROM c WHERE c.type = 'outbox' AND c.queue = 'notifications'"
        return list(await self.containers["cases"].all(query, {}, self.firm))
