"""`python -m local.blob --port 10000 --data DIR`: Azurite alone, until SIGTERM."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from local.blob.azurite import command
from local.cli.options import port_number


def main() -> None:
    """Become Azurite: no process of ours stays between it and its signals."""
    parser = argparse.ArgumentParser(prog="local.blob", description="Run Azurite's blob service on this machine.")
    parser.add_argument("--port", type=port_number, default=10000)
    parser.add_argument("--data", type=Path, default=Path(".data/blob"))
    options = parser.parse_args()
    options.data.mkdir(parents=True, exist_ok=True)
    arguments = command(options.port, options.data.resolve())
    os.execv(arguments[0], arguments)  # noqa: S606  an absolute path and no shell


if __name__ == "__main__":
    main()
