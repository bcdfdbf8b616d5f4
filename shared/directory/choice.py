"""Which directory the settings ask for."""

from __future__ import annotations

from pathlib import Path

from shared.clients.graph_tokens import GraphTokens
from shared.directory.graph import GraphDirectory
from shared.directory.local_server import LocalDirectory
from shared.directory.model import Directory
from shared.kernel.settings import Settings

_AUTHORITY = "https://login.microsoftonline.com"
_GRAPH = "https://graph.microsoft.com/v1.0"


def directory(settings: Settings) -> Directory | None:
    """Return Microsoft Graph's where a tenant is named, else the local server's; None where every firm federates."""
    if settings.graph_tenant and settings.graph_client_id and settings.graph_domain:
        tokens = GraphTokens(settings.graph_tenant, settings.graph_client_id, settings.graph_certificate, _AUTHORITY)
        return GraphDirectory(_GRAPH, settings.graph_domain, tokens)
    if settings.identity_admin and settings.identity_admin_key_file:
        return LocalDirectory(settings.identity_admin, Path(settings.identity_admin_key_file))
    return None
