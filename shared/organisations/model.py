"""Organisations: what is onboarded. One firm or group, with its businesses."""

from __future__ import annotations

from typing import Literal

from shared.kernel.model import Model, Stored


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
