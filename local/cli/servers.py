"""The servers of `local up`: how each is started, and the settings that lead the app to them."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from local.blob import azurite
from local.cli.definitions import QUEUES, ROOT, read_containers
from local.cli.ports import ADDRESS, Ports

# The Cosmos emulator's well-known key and the Service Bus emulator's placeholder: published, open nothing real.
COSMOS_KEY = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw=="
SERVICEBUS_KEY = "SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE"


@dataclass(frozen=True)
class Server:
    """One child process; `port` 0 listens on none. `grace` is how many seconds it may take to end after SIGTERM."""

    name: str
    command: list[str]
    port: int
    environment: dict[str, str] = field(default_factory=dict)
    grace: float = 10.0


def backing_servers(ports: Ports, data: Path) -> list[Server]:
    """Return what the app talks to."""
    return [
        _python("cosmos", ports.cosmos, "--data", str(data / "cosmos.db")),
        _python("servicebus", ports.servicebus, "--queues", str(QUEUES), "--data", str(data / "servicebus.db")),
        Server("blob", azurite.command(ports.blob, data / "blob"), ports.blob),
        _python("identity", ports.identity, "--data", str(data / "identity"), "--portal", portal_url(ports)),
        _python("mail", ports.mail, "--smtp-port", str(ports.smtp), "--data", str(data / "mail")),
    ]


def host_server(ports: Ports, data: Path, scheme: str) -> Server:
    """Return the Functions host with the app and the pages."""
    origins = [azurite.origin(ports.blob), identity_url(ports)]
    options = ["--app", str(ROOT / "function_app.py"), "--pages", str(ROOT / "web" / "dist")]
    options += ["--data", str(data / "host"), *(part for origin in origins for part in ("--connect", origin))]
    options += ["--door", f"_mail=http://{ADDRESS}:{ports.mail}"]
    server = _python("host", ports.portal, *options)
    environment = app_settings(ports, scheme) | directory_settings(ports, data)
    # The host lets running functions end: it gets longer than the rest.
    return Server("host", server.command, server.port, environment, grace=25.0)


def case_system(ports: Ports, data: Path, scheme: str) -> Server:
    """Return the stand-in for the scheme's own case system, which brings the portal to life."""
    command = [sys.executable, "-m", "local.case_system", "--data", str(data / "case-system")]
    return Server("case-system", command, 0, app_settings(ports, scheme))


def app_settings(ports: Ports, scheme: str) -> dict[str, str]:
    """Return the app's environment (`shared/kernel/settings.py`), all of it leading to this machine."""
    blob = azurite.connection_string(ports.blob)
    return {
        "AzureWebJobsStorage": blob,
        "RECOURSE_SCHEME": scheme,
        "RECOURSE_PORTAL_URL": portal_url(ports),
        "RECOURSE_COSMOS_ENDPOINT": cosmos_url(ports),
        "RECOURSE_COSMOS_KEY": COSMOS_KEY,
        # The change-feed trigger's own way to the same account.
        "RECOURSE_COSMOS": f"AccountEndpoint={cosmos_url(ports)}/;AccountKey={COSMOS_KEY};",
        "RECOURSE_COSMOS_DATABASE": read_containers()["database"],
        "RECOURSE_QUARANTINE": blob,
        "RECOURSE_DOCUMENTS": blob,
        "RECOURSE_ARCHIVE": blob,
        "RECOURSE_SERVICEBUS": (
            f"Endpoint=sb://{ADDRESS}:{ports.servicebus};{SERVICEBUS_KEY};UseDevelopmentEmulator=true"
        ),
        "RECOURSE_SMTP": f"{ADDRESS}:{ports.smtp}",
        "RECOURSE_EMAIL_SENDER": "Recourse <no-reply@larkfield.example>",
        "RECOURSE_BUSINESS_ISSUER": f"{identity_url(ports)}/business",
        "RECOURSE_STAFF_ISSUER": f"{identity_url(ports)}/staff",
    }


def directory_settings(ports: Ports, data: Path) -> dict[str, str]:
    """Return what makes the identity server the directory that people are invited into."""
    return {
        "RECOURSE_IDENTITY_ADMIN": identity_url(ports),
        "RECOURSE_IDENTITY_ADMIN_KEY_FILE": str(data / "identity" / "admin.key"),
    }


def portal_url(ports: Ports) -> str:
    return f"http://localhost:{ports.portal}"


def cosmos_url(ports: Ports) -> str:
    return f"http://{ADDRESS}:{ports.cosmos}"


def identity_url(ports: Ports) -> str:
    return f"http://localhost:{ports.identity}"


def _python(name: str, port: int, *options: str) -> Server:
    return Server(name, [sys.executable, "-m", f"local.{name}", "--port", str(port), *options], port)
