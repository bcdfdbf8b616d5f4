"""A name is taken out of a record, and nothing else of it."""

from __future__ import annotations

from typing import Any

from shared.accounts.model import FORMER_COLLEAGUE
from shared.cases.model import Case
from shared.forgetting.model import Person
from shared.forgetting.traces import REWRITTEN, payload_without, without
from shared.looks.model import arrival_of
from tests.sample_cases import a_case

QUILL = Person("tidewell", "quill-id", "audit-1", "Quill Harrow", "Quill@tidewell.example")
TWIN = Person("tidewell", "quill-id", "audit-1", "Quill Harrow", "Quill@tidewell.example", namesake=True)


def held(**changes: Any) -> dict[str, Any]:
    theirs = {"business_case_owner": "Quill Harrow", "business_case_owner_id": "quill-id"}
    return a_case(**{**theirs, **changes}).to_item()


def test_a_case_keeps_everything_but_the_name_and_can_no_longer_be_found_by_it() -> None:
    before = held(scheme_case_owner="Quill Harrow")  # an investigator of the same name
    after = without(before, QUILL)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"businessCaseOwner", "tokens"}
    assert "former" in Case.from_item(after).tokens


def test_the_address_goes_in_whatever_case_it_is_written() -> None:
    assert without(held(respondent_contact_email="quill@TIDEWELL.example"), QUILL)["respondentContactEmail"] is None


def test_fields_that_a_newer_version_wrote_stay() -> None:
    assert without({**held(), "later": 1}, QUILL)["later"] == 1


def test_a_name_without_an_id_stays_while_a_namesake_is_there() -> None:
    line = {"type": "event", "actor": "Quill Harrow", "text": "assigned the case to Quill Harrow"}
    assert without(line, TWIN)["actor"] == "Quill Harrow"
    cleared = without(line, QUILL)
    assert (cleared["actor"], cleared["text"]) == (FORMER_COLLEAGUE, "assigned the case to a former colleague")


def test_others_of_the_same_record_keep_their_names() -> None:
    owners = [{"id": "quill-id", "name": "Quill Harrow", "email": "q@x"}, {"id": "bea-id", "name": "Bea Orr"}]
    after = without({"type": "takeover", "owners": owners}, TWIN)
    assert [each["name"] for each in after["owners"]] == [FORMER_COLLEAGUE, "Bea Orr"]


def test_a_message_that_was_set_aside_can_still_be_sent() -> None:
    payload = {"by": "Quill Harrow", "cases": [{"reference": "PNX-1"}], "email": "quill@tidewell.example", "count": 2}
    cleared = payload_without(payload, QUILL)
    assert cleared == {"by": FORMER_COLLEAGUE, "cases": [{"reference": "PNX-1"}], "email": "", "count": 2}


def test_what_was_rewritten_is_no_news() -> None:
    line = {
        "id": "e", "type": "event", "caseId": "c", "organisationId": "o", "party": "business", "actor": "Quill Harrow",
        "text": "did", "at": "2026-11-17T12:00:00Z", "_ts": 5,
    }  # fmt: skip
    assert arrival_of(line)
    after = without(line, QUILL)
    assert after[REWRITTEN]
    assert arrival_of(after) is None
