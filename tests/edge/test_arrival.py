from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest
from azurefunctions.extensions.base import Datum, get_binding_registry

from functions.edge.arrival import Arrival


def decoded(datum: Datum) -> Any:
    return get_binding_registry().get("blobTrigger").decode(datum, trigger_metadata={}, pytype=Arrival)


def test_an_arrival_is_the_blobs_name_and_nothing_is_fetched() -> None:
    place = {"Connection": "RECOURSE_QUARANTINE", "ContainerName": "quarantine", "BlobName": "firm/upload/file"}
    reference = SimpleNamespace(version="1.0", source="AzureStorageBlobs", content=json.dumps(place))
    assert decoded(Datum(reference, "model_binding_data")).name == "firm/upload/file"


def test_content_instead_of_a_reference_is_refused() -> None:
    with pytest.raises(ValueError, match="reference"):
        decoded(Datum(b"the whole file", "bytes"))


def test_the_worker_sees_a_type_that_it_may_bind_late() -> None:
    assert get_binding_registry().check_supported_type(Arrival)
