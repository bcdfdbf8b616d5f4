"""`python -m local.host --app function_app.py --port 7071 [--data DIR] [--pages DIR] [--connect ORIGIN]`."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from pathlib import Path

import uvicorn

from local.cli.options import port_number
from local.host.configuration import apply_local_settings, load_host_json
from local.host.errors import HostError
from local.host.functions import load_functions
from local.host.invocation import Invoker
from local.host.keys import HostKeys
from local.host.listeners import HostServices
from local.host.logs import configure_logs
from local.host.pages import Pages
from local.host.server import SECONDS_TO_END, Host

ADDRESS = "127.0.0.1"


def main(arguments: list[str] | None = None) -> None:
    """Load the app and serve it until SIGTERM or SIGINT."""
    options = _parser().parse_args(arguments)
    try:
        host = build_host(options)
    except HostError as error:
        sys.exit(f"host: {error}")
    # uvicorn raises the signal again once it has stopped: a stop that was asked for is no failure.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    uvicorn.run(
        host,
        host=ADDRESS,
        port=options.port,
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=SECONDS_TO_END,
    )
    # An app's clients live as long as its worker, here as in Azure: that nobody closed them is no news at the end.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)


def build_host(options: argparse.Namespace) -> Host:
    """Read configuration, import the app, and check everything that can be checked before listening."""
    app_file: Path = options.app.resolve()
    data: Path = options.data.resolve()
    pages: Path = options.pages.resolve()
    os.chdir(app_file.parent)
    configuration = load_host_json(app_file.parent)
    apply_local_settings(app_file.parent)
    configure_logs(configuration.log_levels)
    invoker = Invoker(configuration.function_timeout)
    services = HostServices(invoker, configuration, data, f"{ADDRESS}:{options.port}")
    keys = HostKeys(os.environ.get("RECOURSE_HOST_MASTER_KEY", ""), os.environ.get("RECOURSE_HOST_FUNCTION_KEY", ""))
    doors = dict(door.split("=", 1) for door in options.door)
    return Host(load_functions(app_file), services, keys, Pages(pages, tuple(options.connect)), doors)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="local.host", description="Run an Azure Functions app on this machine.")
    parser.add_argument("--app", type=Path, default=Path("function_app.py"), help="the app's script")
    parser.add_argument("--port", type=port_number, default=7071)
    parser.add_argument("--data", type=Path, default=Path(".data/host"), help="timers' and blobs' receipts")
    parser.add_argument("--pages", type=Path, default=Path("web/dist"), help="the built web pages, served at /")
    parser.add_argument("--connect", action="append", default=[], help="an origin the pages may call")
    parser.add_argument("--door", action="append", default=[], help="NAME=ORIGIN: send /NAME on to another local page")
    return parser


if __name__ == "__main__":
    main()
