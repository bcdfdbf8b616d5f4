"""Onboarding on a real container, with a clock of its own, and what its tests send and decide."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from shared.clients.cosmos import Container, Operation
from shared.idempotency.model import KeyedRequest, keyed_request
from shared.kernel.errors import Unavailable
from shared.kernel.principal import Principal, Role
from shared.onboarding.application import Application
from shared.onboarding.approving import Approving
from shared.onboarding.claims import ClaimStore
from shared.onboarding.model import AccessRequest
from shared.onboarding.requesting import AccessForm, Requesting
from shared.onboarding.reviewing import Reviewing
from shared.onboarding.store import RequestStore
from shared.openforms.admitting import OpenForms
from shared.openforms.model import EmailedLink, Form, Stamped
from shared.organisations.store import OrganisationStore
from shared.schemes.profile import load

PROFILE = load("financial")
STAFF = Principal(
    user_id="imran",
    audit_id="imran",
    name="Imran Qureshi",
    email="imran@larkfield.example",
    organisation_id="scheme",
    business_ids=(),
    roles=(Role.STAFF_HELPDESK,),
)


class Stopping(Container):
    """A container whose process stops before the batch."""

    async def batch(self, operations: Sequence[Operation], partition: str | list[str]) -> list[dict[str, Any]]:  # noqa: ARG002
        raise Unavailable("stopped")


class Desk:
    """Onboarding on a real container, with a clock of its own. Each desk's firms have names that no other's have."""

    def __init__(self, database: Any) -> None:
        self.now = datetime(2026, 11, 24, 9, tzinfo=UTC)
        self.container = Container(database.get_container_client("accounts"))
        self.claims = ClaimStore(
            Container(database.get_container_client("claims")), OrganisationStore(self.container), self.clock
        )
        self.organisations = OrganisationStore(self.container)
        self.store = RequestStore(self.container)
        self.forms = OpenForms(Container(database.get_container_client("limits")), 1_000_000, self.clock)
        self.requesting = Requesting(self.store, self.forms, PROFILE, self.clock)
        self.reviewing = Reviewing(self.store, self.claims, PROFILE, self.clock)
        self.approving = Approving(self.store, self.claims, PROFILE, self.clock)
        self.stopping = Approving(RequestStore(Stopping(self.container._proxy)), self.claims, PROFILE, self.clock)
        self.domain = f"f{uuid.uuid4().hex}.example"
        self.number = str(uuid.uuid4().int)[:7]

    def clock(self) -> datetime:
        return self.now

    def application(self, **changes: Any) -> Application:
        ann = {"name": "Ann Lee", "email": f"ann.lee@{self.domain}"}
        form = {
            "organisationName": "Harbour Lane",
            "businesses": [{"name": "Harbour Lane Bank", "regulatorNumber": self.number}],
            "emailDomains": [self.domain],
            "administrators": [ann, {"name": "Bo Dahl", "email": f"bo.dahl@{self.domain}"}],
            "signIn": {"method": "local"},
            "contact": ann,
            "privacyNoticeAccepted": True,
        }
        return Application.model_validate(form | changes)

    async def form(self, **changes: Any) -> AccessForm:
        opening = await self.forms.open(Form.ACCESS_REQUEST)
        self.now += timedelta(minutes=3)
        return AccessForm(stamped=Stamped(stamp=opening.stamp), application=self.application(**changes))

    async def sent(self, form: AccessForm) -> AccessRequest:
        await self.requesting.submit(form, "192.0.2.1")
        return await self.store.read(name_of(form))

    async def confirmed(self, **changes: Any) -> AccessRequest:
        request = await self.sent(await self.form(**changes))
        await self.requesting.confirm(link_of(request))
        return await self.store.read(request.organisation_id)

    async def items(self, organisation_id: str, kind: str) -> list[dict[str, Any]]:
        query = "SELECT * FROM c WHERE c.type = @type"
        return await self.container.all(query, {"type": kind}, organisation_id)


def name_of(form: AccessForm) -> str:
    return form.stamped.stamp.split(".")[1]


def link_of(request: AccessRequest) -> EmailedLink:
    return EmailedLink(request_id=request.organisation_id, secret=request.secret)


def a_key() -> KeyedRequest:
    return keyed_request("scheme", "imran", str(uuid.uuid4()), "test", b"")
