"""How an organisation comes in: from the form that anybody may send to its first administrator's invitation."""

from __future__ import annotations

import asyncio
import re
import uuid
from typing import Any

import httpx

from tests.journeys.waiting import until
from tests.journeys.worklist import work_of
from tests.portal import Person, Portal


class Firm:
    """Somebody without an account who asks for access."""

    def __init__(self, portal: Portal, http: httpx.AsyncClient) -> None:
        self.portal = portal
        self.http = http
        self.domain = f"f{uuid.uuid4().hex}.example"
        self.contact = f"ann.lee@{self.domain}"
        self.number = str(uuid.uuid4().int)[:7]

    def application(self) -> dict[str, Any]:
        ann = {"name": "Ann Lee", "email": self.contact}
        return {
            "organisationName": f"Harbour {self.number}",
            "businesses": [{"name": "Harbour Lane Bank", "regulatorNumber": self.number}],
            "emailDomains": [self.domain],
            "administrators": [ann],
            "signIn": {"method": "local"},
            "contact": ann,
            "privacyNoticeAccepted": True,
        }

    async def send(self, application: dict[str, Any], *, trap: str = "") -> httpx.Response:
        opening = (await self.http.get("form-openings/access-request")).raise_for_status().json()
        await asyncio.sleep(opening["waitSeconds"])
        stamped = {"stamp": opening["stamp"], "trap": trap}
        return await self.http.post("access-requests", json={"stamped": stamped, "application": application})

    async def mails(self, subject: str) -> list[str]:
        sent = (await self.http.get(f"http://127.0.0.1:{self.portal.ports['mail']}/_mail.json")).json()
        mine = [each for each in sent if self.contact in each["headers"]["to"]]
        return [each["text"] for each in mine if subject in each["headers"]["subject"]]

    async def link(self) -> dict[str, str]:
        [mail] = await until(lambda: self.mails("Confirm your request"))
        found = re.search(r"request=([^&\s]+)&secret=(\S+)", mail)
        assert found
        return {"requestId": found[1], "secret": found[2]}


async def on_worklist(staff: Person, request_id: str) -> list[dict[str, Any]]:
    """Return the work that a request means."""
    work = await work_of(staff, "helpdesk", "access-request")
    return [each for each in work if each["organisationId"] == request_id]


async def test_a_firm_asks_is_asked_answers_and_is_let_in(portal: Portal) -> None:
    async with portal.client() as http, portal.as_person("imran") as imran:
        firm = Firm(portal, http)
        receipt = (await firm.send(firm.application())).raise_for_status().json()
        link = await firm.link()
        path = f"staff/access-requests/{link['requestId']}"
        assert (await imran.get(path)).status_code == 404  # unconfirmed
        progress = (await http.post("access-request-confirmations", json=link)).raise_for_status().json()
        assert (progress["number"], progress["state"]) == (receipt["number"], "waiting")
        [work] = await until(lambda: on_worklist(imran, link["requestId"]))
        assert work["what"] == f"{receipt['number']}, new"

        (await imran.post(f"{path}/questions", {"seen": 0, "text": "Which trading names?"})).raise_for_status()
        await until(lambda: firm.mails("A question about your request"))

        async def off_the_list() -> bool:
            return not await on_worklist(imran, link["requestId"])

        await until(off_the_list)
        answer = {"link": link, "seen": 1, "text": "None but the full one."}
        assert (await http.post("access-request-answers", json=answer)).json()["state"] == "waiting"

        key = str(uuid.uuid4())
        approved = [await imran.post(f"{path}/approval", {"seen": 2}, key=key) for _ in range(2)]
        assert {each.status_code for each in approved} == {201}
        await until(lambda: firm.mails("is approved"))
        invitations = await until(lambda: firm.mails("You are invited"))
        assert len(invitations) == 1
        assert "/invitation#" in invitations[0]
        page = (await imran.get(f"staff/organisations/{link['requestId']}")).raise_for_status().json()
        assert page["emailDomains"] == [firm.domain]
        assert [each["email"] for each in page["invitations"]] == [firm.contact]


async def test_the_form_tells_every_mistake_and_its_place(portal: Portal) -> None:
    async with portal.client() as http:
        firm = Firm(portal, http)
        wrong = firm.application() | {"emailDomains": ["gmail.com"]}
        answer = await firm.send(wrong)
        assert (answer.status_code, answer.json()["code"]) == (422, "application-invalid")
        places = {each["place"] for each in answer.json()["errors"]}
        assert "body.application.emailDomains.0" in places


async def test_a_machine_gets_a_receipt_and_nobody_hears_of_it(portal: Portal) -> None:
    async with portal.client() as http:
        firm, person = Firm(portal, http), Firm(portal, http)
        answers = [
            await firm.send(firm.application(), trap="http://x.example"),
            await person.send(person.application()),
        ]
        assert [each.status_code for each in answers] == [201, 201]
        assert {frozenset(each.json()) for each in answers} == {frozenset({"number", "email"})}
        await person.link()  # whatever was to come of the first one has had its time
        assert await firm.mails("") == []


async def test_staff_keep_an_organisations_businesses_domains_and_contact(portal: Portal) -> None:
    async with portal.client() as http, portal.as_person("imran") as imran:
        firm = Firm(portal, http)
        await firm.send(firm.application())
        link = await firm.link()
        await http.post("access-request-confirmations", json=link)
        (await imran.post(f"staff/access-requests/{link['requestId']}/approval", {"seen": 0})).raise_for_status()
        path = f"staff/organisations/{link['requestId']}"
        number, domain = str(uuid.uuid4().int)[:7], f"g{uuid.uuid4().hex}.example"
        named = {"name": "Harbour Cards", "regulatorNumber": number}
        assert (await imran.post(f"{path}/businesses", named)).status_code == 201
        taken = await imran.post("staff/organisations/tidewell/businesses", named)
        assert (taken.status_code, taken.json()["code"]) == (409, "already-onboarded")
        assert (await imran.post(f"{path}/domains", {"domain": domain})).status_code == 201
        in_use = await imran.delete(f"{path}/domains/{firm.domain}")
        assert (in_use.status_code, in_use.json()["code"]) == (409, "domain-in-use")
        assert (await imran.delete(f"{path}/domains/{domain}")).status_code == 204
        colleague = (await imran.get(path)).json()["colleagues"][0]
        contact = await imran.http.put(f"{path}/contact", json={"accountId": colleague["id"]})
        assert contact.status_code == 200
        found = (await imran.get("staff/organisations", search=number)).json()
        assert [(each["businesses"], each["contact"]) for each in found["items"]] == [(2, colleague["name"])]


async def test_the_schemes_own_organisation_is_none_of_these(portal: Portal) -> None:
    async with portal.as_person("imran") as imran:
        assert (await imran.get("staff/organisations/scheme")).status_code == 404
        found = (await imran.get("staff/organisations", search="Larkfield")).json()["items"]
        assert "scheme" not in {each["id"] for each in found}
