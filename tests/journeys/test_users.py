"""Staff who are asked about somebody find them, whichever organisation they belong to."""

from __future__ import annotations

from typing import Any

from tests.portal import Person, Portal


async def found(staff: Person, search: str) -> list[dict[str, Any]]:
    answer = await staff.get("staff/users", search=search)
    return list(answer.raise_for_status().json()["items"])


async def test_helpdesk_and_security_find_users_by_name_or_address_in_any_case(portal: Portal) -> None:
    async with portal.as_person("imran") as imran, portal.as_person("nadia") as nadia:
        for staff, text in ((imran, "priya"), (nadia, "NAIR"), (imran, "priya.nair@brackenhall")):
            [priya] = [each for each in await found(staff, text) if each["name"] == "Priya Nair"]
            assert (priya["organisationName"], priya["roles"], priya["standing"]) == (
                "Brackenhall Group",
                ["supervisor"],
                "active",
            )
        everywhere = {each["organisationId"] for each in await found(imran, ".example")}
        assert {"brackenhall", "tidewell", "scheme"} <= everywhere
        assert await found(imran, "nobody is called that") == []


async def test_nobody_leafs_through_everybody(portal: Portal) -> None:
    async with portal.as_person("imran") as imran:
        for text in ("", "a", "  b  "):
            assert (await imran.get("staff/users", search=text)).status_code == 422
