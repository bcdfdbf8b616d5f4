"""The workflows in .github: pinned, with no more rights than they need, and no secret anywhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SHA = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40}$")
VERSION = re.compile(r"uses: \S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def load(path: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(path.read_text("utf-8")))


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", [])]


def test_there_are_workflows() -> None:
    assert [path.stem for path in FILES] == ["check", "deploy", "environment"]


@each_file
def test_actions_are_pinned_by_commit_and_say_their_version(path: Path) -> None:
    used = [step["uses"] for step in steps(load(path)) if "uses" in step]
    assert [action for action in used if not SHA.match(action)] == []
    lines = [line for line in path.read_text().splitlines() if "uses: " in line and "./.github" not in line]
    assert [line for line in lines if not VERSION.search(line)] == []


@each_file
def test_a_workflow_may_only_read_and_a_job_asks_for_the_token_it_needs(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        extra = set(job.get("permissions", {})) - {"contents"}
        signs_in = "azure/login" in str(job) or "uses" in job
        assert extra == ({"id-token"} if signs_in else set()), name


@each_file
def test_there_is_no_secret_and_no_text_of_others_in_a_command(path: Path) -> None:
    assert "secrets." not in path.read_text()
    for step in steps(load(path)):
        assert "${{" not in step.get("run", ""), "pass it through env: what stands in a command can become one"


@each_file
def test_a_checkout_keeps_no_credentials(path: Path) -> None:
    checkouts = [step for step in steps(load(path)) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@each_file
def test_every_job_ends(path: Path) -> None:
    assert all("timeout-minutes" in job or "uses" in job for job in load(path)["jobs"].values())


def test_the_live_environment_comes_after_the_test_environment_and_a_preview() -> None:
    jobs = load(ROOT / ".github" / "workflows" / "deploy.yml")["jobs"]
    assert (jobs["test"]["needs"], jobs["preview"]["needs"], jobs["live"]["needs"]) == ("build", "test", "preview")


def test_the_parameters_that_bicep_reads_are_given() -> None:
    for workflow, job in (("environment", "deploy"), ("deploy", "preview")):
        given = load(ROOT / ".github" / "workflows" / f"{workflow}.yml")["jobs"][job]["env"]
        texts = [(ROOT / "infra" / "bicep" / f"{name}.bicepparam").read_text() for name in ("dev", "prod")]
        read = {name for text in texts for name in re.findall(r"readEnvironmentVariable\('(\w+)'\)", text)}
        assert read <= set(given)


def test_make_targets_and_scripts_that_workflows_call_exist() -> None:
    text = " ".join(path.read_text() for path in FILES) + (ROOT / "azure.yaml").read_text()
    makefile = (ROOT / "Makefile").read_text()
    assert [name for name in re.findall(r"make ([a-z]+)", text) if f"\n{name}:" not in makefile] == []
    assert [name for name in re.findall(r" (scripts/[a-z-]+)", text) if not (ROOT / name).exists()] == []
