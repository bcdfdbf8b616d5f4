"""Send documents to a case from the command line, without a browser. Interrupted? Run the same command again.

    RECOURSE_TOKEN=… python examples/upload_client.py --portal http://localhost:7071 --case PNX-5118391-R2HN FILE…

The token is an OpenID Connect access token for the portal. Files go straight to Blob Storage in blocks of 4 MB; the
portal only hands out links and tells what became of each file. The exit code is 0 when every file was received.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import os
import secrets
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
from azure.storage.blob import BlobBlock, BlobClient

BLOCK = 4 * 1024 * 1024
POLL = 1.0  # seconds
ENDED = {"received", "refused"}


class Refused(Exception):
    """The portal said no, and why; `code` is stable."""

    def __init__(self, problem: dict[str, Any]) -> None:
        super().__init__(problem["detail"])
        self.code = problem["code"]


class Portal:
    """The portal's API, as far as uploads go."""

    def __init__(self, url: str, token: str) -> None:
        # One trace (W3C Trace Context) for all of a run: the scheme's support can follow it to its end.
        self.trace = secrets.token_hex(16)
        headers = {"Authorization": f"Bearer {token}", "traceparent": f"00-{self.trace}-{secrets.token_hex(8)}-01"}
        self._http = httpx.Client(base_url=f"{url}/api/", headers=headers, timeout=60)

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        answer = self._http.request(method, path, json=body, headers={"Idempotency-Key": str(uuid.uuid4())})
        if answer.status_code in {409, 422}:
            raise Refused(answer.json())
        return dict(answer.raise_for_status().json())


def main() -> int:
    wanted = arguments()
    portal = Portal(wanted.portal, os.environ["RECOURSE_TOKEN"])
    notes = Notes(wanted.notes, wanted.case)
    if not notes.upload_id:
        notes.keep(upload_id=portal.call("POST", "uploads", {"caseReference": wanted.case})["uploadId"])
    sent = [file for path in wanted.files if (file := send(portal, notes, path, again=wanted.send_again))]
    if not sent:
        return 1
    receipt = submit(portal, notes, sent, wanted)
    print(f"Sent as {receipt['number']}: {receipt['files']} of {len(wanted.files)} files")
    received = report(portal, notes.upload_id)
    print(f"Trace {portal.trace}")
    notes.forget()
    return 0 if received == len(wanted.files) else 1


def send(portal: Portal, notes: Notes, path: Path, *, again: bool) -> str | None:
    """Send one file, or the rest of it; return its id, or None when the portal doesn't take it."""
    place = f"uploads/{notes.upload_id}/files"
    known = notes.files.get(str(path.resolve()))
    try:
        link = portal.call("POST", f"{place}/{known}/link") if known else portal.call("POST", place, facts(path, again))
    except Refused as refused:
        if refused.code == "file-arrived":
            return known
        print(f"{path.name}: {refused}")
        return None
    notes.keep(files={**notes.files, str(path.resolve()): link["fileId"]})
    send_blocks(path, link)
    return str(link["fileId"])


def facts(path: Path, again: bool) -> dict[str, Any]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"name": path.name, "size": path.stat().st_size, "sha256": digest, "sendAgain": again}


def send_blocks(path: Path, link: dict[str, Any]) -> None:
    """Send the blocks that aren't there yet, then put the file together."""
    there, size, done, names = {block["id"]: block["size"] for block in link["blocks"]}, path.stat().st_size, 0, []
    with BlobClient.from_blob_url(link["url"]) as blob:
        for name, block in blocks(path):
            if there.get(encoded(name)) != len(block):
                blob.stage_block(name, block)
            names.append(BlobBlock(name))
            done += len(block)
            show(path.name, done, size)
        blob.commit_block_list(names)


def blocks(path: Path) -> Iterator[tuple[str, bytes]]:
    with path.open("rb") as file:
        number = 0
        while block := file.read(BLOCK):
            yield f"{number:06}", block
            number += 1


def encoded(name: str) -> str:
    return base64.b64encode(name.encode()).decode()


def submit(portal: Portal, notes: Notes, sent: list[str], wanted: argparse.Namespace) -> dict[str, Any]:
    files = [{"fileId": file, "type": wanted.type} for file in sent]
    body = {"kind": wanted.kind, "message": wanted.message, "files": files}
    return portal.call("POST", f"uploads/{notes.upload_id}/submission", body)


def report(portal: Portal, upload_id: str) -> int:
    """Wait until every file has come to its end, say what became of each, return how many were received."""
    while True:
        files = portal.call("GET", f"uploads/{upload_id}")["files"]
        if all(file["state"] in ENDED for file in files):
            break
        time.sleep(POLL)
    for file in files:
        refusal = file["refusal"]
        words = f": {refusal['found']} {refusal['advice']}" if refusal else ""
        print(f"{file['name']} {file['state']}{words}")
    return sum(file["state"] == "received" for file in files)


def show(name: str, done: int, size: int) -> None:
    filled = 30 * done // size
    print(f"\r{name} [{'#' * filled:<30}] {100 * done // size:3}%", end="\n" if done == size else "", flush=True)


class Notes:
    """What an interrupted run leaves for the next one: which upload, which file is which."""

    def __init__(self, path: Path, case: str) -> None:
        self._path = path
        known = json.loads(path.read_text()) if path.exists() else {}
        self._known: dict[str, Any] = known if known.get("case") == case else {"case": case}

    @property
    def upload_id(self) -> str:
        return str(self._known.get("upload_id", ""))

    @property
    def files(self) -> dict[str, str]:
        return dict(self._known.get("files", {}))

    def keep(self, **facts: Any) -> None:
        self._known |= facts
        self._path.write_text(json.dumps(self._known))

    def forget(self) -> None:
        self._path.unlink(missing_ok=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--portal", required=True)
    parser.add_argument("--case", required=True, help="the case's reference")
    parser.add_argument("--kind", default="other", help="business-file or other")
    parser.add_argument("--type", default="Other evidence", help="document type of all the files")
    parser.add_argument("--message", default="")
    parser.add_argument("--send-again", action="store_true", help="send documents that are on the case already")
    parser.add_argument("--notes", type=Path, default=Path(".recourse-upload.json"))
    parser.add_argument("files", type=Path, nargs="+")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
