from __future__ import annotations

import azure.functions as func
import pytest
from pydantic import Field, TypeAdapter

from functions.edge.validation import validated
from shared.kernel.errors import Invalid, TooLarge, Unreadable
from shared.kernel.model import Model


class Body(Model):
    case_reference: str
    count: int = Field(ge=1)


ADAPTER = TypeAdapter(Body)


def post(body: bytes) -> func.HttpRequest:
    return func.HttpRequest("POST", "http://localhost/api/x", body=body)


def test_a_good_body_becomes_typed() -> None:
    assert validated("body", ADAPTER, post(b'{"caseReference": "A", "count": 2}')) == Body(case_reference="A", count=2)


def test_every_mistake_is_told_with_its_place() -> None:
    with pytest.raises(Invalid) as caught:
        validated("body", ADAPTER, post(b'{"count": 0, "extra": 1}'))
    places = {mistake["place"] for mistake in caught.value.details["errors"]}
    assert places == {"body.caseReference", "body.count", "body.extra"}


def test_mistakes_never_repeat_what_was_sent() -> None:
    with pytest.raises(Invalid) as caught:
        validated("body", ADAPTER, post(b'{"caseReference": "A", "count": "secret"}'))
    assert "secret" not in str(caught.value.details)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"a": NaN}'])
def test_what_is_not_json_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        validated("body", ADAPTER, post(body))


def test_a_body_over_one_megabyte_is_too_large() -> None:
    with pytest.raises(TooLarge):
        validated("body", ADAPTER, post(b" " * 1_048_577))
