"""What the watch says of a deployment: cut off, refused, answered at the second try, or never."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import httpx
import pytest

from scripts.smoke import watching
from scripts.smoke.watching import CUT_OFF, NOT_REACHED, Seen, met_by, watch

Answer = Callable[[httpx.Request], httpx.Response]


def client(answer: Answer) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url="http://portal", transport=httpx.MockTransport(answer))


def raising(error: type[httpx.HTTPError]) -> Answer:
    def answer(request: httpx.Request) -> httpx.Response:
        raise error("gone", request=request)  # type: ignore[call-arg]

    return answer


@pytest.mark.parametrize(
    ("answer", "met"),
    [
        (lambda _: httpx.Response(200), "200"),
        (lambda _: httpx.Response(503), "503"),
        (raising(httpx.ConnectError), NOT_REACHED),
        (raising(httpx.ReadError), CUT_OFF),
        (raising(httpx.RemoteProtocolError), CUT_OFF),
    ],
)
async def test_what_a_question_meets_has_a_name(answer: Answer, met: str) -> None:
    async with client(answer) as http:
        assert await met_by(http, "api/health") == met


async def test_a_question_without_an_answer_is_asked_until_it_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_AGAIN", 0.0)
    turns: Iterator[Answer] = iter(
        [raising(httpx.ReadError), raising(httpx.ConnectError), lambda _: httpx.Response(200)]
    )
    seen = Seen()

    def answer(request: httpx.Request) -> httpx.Response:
        return next(turns)(request)

    async with client(answer) as http:
        await watching._ask(http, "api/health", seen)
    assert (seen.first, len(seen.waits), seen.unanswered) == ({CUT_OFF: 1}, 1, 0)
    assert str(seen).startswith("1 questions: 1 cut off in flight; asked again, 1 were answered after at most 0.0")


async def test_one_that_never_gets_an_answer_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_AGAIN", 0.0)
    monkeypatch.setattr(watching, "_PATIENCE", 0.05)
    seen = Seen()
    async with client(lambda _: httpx.Response(503)) as http:
        await watching._ask(http, "api/health", seen)
    assert (seen.first, seen.waits, seen.unanswered) == ({"503": 1}, [], 1)


async def test_a_portal_that_is_away_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_PATIENCE", 0.3)
    seen = await watch("http://127.0.0.1:1", 0.25)
    assert set(seen.first) == {NOT_REACHED}
    assert seen.unanswered == seen.first.total() > 0
