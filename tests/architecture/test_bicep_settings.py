"""The settings, containers and queues that Azure gets are those that the code asks for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import function_app  # noqa: F401  fills the tables
from functions import scanning
from functions.edge import feed, queue
from local.host.pages import security_headers
from scripts.bicep.checking import ROOT, read_texts
from scripts.bicep.model import read
from scripts.bicep.syntax import properties, text_of
from shared.kernel.settings import PREFIX, Settings
from shared.uploads.scanning.model import MEBIBYTE, ScanLimits

# Keys and addresses of laptops and emulators. Azure is reached by identity: none of these may be set there.
NOT_IN_AZURE = {
    "RECOURSE_COSMOS_KEY",
    "RECOURSE_QUARANTINE",
    "RECOURSE_DOCUMENTS",
    "RECOURSE_ARCHIVE",
    "RECOURSE_SERVICEBUS",
    "RECOURSE_SMTP",
    "RECOURSE_IDENTITY_ADMIN",
    "RECOURSE_IDENTITY_ADMIN_KEY_FILE",
    "RECOURSE_TRACES",
}
APP = read("function-app.bicep", read_texts()["modules/function-app.bicep"])


def settings_in_bicep(*variables: str) -> set[str]:
    found = set()
    for name in variables:
        value = APP.variables[name].value
        assert value is not None
        found |= set(properties(value))
    return found


def scanning_settings() -> set[str]:
    value = APP.variables["scanning"].value
    assert value is not None
    return {name for engine in properties(value).values() for name in properties(engine)}


def wanted() -> set[str]:
    return {field.alias or PREFIX + name.upper() for name, field in Settings.model_fields.items()}


def test_bicep_sets_what_the_settings_class_reads_and_nothing_else() -> None:
    """A new setting belongs into infra/bicep/modules/function-app.bicep, or here into NOT_IN_AZURE with its reason."""
    given = settings_in_bicep("hostSettings", "connections", "product") | scanning_settings()
    ours = {name for name in given if name.startswith(PREFIX)}
    of_triggers = settings_in_bicep("connections")
    assert wanted() - NOT_IN_AZURE == (ours - of_triggers) | (wanted() & given)
    assert not given & NOT_IN_AZURE


def test_each_connection_of_a_trigger_is_reached_by_identity() -> None:
    given = settings_in_bicep("connections")
    for connection in (feed.CONNECTION, queue.CONNECTION, scanning.CONNECTION):
        assert {f"{connection}__credential", f"{connection}__clientId"} <= given
    assert {name.partition("__")[0] for name in given} == {feed.CONNECTION, queue.CONNECTION, scanning.CONNECTION}


def test_the_pages_carry_the_same_headers_as_on_a_laptop() -> None:
    text = read_texts()["modules/front-door-routes.bicep"]
    routes = read("front-door-routes.bicep", text)
    policy = text_of(routes.variables["contentSecurityPolicy"].value or routes.root)[1:-1].replace("\\'", "'")
    assert (
        policy.replace("${join(connect, ' ')}", "https://one https://two")
        == dict(security_headers(("https://one", "https://two")))["content-security-policy"]
    )
    for name, value in security_headers(()):
        if name != "content-security-policy":
            quoted = value.replace("'", "\\'")
            assert f"name: '{name}', value: '{quoted}'" in text


def test_bicep_reads_the_one_definition_of_containers_and_queues() -> None:
    main = read_texts()["main.bicep"]
    assert "loadJsonContent('containers.json')" in main
    assert "loadJsonContent('queues.json')" in main


def test_every_blob_container_has_an_account() -> None:
    main = read_texts()["main.bicep"]
    named = set(re.findall(r"'([\w-]+)'", " ".join(re.findall(r"containers: \[(.*)\]", main))))
    declared = {each["name"] for each in json.loads((ROOT / "containers.json").read_text())["blob"]}
    assert declared <= named


def test_clamds_limits_lie_above_the_scans() -> None:
    lines = (line.split(" ", 1) for line in (ROOT / "clamd.conf").read_text().splitlines() if line[:1].isalpha())
    given = {name: int(value[:-1]) * MEBIBYTE for name, value in lines if re.fullmatch(r"\d+M", value)}
    limits = ScanLimits()
    assert given["StreamMaxLength"] > limits.max_bytes
    assert given["MaxFileSize"] > limits.max_bytes
    assert given["MaxScanSize"] > limits.archive_bytes


def test_each_alert_looks_for_an_event_that_the_code_writes() -> None:
    queries = re.findall(r"query: '(traces .*?)', about", read_texts()["modules/alerts.bicep"])
    events = {event for query in queries for event in re.findall(r'"([a-z-]+)"', query)}
    root = Path(__file__).parents[2]
    code = "\n".join(path.read_text() for folder in ("shared", "functions") for path in (root / folder).rglob("*.py"))
    assert {event for event in events if f'log("{event}"' not in code} == set()
