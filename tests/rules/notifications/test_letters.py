"""An email as plain text and as HTML."""

from __future__ import annotations

from datetime import UTC, datetime

from shared.notifications.kinds import Delivery, Kind
from shared.notifications.letters import Letters
from shared.notifications.model import Notification

LETTERS = Letters("Recourse", "Larkfield Ombudsman", "https://portal.example")
NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)


def notification(kind: Kind = Kind.CASE_ASSIGNED, count: int = 1, second: int = 0) -> Notification:
    return Notification(
        id=f"n{second}",
        user_id="u",
        organisation_id="o",
        kind=kind,
        case_reference="PNX/1 & <Co>",
        facts={"caseTitle": "About Jane Doe"},
        count=count,
        delivery=Delivery.AT_ONCE,
        for_owner=True,
        at=NOON,
        sort_key=f"{NOON.isoformat()}.{second}",
        ttl=1,
    )


def test_text_and_html_say_the_same() -> None:
    letter = LETTERS.one(notification())
    assert "PNX/1 & <Co> was assigned to you" in letter.text
    assert "PNX/1 &amp; &lt;Co&gt; was assigned to you" in letter.html
    for text in (letter.text, letter.html):
        assert "https://portal.example/cases/PNX%2F1%20%26%20%3CCo%3E" in text
        assert "https://portal.example/notifications/preferences" in text
        assert "Jane Doe" not in text


def test_gathered_ones_are_told_by_their_number() -> None:
    assert LETTERS.one(notification(count=12)).heading == "12 cases were assigned to you"


def test_a_digest_has_the_newest_first_and_a_way_out() -> None:
    letter = LETTERS.digest([notification(second=1), notification(Kind.CASE_CLOSED, second=2)], "t0k/n")
    assert letter.heading == "2 notifications since yesterday"
    assert [line.act for line in letter.lines] == ["Open the case", "Open the case"]
    assert "closed" in letter.lines[0].text
    assert letter.unsubscribe == "https://portal.example/api/unsubscriptions?token=t0k/n"


def test_a_long_digest_ends_in_a_link_to_the_rest() -> None:
    letter = LETTERS.digest([notification(second=place) for place in range(50)], "t")
    assert len(letter.lines) == 41
    assert letter.lines[-1].text == "10 more"
