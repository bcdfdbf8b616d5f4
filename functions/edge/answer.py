"""One HTTP call from request to response: identify, limit, permit, validate, run with its audit entry, render."""

from __future__ import annotations

import re
import time
from contextlib import AbstractContextManager
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import azure.functions as func

from functions.edge.audited import run_audited
from functions.edge.call import Call, NotModified
from functions.edge.caller import address_of, bearer_token, etag_in, offered_token
from functions.edge.problems import problem
from functions.edge.render import not_modified, rendered
from functions.edge.tracing import invocation
from functions.edge.validation import validated
from shared.accounts.terms import current_terms
from shared.clients.meter import Meter, start_meter
from shared.idempotency.model import KeyedRequest, keyed_request
from shared.kernel.errors import Forbidden, Invalid
from shared.kernel.ids import new_id
from shared.kernel.logs import correlation_id, log
from shared.kernel.principal import Permission, Principal
from shared.kernel.settings import settings
from shared.kernel.telemetry import Kind, Span
from shared.wiring import Services, services

if TYPE_CHECKING:
    from functions.edge.routes import Route

_SAFE_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_SAFE_KEY = re.compile(r"[\x21-\x7e]{8,128}")
_BACKGROUND = "x-background"
_BEFORE_TERMS = frozenset({Permission.PUBLIC, Permission.SIGNED_IN})


async def answer(route: Route, request: func.HttpRequest) -> func.HttpResponse:
    """Answer `request`; whatever goes wrong becomes a problem (RFC 9457), never a stack trace."""
    correlation = _correlation(request)
    correlation_id.set(correlation)
    meter, started = start_meter(), time.perf_counter()
    with _span(route, request, correlation) as span:
        try:
            response = rendered(route, await _run(route, request, correlation))
        except NotModified as known:
            response = not_modified(known.etag)
        except Exception as error:  # noqa: BLE001  the edge is where everything unforeseen gets an id and a 500
            response = problem(error, correlation)
            span.note({"error.type": getattr(error, "code", type(error).__name__)})
        _tell(span, response, meter)
    response.headers["X-Correlation-Id"] = correlation
    _log(route, response, meter, started)
    return response


def _span(route: Route, request: func.HttpRequest, correlation: str) -> AbstractContextManager[Span]:
    # The template of the path, never the path nor the query: those hold references and what people search for.
    facts = {"http.request.method": route.method, "http.route": f"/api/{route.path}"}
    return invocation(
        f"{route.method} /api/{route.path}",
        Kind.SERVER,
        parent=request.headers.get("traceparent"),
        attributes={**facts, "recourse.function": route.name, "recourse.correlation_id": correlation},
    )


def _tell(span: Span, response: func.HttpResponse, meter: Meter) -> None:
    status = response.status_code
    span.note({"http.response.status_code": status, "recourse.cosmos.charge": round(meter.charge, 2)})
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        span.fail(str(status))


async def _run(route: Route, request: func.HttpRequest, correlation: str) -> Any:
    wired = await services()
    address = address_of(request, wired.settings.trusted_proxies)
    await wired.address_limiter.spend(address)
    identity = await _identify(route, request, wired)
    if identity and not _is_background(request):
        await wired.activity.note(identity)
        await wired.session_recorder.note(identity, request.headers.get("user-agent", ""), address)
    keyed = _keyed(route, request, identity) if route.keyed and identity else None
    call = Call(
        wired,
        correlation,
        address,
        identity,
        keyed,
        if_match=etag_in(request, "if-match"),
        if_none_match=etag_in(request, "if-none-match"),
        bearer=offered_token(request),
    )
    parts = {part: validated(part, adapter, request) for part, adapter in route.parts.items()}
    return await run_audited(route, call, parts)


async def _identify(route: Route, request: func.HttpRequest, wired: Services) -> Principal | None:
    if route.permission is Permission.PUBLIC:
        return None
    token = bearer_token(request)
    principal = await wired.people.authenticate(token)
    await wired.user_limiter.spend(principal.user_id)
    current = current_terms(wired.clock().date()).version
    if principal.accepted_terms != current:
        principal = await wired.people.reread(token)  # they may have accepted a moment ago, here or on another instance
    if route.permission in _BEFORE_TERMS:
        return principal
    principal.require(route.permission)
    if principal.accepted_terms != current:
        raise Forbidden("terms-not-accepted", "Read and accept the terms of use first.", version=current)
    return principal


def _is_background(request: func.HttpRequest) -> bool:
    """Tell whether a page that nobody has touched lately makes this call: polling keeps no account alive."""
    return str(request.headers.get(_BACKGROUND, "")).lower() == "true"


def _keyed(route: Route, request: func.HttpRequest, person: Principal) -> KeyedRequest:
    key = str(request.headers.get("idempotency-key", ""))
    if not _SAFE_KEY.fullmatch(key):
        raise Invalid("idempotency-key-missing", "Send an Idempotency-Key header of 8 to 128 printable characters.")
    act = "\0".join([route.name, *request.route_params.values()])
    return keyed_request(person.organisation_id, person.user_id, key, act, request.get_body())


def _correlation(request: func.HttpRequest) -> str:
    offered = request.headers.get("x-correlation-id", "")
    return offered if _SAFE_ID.fullmatch(offered) else new_id()


def _log(route: Route, response: func.HttpResponse, meter: Meter, started: float) -> None:
    milliseconds = round((time.perf_counter() - started) * 1000, 1)
    charge = round(meter.charge, 2)
    log(
        "http",
        route=route.name,
        status=response.status_code,
        milliseconds=milliseconds,
        requests=meter.requests,
        charge=charge,
    )
    if settings().diagnostics:
        response.headers["Server-Timing"] = f'app;dur={milliseconds}, cosmos;desc="{meter.requests} {charge}"'
