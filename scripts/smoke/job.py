"""The main job, as a caseworker does it: sign in, find a case, send a document, see it received."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx

from scripts.smoke.steps import Failed, require, step

_CLIENT = Path(__file__).parents[2] / "examples" / "upload_client.py"


def check_job(http: httpx.Client, config: dict[str, Any], user: str) -> None:
    with step("somebody signs in"):
        token = os.environ.get("RECOURSE_TOKEN") or asyncio.run(_local_token(config["issuer"], user))
        http.headers["Authorization"] = f"Bearer {token}"
        me = http.get("api/me").raise_for_status().json()
    with step("the terms are accepted"):
        terms = me["terms"]
        if terms["acceptedVersion"] != terms["currentVersion"]:
            body = {"version": terms["currentVersion"]}
            keyed = {"Idempotency-Key": str(uuid.uuid4())}
            http.post("api/terms-acceptances", json=body, headers=keyed).raise_for_status()
    with step("a case is found by its reference"):
        reference = _rows(http)[0]["caseReference"]
        require(
            reference in {row["caseReference"] for row in _rows(http, search=reference)}, f"{reference} isn't found"
        )
    name = f"smoke-{uuid.uuid4().hex[:8]}.txt"
    with step("a document is sent, scanned and received"):
        _send(str(http.base_url).rstrip("/"), reference, name, token)
    with step("the document stands on the case"):
        documents = http.get(f"api/cases/{reference}").raise_for_status().json()["documents"]
        require(name in str(documents), f"{name} isn't on {reference}")


def _rows(http: httpx.Client, **query: str) -> list[dict[str, Any]]:
    rows = http.get("api/cases", params={"limit": "10", **query}).raise_for_status().json()["items"]
    require(rows, "this person sees no case")
    return list(rows)


def _send(portal: str, reference: str, name: str, token: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(f"A document of the smoke test: {name}\n")
        command = [sys.executable, str(_CLIENT), "--portal", portal, "--case", reference]
        command += ["--notes", str(Path(folder) / "notes.json"), str(path)]
        environment = {**os.environ, "RECOURSE_TOKEN": token}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode or f"{name} received" not in done.stdout:
        raise Failed(done.stdout + done.stderr)


async def _local_token(issuer: str, user: str) -> str:
    """Sign a sample person in at the laptop's identity server. In Azure a person brings a token."""
    address = urlsplit(issuer)
    require(address.hostname == "localhost", "set RECOURSE_TOKEN to a token of somebody who may send documents")
    from local.identity.client import sign_in

    tokens = await sign_in(f"{address.scheme}://{address.netloc}", user)
    return tokens.headers["Authorization"].removeprefix("Bearer ")
