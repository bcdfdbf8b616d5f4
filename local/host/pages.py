"""The built web pages at `/`: files, else `index.html` for the page routes of the single-page app."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from local.host.requests import Request
from local.host.responses import Response, text_response

COMPRESSIBLE = (".html", ".js", ".css", ".svg", ".json", ".txt", ".webmanifest", ".map")


@dataclass(frozen=True)
class PageFile:
    """One file as it goes out. `gzipped` is None where compression doesn't pay."""

    modified: int
    content: bytes
    gzipped: bytes | None
    etag: str


class Pages:
    """Serves a folder, kept in memory until a file changes. `connect` lists origins the pages may call."""

    def __init__(self, folder: Path, connect: tuple[str, ...] = ()) -> None:
        self._folder = folder.resolve()
        self._cache: dict[Path, PageFile] = {}
        self._security = security_headers(connect)

    async def answer(self, request: Request) -> Response:
        """Answer a GET or HEAD for a page or one of its files."""
        if request.method not in {"GET", "HEAD"}:
            return Response(404)
        path = await asyncio.to_thread(self._find, unquote(request.raw_path))
        if path is None:
            return self._absent()
        return self._respond(request, path, await asyncio.to_thread(self._load, path))

    def _find(self, path: str) -> Path | None:
        candidate = (self._folder / path.lstrip("/")).resolve()
        if candidate.is_relative_to(self._folder) and candidate.is_file():
            return candidate
        # A missing asset must be a 404, not a page of HTML under its name.
        index = self._folder / "index.html"
        return index if not PurePosixPath(path).suffix and index.is_file() else None

    def _absent(self) -> Response:
        if (self._folder / "index.html").is_file():
            return text_response(404, "not found")
        return text_response(404, "The pages aren't built yet: run `make run`.")

    def _load(self, path: Path) -> PageFile:
        modified = path.stat().st_mtime_ns
        cached = self._cache.get(path)
        if cached is None or cached.modified != modified:
            content = path.read_bytes()
            gzipped = gzip.compress(content, 6) if path.suffix in COMPRESSIBLE else None
            cached = PageFile(modified, content, gzipped, f'"{hashlib.sha256(content).hexdigest()[:24]}"')
            self._cache[path] = cached
        return cached

    def _respond(self, request: Request, path: Path, file: PageFile) -> Response:
        # The build puts a content hash into every name under assets/: those never change.
        hashed = path.is_relative_to(self._folder / "assets")
        headers = [
            ("content-type", _content_type(path)),
            ("cache-control", "public, max-age=31536000, immutable" if hashed else "no-cache"),
            ("etag", file.etag),
            ("vary", "accept-encoding"),
            *self._security,
        ]
        if file.etag in request.headers.get("if-none-match", ""):
            return Response(304, b"", tuple(headers))
        if file.gzipped is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(200, file.gzipped, (*headers, ("content-encoding", "gzip")))
        return Response(200, file.content, tuple(headers))


def security_headers(connect: tuple[str, ...]) -> list[tuple[str, str]]:
    """Build the headers every page carries; scripts come from here only."""
    origins = " ".join(connect)
    policy = {
        "default-src": "'self'",
        "script-src": "'self'",
        # MUI's Emotion writes its styles into the page.
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": f"'self' {origins}".strip(),
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": f"'self' {origins}".strip(),
        "frame-src": f"'self' {origins}".strip(),
        "frame-ancestors": "'none'",
    }
    return [
        ("content-security-policy", "; ".join(f"{name} {value}" for name, value in policy.items())),
        ("strict-transport-security", "max-age=31536000; includeSubDomains"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "camera=(), microphone=(), geolocation=()"),
    ]


def _content_type(path: Path) -> str:
    guessed = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix in {".js", ".mjs"}:
        guessed = "text/javascript"
    return f"{guessed}; charset=utf-8" if guessed.startswith("text/") or path.suffix == ".json" else guessed
