"""Importing the app must stay cheap: SDKs are loaded by the first call that needs them."""

from __future__ import annotations

import subprocess
import sys

LATE = (
    "azure.cosmos",
    "azure.servicebus",
    "azure.identity",
    "msal",
    "pikepdf",
    "oletools",
    "PIL",
    "xlsxwriter",
    "httpx",
    "opentelemetry",
)


def test_importing_the_app_leaves_the_sdks_out() -> None:
    code = f"import function_app, sys; print([name for name in {LATE!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
