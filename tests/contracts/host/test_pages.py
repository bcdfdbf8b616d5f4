"""The built web pages, served at `/`."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.contracts.host.hosts import start


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("pages")
    dist = folder / "dist"
    (dist / "assets").mkdir(parents=True)
    (dist / "index.html").write_text("<!doctype html><title>Portal</title>")
    (dist / "assets" / "app-4f3a.js").write_text("export const answer = 42;\n" * 50)
    (folder / "secret.txt").write_text("secret")
    host = start("prefix", folder, pages=dist, connect="http://127.0.0.1:10000")
    with httpx.Client(base_url=host.url) as client:
        yield client
    host.stop()


def test_a_page_route_answers_the_single_page_app(pages: httpx.Client) -> None:
    assert "Portal" in pages.get("/cases/LO-2024-000001").text


def test_a_missing_asset_is_not_found(pages: httpx.Client) -> None:
    assert pages.get("/assets/gone.js").status_code == 404


def test_an_unknown_api_address_is_never_a_page(pages: httpx.Client) -> None:
    assert pages.get("/v2/unknown").status_code == 404
    assert pages.get("/admin/unknown").status_code == 404


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"])
def test_a_path_cannot_leave_the_folder(pages: httpx.Client, path: str) -> None:
    assert "secret" not in pages.get(path).text


def test_hashed_assets_are_cached_for_good_and_pages_are_checked(pages: httpx.Client) -> None:
    assert "immutable" in pages.get("/assets/app-4f3a.js").headers["cache-control"]
    assert pages.get("/").headers["cache-control"] == "no-cache"


def test_an_unchanged_page_answers_304(pages: httpx.Client) -> None:
    etag = pages.get("/").headers["etag"]
    assert pages.get("/", headers={"If-None-Match": etag}).status_code == 304


def test_assets_go_out_compressed(pages: httpx.Client) -> None:
    response = pages.get("/assets/app-4f3a.js", headers={"Accept-Encoding": "gzip"})
    assert response.headers["content-encoding"] == "gzip"
    assert response.text.startswith("export const answer")


def test_the_content_security_policy_allows_the_upload_origin_and_no_foreign_script(pages: httpx.Client) -> None:
    policy = pages.get("/").headers["content-security-policy"]
    assert "connect-src 'self' http://127.0.0.1:10000" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
