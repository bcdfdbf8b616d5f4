"""Blob Storage's answers in our own words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from shared.kernel import errors

_KINDS: dict[int, tuple[type[errors.RecourseError], str]] = {
    404: (errors.NotFound, "blob-not-found"),
    409: (errors.Conflict, "blob-exists"),
    412: (errors.Stale, "blob-changed"),
}
_AWAY = frozenset({408, 429, 500, 503})


@contextmanager
def translated() -> Iterator[None]:
    """Turn the SDK's exceptions into ours; what we don't foresee passes as it is."""
    from azure.core.exceptions import HttpResponseError, ServiceRequestError, ServiceResponseError

    try:
        yield
    except HttpResponseError as error:
        if error.status_code in _AWAY:
            raise _unavailable() from error
        if error.status_code not in _KINDS:
            raise
        kind, code = _KINDS[error.status_code]
        raise kind(code) from error
    except (ServiceRequestError, ServiceResponseError) as error:
        raise _unavailable() from error


def _unavailable() -> errors.Unavailable:
    return errors.Unavailable("storage-unavailable", "File storage is busy. Nothing was lost.", retry_after=2)
