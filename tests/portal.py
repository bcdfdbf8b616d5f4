"""The whole portal for a test session: `local up` on free ports with a few sample cases, and people signed in to it."""

from __future__ import annotations

import json
import ssl
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import jwt
from azure.cosmos.aio import CosmosClient

from local.identity.client import Tokens, sign_in
from local.identity.people import sample_people
from tests.servers import COSMOS_KEY

# Tests share one portal: nobody else may be these two, or what they have accepted would depend on the order.
NEWCOMER = "helen"  # accepts the terms in one test
REFUSER = "sam"  # never accepts them
LEAVER = "owen"  # signs out everywhere in one test, which ends every token they have
_TRUST = ssl.create_default_context()  # 30 ms to build, which each of hundreds of clients would pay


class SampleCase(NamedTuple):
    reference: str
    document: str


# Where to find what Jules Fenn, who has only Penrow Credit of Brackenhall's businesses, must not see.
_HIDDEN = {
    "another organisation's": ("tidewell", "c.businessId != ''"),
    "another business's": ("brackenhall", "c.businessId != 'penrow-credit'"),
    "suppressed": ("brackenhall", "c.businessId = 'penrow-credit'"),
}
_OLDEST_WITH_DOCUMENT = "SELECT TOP 1 * FROM c WHERE c.type = 'document' AND {test} ORDER BY c.at ASC"


_ENOUGH = 180.0  # seconds that a token must be good for: longer than any test works with one


@dataclass
class Portal:
    """`url` is the portal's; `cosmos_url`, `identity_url` are those of the servers behind it."""

    url: str
    data: Path
    ports: dict[str, int]
    _tokens: dict[str, Tokens] = field(default_factory=dict)
    _accepted: set[str] = field(default_factory=set)

    @property
    def identity_url(self) -> str:
        return f"http://localhost:{self.ports['identity']}"

    @property
    def cosmos_url(self) -> str:
        return f"http://127.0.0.1:{self.ports['cosmos']}"

    def process(self, name: str) -> int:
        """Return the process id of one of the servers, as the supervisor tells it."""
        return int(json.loads((self.data / "up.json").read_text())["processes"][name])

    def client(self, headers: dict[str, str] | None = None) -> httpx.AsyncClient:
        """Return a client of the API, signed in by `headers` or not at all."""
        return httpx.AsyncClient(base_url=f"{self.url}/api/", headers=headers, timeout=90, verify=_TRUST)

    async def tokens(self, user: str) -> Tokens:
        """Sign `user` in once, for a one-time code works once; and again before the token ends, on a slow machine."""
        known = self._tokens.get(user)
        if known is None or known.expires_at < time.time() + _ENOUGH:
            self._tokens[user] = await sign_in(self.identity_url, user)
        return self._tokens[user]

    def expired_token(self) -> str:
        """Return a token as the identity server would have signed it for Priya Nair an hour ago."""
        key = json.loads((self.data / "identity" / "keys.json").read_text())["signing"]["business"]
        now, person = int(time.time()), sample_people().find("priya")
        claims = {
            "iss": f"{self.identity_url}/business",
            "sub": person.id,
            "aud": "api://recourse",
            "scope": "openid cases",
            "iat": now - 4500,
            "exp": now - 3600,
        }
        return jwt.encode(claims, jwt.PyJWK(key).key, algorithm="RS256", headers={"kid": key["kid"]})

    async def a_case(self, whose: str) -> SampleCase:
        """Return a case that Jules Fenn must not see: straight from the database, past every rule."""
        if whose not in _HIDDEN:
            return SampleCase("PNX-0000000-0000", "none")
        organisation, business_test = _HIDDEN[whose]
        async with CosmosClient(self.cosmos_url, COSMOS_KEY) as client:
            cases = client.get_database_client("recourse").get_container_client("cases")
            query = _OLDEST_WITH_DOCUMENT.format(test=business_test)
            [document] = [item async for item in cases.query_items(query, partition_key=organisation)]
            if whose == "suppressed":
                suppress = [{"op": "set", "path": "/suppressed", "value": True}]
                await cases.patch_item(document["caseId"], organisation, suppress)
        return SampleCase(document["caseReference"], document["id"])

    @asynccontextmanager
    async def as_person(self, user: str, *, terms: bool = True) -> AsyncIterator[Person]:
        """Be `user` for a while, with the terms accepted unless a test is about them."""
        assert user.partition(".")[0] != LEAVER, f"{user} is for the test about signing out everywhere"
        assert not terms or user.partition(".")[0] not in {NEWCOMER, REFUSER}, (
            f"{user} is for the tests about the terms"
        )
        headers = (await self.tokens(user)).headers
        async with self.client(headers) as http:
            person = Person(http)
            if terms and user not in self._accepted:
                await person.accept_terms()
                self._accepted.add(user)  # for good: nobody can take it back
            yield person


@dataclass
class Person:
    """Calls the API as somebody. Paths are relative to `/api/`."""

    http: httpx.AsyncClient

    async def get(self, path: str, **params: Any) -> httpx.Response:
        return await self.http.get(path, params=params)

    async def post(self, path: str, body: Any, *, key: str | None = None) -> httpx.Response:
        return await self.http.post(path, json=body, headers={"Idempotency-Key": key or str(uuid.uuid4())})

    async def delete(self, path: str) -> httpx.Response:
        return await self.http.delete(path)

    async def accept_terms(self) -> None:
        me = (await self.get("me")).json()
        if me["terms"]["acceptedVersion"] != me["terms"]["currentVersion"]:
            answer = await self.post("terms-acceptances", {"version": me["terms"]["currentVersion"]})
            assert answer.status_code == httpx.codes.CREATED, answer.text

    async def some_case(self, **params: Any) -> dict[str, Any]:
        """Return the first row of the list with these filters."""
        rows = (await self.get("cases", limit=10, **params)).raise_for_status().json()["items"]
        return dict(rows[0])


def read_ports(data: Path) -> dict[str, int]:
    return dict(json.loads((data / "ports.json").read_text()))
