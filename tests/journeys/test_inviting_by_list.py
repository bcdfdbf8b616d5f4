"""An administrator looks a list over, then invites those who can be; doing so again invites nobody twice."""

from __future__ import annotations

import uuid

import httpx

from tests.portal import Portal


async def test_a_list_is_looked_over_then_sent_and_says_why_somebody_was_left_out(portal: Portal) -> None:
    one, other = (f"list.{uuid.uuid4().hex[:8]}@brackenhall.example" for _ in range(2))
    lines = [
        "Name;Email;Roles;Businesses",
        f"Wren Hale;{one};caseworker;all",
        f"Idris Cole;{other};caseworker+supervisor;Penrow Credit",
        f"Wren Again;{one.upper()};caseworker;all",
        "Complaints;complaints@brackenhall.example;caseworker;all",
        "Outside;jo@elsewhere.example;caseworker;all",
        "New Admin;new.admin@brackenhall.example;administrator;all",
        "=HYPERLINK(1);not an address;caseworker;all",
    ]
    async with portal.as_person("dev") as dev:
        checked = await dev.post("invitation-checks", {"text": "\n".join(lines)})
        assert checked.status_code == httpx.codes.OK, checked.text
        body = checked.json()
        assert [line["code"] for line in body["lines"]] == [
            None,
            None,
            "line-repeated",
            "mailbox-shared",
            "domain-not-registered",
            "administrator-by-helpdesk",
            "line-unreadable",
        ]
        assert body["fit"] == 2
        invited = {each["email"] for each in (await dev.get("people")).json()["invitations"]}
        assert not {one, other} & invited, "a look invites nobody"

        newcomers = [line["newcomer"] for line in body["lines"] if line["newcomer"]]
        key = str(uuid.uuid4())
        for _ in range(2):
            report = (await dev.post("invitations", {"newcomers": newcomers}, key=key)).json()
            assert report["invited"] == 2
        again = (await dev.post("invitation-checks", {"text": "\n".join(lines[:3])})).json()
        assert [line["code"] for line in again["lines"]] == ["already-invited", "already-invited"]
