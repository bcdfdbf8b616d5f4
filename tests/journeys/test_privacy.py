"""Somebody's rights about their own data, from the asking to the answer, each by two members of the staff."""

from __future__ import annotations

import asyncio
import io
import json
import time
import uuid
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
import jwt
from azure.cosmos.aio import CosmosClient

from shared.accounts.model import Account, Identity, identity_id
from shared.kernel.principal import Role
from tests.portal import Person, Portal
from tests.servers import COSMOS_KEY

PATIENCE = 120  # seconds
FIRM, BUSINESS = "ashcombe", "ashcombe-pensions"


@dataclass(frozen=True)
class Newcomer:
    """Somebody of this test's own: nobody else depends on what becomes of them."""

    id: str
    name: str
    email: str
    headers: dict[str, str]


async def a_newcomer(portal: Portal, firm: str = FIRM, business: str = BUSINESS) -> Newcomer:
    """Put an account straight into the database, with a token as the identity server would sign it."""
    id_, issuer = str(uuid.uuid4()), f"{portal.identity_url}/business"
    account = Account(
        id=id_,
        organisation_id=firm,
        audit_id=str(uuid.uuid4()),
        name=f"Erika <b>{id_[:8]}</b>",
        email=f"{id_[:8]}@ashcombe.example",
        roles=(Role.CASEWORKER,),
        business_ids=(business,),
        identity_id=identity_id(issuer, id_),
    )
    identity = Identity(id=identity_id(issuer, id_), organisation_id=firm, account_id=id_)
    async with CosmosClient(portal.cosmos_url, COSMOS_KEY) as client:
        database = client.get_database_client("recourse")
        await database.get_container_client("accounts").create_item(account.to_item())
        await database.get_container_client("identities").create_item(identity.to_item())
    key = json.loads((portal.data / "identity" / "keys.json").read_text())["signing"]["business"]
    now = int(time.time())
    times = {"iat": now, "auth_time": now, "exp": now + 3600}
    claims = {"iss": issuer, "sub": id_, "aud": "api://recourse", "scope": "cases", **times}
    token = jwt.encode(claims, jwt.PyJWK(key).key, algorithm="RS256", headers={"kid": key["kid"]})
    return Newcomer(id_, account.name, account.email, {"Authorization": f"Bearer {token}"})


async def ask(person: Person, right: str) -> str:
    answer = await person.post("privacy-requests", {"right": right, "words": "I would like this."})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def put(staff: Person, path: str, body: dict[str, Any], version: str) -> httpx.Response:
    return await staff.http.put(path, json=body, headers={"If-Match": version})


async def answered(
    portal: Portal, organisation: str, request_id: str, cases: list[dict[str, str]] | None = None
) -> None:
    """Have helpdesk propose to grant a request, and security approve it."""
    path = f"staff/privacy-requests/{organisation}/{request_id}"
    async with portal.as_person("imran") as imran, portal.as_person("nadia") as nadia:
        version = (await imran.get(path)).raise_for_status().json()["version"]
        proposal = {"grant": True, "why": "It is theirs.", "cases": cases or []}
        proposed = await put(imran, f"{path}/proposal", proposal, version)
        assert proposed.status_code == 200, proposed.text
        decision = {"decision": "approve", "answer": "You are welcome to it."}
        stale = await put(nadia, f"{path}/decision", decision, version)
        assert stale.json()["code"] == "privacy-request-changed"
        decided = await put(nadia, f"{path}/decision", decision, proposed.json()["version"])
        assert decided.status_code == 200, decided.text


async def settled(portal: Portal, organisation: str, request_id: str) -> dict[str, Any]:
    path, latest = f"staff/privacy-requests/{organisation}/{request_id}", time.monotonic() + PATIENCE
    async with portal.as_person("nadia") as nadia:
        while (request := (await nadia.get(path)).raise_for_status().json())["open"]:
            assert time.monotonic() < latest, request["state"]
            await asyncio.sleep(0.5)
    return dict(request)


async def files_of(url: str) -> dict[str, str]:
    async with httpx.AsyncClient() as http:
        answer = (await http.get(url)).raise_for_status()
    assert answer.headers["content-disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


async def test_a_person_gets_a_copy_of_their_data_that_nobody_else_gets(portal: Portal) -> None:
    newcomer = await a_newcomer(portal)
    async with portal.client(newcomer.headers) as http, portal.as_person("priya") as priya:
        person = Person(http)
        await person.accept_terms()
        request_id = await ask(person, "access")
        again = await person.post("privacy-requests", {"right": "access"})
        assert again.json()["code"] == "privacy-request-open"
        await answered(portal, FIRM, request_id)
        assert (await settled(portal, FIRM, request_id))["state"] == "done"
        [mine] = (await person.get("privacy-requests")).json()["items"]
        assert mine["answer"] == "You are welcome to it."
        assert (await priya.post(f"privacy-requests/{request_id}/links", {})).status_code == 404
        async with portal.as_person("imran") as imran:
            refused = await imran.post(f"staff/privacy-requests/{FIRM}/{request_id}/links", {})
        assert refused.json()["code"] == "download-gone"
        link = (await person.post(f"privacy-requests/{request_id}/links", {})).raise_for_status().json()
    files = await files_of(link["url"])
    [account] = json.loads(files["account.json"])
    assert (account["name"], account["email"]) == (newcomer.name, newcomer.email)
    assert "auditId" not in account
    assert "Erika &lt;b&gt;" in files["account.html"]
    assert "Erika <b>" not in files["account.html"]
    assert "terms" in files["account.html"].casefold()
    assert "privacy.ask" in files["record.json"]


async def test_a_restricted_person_is_offered_no_cases_until_it_is_lifted(portal: Portal) -> None:
    newcomer = await a_newcomer(portal)

    async def offered() -> bool:
        async with portal.as_person("lena") as lena:
            found = await lena.get("colleagues", businessId=BUSINESS, search=newcomer.email)
        return newcomer.id in {each["id"] for each in found.raise_for_status().json()["items"]}

    async with portal.client(newcomer.headers) as http:
        person = Person(http)
        await person.accept_terms()
        assert await offered()
        for right, restricted in (("restriction", True), ("lifting", False)):
            request_id = await ask(person, right)
            await answered(portal, FIRM, request_id)
            assert (await settled(portal, FIRM, request_id))["state"] == "done"
            assert (await person.get("privacy-requests")).json()["restricted"] is restricted
            assert await offered() is not restricted


async def test_nobody_who_asked_for_restriction_is_removed_while_it_is_undecided(portal: Portal) -> None:
    newcomer = await a_newcomer(portal, "brackenhall", "brackenhall-bank")
    async with portal.client(newcomer.headers) as http, portal.as_person("dev") as dev:
        person = Person(http)
        await person.accept_terms()
        request_id = await ask(person, "restriction")
        refused = await dev.delete(f"people/{newcomer.id}")
        assert (refused.status_code, refused.json()["code"]) == (409, "person-restriction-asked")
        assert (await person.delete(f"privacy-requests/{request_id}")).status_code == 204
        assert (await dev.delete(f"people/{newcomer.id}")).status_code == 204


async def test_an_erased_person_is_told_what_stays_and_is_gone(portal: Portal) -> None:
    newcomer = await a_newcomer(portal)
    async with portal.client(newcomer.headers) as http:
        person = Person(http)
        await person.accept_terms()
        request_id = await ask(person, "erasure")
        await answered(portal, FIRM, request_id)
        request = await settled(portal, FIRM, request_id)
        assert request["state"] == "done"
        assert len(request["keeps"]) == 3
        assert newcomer.name not in json.dumps(request)
        assert newcomer.email not in json.dumps(request)
        latest = time.monotonic() + 60
        while (answer := await person.get("me")).status_code != 403:
            assert time.monotonic() < latest
            await asyncio.sleep(1)
    assert answer.json()["code"] in {"account-unknown", "account-disabled"}


async def test_somebody_who_wrote_in_is_found_on_cases_and_staff_decide_which_are_theirs(portal: Portal) -> None:
    case, consumer = await _a_consumer(portal)
    async with portal.as_person("imran") as imran, portal.as_person("ruth") as ruth:
        sought = {"name": consumer["name"], "email": ""}
        found = (await imran.post("staff/privacy-matches", sought)).raise_for_status().json()["items"]
        assert case["caseReference"] in {each["reference"] for each in found}
        assert (await ruth.get("staff/privacy-requests")).status_code == 404
        written = {
            "right": "access",
            "name": consumer["name"],
            "receivedOn": datetime.now(UTC).date().isoformat(),
            "proof": "Answered from the address on the case.",
        }
        request_id = (await imran.post("staff/privacy-requests", written)).raise_for_status().json()["id"]
        cases = [{"organisationId": case["organisationId"], "reference": case["caseReference"]}]
        await answered(portal, "scheme", request_id, cases)
        assert (await settled(portal, "scheme", request_id))["state"] == "done"
        link = await imran.post(f"staff/privacy-requests/scheme/{request_id}/links", {})
    files = await files_of(link.raise_for_status().json()["url"])
    assert case["caseReference"] in files["cases.json"]


async def _a_consumer(portal: Portal) -> tuple[dict[str, Any], dict[str, Any]]:
    query = "SELECT TOP 20 * FROM c WHERE c.type = 'case'"
    async with CosmosClient(portal.cosmos_url, COSMOS_KEY) as client:
        cases = client.get_database_client("recourse").get_container_client("cases")
        async for item in cases.query_items(query, partition_key=FIRM):
            for party in item["parties"]:
                if party["role"] == "consumer":
                    return item, party
    raise AssertionError("no case of the sample data names a consumer")
