"""Write the OpenAPI document: `python -m scripts.openapi FILE`. Needs no server and no settings."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

os.environ.update(
    {
        f"RECOURSE_{name}": "unused"
        for name in ("SCHEME", "PORTAL_URL", "COSMOS_ENDPOINT", "BUSINESS_ISSUER", "STAFF_ISSUER")
    }
)

import function_app  # noqa: F401  fills the route table
from functions.edge.openapi import document

if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(document(), indent=2, sort_keys=True) + "\n")
