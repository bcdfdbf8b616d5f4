"""Organisations: what is onboarded. One firm or group, with its businesses."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field

from shared.kernel.model import Stored


class SignInMethod(StrEnum):
    """Who checks the people of an organisation: we do (a local account with MFA), or their own provider."""

    LOCAL = "local"
    OIDC = "oidc"
    SAML = "saml"


class SecondFactor(StrEnum):
    """What a firm's own provider asks for besides a password."""

    AUTHENTICATOR = "authenticator"
    PASSKEY = "passkey"
    SMART_CARD = "smart-card"
    MESSAGE = "message"


class Business(Stored):
    """`regulator_number` is the regulator's; None where a business was onboarded before it was asked for."""

    id: str
    name: str
    regulator_number: str | None = None


class Federation(Stored):
    """How a firm's own provider is reached. The connection is made at our identity provider; this says what to.

    OIDC: `issuer` and `client_id`. SAML: `metadata_url`, or `entity_id` with `certificate` (PEM). Others are empty.
    """

    provider: str
    second_factor: SecondFactor
    issuer: str = ""
    client_id: str = ""
    metadata_url: str = ""
    entity_id: str = ""
    certificate: str = ""


class NamedContact(Stored):
    """Whom of the scheme's staff the organisation can turn to."""

    account_id: str
    name: str
    email: str


class Organisation(Stored):
    """Lives in `accounts`, in its own partition: `id` and `organisation_id` are the same."""

    type: Literal["organisation"] = "organisation"
    id: str
    organisation_id: str
    name: str
    email_domains: tuple[str, ...]
    businesses: tuple[Business, ...]
    sign_in: SignInMethod = SignInMethod.LOCAL
    federation: Federation | None = None
    contact: NamedContact | None = None
    since: datetime | None = None  # None for those that were there before this was kept
    roster_version: int = 0  # changes with every decision about its people taken together
    etag: str | None = Field(None, alias="_etag", exclude=True)
