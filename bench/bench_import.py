"""Cold start: how long `import function_app` takes, beside the floor of importing azure.functions and pydantic.

What is deployed has its bytecode with it, so a first round that writes it isn't counted.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from bench.table import p50, show

_ROUNDS = 7
_CASES = {
    "floor: azure.functions + pydantic": "import azure.functions, pydantic",
    "function_app": "import function_app",
    "function_app and the SDKs it leaves for later": (
        "import function_app, azure.cosmos.aio, azure.storage.blob.aio, azure.servicebus.aio, azure.identity.aio, msal"
    ),
}


def main() -> None:
    for code in _CASES.values():
        _seconds(code)
    bare = p50([_seconds("pass") for _ in range(_ROUNDS)])
    times = {name: p50([_seconds(code) for _ in range(_ROUNDS)]) - bare for name, code in _CASES.items()}
    floor = next(iter(times.values()))
    rows = [(name, f"{1000 * seconds:.0f}", f"{seconds / floor:.2f}") for name, seconds in times.items()]
    show("Import (ms above a bare interpreter, median)", ("what", "ms", "ratio"), rows)


def _seconds(code: str) -> float:
    names = ("SCHEME", "PORTAL_URL", "COSMOS_ENDPOINT", "BUSINESS_ISSUER", "STAFF_ISSUER")
    env = {**os.environ, **{f"RECOURSE_{name}": "unused" for name in names}}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=env, check=True)
    return time.perf_counter() - started
