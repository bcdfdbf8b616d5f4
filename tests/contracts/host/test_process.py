"""The host as a process: logs, prefix, signals."""

from __future__ import annotations

import threading

import httpx

from tests.contracts.host.hosts import RunningHost, StartHost, wait_until
from tests.servers import free_port


def test_the_route_prefix_of_host_json_is_honoured(start_host: StartHost) -> None:
    host = start_host("prefix")
    assert httpx.get(f"{host.url}/v2/hello").text == "hello"
    assert httpx.get(f"{host.url}/api/hello").status_code == 404


def test_log_levels_of_host_json_are_honoured(http: httpx.Client, http_host: RunningHost) -> None:
    http.get("/api/quiet")
    http.get("/api/echo")
    wait_until(lambda: "Executed 'Functions.echo' (Succeeded" in http_host.log.read_text())
    assert "never to be seen" not in http_host.log.read_text()


def test_a_stop_lets_a_running_request_end(start_host: StartHost) -> None:
    host = start_host("http")
    answers: list[str] = []
    caller = threading.Thread(target=lambda: answers.append(httpx.get(f"{host.url}/api/slow?seconds=1").text))
    caller.start()
    wait_until(lambda: "Executing 'Functions.slow'" in host.log.read_text())
    assert host.stop() == 0
    caller.join()
    assert answers == ["done"]


def test_two_hosts_serve_side_by_side(start_host: StartHost) -> None:
    hosts = [start_host("http", port=free_port()) for _ in range(2)]
    assert [httpx.get(f"{host.url}/api/order/x").status_code for host in hosts] == [200, 200]
