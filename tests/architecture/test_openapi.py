"""The document that clients are generated from is the one the API serves."""

from __future__ import annotations

import json
from pathlib import Path

import function_app  # noqa: F401  fills the table
from functions.edge.openapi import document
from functions.edge.routes import ROUTES

_COMMITTED = Path(__file__).parents[2] / "web" / "openapi.json"


def test_the_committed_document_is_current() -> None:
    assert json.loads(_COMMITTED.read_text()) == json.loads(json.dumps(document())), "run `make generate`"


def test_every_route_is_described() -> None:
    described = {(method.upper(), path) for path, methods in document()["paths"].items() for method in methods}
    assert described == {(route.method, f"/api/{route.path}") for route in ROUTES}
