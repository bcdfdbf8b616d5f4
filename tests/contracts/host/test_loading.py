"""An app the real host would refuse is refused here, with the reason."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
HEAD = "import azure.functions as func\napp = func.FunctionApp(func.AuthLevel.ANONYMOUS)\n"
ROUTE = "@app.route('{route}')\ndef {name}(req: func.HttpRequest) -> str: return ''\n"


def refusal(tmp_path: Path, app: str, host_json: str = '{"version": "2.0"}') -> str:
    (tmp_path / "function_app.py").write_text(app)
    (tmp_path / "host.json").write_text(host_json)
    command = [sys.executable, "-m", "local.host", "--app", str(tmp_path / "function_app.py"), "--port", "1"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 1
    return done.stderr


@pytest.mark.parametrize("route", ["admin/x", "runtime", "administrators"])
def test_a_route_in_the_reserved_space_is_refused(tmp_path: Path, route: str) -> None:
    assert "conflicts with the host's own routes" in refusal(tmp_path, HEAD + ROUTE.format(route=route, name="a"))


def test_two_functions_with_one_route_and_method_are_refused(tmp_path: Path) -> None:
    app = HEAD + ROUTE.format(route="x", name="a") + ROUTE.format(route="X", name="b")
    assert "is taken by 'a'" in refusal(tmp_path, app)


def test_a_decorator_that_hides_the_signature_is_refused(tmp_path: Path) -> None:
    app = HEAD + "@app.route('x')\ndef f(*args, **kwargs) -> str: return ''\n"
    assert "no parameter of that name" in refusal(tmp_path, app)


def test_a_parameter_without_a_binding_is_refused(tmp_path: Path) -> None:
    app = HEAD + "@app.route('x')\ndef f(req: func.HttpRequest, other: str) -> str: return ''\n"
    assert "['other'] have no binding" in refusal(tmp_path, app)


def test_a_trigger_the_host_does_not_know_is_refused(tmp_path: Path) -> None:
    app = HEAD + "@app.queue_trigger('m', 'q', 'C')\ndef f(m: str) -> None: ...\n"
    assert "no queueTrigger" in refusal(tmp_path, app)


def test_a_host_json_of_another_version_is_refused(tmp_path: Path) -> None:
    assert '"version": "2.0"' in refusal(tmp_path, HEAD, '{"version": "1.0"}')


def test_an_app_without_a_function_app_is_refused(tmp_path: Path) -> None:
    assert "exactly one FunctionApp" in refusal(tmp_path, "import azure.functions as func\n")
