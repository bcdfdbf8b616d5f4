"""A file of the list: asked for, made on the queue, announced, downloaded."""

from __future__ import annotations

import asyncio
import csv
import io
import time
import uuid
from typing import Any

import httpx
import openpyxl
import pytest

from tests.portal import Person, Portal

VIEWS: list[dict[str, Any]] = [
    {},
    {"status": "all", "sort": "caseAge", "direction": "asc"},
    {"status": "all", "sort": "businessName", "priority": True},
    {"search": "a", "sort": "caseReference"},
    {"status": "all", "businessFileOverdue": True, "sort": "businessFileRequiredBy", "direction": "asc"},
    {"status": "all", "caseStage": ["View", "Decision"], "enquiryDateFrom": "2026-01-01"},
]
_SECONDS = 60


async def settled(person: Person, export_id: str) -> dict[str, Any]:
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        for export in (await person.get("exports")).json()["items"]:
            if export["id"] == export_id and export["state"] not in {"queued", "running"}:
                return dict(export)
        await asyncio.sleep(0.2)
    raise TimeoutError(f"export {export_id} isn't settled")


async def export(person: Person, **wanted: Any) -> dict[str, Any]:
    asked = await person.post("exports", wanted)
    assert asked.status_code == 202, asked.text
    return await settled(person, asked.json()["id"])


async def download(person: Person, export_id: str) -> bytes:
    link = (await person.post(f"exports/{export_id}/links", {})).json()["url"]
    async with httpx.AsyncClient() as browser:
        answer = await browser.get(link)
    assert answer.headers["content-disposition"].startswith("attachment")
    return answer.content


async def listed(person: Person, view: dict[str, Any]) -> list[dict[str, Any]]:
    """Walk the list's pages to the end."""
    params = {name: ",".join(value) if isinstance(value, list) else value for name, value in view.items()}
    rows, cursor = [], None
    while True:
        page = (await person.get("cases", limit=100, **params, **({"cursor": cursor} if cursor else {}))).json()
        rows += page["items"]
        cursor = page["nextCursor"]
        if cursor is None:
            return rows


def lines(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("view", VIEWS, ids=str)
async def test_an_export_equals_the_list_row_for_row(portal: Portal, view: dict[str, Any]) -> None:
    async with portal.as_person("priya") as priya:
        done = await export(priya, view=view, columns=["caseReference", "caseAge", "businessName", "priority"])
        rows = lines(await download(priya, done["id"]))
        expected = await listed(priya, view)
    body = rows[1 : 1 + len(expected)]
    assert done["state"] == "ready"
    assert done["rows"] == len(expected)
    assert rows[1 + len(expected)] == []
    assert [[row[0], row[2]] for row in body] == [[case["caseReference"], case["businessName"]] for case in expected]
    assert [row[1] for row in body] == ["" if case["caseAge"] is None else str(case["caseAge"]) for case in expected]


async def test_a_workbook_has_typed_columns_and_says_what_it_holds(portal: Portal) -> None:
    async with portal.as_person("priya") as priya:
        done = await export(priya, format="xlsx", view={"status": "all"})
        book = openpyxl.load_workbook(io.BytesIO(await download(priya, done["id"])))
        expected = await listed(priya, {"status": "all"})
    sheet = book["Cases"]
    assert sheet.max_row == 1 + len(expected)
    assert sheet.max_column == 28
    assert [sheet.cell(row, 1).value for row in range(2, 7)] == [case["caseReference"] for case in expected[:5]]
    assert ("Rows", str(len(expected))) in [(row[0].value, row[1].value) for row in book["About this file"].rows]


async def test_ticked_cases_come_in_the_order_ticked_and_only_ones_own(portal: Portal) -> None:
    foreign = await portal.a_case("another organisation's")
    async with portal.as_person("priya") as priya:
        mine = [case["caseReference"] for case in (await listed(priya, {}))[:3]]
        done = await export(priya, references=[mine[2], foreign.reference, mine[0]], columns=["caseReference"])
        rows = lines(await download(priya, done["id"]))
    assert [row[0] for row in rows[1:3]] == [mine[2], mine[0]]
    assert rows[3] == []


async def test_somebody_elses_export_does_not_exist(portal: Portal) -> None:
    async with portal.as_person("priya") as priya, portal.as_person("marta") as marta:
        done = await export(priya, columns=["caseReference"])
        link = await marta.post(f"exports/{done['id']}/links", {})
        shown = (await marta.get("exports")).json()["items"]
    assert (link.status_code, link.json()["code"]) == (404, "export-not-found")
    assert done["id"] not in {each["id"] for each in shown}


async def test_the_bell_tells_when_it_is_ready(portal: Portal) -> None:
    async with portal.as_person("tom") as tom:
        done = await export(tom, columns=["caseReference"])
        deadline = time.monotonic() + _SECONDS
        kinds: set[str] = set()
        while "export-ready" not in kinds and time.monotonic() < deadline:
            kinds = {each["kind"] for each in (await tom.get("notifications")).json()["items"]}
            await asyncio.sleep(0.2)
    assert done["state"] == "ready"
    assert "export-ready" in kinds


async def test_the_same_key_makes_one_export(portal: Portal) -> None:
    async with portal.as_person("marta") as marta:
        key = str(uuid.uuid4())
        first, second = await asyncio.gather(*(marta.post("exports", {}, key=key) for _ in range(2)))
    assert first.json()["id"] == second.json()["id"]


async def test_a_hundred_and_one_ticked_cases_are_too_many(portal: Portal) -> None:
    async with portal.as_person("marta") as marta:
        answer = await marta.post("exports", {"references": [f"PNX-0000000-{number:04}" for number in range(101)]})
    assert (answer.status_code, answer.json()["code"]) == (422, "too-many-cases")
