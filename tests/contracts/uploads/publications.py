"""Ruth of the casework staff, who publishes documents on one firm's case."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

from shared.cases.model import Case
from shared.idempotency.model import keyed_request
from shared.kernel.principal import Principal, Role
from shared.publishing.arrivals import PublicationRecipient
from shared.publishing.documents import (
    NewDocument,
    PublicationLink,
    begin_publication,
)
from shared.publishing.model import Publication
from shared.publishing.services import Publishing
from shared.uploads.states import FileState
from shared.uploads.verdicts import scan_arrival
from tests.contracts.uploads.world import Firm, put

RUTH = Principal(
    user_id="ruth",
    audit_id="a2",
    name="Ruth Calder",
    email="ruth.calder@larkfield.example",
    organisation_id="scheme",
    business_ids=(),
    roles=(Role.STAFF_CASEWORK,),
)


@dataclass
class Desk:
    """Ruth of the casework staff, and one firm's case."""

    firm: Firm
    publishing: Publishing
    case: Case

    async def begin(self, content: bytes = b"What we think.", key: str = "", **facts: Any) -> PublicationLink:
        new = NewDocument(
            name="View.txt",
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            document_type="Letter or email",
            **facts,
        )
        keyed = keyed_request("scheme", RUTH.user_id, key or str(uuid.uuid4()), "test", new.model_dump_json().encode())
        return await begin_publication(RUTH, self.case.case_reference, new, keyed, self.publishing)

    async def sent(self, content: bytes = b"What we think.", **facts: Any) -> Publication:
        """Begin to publish and send the bytes. No event tells of it: a test says when it is scanned."""
        begun = await self.begin(content, **facts)
        assert begun.link
        await put(begun.link.url, content)
        return await self.now(begun.publication_id)

    async def now(self, publication_id: str) -> Publication:
        return await self.publishing.publications.read(self.firm.id, publication_id)

    async def scan(self, publication: Publication) -> FileState:
        await scan_arrival(publication.blob, PublicationRecipient(self.publishing))
        return (await self.now(publication.id)).file.state

    async def kinds(self) -> list[str]:
        """Return what of the firm's case others are told, in no particular order."""
        return sorted(item["body"]["kind"] for item in await self.firm.items("outbox"))
