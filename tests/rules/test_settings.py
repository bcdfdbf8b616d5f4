"""A setting that is missing or malformed stops the start, by its name and without its value."""

from __future__ import annotations

import subprocess
import sys

import pytest

from shared.kernel.settings import MissingSettingsError, read_settings
from tests.servers import ROOT


def test_a_missing_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RECOURSE_SCHEME")
    monkeypatch.delenv("RECOURSE_COSMOS_ENDPOINT")
    with pytest.raises(MissingSettingsError, match=r"RECOURSE_SCHEME: Field required; RECOURSE_COSMOS_ENDPOINT: Field"):
        read_settings()


def test_a_malformed_setting_is_named_and_its_value_kept_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOURSE_REQUESTS_PER_MINUTE_USER", "hush-hush")
    with pytest.raises(MissingSettingsError, match="RECOURSE_REQUESTS_PER_MINUTE_USER: ") as raised:
        read_settings()
    assert "hush-hush" not in str(raised.value)


def test_the_app_does_not_load_without_its_settings() -> None:
    started = subprocess.run(
        [sys.executable, "-c", "import function_app"], cwd=ROOT, env={}, capture_output=True, text=True, check=False
    )
    assert started.returncode != 0
    assert "RECOURSE_SCHEME: Field required" in started.stderr
