"""What reaches Application Insights: a stand-in for its ingestion takes what the real exporter sends."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import orjson
import pytest

from tests.servers import ROOT

_TRACE = "0af7651916cd43dd8448eb211c80319c"
# In a process of its own: OpenTelemetry's providers can be set once. Tokens are only sent over TLS, so there is none.
_PROBE = f"""
import azure.identity
azure.identity.DefaultAzureCredential = lambda: None
from functions.edge.tracing import invocation
from shared.kernel.promises import Promise
from shared.kernel.telemetry import Kind, lasted, span
with invocation("GET /api/cases", Kind.SERVER, parent="00-{_TRACE}-b7ad6b7169203331-01"):
    with span("query cases", Kind.CLIENT):
        lasted(Promise.EXPORT, 3)
"""


class _Ingestion(BaseHTTPRequestHandler):
    taken: list[dict[str, Any]]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        items = orjson.loads(gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body)
        self.taken.extend(items)
        answer = orjson.dumps({"itemsReceived": len(items), "itemsAccepted": len(items), "errors": []})
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def ingestion() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    taken: list[dict[str, Any]] = []
    with HTTPServer(("127.0.0.1", 0), type("Ingestion", (_Ingestion,), {"taken": taken})) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/", taken
        server.shutdown()
        thread.join()


def test_spans_and_promises_reach_application_insights(ingestion: tuple[str, list[dict[str, Any]]]) -> None:
    address, taken = ingestion
    env = {
        "APPLICATIONINSIGHTS_CONNECTION_STRING": f"InstrumentationKey={'1' * 8}-0000-0000-0000-{'0' * 12};"
        f"IngestionEndpoint={address}",
        "APPLICATIONINSIGHTS_STATSBEAT_DISABLED_ALL": "true",
    }
    subprocess.run([sys.executable, "-c", _PROBE], cwd=ROOT, env={**os.environ, **env}, check=True, timeout=60)
    kinds = {item["data"]["baseType"]: item for item in taken}
    request, call = kinds["RequestData"], kinds["RemoteDependencyData"]
    assert (request["data"]["baseData"]["name"], call["data"]["baseData"]["name"]) == ("GET /api/cases", "query cases")
    assert {item["tags"]["ai.operation.id"] for item in (request, call)} == {_TRACE}
    metrics = [item["data"]["baseData"] for item in taken if item["data"]["baseType"] == "MetricData"]
    [export] = [each for each in metrics if each["metrics"][0]["name"] == "recourse.export_time"]
    assert (export["metrics"][0]["value"], export["properties"]) == (3.0, {"kept": "True"})
