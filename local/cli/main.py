"""The command line of `python -m local`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from local.cli.errors import UpError
from local.cli.options import port_number
from local.cli.sharing import print_settings
from local.cli.up import Options, run_up

SCHEMES = ("financial", "energy", "housing")


def main(arguments: list[str] | None = None) -> None:
    """Parse and run. Ends with 0 after SIGTERM or Ctrl-C, 1 with a reason when the start is refused or fails."""
    parser = argparse.ArgumentParser(prog="local", description="Recourse on this machine.")
    commands = parser.add_subparsers(dest="command", required=True)
    up = commands.add_parser("up", help="start everything, with sample data on the first start")
    up.add_argument("--port", type=port_number, default=7071, help="the portal's port; the other servers' ports follow")
    up.add_argument("--scheme", choices=SCHEMES, default="financial")
    up.add_argument("--cases", type=int, default=1000, help="how many sample cases the first start makes")
    up.add_argument("--data", type=Path, default=Path(".data/up"), help="where everything is kept")
    up.add_argument("--live", action="store_true", help="have a made-up case system send new cases and answers")
    env = commands.add_parser("env", help="print the app's settings for a shell: eval $(python -m local env)")
    env.add_argument("--data", type=Path, default=Path(".data/up"))
    parsed = parser.parse_args(arguments)
    if parsed.command == "env":
        print_settings(parsed.data)
        return
    try:
        asyncio.run(run_up(Options(parsed.port, parsed.scheme, parsed.cases, parsed.data.resolve(), parsed.live)))
    except UpError as error:
        sys.exit(f"local up: {error}")
