"""One trace from the click to the end of what it set off; no word of anybody in it, in the metrics or the logs."""

from __future__ import annotations

import asyncio
import secrets
import uuid
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import orjson

import function_app  # noqa: F401  fills the table
from functions.edge.routes import ROUTES, Route
from local.identity.people import sample_people
from scripts.trace import Span, spans
from shared.kernel.principal import GRANTS, Permission, Role
from tests.journeys.case_events import bus, message, tell, upserted
from tests.journeys.examples import EXAMPLES, filled
from tests.journeys.sending import begin, unique
from tests.portal import Person, Portal

_MARK = "Zebedee"  # nobody in the sample data has this name, and no code says it
_ADDRESS = "203.0.113.77"
# Who calls a route: nobody whose requests a minute other tests need. `lena` first, for what everybody may.
_HOLDERS = {
    "lena": (Role.CASEWORKER, Role.SUPERVISOR),
    "dev": (Role.ADMINISTRATOR,),
    "ruth": (Role.STAFF_CASEWORK,),
    "imran": (Role.STAFF_HELPDESK,),
    "nadia": (Role.STAFF_SECURITY,),
}
_PATIENCE = 300  # looks, a tenth of a second each


class Written:
    """What the host has written since this was made: the telemetry file and its log."""

    def __init__(self, portal: Portal) -> None:
        self._files = (portal.data / "traces.jsonl", portal.data / "logs" / "host.log")
        self._starts = [_size(file) for file in self._files]

    @property
    def text(self) -> str:
        return "\n".join(_since(file, start) for file, start in zip(self._files, self._starts, strict=True))

    @property
    def spans(self) -> list[Span]:
        return spans(orjson.loads(line) for line in _since(self._files[0], self._starts[0]).splitlines())

    async def shows(self, *names: str, trace: str) -> list[Span]:
        """Wait until the trace has spans of all these names; return it."""
        found: list[Span] = []
        for _ in range(_PATIENCE):
            found = [span for span in self.spans if span.trace == trace]
            if set(names) <= {span.name for span in found}:
                return found
            await asyncio.sleep(0.1)
        raise TimeoutError(f"{names} not all in {[span.name for span in found]}")


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _since(file: Path, start: int) -> str:
    if not file.exists():
        return ""
    with file.open("rb") as opened:
        opened.seek(start)
        whole, _, _ = opened.read().rpartition(b"\n")  # the last line may be half written
    return whole.decode()


def click() -> tuple[str, dict[str, str]]:
    """Return a new trace's id, and the header by which the page says it."""
    trace = secrets.token_hex(16)
    return trace, {"traceparent": f"00-{trace}-{secrets.token_hex(8)}-01"}


async def test_an_upload_is_one_trace_from_the_click_to_the_bell(portal: Portal) -> None:
    written, (trace, header) = Written(portal), click()
    async with portal.as_person("priya") as priya:
        priya.http.headers.update(header)
        sending = await begin(priya, (await priya.some_case(businessId="penrow-credit"))["caseReference"])
        await sending.send("letter.txt", unique())
        assert (await sending.submit()).status_code == httpx.codes.CREATED
        await sending.settled()
    steps = ("POST /api/uploads", "POST /api/uploads/{uploadId}/submission", "scan file")
    found = await written.shows(*steps, "send notifications", "deliver_notification", trace=trace)
    [sent] = [span for span in found if span.name == "send notifications" and _in(span, found, "scan file", steps[1])]
    told = [span for span in found if span.name == "deliver_notification"]
    assert sent.id in {span.parent for span in told}


def _in(span: Span, trace: list[Span], *names: str) -> bool:
    """Tell whether the span's parent is one of `names`: which of them settles the upload is for the clock to say."""
    return any(each.id == span.parent and each.name in names for each in trace)


async def test_no_word_of_anybodys_gets_into_telemetry(portal: Portal) -> None:
    """Feed marked data to every route and both kinds of event; then look for the marks, and for people we know."""
    written, (trace, header) = Written(portal), click()
    async with AsyncExitStack() as stack:
        people = {who: await stack.enter_async_context(portal.as_person(who)) for who in _HOLDERS}
        for person in people.values():
            person.http.headers["X-Forwarded-For"] = _ADDRESS
        for route in (route for route in ROUTES if route.name in EXAMPLES and route.method != "DELETE"):
            await _call(people[_holder(route.permission)], route)
        lena = people["lena"]
        await _sent(lena, (await lena.some_case())["caseReference"])
        await _told(portal)
        lena.http.headers.update(header)
        await lena.get("me")
    await written.shows("GET /api/me", trace=trace)
    known = {word for person in sample_people().people for word in (person.name, person.email)}
    leaked = {word for word in (*known, _MARK, _MARK.lower(), _ADDRESS) if word in written.text}
    assert not leaked


def _holder(permission: Permission) -> str:
    return next((who for who, roles in _HOLDERS.items() if any(permission in GRANTS[role] for role in roles)), "lena")


async def _call(person: Person, route: Route) -> None:
    """Call a route with marked words in every field, and with what no model takes."""
    example = EXAMPLES[route.name]
    path, body = (filled(each, reference=_MARK, document=_MARK) for each in (example.path, example.body))
    await _request(person, route.method, f"{path}{'&' if '?' in path else '?'}search={_MARK}", _marked(body))
    await _request(person, route.method, path, [{_MARK: _MARK}])


async def _request(person: Person, method: str, path: str, body: Any) -> None:
    headers = {"Idempotency-Key": f"{_MARK}-{uuid.uuid4()}"}
    answer = await person.http.request(method, path, json=body, headers=headers)
    assert answer.status_code < httpx.codes.INTERNAL_SERVER_ERROR, answer.text


def _marked(body: Any) -> Any:
    if isinstance(body, dict):
        return {name: _marked(value) for name, value in body.items()}
    if isinstance(body, list):
        return [_marked(value) for value in body]
    return f"{_MARK} {body}" if isinstance(body, str) else body


async def _sent(person: Person, reference: str) -> None:
    update = {"reason": "other", "comment": f"{_MARK} wrote to {_MARK}@example.org."}
    assert (await person.post(f"cases/{reference}/updates", update)).status_code == httpx.codes.CREATED
    sending = await begin(person, reference)
    await sending.send(f"Letter of {_MARK}.txt", unique(_MARK.encode()))
    await sending.send(f"Notes of {_MARK}.txt", unique(b"\0"))  # refused for what it holds
    await sending.ended()


async def _told(portal: Portal) -> None:
    """Have the case system tell of somebody: rightly, and in a way that is refused."""
    case_id, reference = str(uuid.uuid4()), f"PNX-{secrets.randbelow(10**7):07}-ZEBE"
    person = {"name": _MARK, "role": "consumer"}
    async with bus(portal) as client:
        events: list[dict[str, Any] | bytes] = [
            upserted(case_id, reference, 1, title=f"{_MARK}'s claim", respondentContactEmail=f"{_MARK}@example.org"),
            message(case_id, reference, "1") | {"message": {"id": f"{case_id}-1", "sender": _MARK, "text": _MARK}},
            upserted(case_id, reference, 0, parties=[person], enquiryDate=_MARK),
            f"garbage of {_MARK}".encode(),
        ]
        await tell(client, *events, case_id=case_id)
