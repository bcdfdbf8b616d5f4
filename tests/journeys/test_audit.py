"""Nothing is shown or changed without an entry in the audit trail."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx
from azure.cosmos.aio import CosmosClient

from tests.portal import Portal
from tests.servers import COSMOS_KEY


async def entries(portal: Portal, correlation: str, organisation: str = "brackenhall") -> list[dict[str, Any]]:
    """Return the entries of one call, oldest first."""
    async with CosmosClient(portal.cosmos_url, COSMOS_KEY) as client:
        audit = client.get_database_client("recourse").get_container_client("audit")
        query = "SELECT * FROM c WHERE c.correlationId = @call"
        parameters = [{"name": "@call", "value": correlation}]
        day = datetime.now(UTC).date().isoformat()
        found = audit.query_items(query, parameters=parameters, partition_key=[organisation, day])  # type: ignore[arg-type]  # hierarchical
        return sorted([item async for item in found], key=lambda item: str(item["id"]))


async def test_a_read_is_on_record_without_the_persons_name(portal: Portal) -> None:
    async with portal.as_person("tom") as tom:
        row = await tom.some_case()
        answer = await tom.get(f"cases/{row['caseReference']}")
    [entry] = await entries(portal, answer.headers["X-Correlation-Id"])
    assert (entry["action"], entry["subject"], entry["outcome"]) == ("cases.open", row["caseReference"], "allowed")
    assert entry["address"] == "127.0.0.1"
    assert "Achebe" not in str(entry)


async def test_a_refused_read_is_on_record_with_its_reason(portal: Portal) -> None:
    async with portal.as_person("tom") as tom:
        answer = await tom.get("cases/PNX-0000000-0000")
    outcomes = [entry["outcome"] for entry in await entries(portal, answer.headers["X-Correlation-Id"])]
    assert outcomes == ["allowed", "case-not-found"]


async def test_a_read_is_withheld_when_its_entry_cannot_be_written(portal: Portal) -> None:
    async with portal.as_person("tom") as tom:
        row = await tom.some_case()
        await _fail_audit(portal, 20)
        withheld = await tom.get(f"cases/{row['caseReference']}")
        await _fail_audit(portal, 0)
        shown = await tom.get(f"cases/{row['caseReference']}")
    assert (withheld.status_code, withheld.json()["code"]) == (503, "database-unavailable")
    assert row["caseReference"] not in withheld.text
    assert shown.status_code == 200


async def test_a_change_is_not_made_when_its_entry_cannot_be_written(portal: Portal) -> None:
    async with portal.as_person("tom") as tom:
        row = await tom.some_case()
        path = f"cases/{row['caseReference']}"
        await _fail_audit(portal, 20)
        refused = await tom.post(f"{path}/updates", {"reason": "other", "comment": "Never kept."})
        await _fail_audit(portal, 0)
        updates = (await tom.get(path)).json()["updates"]
    assert refused.status_code == 503
    assert "Never kept." not in str(updates)


async def _fail_audit(portal: Portal, count: int) -> None:
    async with httpx.AsyncClient() as door:
        fault = {"status": 503, "count": count, "match": "/audit/", "method": "POST"}
        (await door.post(f"{portal.cosmos_url}/_fault", json=fault)).raise_for_status()


async def test_security_staff_find_who_opened_a_case(portal: Portal) -> None:
    today = datetime.now(UTC).date().isoformat()
    async with portal.as_person("tom") as tom:
        row = await tom.some_case()
        opened = await tom.get(f"cases/{row['caseReference']}")
    async with portal.as_person("nadia") as nadia:
        asked = {"since": today, "until": today, "caseReference": row["caseReference"]}
        found = await nadia.get("audit-entries", who="tom.achebe@brackenhall.example", act="cases.open", **asked)
        file = await nadia.post("audit-exports", asked)
    line = next(each for each in found.json()["items"] if each["correlationId"] == opened.headers["X-Correlation-Id"])
    assert (line["person"], line["organisation"], line["act"]) == ("Tom Achebe", "Brackenhall Group", "cases.open")
    async with httpx.AsyncClient() as browser:
        text = (await browser.get(file.json()["url"])).text
    assert line["correlationId"] in text


async def test_an_act_on_many_cases_names_each(portal: Portal) -> None:
    async with portal.as_person("tom") as tom:
        rows = (await tom.get("cases", limit=10)).json()["items"][:2]
        references = [row["caseReference"] for row in rows]
        answer = await tom.post("case-update-checks", {"references": references, "reason": "other", "comment": "Why."})
    [entry] = await entries(portal, answer.headers["X-Correlation-Id"])
    assert entry["cases"] == references


async def test_the_pages_of_a_search_join_without_gap_or_repeat(portal: Portal) -> None:
    today = datetime.now(UTC).date().isoformat()
    async with portal.as_person("nadia") as nadia:
        asked = {"since": today, "until": today, "act": "audit.search", "limit": 2}
        for _ in range(5):
            first = (await nadia.get("audit-entries", **asked)).json()
        second = (await nadia.get("audit-entries", **asked, cursor=first["nextCursor"])).json()
        other = await nadia.get("audit-entries", **{**asked, "act": "cases."}, cursor=first["nextCursor"])
    moments = [each["at"] for each in [*first["items"], *second["items"]]]
    assert len(moments) == 4
    assert moments == sorted(moments, reverse=True)
    assert other.json()["code"] == "cursor-mismatch"


async def test_an_administrator_sees_administrative_acts_of_their_own_organisation_alone(portal: Portal) -> None:
    async with portal.as_person("dev") as dev:
        changed = await dev.delete("central-mailboxes/brackenhall-motor-finance")
        mine = (await dev.get("organisation-events")).json()["items"]
    async with portal.as_person("grace") as grace:
        others = (await grace.get("organisation-events")).json()["items"]
    assert changed.status_code == 204
    assert mine[0]["act"] == "central-mailbox.remove"
    assert mine[0]["who"] == "Dev Sandhu"
    assert not any(each["act"].startswith(("cases.", "audit.")) for each in mine)
    assert "Dev Sandhu" not in str(others)
    assert "address" not in mine[0]
