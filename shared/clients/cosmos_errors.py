"""Cosmos DB's answers in our own words. Sub-status codes: learn.microsoft.com/rest/api/cosmos-db/http-status-codes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from shared.kernel import errors

_KINDS: dict[int, tuple[type[errors.RecourseError], str]] = {
    404: (errors.NotFound, "item-not-found"),
    409: (errors.Conflict, "item-exists"),
    412: (errors.Stale, "item-changed"),
    413: (errors.TooLarge, "item-too-large"),
}
_AWAY = frozenset({408, 410, 429, 449, 503})


@contextmanager
def tokens_from_outside() -> Iterator[None]:
    """Where a continuation token came back from a user, a refusal by the service is the token's fault."""
    from azure.core.exceptions import HttpResponseError

    try:
        yield
    except HttpResponseError as error:
        if error.status_code != HTTPStatus.BAD_REQUEST:
            raise
        raise errors.Invalid(
            "cursor-unreadable", "This page link is broken. Start again from the first page."
        ) from error


def translate(status: int, **details: Any) -> errors.RecourseError:
    """Return the error for an HTTP `status`; what we don't foresee stays unforeseen and becomes a 500."""
    if status in _AWAY:
        return errors.Unavailable("database-unavailable", "The service is busy. Nothing was lost.", retry_after=2)
    if status not in _KINDS:
        raise RuntimeError(f"Cosmos DB answered {status}")
    kind, code = _KINDS[status]
    return kind(code, **details)


@contextmanager
def translated() -> Iterator[None]:
    """Turn the SDK's exceptions into ours; a failed batch tells the `index` of the operation that failed."""
    from azure.core.exceptions import HttpResponseError, ServiceRequestError, ServiceResponseError
    from azure.cosmos.exceptions import CosmosBatchOperationError

    try:
        yield
    except CosmosBatchOperationError as error:
        status = int(error.operation_responses[error.error_index]["statusCode"])
        raise translate(status, index=error.error_index) from error
    except HttpResponseError as error:
        raise translate(error.status_code or 0) from error
    except (ServiceRequestError, ServiceResponseError, TimeoutError) as error:
        raise translate(503) from error
