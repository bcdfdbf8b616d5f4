from __future__ import annotations

import json
from typing import Any

import pytest

from functions.edge.problems import STATUS, problem
from shared.kernel import errors


def told(error: Exception) -> dict[str, Any]:
    return dict(json.loads(problem(error, "c-1").get_body()))


def test_every_kind_of_error_has_a_status() -> None:
    assert set(STATUS) == _kinds(errors.RecourseError)


def _kinds(kind: type[errors.RecourseError]) -> set[type[errors.RecourseError]]:
    return {below for child in kind.__subclasses__() for below in {child, *_kinds(child)}}


@pytest.mark.parametrize(("kind", "status"), STATUS.items())
def test_a_problem_carries_code_sentence_and_id(kind: type[errors.RecourseError], status: int) -> None:
    body = told(kind("some-code", "A sentence."))
    assert (body["status"], body["code"], body["detail"], body["correlationId"]) == (
        status,
        "some-code",
        "A sentence.",
        "c-1",
    )


def test_what_was_not_foreseen_says_nothing_of_its_cause() -> None:
    response = problem(ValueError("the password is hunter2"), "c-1")
    assert response.status_code == 500
    assert b"hunter2" not in response.get_body()


def test_too_many_says_when_to_come_back() -> None:
    assert problem(errors.TooMany("slow-down", retry_after=17), "c-1").headers["Retry-After"] == "17"


def test_a_stranger_is_not_told_why_a_token_was_refused() -> None:
    assert "issuer" not in problem(errors.Unauthenticated("token-refused", reason="issuer"), "c-1").get_body().decode()


def test_problems_are_never_cached_or_sniffed() -> None:
    headers = problem(errors.NotFound("x"), "c-1").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
