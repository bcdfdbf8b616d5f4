"""A ticket from its first word to its last: who reads it, who answers, who hears of it."""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from typing import Any

import httpx

from tests.journeys.sending import code_of, put
from tests.journeys.waiting import until
from tests.journeys.worklist import work_of
from tests.portal import Person, Portal

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63f8cfc0f01f000500"
    "01ff5c9f0b2e0000000049454e44ae426082"
)


async def opened(person: Person, **facts: Any) -> dict[str, Any]:
    body = {"topic": "fault", "description": f"The list stays empty. {uuid.uuid4()}", "page": "/cases"} | facts
    answer = await person.post("tickets", body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def read_by_staff(imran: Person, organisation: str, ticket_id: str) -> dict[str, Any]:
    return dict((await imran.get(f"staff/tickets/{organisation}/{ticket_id}")).raise_for_status().json())


async def answered(imran: Person, ticket_id: str, **body: Any) -> httpx.Response:
    """Answer as somebody who has read the newest version."""
    path = f"staff/tickets/brackenhall/{ticket_id}"
    etag = (await read_by_staff(imran, "brackenhall", ticket_id))["etag"]
    headers = {"If-Match": etag, "Idempotency-Key": str(uuid.uuid4())}
    return await imran.http.post(f"{path}/answers", json={"text": "Load it again."} | body, headers=headers)


async def on_worklist(imran: Person, ticket_id: str) -> bool:
    return any(each["id"] == ticket_id for each in await work_of(imran, "helpdesk", "ticket"))


async def test_a_question_is_answered_resolved_and_taken_up_again(portal: Portal) -> None:
    async with portal.as_person("marta") as marta, portal.as_person("imran") as imran:
        ticket = (await opened(marta))["ticketId"]
        await until(lambda: on_worklist(imran, ticket))
        assert (await answered(imran, ticket)).status_code == 201
        mine = (await marta.get(f"tickets/{ticket}")).json()
        assert (mine["state"], [each["side"] for each in mine["messages"]]) == ("waiting", ["person", "helpdesk"])

        async def gone() -> bool:
            return not await on_worklist(imran, ticket)

        await until(gone)

        async def told() -> bool:
            notices = (await marta.get("notifications", limit=100)).json()["items"]
            return any(notice["kind"] == "ticket-answered" for notice in notices)

        await until(told)
        assert (await marta.post(f"tickets/{ticket}/messages", {"text": "Still empty."})).status_code == 201
        assert (await answered(imran, ticket, resolves=True)).status_code == 201
        resolved = (await marta.get(f"tickets/{ticket}")).json()
        assert (resolved["state"], resolved["forgetAt"] is not None) == ("resolved", True)
        more = await marta.post(f"tickets/{ticket}/messages", {"text": "One thing more."})
        assert code_of(more) == (409, "ticket-resolved")
        assert (await marta.post(f"tickets/{ticket}/reopening", {"text": "It is back."})).status_code == 201
        again = (await marta.get(f"tickets/{ticket}")).json()
        assert (again["state"], again["forgetAt"]) == ("reopened", None)
        await until(lambda: on_worklist(imran, ticket))


async def test_a_screenshot_comes_to_staff_through_the_scan(portal: Portal) -> None:
    shot = {"name": "shot.png", "size": len(PNG), "sha256": hashlib.sha256(PNG).hexdigest()}
    async with portal.as_person("marta") as marta, portal.as_person("imran") as imran:
        receipt = await opened(marta, files=[shot])
        [link] = receipt["links"]
        await put(link["url"], PNG)
        path = f"staff/tickets/brackenhall/{receipt['ticketId']}"

        async def clean() -> bool:
            [message] = (await read_by_staff(imran, "brackenhall", receipt["ticketId"]))["messages"]
            return bool(message["files"][0]["state"] == "clean")

        await until(clean)
        url = (await imran.post(f"{path}/files/{link['fileId']}/link", {})).json()["url"]
        async with httpx.AsyncClient() as storage:
            read = await storage.get(url)
    assert read.content == PNG
    assert read.headers["content-disposition"].startswith("attachment")
    assert read.headers["content-type"] == "application/octet-stream"


async def test_a_ticket_is_its_writers_alone(portal: Portal) -> None:
    async with portal.as_person("marta") as marta, portal.as_person("tom") as tom, portal.as_person("aisha") as aisha:
        ticket = (await opened(marta))["ticketId"]
        assert ticket in {each["id"] for each in (await marta.get("tickets")).json()["items"]}
        for other in (tom, aisha):
            assert code_of(await other.get(f"tickets/{ticket}")) == (404, "ticket-not-found")
            assert code_of(await other.post(f"tickets/{ticket}/resolution", {})) == (404, "ticket-not-found")
            assert ticket not in {each["id"] for each in (await other.get("tickets")).json()["items"]}


async def test_the_same_question_sent_many_times_is_one_ticket(portal: Portal) -> None:
    body = {"topic": "other", "description": f"Nothing happens. {uuid.uuid4()}"}
    key = str(uuid.uuid4())
    async with portal.as_person("marta") as marta:
        answers = await asyncio.gather(*(marta.post("tickets", body, key=key) for _ in range(8)))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["ticketId"] for answer in answers}) == 1


async def test_two_of_the_helpdesk_at_once_answer_once_and_the_other_reads_again(portal: Portal) -> None:
    async with portal.as_person("marta") as marta, portal.as_person("imran") as imran:
        ticket = (await opened(marta))["ticketId"]
        etag = (await read_by_staff(imran, "brackenhall", ticket))["etag"]
        path = f"staff/tickets/brackenhall/{ticket}/answers"
        answers = await asyncio.gather(
            *(
                imran.http.post(
                    path,
                    json={"text": f"Try {number}."},
                    headers={"If-Match": etag, "Idempotency-Key": str(uuid.uuid4())},
                )
                for number in range(3)
            )
        )
        assert sorted(answer.status_code for answer in answers) == [201, 412, 412]
        assert len((await marta.get(f"tickets/{ticket}")).json()["messages"]) == 2


async def test_another_administrator_is_asked_for_by_those_who_may(portal: Portal) -> None:
    body = {"topic": "administrator", "description": "Grace would take it on."}
    async with portal.as_person("marta") as marta, portal.as_person("dev") as dev, portal.as_person("priya") as priya:
        assert code_of(await marta.post("tickets", body)) == (403, "topic-not-yours")
        assert {topic["code"] for topic in (await marta.get("ticket-form")).json()["topics"]}.isdisjoint(
            {"administrator"}
        )
        for asker in (dev, priya):
            assert (await asker.post("tickets", body)).status_code == 201


async def test_a_known_issue_is_told_to_everybody_and_edited_as_it_was_read(portal: Portal) -> None:
    title = f"Exports are late {uuid.uuid4()}"
    async with portal.as_person("imran") as imran, portal.client() as nobody:
        words = {"title": title, "details": "They come within the hour."}
        issue = (await imran.post("staff/known-issues", words)).json()["issueId"]

        async def shown() -> dict[str, Any]:
            items = (await nobody.get("known-issues")).raise_for_status().json()["items"]
            return dict(next(each for each in items if each["id"] == issue))

        first = await shown()
        headers = {"If-Match": first["etag"]}
        edited = await imran.http.put(f"staff/known-issues/{issue}", json=words | {"details": "Soon."}, headers=headers)
        again = await imran.http.put(f"staff/known-issues/{issue}", json=words, headers=headers)
        assert (edited.status_code, code_of(again)) == (200, (412, "issue-changed"))
        over = await imran.http.put(
            f"staff/known-issues/{issue}/resolution", headers={"If-Match": edited.json()["etag"]}
        )
        assert over.status_code == 200
        last = await shown()
    assert (last["title"], last["details"], last["resolvedAt"] is not None) == (title, "Soon.", True)


async def letter_to(portal: Portal, address: str, subject: str) -> str:
    async def found() -> str:
        async with httpx.AsyncClient() as http:
            sent = (await http.get(f"http://127.0.0.1:{portal.ports['mail']}/_mail.json")).json()
        letters = [each for each in sent if address in each["headers"]["to"]]
        return next((str(each["text"]) for each in letters if subject in each["text"]), "")

    return str(await until(found))


async def test_somebody_without_a_sign_in_proves_their_address_and_is_answered_by_email(portal: Portal) -> None:
    address = f"{uuid.uuid4().hex[:12]}@nowhere.example"
    async with portal.client() as nobody, portal.as_person("imran") as imran:
        opening = (await nobody.get("form-openings/help")).json()
        body = {"stamp": opening["stamp"], "name": "Sasha Lind", "email": address, "description": "No code comes."}
        await asyncio.sleep(opening["waitSeconds"])
        sent = await asyncio.gather(*(nobody.post("help-requests", json=body) for _ in range(3)))
        assert {(answer.status_code, answer.text) for answer in sent} == {(201, sent[0].text)}
        letter = await letter_to(portal, address, "Confirm your address")
        link = httpx.URL(next(word for word in letter.split() if "/help/confirm#" in word))
        facts = httpx.QueryParams(link.fragment)
        confirmation = {"requestId": facts["id"], "secret": facts["secret"]}
        assert not await on_worklist(imran, facts["id"])
        wrong = await nobody.post("help-request-confirmations", json=confirmation | {"secret": "guessed"})
        assert code_of(wrong) == (404, "help-request-not-found")
        confirmed = await nobody.post("help-request-confirmations", json=confirmation)
        assert confirmed.status_code == 200, confirmed.text
        twice = await nobody.post("help-request-confirmations", json=confirmation)
        assert code_of(twice) == (409, "help-request-confirmed")
        await until(lambda: on_worklist(imran, facts["id"]))
        ticket = await read_by_staff(imran, "guests", facts["id"])
        assert (ticket["email"], ticket["number"]) == (address, confirmed.json()["number"])
        headers = {"If-Match": ticket["etag"], "Idempotency-Key": str(uuid.uuid4())}
        answer = await imran.http.post(
            f"staff/tickets/guests/{facts['id']}/answers",
            json={"text": "Check the clock of your phone."},
            headers=headers,
        )
        assert answer.status_code == 201, answer.text
    assert "Check the clock of your phone." in await letter_to(portal, address, "answered T-")


async def test_a_machine_is_answered_like_anybody_and_nothing_comes_of_it(portal: Portal) -> None:
    address = f"{uuid.uuid4().hex[:12]}@nowhere.example"
    async with portal.client() as nobody:
        opening = (await nobody.get("form-openings/help")).json()
        body = {"stamp": opening["stamp"], "name": "A", "email": address, "description": "Buy this."}
        trapped = await nobody.post("help-requests", json=body | {"trap": "https://spam.example"})
        known = await nobody.post("help-requests", json=body | {"email": "priya.nair@brackenhall.example", "trap": "x"})
        made = await nobody.post("help-requests", json=body | {"stamp": "1.x.y"})
    assert (trapped.status_code, trapped.text) == (known.status_code, known.text) == (201, trapped.text)
    assert code_of(made) == (409, "form-expired")
