"""Every setting, typed, read once from the environment (prefix `RECOURSE_`). A missing one stops the start by name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "RECOURSE_"


class Settings(BaseSettings):
    """Keys and connection strings are for laptops and emulators; in Azure they are absent and managed identity is used.

    `quarantine`, `documents` and `servicebus` double as the connection names of triggers, so they follow the Functions
    host's convention: `RECOURSE_QUARANTINE` holds a connection string, or `RECOURSE_QUARANTINE__blobServiceUri` an
    address reached by identity.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    scheme: str
    portal_url: str
    cosmos_endpoint: str
    cosmos_key: SecretStr | None = None
    cosmos_database: str = "recourse"
    quarantine: SecretStr | None = None
    quarantine_uri: str | None = Field(None, alias="RECOURSE_QUARANTINE__blobServiceUri")
    documents: SecretStr | None = None
    documents_uri: str | None = Field(None, alias="RECOURSE_DOCUMENTS__blobServiceUri")
    archive: SecretStr | None = None
    archive_uri: str | None = Field(None, alias="RECOURSE_ARCHIVE__blobServiceUri")
    servicebus: SecretStr | None = None
    servicebus_namespace: str | None = Field(None, alias="RECOURSE_SERVICEBUS__fullyQualifiedNamespace")
    email_endpoint: str | None = Field(None, description="Azure Communication Services; without it email goes by SMTP")
    email_sender: str | None = None
    smtp: str | None = Field(None, description="host:port of an SMTP server")
    business_issuer: str
    staff_issuer: str
    audience: str = "api://recourse"
    api_scope: str = Field("cases", description="what pages ask leave for; Entra wants it as api://…/cases")
    client_id: str = "recourse-portal"
    defender: bool = Field(default=False, description="Defender for Storage scans, and tells by events")
    graph_tenant: str | None = Field(None, description="the external tenant's id: people's accounts live there")
    graph_client_id: str | None = None
    graph_domain: str | None = Field(None, description="the tenant's own domain, issuer of its local accounts")
    graph_certificate: SecretStr | None = Field(None, description="PEM with key; without it the managed identity")
    identity_admin: str | None = Field(None, description="the laptop's identity server, instead of Graph")
    identity_admin_key_file: str | None = None
    clamd: str | None = Field(None, description="host:port of clamd; without it yara-x scans in process")
    requests_per_minute_user: int = 600
    requests_per_minute_address: int = 1200
    forms_per_hour_address: int = 30
    trusted_proxies: int = Field(1, description="how many entries of X-Forwarded-For, from the right, are ours")
    application_insights: SecretStr | None = Field(None, alias="APPLICATIONINSIGHTS_CONNECTION_STRING")
    traces: Path | None = Field(None, description="a file for spans and metrics, OTLP/JSON lines, instead of Azure")
    diagnostics: bool = Field(default=False, description="tell each response's Cosmos requests and charge in a header")


class MissingSettingsError(Exception):
    """The start is refused; the message names each setting that is missing or malformed."""


def read_settings() -> Settings:
    """Read the environment, or raise `MissingSettingsError` naming the culprits, never their values."""
    try:
        return Settings()  # pydantic-settings fills the fields from the environment
    except ValidationError as error:
        names = (_environment_name(str(problem["loc"][0])) + ": " + problem["msg"] for problem in error.errors())
        raise MissingSettingsError("Settings: " + "; ".join(names)) from None


def _environment_name(field: str) -> str:
    return field if field.isupper() or field.startswith(PREFIX) else PREFIX + field.upper()


@cache
def settings() -> Settings:
    return read_settings()
