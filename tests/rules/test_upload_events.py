"""What Defender says about blobs, in its own words."""

from __future__ import annotations

from typing import Any

import pytest

from shared.kernel.errors import Invalid
from shared.uploads.events import ScanResult
from shared.uploads.scanning.defender import Report, Word


def scanned(**data: Any) -> dict[str, Any]:
    return {
        "id": "ec667a90",
        "eventType": "Microsoft.Security.MalwareScanningResult",
        "subject": "storageAccounts/a/containers/quarantine/blobs/firm/upload/file",
        "data": {
            "correlationId": "ec667a90",
            "blobUri": "https://a.blob.core.windows.net/quarantine/firm/upload/file",
            "eTag": "0x8DCE730957D80DE",
            "scanResultType": "Malicious",
            "scanResultDetails": {"malwareNamesFound": ["Virus:DOS/EICAR_Test_File"], "sha256": "275A"},
        }
        | data,
    }


def test_a_result_names_blob_version_and_finding() -> None:
    result = ScanResult.model_validate(scanned())
    assert (result.blob, result.data.etag) == ("firm/upload/file", "0x8DCE730957D80DE")
    assert result.report == Report("Malicious", ("Virus:DOS/EICAR_Test_File",))


@pytest.mark.parametrize("details", [None, {}, {"malwareNamesFound": None}])
def test_a_result_may_leave_details_out(details: Any) -> None:
    result = ScanResult.model_validate(scanned(scanResultType="No threats found", scanResultDetails=details))
    assert result.report.word is Word.CLEAN


@pytest.mark.parametrize("said", ["Not Scanned", "Error", "no threats found", "", "SAM259201: Scan failed"])
def test_only_defenders_exact_words_mean_clean(said: str) -> None:
    assert Report(said).word is Word.UNKNOWN


@pytest.mark.parametrize("name", ["", "one", "one/two", "one/two/", "a/b/c/d"])
def test_a_blob_that_no_upload_can_have_made_is_refused(name: str) -> None:
    with pytest.raises(Invalid):
        _ = ScanResult.model_validate(scanned(blobUri=f"https://a.blob.core.windows.net/quarantine/{name}")).blob
