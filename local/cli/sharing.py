"""Leads other commands to a portal that runs here."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from local.cli.ports import read_ports
from local.cli.servers import app_settings
from local.cli.state import State


def print_settings(data: Path) -> None:
    """Print the settings of the portal in `data` as `export` lines; end with 1 where there is none."""
    ports, scheme = read_ports(data), State(data).get("scheme")
    if ports is None or scheme is None:
        sys.exit(f"local env: no portal has been started with --data {data}.")
    for name, value in app_settings(ports, scheme).items():
        print(f"export {name}={shlex.quote(value)}")
