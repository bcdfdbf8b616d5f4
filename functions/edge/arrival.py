"""The blob trigger's binding: which blob arrived, without its bytes and without an SDK.

The plain binding sends the whole file to the worker. The SDK-type binding (`BlobClient`) doesn't, but importing it
costs every cold start half a second (azure-storage-blob, azure-identity, msal). This uses the same deferred binding of
azurefunctions-extensions-base and keeps the name only: verbs have a client of their own.
"""

from __future__ import annotations

import json
from typing import Any

from azurefunctions.extensions.base import Datum, InConverter, SdkType


class Arrival(SdkType):  # type: ignore[misc]  # the library is untyped
    """`name` is the blob's, within its container."""

    def __init__(self, name: str) -> None:
        self.name = name

    def get_sdk_type(self) -> Arrival:
        return self


class _ArrivalConverter(InConverter, binding="blob", trigger="blobTrigger"):  # type: ignore[misc, call-arg]
    @classmethod
    def check_input_type_annotation(cls, pytype: type) -> bool:
        return issubclass(pytype, Arrival)

    @classmethod
    def decode(cls, data: Datum, *, trigger_metadata: Any, pytype: type) -> Arrival:  # noqa: ARG003  the worker's call
        if data.type != "model_binding_data":
            raise ValueError(f"a blob trigger should send a reference, not {data.type!r}")
        return Arrival(str(json.loads(data.value.content)["BlobName"]))
