"""Organisations: what is onboarded. One firm or group, with its businesses."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from shared.kernel.model import Model, Stored


class SignInMethod(StrEnum):
    """Who checks the people of an organisation: we do (a local account with MFA), or their own provider."""

    LOCAL = "local"
    OIDC = "oidc"
    SAML = "saml"


class Business(Model):
    id: str
    name: str


class Organisation(Stored):
    """Lives in `accounts`, in its own partition: `id` and `organisation_id` are the same."""

    type: Literal["organisation"] = "organisation"
    id: str
    organisation_id: str
    name: str
    email_domains: tuple[str, ...]
    businesses: tuple[Business, ...]
    sign_in: SignInMethod = SignInMethod.LOCAL
    roster_version: int = 0  # changes with every decision about its people taken together
    etag: str | None = Field(None, alias="_etag", exclude=True)
