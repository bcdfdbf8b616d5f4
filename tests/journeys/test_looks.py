"""What is new since one last looked: on the list and on the page of a case."""

from __future__ import annotations

import uuid
from typing import Any

from tests.journeys.test_updates import open_cases
from tests.journeys.waiting import until
from tests.portal import Person, Portal


async def a_quiet_case(person: Person, place: int) -> str:
    """Return a case that no other test works on: arrivals are told apart by the second."""
    return (await open_cases(person, 50, "brackenhall-motor-finance"))[-place]


async def look(person: Person, reference: str, visit: str | None = None) -> dict[str, Any]:
    answer = await person.http.put(f"cases/{reference}/look", json={"visit": visit or str(uuid.uuid4())})
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def has_news(person: Person, reference: str) -> bool:
    [row] = (await person.get("cases", search=reference)).json()["items"]
    news = (await person.get("case-news", caseIds=row["id"])).json()["caseIds"]
    return row["id"] in news


async def test_of_a_case_that_isnt_theirs_nobody_learns_a_thing(portal: Portal) -> None:
    async with portal.as_person("marta") as marta, portal.as_person("tom") as tom, portal.as_person("jules") as jules:
        reference = await a_quiet_case(marta, 3)
        await tom.post(f"cases/{reference}/updates", {"reason": "other", "comment": "Not for other businesses."})
        await until(lambda: has_news(marta, reference))
        [row] = (await marta.get("cases", search=reference)).json()["items"]
        his = await jules.get("case-news", caseIds=row["id"])
    assert his.json() == {"caseIds": []}


async def test_a_colleagues_update_is_news_until_one_has_looked(portal: Portal) -> None:
    async with portal.as_person("marta") as marta, portal.as_person("tom") as tom:
        reference = await a_quiet_case(marta, 1)
        await look(marta, reference)
        await look(tom, reference)
        sent = await tom.post(f"cases/{reference}/updates", {"reason": "other", "comment": "A word about this."})
        await until(lambda: has_news(marta, reference))
        hers, his = await look(marta, reference), await look(tom, reference)
        assert not await has_news(marta, reference)
        assert not await has_news(tom, reference)
    assert sent.status_code == 201
    assert len(hers["new"]) == 1
    assert his["new"] == []


async def test_what_was_new_stays_marked_for_one_visit(portal: Portal) -> None:
    async with portal.as_person("marta") as marta, portal.as_person("tom") as tom:
        reference = await a_quiet_case(marta, 2)
        await look(marta, reference)
        await tom.post(f"cases/{reference}/updates", {"reason": "other", "comment": "Another word."})
        visit = str(uuid.uuid4())
        first, again = await look(marta, reference, visit), await look(marta, reference, visit)
        later = await look(marta, reference)
    assert first == again
    assert len(first["new"]) == 1
    assert later["new"] == []
