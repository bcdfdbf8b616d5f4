"""`python -m local.identity` serves; `python -m local.identity code USER` prints a current sign-in code."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from local.cli.options import port_number
from local.identity.codes import NoCodeError, current_code
from local.identity.server import DATA, PORT, PORTAL, command


def main() -> None:
    arguments = _parser().parse_args()
    if arguments.task == "code":
        _print_code(arguments.user, arguments.data, wait=arguments.wait)
    else:
        line = command(arguments.port, arguments.data, arguments.portal)
        os.execv(line[0], line)  # noqa: S606  replaces this process, so that signals reach the server itself


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m local.identity", description=__doc__)
    parser.add_argument("--port", type=port_number, default=PORT)
    parser.add_argument("--portal", default=PORTAL, help="the portal's address, for redirects and links")
    parser.add_argument("--data", type=Path, default=DATA, help="accounts, keys and sessions live here")
    code = parser.add_subparsers(dest="task").add_parser("code", help="print a person's current sign-in code")
    code.add_argument("user", help="first name, full name, email address or id")
    code.add_argument("--data", type=Path, default=argparse.SUPPRESS)
    code.add_argument("--wait", action="store_true", help="print it once it works, after the one used before it")
    return parser


def _print_code(user: str, data: Path, *, wait: bool) -> None:
    try:
        found = current_code(user, data)
    except NoCodeError as error:
        sys.exit(str(error))
    if wait:
        time.sleep(found.starts_in)
    print(found.code)
    print(found.remark, file=sys.stderr)  # apart, so that the code alone can be piped or captured


main()
