"""A business asks to hide a case; staff grant it or decline with words, and whoever asked is told."""

from __future__ import annotations

import asyncio

import httpx

from tests.journeys.hiding import handed_back, told, told_of
from tests.journeys.waiting import until
from tests.journeys.worklist import work_of
from tests.portal import Person, Portal


async def ask(person: Person, reference: str, comment: str = "A colleague is the complainant.") -> str:
    body = {"reason": "hide-case", "comment": comment}
    assert (await person.post(f"cases/{reference}/updates", body)).is_success
    updates = (await person.get(f"cases/{reference}")).json()["updates"]
    return str(next(each["id"] for each in updates if each["comment"] == comment))


async def on_worklist(staff: Person, reference: str) -> bool:
    return any(each["caseReference"] == reference for each in await work_of(staff, "casework", "suppression-asked"))


async def off_worklist(staff: Person, reference: str) -> bool:
    return not await on_worklist(staff, reference)


async def test_a_business_asks_and_staff_decline_with_words(portal: Portal) -> None:
    _, reference, _ = await told(portal)
    async with portal.as_person("priya") as priya, portal.as_person("ruth") as ruth:
        update = await ask(priya, reference)
        await until(lambda: on_worklist(ruth, reference))
        decision = f"staff/cases/{reference}/suppression-asks/{update}/decision"
        unsaid = await ruth.post(decision, {"granted": False})
        declined = await ruth.post(decision, {"granted": False, "answer": "Only she works on it."})
        again = await ruth.post(decision, {"granted": True})
        await until(lambda: off_worklist(ruth, reference))
        case = (await priya.get(f"cases/{reference}")).json()
        line = await until(lambda: told_of(priya, reference))
    assert (unsaid.json()["code"], declined.status_code) == ("answer-missing", 201)
    assert (again.status_code, again.json()["code"]) == (409, "suppression-answered")
    assert (case["updates"][0]["suppression"]["state"], case["timeline"][0]["kind"]) == (
        "declined",
        "suppression-declined",
    )
    assert case["timeline"][0]["details"] == "Only she works on it."
    assert line["kind"] == "suppression-declined"


async def test_a_granted_ask_hides_the_case_and_tells_who_asked_without_naming_it(portal: Portal) -> None:
    case_id, reference, title = await told(portal)
    async with portal.as_person("priya") as priya, portal.as_person("ruth") as ruth:
        before = await told_hidden(priya)
        update = await ask(priya, reference)
        await ask(priya, reference, "We mean it.")  # a second ask, which the same act answers
        decision = f"staff/cases/{reference}/suppression-asks/{update}/decision"
        decided = await asyncio.gather(*(ruth.post(decision, {"granted": True}) for _ in range(3)))
        assert sorted(each.status_code for each in decided) == [201, 409, 409]
        assert (await priya.get(f"cases/{reference}")).status_code == httpx.codes.NOT_FOUND
        await until(lambda: more_than(priya, before + 1))
        page = (await priya.get("notifications", limit=100)).text
        record = (await ruth.get(f"staff/cases/{reference}/suppression")).json()
        await until(lambda: off_worklist(ruth, reference))
    assert reference not in page
    assert title not in page
    assert (record["suppressed"], record["waiting"]) == (True, [])
    assert [(each["act"], each["by"]) for each in record["history"]] == [("hidden", "Ruth Calder")]
    assert await handed_back(portal, case_id) == ["suppression-decided", "updates-sent", "updates-sent"]


async def told_hidden(person: Person) -> int:
    items = (await person.get("notifications", limit=100)).json()["items"]
    return sum(each["count"] for each in items if each["kind"] == "suppression-granted")


async def more_than(person: Person, number: int) -> bool:
    return await told_hidden(person) > number


async def test_asking_for_many_cases_at_once_is_refused(portal: Portal) -> None:
    _, reference, _ = await told(portal)
    async with portal.as_person("priya") as priya:
        body = {"references": [reference], "reason": "hide-case", "comment": "All of them."}
        answer = await priya.post("case-updates", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "hiding-one-case")
