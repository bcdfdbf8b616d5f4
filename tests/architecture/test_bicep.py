"""infra/bicep without Azure: what is checked there, and that each check can fail (docs/deployment.md)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from scripts.bicep.checking import findings, read_texts

MUTATIONS = tomllib.loads(Path(__file__).with_name("bicep_mutations.toml").read_text("utf-8"))


def test_nothing_is_wrong() -> None:
    assert findings(read_texts()) == []


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_mistake_is_found(name: str) -> None:
    mutation, texts = MUTATIONS[name], read_texts()
    path = mutation["file"]
    assert mutation["old"] in texts[path], "the mutation has nothing to change any more"
    texts[path] = texts[path].replace(mutation["old"], mutation["new"], 1)
    assert [finding for finding in findings(texts) if mutation["found"] in str(finding)]
