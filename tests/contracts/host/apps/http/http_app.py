"""A small app that shows what reaches a function and what it may answer."""

import asyncio
import functools
import json
import logging
import os
import threading
from collections.abc import Callable

import azure.functions as func

app = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)


def seen(req: func.HttpRequest, **more: object) -> func.HttpResponse:
    body = {
        "method": req.method,
        "url": req.url,
        "params": dict(req.params),
        "route": dict(req.route_params),
        "headers": dict(req.headers),
        "body": req.get_body().decode(),
        **more,
    }
    return func.HttpResponse(json.dumps(body), mimetype="application/json")


def audited(call: Callable[..., func.HttpResponse]) -> Callable[..., func.HttpResponse]:
    @functools.wraps(call)
    def wrapper(*args: object, **kwargs: object) -> func.HttpResponse:
        return call(*args, **kwargs)

    return wrapper


@app.route("echo/{name?}")
async def echo(req: func.HttpRequest) -> func.HttpResponse:
    return seen(req)


@app.route("Things/{kind:alpha}", methods=["POST"])
@audited
def things(req: func.HttpRequest, context: func.Context) -> func.HttpResponse:
    on_main = threading.current_thread() is threading.main_thread()
    return seen(req, invocation=context.invocation_id, trace=context.trace_context.trace_parent, main=on_main)


@app.route("order/first")
async def order_b(req: func.HttpRequest) -> str:
    return "literal"


@app.route("order/{any}")
async def order_a(req: func.HttpRequest) -> str:
    return "parameter"


@app.route("files/{*path}")
async def files(req: func.HttpRequest) -> str:
    return str(req.route_params.get("path", ""))


@app.route("setting/{name}")
async def setting(req: func.HttpRequest) -> str:
    return os.environ.get(req.route_params["name"], "")


@app.route("fails")
async def fails(req: func.HttpRequest) -> str:
    raise ValueError("secret detail")


@app.route("nothing")
async def nothing(req: func.HttpRequest) -> None:
    return None


@app.route("slow")
async def slow(req: func.HttpRequest) -> str:
    await asyncio.sleep(float(req.params.get("seconds", "60")))
    return "done"


@app.route("cookies")
async def cookies(req: func.HttpRequest) -> func.HttpResponse:
    response = func.HttpResponse(status_code=201)
    response.headers.add("Set-Cookie", "a=1; HttpOnly")
    response.headers.add("Set-Cookie", "b=2")
    return response


@app.route("guarded", auth_level=func.AuthLevel.FUNCTION)
async def guarded(req: func.HttpRequest) -> str:
    return "guarded"


@app.route("owner", auth_level=func.AuthLevel.ADMIN)
async def owner(req: func.HttpRequest) -> str:
    return "owner"


@app.route("switched/off")
async def switched_off(req: func.HttpRequest) -> str:
    return "on"


@app.route("quiet")
async def quiet(req: func.HttpRequest) -> str:
    logging.getLogger("Function.quiet").error("never to be seen")
    return ""
