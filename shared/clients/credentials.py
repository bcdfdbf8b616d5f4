"""The one credential for Azure: managed identity there, the developer's own sign-in elsewhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from azure.identity.aio import DefaultAzureCredential


@cache
def credential() -> DefaultAzureCredential:
    from azure.identity.aio import DefaultAzureCredential

    return DefaultAzureCredential()
