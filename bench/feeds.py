"""The change-feed functions, kept from working beside what is measured: in Azure they have instances of their own."""

from __future__ import annotations

import os
import subprocess
import sys

_NAMES = """
import function_app
for each in function_app.app.get_functions():
    if each.get_trigger().type == "cosmosDBTrigger":
        print(each.get_function_name())
"""
_SETTINGS = ("SCHEME", "PORTAL_URL", "COSMOS_ENDPOINT", "BUSINESS_ISSUER", "STAFF_ISSUER")


def feeds_off(*working: str) -> dict[str, str]:
    """Return the settings with which the host leaves all of them alone but those that are named."""
    env = os.environ | {f"RECOURSE_{name}": "unused" for name in _SETTINGS}
    told = subprocess.run([sys.executable, "-c", _NAMES], env=env, check=True, capture_output=True, text=True)
    names = set(told.stdout.split())
    assert names.issuperset(working), f"{set(working) - names} aren't change-feed functions"
    return {f"AzureWebJobs.{name}.Disabled": "true" for name in names - set(working)}
