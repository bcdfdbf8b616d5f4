"""What the blobs are called that go through quarantine and scan but belong to no upload."""

from __future__ import annotations

from typing import NamedTuple


class BlobNames(NamedTuple):
    """Names with a prefix of their own: those of uploads begin with an organisation's id."""

    prefix: str

    def name(self, organisation_id: str, owner_id: str, file_id: str) -> str:
        """Return the name of a file's blob, the same in `quarantine` and in `documents`."""
        return f"{self.prefix}{organisation_id}/{owner_id}/{file_id}"

    def has(self, name: str) -> bool:
        return name.startswith(self.prefix)

    def parts(self, name: str) -> tuple[str, str, str]:
        """Return the organisation, what the file belongs to, and the file."""
        organisation_id, owner_id, file_id = name.removeprefix(self.prefix).split("/", 2)
        return organisation_id, owner_id, file_id
