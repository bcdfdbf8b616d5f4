"""What may be sent: kinds of upload, types of document, file types, sizes; what to say when a file isn't taken."""

from __future__ import annotations

from pathlib import PurePath
from typing import Self

from pydantic import Field, model_validator

from shared.kernel.model import Model


class UploadKind(Model):
    """What a whole upload is. One that `is_business_file` sets "business file received" once all of it has arrived."""

    code: str
    label: str
    is_business_file: bool = False


class FileTypes(Model):
    """File types as they are shown to people, together: "Documents: pdf, doc, …". Extensions are without the dot."""

    label: str
    extensions: tuple[str, ...]


class RefusedType(Model):
    """A file type people do try to send, and what to do instead."""

    extensions: tuple[str, ...]
    advice: str


class DocumentRules(Model):
    max_bytes: int = Field(gt=0)
    max_files: int = Field(gt=0)  # in one upload
    kinds: tuple[UploadKind, ...]
    types: tuple[str, ...]
    file_types: tuple[FileTypes, ...]
    refused: tuple[RefusedType, ...] = ()
    too_large_advice: tuple[str, ...]
    confidential_on_request: bool
    visible_to_other_side: bool
    comments_by_each_side: bool

    @model_validator(mode="after")
    def _no_type_is_both_allowed_and_refused(self) -> Self:
        refused = {extension for rule in self.refused for extension in rule.extensions}
        if both := refused & self.extensions:
            raise ValueError(f"both allowed and refused: {sorted(both)}")
        return self

    @property
    def extensions(self) -> frozenset[str]:
        return frozenset(extension for group in self.file_types for extension in group.extensions)

    def allows(self, file_name: str) -> bool:
        return extension_of(file_name) in self.extensions

    def advice_for(self, file_name: str) -> str | None:
        """Return what to do instead of sending this type of file, where the scheme says so."""
        extension = extension_of(file_name)
        return next((rule.advice for rule in self.refused if extension in rule.extensions), None)


def extension_of(file_name: str) -> str:
    """Return the extension in lower case without its dot: "Letter.PDF" → "pdf"; "" when there is none."""
    return PurePath(file_name).suffix.removeprefix(".").lower()
