"""What the documents point at is there, and the index of the decisions is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_DECISIONS = Path("docs/decisions")
_DOCUMENTS = [Path("README.md"), Path("CONTRIBUTING.md"), Path("CHANGELOG.md"), *sorted(Path("docs").rglob("*.md"))]
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
# A path from the top of the tree, as prose names files; a glob stands for at least one.
_PATH = re.compile(r"`((?:bench|docs|examples|functions|infra|local|scripts|shared|tests|web)/[\w./*-]+)`")


def prose(document: Path) -> str:
    return _CODE.sub("", document.read_text("utf-8"))


def anchors(document: Path) -> set[str]:
    """Return the names of its headings, as the forge makes them."""
    headings = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", _DOCUMENTS, ids=str)
def test_every_link_leads_somewhere(document: Path) -> None:
    dead = []
    for path, anchor in _LINK.findall(prose(document)):
        target = document.parent / path if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            dead.append(f"{path}#{anchor}")
    assert dead == []


@pytest.mark.parametrize("document", _DOCUMENTS, ids=str)
def test_every_path_in_prose_is_in_the_tree(document: Path) -> None:
    assert [path for path in _PATH.findall(prose(document)) if not list(Path().glob(path))] == []


def test_every_decision_is_in_the_index_once_and_in_order() -> None:
    listed = re.findall(r"^\| \[(\d{4})\]\((.+?)\) \|", (_DECISIONS / "README.md").read_text("utf-8"), re.MULTILINE)
    files = sorted(path.name for path in _DECISIONS.glob("[0-9]*.md"))
    assert listed == [(name[:4], name) for name in files]


def test_every_slice_is_in_the_architecture() -> None:
    listed = Path("docs/architecture.md").read_text("utf-8").partition("## What is in `shared/`")[2]
    slices = {path.parent.name for path in Path("shared").glob("*/__init__.py")}
    assert slices - set(re.findall(r"`(\w+)`", listed)) == set()
