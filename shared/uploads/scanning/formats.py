"""The file formats a scheme may allow, as data. A format outside this table can't be accepted by any profile."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """`label` says what the content is; `noun` is the word in "This … contains"; `content` names its inspection.

    `heads` are the labels of `magic.recognise` which the first bytes may have: an encrypted .docx begins like a .doc.
    """

    media_type: str
    label: str
    noun: str
    content: str
    heads: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"

_PDF = Format("application/pdf", "a PDF", "PDF", "pdf", ("pdf",))
_DOC = Format("application/msword", "an older Word document", "document", "ole", ("ole",))
_XLS = Format("application/vnd.ms-excel", "an older Excel workbook", "workbook", "ole", ("ole",))
_PPT = Format("application/vnd.ms-powerpoint", "an older PowerPoint presentation", "presentation", "ole", ("ole",))
_DOCX = Format(f"{_OFFICE}.wordprocessingml.document", "a Word document", "document", "ooxml", ("zip", "ole"))
_XLSX = Format(f"{_OFFICE}.spreadsheetml.sheet", "an Excel workbook", "workbook", "ooxml", ("zip", "ole"))
_PPTX = Format(
    f"{_OFFICE}.presentationml.presentation", "a PowerPoint presentation", "presentation", "ooxml", ("zip", "ole")
)
_TXT = Format("text/plain", "plain text", "text file", "text", ("unknown",))
_CSV = Format("text/csv", "plain text", "text file", "text", ("unknown",))
_PNG = Format("image/png", "a PNG picture", "picture", "image", ("png",))
_GIF = Format("image/gif", "a GIF picture", "picture", "image", ("gif",))
_JPEG = Format("image/jpeg", "a JPEG picture", "picture", "image", ("jpeg",))
_BMP = Format("image/bmp", "a BMP picture", "picture", "image", ("bmp",))
_TIFF = Format("image/tiff", "a TIFF picture", "picture", "image", ("tiff",))
# Phones and editors swap these three endings freely, and it is one container: any of them may hold the others' brand.
_MOV = Format("video/quicktime", "a QuickTime video", "video", "boxes", ("boxes",))
_MP4 = Format("video/mp4", "an MP4 video", "video", "boxes", ("boxes",))
_M4A = Format("audio/mp4", "an M4A recording", "recording", "boxes", ("boxes",))
_MP3 = Format("audio/mpeg", "an MP3 recording", "recording", "mp3", ("mp3",))

FORMATS: dict[str, Format] = {
    "pdf": _PDF,
    "csv": _CSV,
    "txt": _TXT,
    "doc": _DOC,
    "docx": _DOCX,
    "xls": _XLS,
    "xlsx": _XLSX,
    "ppt": _PPT,
    "pptx": _PPTX,
    "png": _PNG,
    "gif": _GIF,
    "jpg": _JPEG,
    "jpeg": _JPEG,
    "bmp": _BMP,
    "tif": _TIFF,
    "tiff": _TIFF,
    "mov": _MOV,
    "mp4": _MP4,
    "m4a": _M4A,
    "mp3": _MP3,
}
