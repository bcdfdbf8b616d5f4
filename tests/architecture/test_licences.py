"""What we give away may be given away, and is listed."""

from __future__ import annotations

from scripts.licences import PAGE, Package, page, python_packages, refused, web_packages


def test_the_list_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(), "run `python -m scripts.licences`"


def test_every_licence_is_one_that_somebody_agreed_to() -> None:
    assert refused(iter([*python_packages(), *web_packages()])) == []


def test_a_licence_that_nobody_agreed_to_is_found() -> None:
    licences = ["GPL-3.0-only", "MIT AND GPL-3.0-only", "not stated", "(MIT OR GPL-3.0-only)", "MIT"]
    found = refused(iter(Package("p", "1", licence) for licence in licences))
    assert [package.licence for package in found] == licences[:3]
