"""A hidden case is nowhere: staff hide it, every route passes over it, and once it is shown everything is back."""

from __future__ import annotations

import asyncio
import re
import uuid

import httpx

import function_app  # noqa: F401  fills the table
from functions.edge.routes import ROUTES, Route
from shared.kernel.principal import GRANTS, Permission, Role
from tests.journeys.case_events import bus, tell, upserted
from tests.journeys.examples import EXAMPLES, filled
from tests.journeys.hiding import Busy, a_busy_case, answers, handed_back, hide, told, told_of
from tests.journeys.test_exports import download, export
from tests.journeys.waiting import until
from tests.portal import Person, Portal

# Acts of any signed-in person are about themselves (one signs them out everywhere); what they read is looked at.
_FOR_SUPERVISORS = [
    route
    for route in ROUTES
    if route.permission in GRANTS[Role.SUPERVISOR] or (route.permission, route.method) == (Permission.SIGNED_IN, "GET")
]
# Names in addresses that are of no case: a person, a colleague's handover, a saved view.
_OF_NO_CASE = {"takeoverId", "viewId", "ticketId", "fileId", "sessionId"}
_GONE, _FOUND = httpx.codes.NOT_FOUND, httpx.codes.OK


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
