"""What Defender for Storage says about quarantined blobs. Every event may come twice, late, or out of order.

Shape: learn.microsoft.com/azure/defender-for-cloud/defender-for-storage-configure-malware-scan (Event Grid's schema).
"""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from pydantic import Field

from shared.kernel.errors import Invalid
from shared.kernel.model import Stored
from shared.uploads.scanning.defender import Report

RESULTS = "scan-results"
_CONTAINER = "quarantine"
_DEPTH = 3  # organisation, upload, file


class ScanDetails(Stored):
    malware_names_found: tuple[str, ...] | None = None


class ScanData(Stored):
    blob_uri: str
    etag: str = Field(alias="eTag")
    scan_result_type: str
    scan_result_details: ScanDetails | None = None


class ScanResult(Stored):
    """One version of one blob, scanned by Defender for Storage."""

    data: ScanData

    @property
    def blob(self) -> str:
        """The blob's name. Raises `Invalid` for one that can't be ours."""
        return _checked(unquote(urlsplit(self.data.blob_uri).path).removeprefix(f"/{_CONTAINER}/"))

    @property
    def report(self) -> Report:
        details = self.data.scan_result_details
        return Report(self.data.scan_result_type, (details and details.malware_names_found) or ())


def _checked(name: str) -> str:
    if len([part for part in name.split("/") if part]) != _DEPTH:
        raise Invalid("blob-not-ours", "The event is about a blob that no upload can have made.")
    return name
