"""A hidden case is nowhere: staff hide it, every route passes over it, and once it is shown everything is back."""

from __future__ import annotations

import asyncio
import re
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx
from azure.cosmos.aio import CosmosClient

import function_app  # noqa: F401  fills the table
from functions.edge.routes import ROUTES, Route
from shared.kernel.principal import GRANTS, Permission, Role
from tests.journeys.case_events import bus, message, tell, upserted
from tests.journeys.examples import EXAMPLES, filled
from tests.journeys.sending import begin, unique
from tests.journeys.test_exports import download, export
from tests.portal import Person, Portal
from tests.servers import COSMOS_KEY

# Acts of any signed-in person are about themselves (one signs them out everywhere); what they read is looked at.
_FOR_SUPERVISORS = [
    route
    for route in ROUTES
    if route.permission in GRANTS[Role.SUPERVISOR] or (route.permission, route.method) == (Permission.SIGNED_IN, "GET")
]
# Names in addresses that are of no case: a person, a colleague's handover, a saved view.
_OF_NO_CASE = {"takeoverId", "viewId", "ticketId", "fileId", "sessionId"}
_GONE, _FOUND = httpx.codes.NOT_FOUND, httpx.codes.OK


async def until(find: Callable[[], Awaitable[Any]], patience: float = 60) -> Any:
    deadline = time.monotonic() + patience
    while not (found := await find()):
        assert time.monotonic() < deadline, "it didn't come in time"
        await asyncio.sleep(0.2)
    return found


@dataclass
class Busy:
    """A case of Priya Nair's with something of every kind on it. `ids` are by their names in addresses."""

    case_id: str
    reference: str
    title: str
    number: str
    ids: dict[str, str]

    def marks(self) -> tuple[str, ...]:
        """What no answer may hold. The reference may come back where it was sent; one's own order stays."""
        own = (each for name, each in self.ids.items() if name not in {"reference", "exportId"})
        return (self.title, self.number, self.case_id, *own)


async def told(portal: Portal, **facts: Any) -> tuple[str, str, str]:
    """Have the case system tell of a case; return its id, reference and title, once staff find it."""
    case_id = str(uuid.uuid4())
    reference = f"PNX-{uuid.uuid4().int % 10**7:07}-SU{uuid.uuid4().hex[:2].upper()}"
    title = f"Hideaway {uuid.uuid4().hex[:12]}"
    async with bus(portal) as client, portal.as_person("ruth") as ruth:
        event = upserted(case_id, reference, 1, title=title, turn="business", **facts)
        await tell(client, event, case_id=case_id)
        await until(lambda: answers(ruth, f"staff/cases/{reference}", _FOUND))
    return case_id, reference, title


async def answers(person: Person, path: str, code: int) -> bool:
    return (await person.get(path)).status_code == code


async def a_busy_case(portal: Portal, priya: Person) -> Busy:
    case_id, reference, title = await told(portal)
    me = (await priya.get("me")).json()["user"]["id"]
    assert (await priya.post("case-assignments", {"references": [reference], "ownerId": me})).is_success
    async with portal.as_person("ruth") as ruth, bus(portal) as client:
        asked = await ruth.post(f"staff/cases/{reference}/requests", {"what": "Your notes", "due": "2027-01-29"})
        await tell(client, message(case_id, reference, "A word with you."), case_id=case_id)
    sending = await begin(priya, reference)
    document = await sending.send("Notes.txt", unique())
    assert (await sending.submit()).is_success
    number = (await sending.settled())["number"]
    draft = await begin(priya, reference)
    await draft.add("More.txt", unique())
    file = await export(priya, references=[reference])
    line = await until(lambda: told_of(priya, reference))
    ids = {
        "reference": reference,
        "uploadId": sending.id,
        "draftId": draft.id,
        "fileId": document,
        "requestId": asked.json()["requestId"],
        "exportId": file["id"],
        "notificationId": line["id"],
    }
    return Busy(case_id, reference, title, number, ids)


async def told_of(person: Person, reference: str) -> dict[str, Any] | None:
    items = (await person.get("notifications", limit=100)).json()["items"]
    return next((each for each in items if reference in each["body"] + each["link"]), None)


async def hide(portal: Portal, reference: str, *, suppressed: bool = True) -> None:
    async with portal.as_person("ruth") as ruth:
        body = {"suppressed": suppressed, "why": "The complainant works there."}
        answer = await ruth.post(f"staff/cases/{reference}/suppression", body)
    assert answer.status_code == 201, answer.text


def test_every_name_in_an_address_is_of_the_busy_case_or_of_none() -> None:
    names = {name for route in _FOR_SUPERVISORS for name in re.findall(r"{(\w+)}", route.path)}
    assert (
        names
        <= {"reference", "uploadId", "fileId", "requestId", "challengeId", "exportId", "notificationId"} | _OF_NO_CASE
    )


async def call(person: Person, route: Route, busy: Busy) -> httpx.Response:
    example = EXAMPLES.get(route.name)
    query = example.path.partition("?")[2] if example else ""
    path = re.sub(r"{(\w+)}", lambda name: busy.ids.get(name[1], "none"), route.path)
    address = f"{path}?{query}" if query else path
    named = {"reference": busy.reference, "document": busy.ids["fileId"]}
    body = filled(example.body if example else None, **named)
    headers = {"Idempotency-Key": str(uuid.uuid4())}
    return await person.http.request(route.method, filled(address, **named), json=body, headers=headers)


async def test_no_route_shows_a_hidden_case(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        busy = await a_busy_case(portal, priya)
        await hide(portal, busy.reference)
        # The dashboard's figures follow the change feed: within a second, as a rule.
        await until(lambda: without(priya, "dashboard", busy.title))
        for route in _FOR_SUPERVISORS:
            answer = await call(priya, route, busy)
            shown = [mark for mark in busy.marks() if mark in answer.text]
            if busy.reference not in str(answer.request.url) + answer.request.content.decode():
                shown += [busy.reference] if busy.reference in answer.text else []
            if route.name == "post_export_link":
                assert answer.json()["code"] == "export-outdated"
            elif "{" in route.path and not re.search(r"{(view|takeover|notification|ticket|export)Id}", route.path):
                assert answer.status_code in {404, 422}, (route.name, answer.text)
            assert shown == [], (route.name, answer.text)


async def without(person: Person, path: str, mark: str) -> bool:
    return mark not in (await person.get(path)).raise_for_status().text


async def test_no_search_finds_it_and_no_count_counts_it(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        busy = await a_busy_case(portal, priya)
        before = await found(priya, busy.title)
        await hide(portal, busy.reference)
        after = await found(priya, busy.title)
    assert before == {"cases": 1, "uploads": 1, "drafts": 1, "counted": 1, "counted uploads": 1}
    assert set(after.values()) == {0}


async def found(person: Person, text: str) -> dict[str, int]:
    """Return how much a search finds in each place."""
    lists = {
        "cases": await person.get("cases", search=text, status="all"),
        "uploads": await person.get("uploads", search=text),
        "drafts": await person.get("uploads", search=text, state="draft"),
    }
    figures = (await person.get("case-figures", search=text, status="all")).json()
    uploads = (await person.get("upload-figures", search=text)).json()
    return {
        **{name: len(answer.json()["items"]) for name, answer in lists.items()},
        "counted": figures["listed"],
        "counted uploads": uploads["all"],
    }


async def test_an_act_on_many_cases_passes_over_it(portal: Portal) -> None:
    _, seen, _ = await told(portal)
    _, hidden, title = await told(portal)
    await hide(portal, hidden)
    many = {"references": [seen, hidden], "reason": "other", "comment": "A word about these."}
    async with portal.as_person("priya") as priya:
        check = (await priya.post("case-update-checks", many)).json()
        sent = await priya.post("case-updates", many)
        assigned = await priya.post("case-assignments", {"references": [seen, hidden], "ownerId": None})
        file = await export(priya, references=[seen, hidden])
        sheet = (await download(priya, file["id"])).decode("utf-8-sig")
        case = (await priya.get(f"cases/{seen}")).json()
    assert [row["objection"] and row["objection"]["code"] for row in check["rows"]] == [None, "case-not-found"]
    assert (sent.status_code, sent.json()["code"]) == (422, "updates-refused")
    assert assigned.is_error
    assert case["updates"] == []
    assert (file["rows"], seen in sheet, hidden in sheet) == (1, True, False)
    assert title not in check["rows"].__repr__() + sent.text + assigned.text


async def test_shown_again_it_is_back_with_all_that_was_there(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        busy = await a_busy_case(portal, priya)
        paths = [f"cases/{busy.reference}", f"uploads/{busy.ids['uploadId']}", f"uploads/{busy.ids['draftId']}"]
        link = f"exports/{busy.ids['exportId']}/links"
        await hide(portal, busy.reference)
        assert [(await priya.get(path)).status_code for path in paths] == [_GONE] * 3
        assert (await priya.post(link, {})).status_code == 409
        assert await told_of(priya, busy.reference) is None
        await hide(portal, busy.reference, suppressed=False)
        assert [(await priya.get(path)).status_code for path in paths] == [_FOUND] * 3
        assert (await priya.post(link, {})).is_success
        assert await told_of(priya, busy.reference)
        assert (await priya.get("cases", search=busy.title)).json()["items"]
        case = (await priya.get(f"cases/{busy.reference}")).json()
    # It was for staff alone that it was hidden.
    assert not [line for line in case["timeline"] if "suppress" in line["kind"] or "works there" in line["details"]]


async def test_what_the_case_system_said_before_doesnt_undo_it(portal: Portal) -> None:
    case_id, reference, _ = await told(portal)
    await hide(portal, reference)
    base = upserted(case_id, reference, 5) | {"kind": "case-suppressed", "suppressed": False}
    base.pop("case")
    later = {**base, "id": f"{case_id}-later", "version": 6, "at": "2099-01-01T00:00:00Z"}
    async with bus(portal) as client, portal.as_person("priya") as priya, portal.as_person("ruth") as ruth:
        await tell(client, base, upserted(case_id, reference, 5, title="Taken in"), case_id=case_id)
        await until(lambda: has_title(ruth, reference, "Taken in"))
        assert (await priya.get(f"cases/{reference}")).status_code == _GONE
        await tell(client, later, case_id=case_id)
        await until(lambda: answers(priya, f"cases/{reference}", _FOUND))


async def has_title(staff: Person, reference: str, title: str) -> bool:
    return bool((await staff.get(f"staff/cases/{reference}")).json()["case"]["title"] == title)


async def ask(person: Person, reference: str, comment: str = "A colleague is the complainant.") -> str:
    body = {"reason": "hide-case", "comment": comment}
    assert (await person.post(f"cases/{reference}/updates", body)).is_success
    updates = (await person.get(f"cases/{reference}")).json()["updates"]
    return str(next(each["id"] for each in updates if each["comment"] == comment))


async def on_worklist(staff: Person, reference: str) -> bool:
    cursor: dict[str, str] = {}
    while True:
        page = (await staff.get("staff/worklist", queue="casework", kind="suppression-asked", **cursor)).json()
        if any(each["caseReference"] == reference for each in page["items"]):
            return True
        if page["nextCursor"] is None:
            return False
        cursor = {"cursor": page["nextCursor"]}


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
        assert (await priya.get(f"cases/{reference}")).status_code == _GONE
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


async def handed_back(portal: Portal, case_id: str) -> list[str]:
    """Return the kinds of what the case system is told of a case: read where it lies, so that no test takes it away."""
    query = "SELECT VALUE c.body.kind FROM c WHERE c.type = 'outbox' AND c.body.cases[0].caseId = @id"
    async with CosmosClient(portal.cosmos_url, COSMOS_KEY) as client:
        cases = client.get_database_client("recourse").get_container_client("cases")
        found = cases.query_items(query, parameters=[{"name": "@id", "value": case_id}], partition_key="brackenhall")
        return sorted([str(each) async for each in found])


async def test_hiding_twice_is_hiding_once(portal: Portal) -> None:
    case_id, reference, _ = await told(portal)
    key, body = str(uuid.uuid4()), {"suppressed": True, "why": "Asked for by phone."}
    async with portal.as_person("ruth") as ruth:
        path = f"staff/cases/{reference}/suppression"
        one = await asyncio.gather(*(ruth.post(path, body, key=key) for _ in range(10)))
        other = await ruth.post(path, body)
        record = (await ruth.get(path)).json()
    assert {each.status_code for each in one} == {201}
    assert (other.status_code, other.json()["code"]) == (409, "case-hidden")
    assert len(record["history"]) == 1
    assert await handed_back(portal, case_id) == ["suppression-decided"]


async def test_asking_for_many_cases_at_once_is_refused(portal: Portal) -> None:
    _, reference, _ = await told(portal)
    async with portal.as_person("priya") as priya:
        body = {"references": [reference], "reason": "hide-case", "comment": "All of them."}
        answer = await priya.post("case-updates", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "hiding-one-case")
