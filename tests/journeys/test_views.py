"""Saved views: an address with a name, shared or one's own, and never a way to see more."""

from __future__ import annotations

import uuid
from typing import Any

from tests.portal import Person, Portal


def draft(name: str, **changes: Any) -> dict[str, Any]:
    query = {"priority": True, "sort": "caseAge", "direction": "asc"}
    look = {"columns": ["caseReference", "caseAge"], "density": "standard"}
    return {"name": name, "query": query, "look": look, **changes}


async def saved(person: Person, **changes: Any) -> dict[str, Any]:
    answer = await person.post("views", draft(f"View {uuid.uuid4()}", **changes))
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def views_of(person: Person) -> dict[str, dict[str, Any]]:
    return {view["id"]: view for view in (await person.get("views")).json()["items"]}


async def put(person: Person, path: str, body: Any, **headers: str) -> Any:
    return await person.http.put(path, json=body, headers=headers)


async def test_a_view_keeps_filters_order_and_looks_until_it_is_deleted(portal: Portal) -> None:
    async with portal.as_person("marta") as marta:
        view = await saved(marta)
        kept = (await views_of(marta))[view["id"]]
        assert (kept["query"]["priority"], kept["query"]["sort"]) == (True, "caseAge")
        assert (kept["look"]["density"], kept["mine"], kept["follows"]) == ("standard", True, None)
        assert (await marta.delete(f"views/{view['id']}")).status_code == 204
        assert view["id"] not in await views_of(marta)


async def test_a_name_is_used_once_and_a_repeated_request_makes_one_view(portal: Portal) -> None:
    async with portal.as_person("marta") as marta:
        body, key = draft(f"Twice {uuid.uuid4()}"), str(uuid.uuid4())
        first, second = [await marta.post("views", body, key=key) for _ in range(2)]
        again = await marta.post("views", body)
        await marta.delete(f"views/{first.json()['id']}")
    assert first.json() == second.json()
    assert (again.status_code, again.json()["code"]) == (422, "view-name-taken")


async def test_two_editors_of_a_view_get_one_412(portal: Portal) -> None:
    async with portal.as_person("marta") as marta:
        view = await saved(marta)
        path, etag = f"views/{view['id']}", (await views_of(marta))[view["id"]]["etag"]
        first, second = [
            await put(marta, path, draft(f"{name} {uuid.uuid4()}"), **{"If-Match": etag}) for name in ("One", "Two")
        ]
        await marta.delete(path)
    assert (first.status_code, second.status_code) == (200, 412)


async def test_a_shared_view_shows_a_colleague_only_what_they_may_see(portal: Portal) -> None:
    everything = {"status": "all"}
    async with portal.as_person("priya") as priya, portal.as_person("jules") as jules:
        view = await saved(priya, shared=True, query=everything)
        seen = (await views_of(jules))[view["id"]]
        rows = (await jules.get("cases", **everything, limit=100)).json()["items"]
        renamed = await put(jules, f"views/{view['id']}", draft("Mine now"))
        deleted = await jules.delete(f"views/{view['id']}")
        await priya.delete(f"views/{view['id']}")
    assert (seen["mine"], seen["ownerName"]) == (False, "Priya Nair")
    assert {row["businessId"] for row in rows} == {"penrow-credit"}
    assert (renamed.status_code, deleted.status_code) == (404, 404)


async def test_a_view_that_is_not_shared_is_its_owners_alone(portal: Portal) -> None:
    async with portal.as_person("priya") as priya, portal.as_person("marta") as marta:
        view = await saved(priya)
        theirs = await views_of(marta)
        chosen = await put(marta, "default-view", {"viewId": view["id"]})
        followed = await put(marta, f"views/{view['id']}/subscription", {"delivery": "daily"})
        await priya.delete(f"views/{view['id']}")
    assert view["id"] not in theirs
    assert (chosen.status_code, followed.status_code) == (404, 404)


async def test_the_default_is_each_persons_own_choice(portal: Portal) -> None:
    async with portal.as_person("marta") as marta, portal.as_person("tom") as tom:
        view = await saved(marta, shared=True)
        await put(marta, "default-view", {"viewId": view["id"]})
        mine, his = [(await person.get("views")).json()["defaultId"] for person in (marta, tom)]
        await put(marta, "default-view", {"viewId": None})
        after = (await marta.get("views")).json()["defaultId"]
        await marta.delete(f"views/{view['id']}")
    assert (mine, his, after) == (view["id"], None, None)


async def test_a_view_is_followed_and_left_alone_again(portal: Portal) -> None:
    async with portal.as_person("marta") as marta:
        view = await saved(marta, query={"search": "nothing is called this"})
        path = f"views/{view['id']}/subscription"
        told = [(await put(marta, path, {"delivery": delivery})).json()["follows"] for delivery in ("daily", "at-once")]
        assert (await marta.delete(path)).status_code == 204
        after = (await views_of(marta))[view["id"]]["follows"]
        await marta.delete(f"views/{view['id']}")
    assert (told, after) == (["daily", "at-once"], None)


async def test_a_view_may_hold_only_what_a_list_may(portal: Portal) -> None:
    async with portal.as_person("marta") as marta:
        answer = await marta.post("views", draft("Odd", query={"sort": "noSuchField"}))
    assert answer.status_code == 422
