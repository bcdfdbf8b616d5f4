"""The sample people, as the terminal shows them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PEOPLE = Path(__file__).resolve().parents[1] / "seed" / "people.json"


def describe_sign_ins() -> str:
    """Return a table of the sample people with their roles, and how to get a sign-in code."""
    document: dict[str, Any] = json.loads(PEOPLE.read_text("utf-8"))
    names = {organisation["key"]: organisation["name"] for organisation in document["organisations"]}
    rows = [_row(person, names) for person in document["people"]]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return "\n".join(
        [
            f'Sample sign-ins, all with the password "{document["password"]}"',
            "(the current second-factor code: make code USER=<the name before the @>):",
            *(line.rstrip() for line in lines),
        ]
    )


def _row(person: dict[str, Any], organisations: dict[str, str]) -> tuple[str, str, str]:
    return person["email"], ", ".join(person["roles"]), organisations.get(person.get("organisation", ""), "staff")
