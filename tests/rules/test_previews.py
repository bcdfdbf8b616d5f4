"""Which documents can be looked at without saving them, and as what."""

from __future__ import annotations

import pytest

from shared.cases.document_responses import PreviewKind, preview_kind
from shared.cases.links import content_disposition
from shared.uploads.scanning.formats import FORMATS

_RUNS_IN_A_PAGE = ("text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "text/plain")


def test_pdfs_and_pictures_that_browsers_draw_are_shown() -> None:
    assert preview_kind("application/pdf") is PreviewKind.PDF
    assert {preview_kind(f"image/{name}") for name in ("png", "jpeg", "gif", "bmp")} == {PreviewKind.PICTURE}


@pytest.mark.parametrize("media_type", [*_RUNS_IN_A_PAGE, "image/tiff", "application/msword", "", "IMAGE/PNG"])
def test_what_a_browser_might_run_or_cant_draw_is_downloaded(media_type: str) -> None:
    assert preview_kind(media_type) is None


def test_only_types_that_the_scan_makes_sure_of_are_shown() -> None:
    sure = {each.media_type for each in FORMATS.values()}
    assert {each for each in sure if preview_kind(each)} == {"application/pdf"} | {
        f"image/{name}" for name in ("png", "jpeg", "gif", "bmp")
    }


def test_whatever_is_shown_keeps_its_name_for_saving() -> None:
    assert content_disposition("inline", "a.pdf") == "inline; filename=\"a.pdf\"; filename*=UTF-8''a.pdf"
