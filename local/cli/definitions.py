"""The one definition of containers and queues that Bicep reads too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CONTAINERS = ROOT / "infra" / "bicep" / "containers.json"
QUEUES = ROOT / "infra" / "bicep" / "queues.json"


def read_containers() -> dict[str, Any]:
    """Read `{database, cosmos: [{name, partitionKey, …}], blob: [{name}]}`; Cosmos properties have ARM's names."""
    definition: dict[str, Any] = json.loads(CONTAINERS.read_text("utf-8"))
    return definition
