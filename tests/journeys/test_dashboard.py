"""The dashboard counts what the case list shows, for each person what they may see."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

import pytest

from tests.portal import Person, Portal

PEOPLE = ("priya.nair", "tom.achebe", "jules.fenn", "aisha.rahman", "lena.fischer")
_PATIENCE = 60  # looks: the first start counts every sample case


async def counted(person: Person, **params: Any) -> dict[str, Any]:
    """Return the dashboard once the feed has caught up with the list: it matches, and has settled."""
    before: dict[str, Any] = {}
    for _ in range(_PATIENCE):
        shown = dict((await person.get("dashboard")).raise_for_status().json())
        if shown == before and await _matches(person, shown["volumes"]):
            return dict((await person.get("dashboard", **params)).json()) if params else shown
        before = shown
        await asyncio.sleep(1.5)  # the feed is looked at every second
    raise TimeoutError("the figures never matched the list")


async def _matches(person: Person, volumes: dict[str, int]) -> bool:
    rows = await every_case(person)
    return volumes["open"] == sum(not row["closed"] for row in rows) and volumes["overall"] >= len(rows)


async def every_case(person: Person, **filters: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    while True:
        page = (await person.get("cases", status="all", limit=100, **filters, **cursor)).raise_for_status().json()
        rows += page["items"]
        if page["nextCursor"] is None:
            return rows
        cursor = {"cursor": page["nextCursor"]}


def tally(rows: list[dict[str, Any]], name: str) -> dict[Any, int]:
    values = [row[name] for row in rows]
    return {value: values.count(value) for value in values}


def groups(shown: list[dict[str, Any]]) -> dict[Any, int]:
    return {group["name"]: group["cases"] for group in shown if group["cases"]}


@pytest.mark.parametrize("name", PEOPLE)
async def test_every_figure_is_what_the_list_adds_up_to(portal: Portal, name: str) -> None:
    async with portal.as_person(name) as person:
        shown = await counted(person)
        rows = await every_case(person)
    unclosed = [row for row in rows if not row["closed"]]
    volumes = shown["volumes"]
    assert volumes["open"] == len(unclosed)
    assert volumes["priority"] == len([row for row in unclosed if row["priority"]])
    assert volumes["actionRequired"] == len([row for row in unclosed if row["actionRequired"]])
    assert volumes["businessFileOverdue"] == len([row for row in unclosed if row["businessFileOverdue"]])
    assert volumes["sixMonths"] == len([row for row in unclosed if row["sixMonthFlag"]])
    assert volumes["overall"] >= len(rows)
    for dimension, field in (
        ("stages", "caseStage"),
        ("issues", "complaintIssue"),
        ("products", "productType"),
        ("businesses", "businessName"),
        ("owners", "businessCaseOwner"),
    ):
        assert groups(shown[dimension]) == tally(unclosed, field)


async def test_outcomes_add_up_to_the_closed_cases_of_the_period(portal: Portal) -> None:
    async with portal.as_person("priya.nair") as priya:
        shown = (await counted(priya))["outcomes"]
        first = f"{shown['months'][0]['month']}-01"
        rows = await every_case(priya, closureDateFrom=first)
    of_outcome = tally(rows, "closureOutcome")
    for kind in ("change", "noChange", "noOutcome"):
        assert shown[kind] == sum(of_outcome.get(name, 0) for name in shown[f"{kind}Names"])
    assert shown["upholdRate"] == round(100 * shown["change"] / (shown["change"] + shown["noChange"]))


async def test_a_chosen_period_is_kept_to(portal: Portal) -> None:
    async with portal.as_person("priya.nair") as priya:
        shown = await counted(priya, **{"from": "2026-01", "to": "2026-03"})
        refused = await priya.get("dashboard", **{"from": "2026-03", "to": "2026-01"})
    assert [row["month"] for row in shown["outcomes"]["months"]] == ["2026-01", "2026-02", "2026-03"]
    assert (refused.status_code, refused.json()["code"]) == (422, "request-invalid")


async def test_each_day_counts_the_cases_on_which_something_is_due(portal: Portal) -> None:
    async with portal.as_person("priya.nair") as priya:
        deadlines = (await counted(priya))["deadlines"]
        due = {
            day["day"]: len(await every_case(priya, deadlineFrom=day["day"], deadlineTo=day["day"]))
            for day in deadlines["days"]
        }
        asked = await every_case(
            priya, deadlineFrom=deadlines["days"][0]["day"], deadlineTo=deadlines["days"][-1]["day"]
        )
    assert {day["day"]: day["cases"] for day in deadlines["days"]} == due
    assert any(row["openRequests"] and row["businessFileReceivedDate"] for row in asked)
    days = [date.fromisoformat(each["day"]) for each in deadlines["next"]]
    assert days == sorted(days)
    assert len(days) == min(5, sum(day["cases"] for day in deadlines["days"])) == 5


async def test_someone_of_one_business_learns_nothing_of_the_others(portal: Portal) -> None:
    async with portal.as_person("jules.fenn") as jules:
        shown = await counted(jules)
        foreign = await counted(jules, businessId="brackenhall-bank")
    assert [business["id"] for business in shown["businesses"]] == ["penrow-credit"]
    assert {row["businessName"] for row in shown["recent"]} == {"Penrow Credit"}
    assert (foreign["volumes"]["overall"], foreign["businesses"], foreign["recent"]) == (0, [], [])


async def test_the_newest_cases_come_first(portal: Portal) -> None:
    async with portal.as_person("priya.nair") as priya:
        recent = (await counted(priya))["recent"]
    assert len(recent) == 5
    assert recent == sorted(recent, key=lambda row: str(row["at"]), reverse=True)


async def test_of_the_whole_scheme_nothing_is_told_while_three_organisations_stand_behind_it(portal: Portal) -> None:
    async with portal.as_person("priya.nair") as priya:
        insight = (await counted(priya))["insight"]
    assert {row["scheme"] for row in [*insight["measures"], *insight["products"]]} == {None}
    assert insight["measures"][0]["own"] is not None


async def test_an_administrator_without_casework_sees_no_figures(portal: Portal) -> None:
    async with portal.as_person("dev.sandhu") as dev:
        answer = await dev.get("dashboard")
    assert (answer.status_code, answer.json()["code"]) == (403, "role-not-allowed")
