"""Which server listens where. Chosen on the first start, kept in the data folder: sign-ins remember their issuer."""

from __future__ import annotations

import dataclasses
import json
import random
import socket
from dataclasses import dataclass
from pathlib import Path

from local.cli.errors import UpError

ADDRESS = "127.0.0.1"

STEADY_PORTS = range(15_000, 32_000)
"""Below the range that outgoing connections take theirs from: a port is still there after a server's restart."""


@dataclass(frozen=True)
class Ports:
    """One port a server."""

    portal: int
    cosmos: int
    servicebus: int
    blob: int
    identity: int
    mail: int
    smtp: int


WELL_KNOWN = Ports(portal=7071, cosmos=8081, servicebus=5672, blob=10000, identity=7072, mail=8025, smtp=1025)


def choose_ports(data: Path, portal: int) -> Ports:
    """Take the ports of the data folder's first start, the well-known ones for portal 7071, else free ones.

    Raises UpError naming every port that something else holds.
    """
    path = data / "ports.json"
    fresh = WELL_KNOWN if portal == WELL_KNOWN.portal else _free_ports(portal)
    # A folder of an earlier version lacks the ports of servers that came since.
    kept = json.loads(path.read_text()) if path.exists() else {}
    ports = Ports(**{**dataclasses.asdict(fresh), **kept, "portal": portal})
    _refuse_taken(ports)
    path.write_text(json.dumps(dataclasses.asdict(ports), indent=2) + "\n")
    return ports


def read_ports(data: Path) -> Ports | None:
    """Return the ports that a data folder's first start chose; None before it."""
    path = data / "ports.json"
    return Ports(**json.loads(path.read_text())) if path.exists() else None


def _free_ports(portal: int) -> Ports:
    names = [field.name for field in dataclasses.fields(Ports) if field.name != "portal"]
    candidates = random.sample(STEADY_PORTS, len(STEADY_PORTS))
    free = (port for port in candidates if port != portal and _is_free(port))
    return Ports(portal=portal, **{name: next(free) for name in names})


def _refuse_taken(ports: Ports) -> None:
    taken = [f"{port} ({name})" for name, port in dataclasses.asdict(ports).items() if not _is_free(port)]
    if taken:
        raise UpError(
            f"something else listens on port {', '.join(taken)}. Stop it, or start with another --port and --data."
        )


def _is_free(port: int) -> bool:
    try:
        socket.create_server((ADDRESS, port)).close()
    except OSError:
        return False
    return True
