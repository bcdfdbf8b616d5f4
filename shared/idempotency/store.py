"""Looks for a request's record, and commits an effect together with it."""

from __future__ import annotations

from typing import Any, TypeVar

from shared.clients.cosmos import Container, Operation
from shared.idempotency.model import KeyedRequest, Record
from shared.kernel.errors import Conflict, NotFound
from shared.kernel.model import Model

Result = TypeVar("Result", bound=Model)


async def earlier_result(container: Container, request: KeyedRequest) -> dict[str, Any] | None:
    """Return what this very request was answered before. The key with another request is a `Conflict`."""
    try:
        record = Record.from_item(await container.read(request.record_id, request.organisation_id))
    except NotFound:
        return None
    if record.fingerprint != request.fingerprint:
        raise Conflict("idempotency-key-reused", "This key was used for another request. Use a new one.")
    return record.result


async def commit_once(
    container: Container, request: KeyedRequest, operations: list[Operation], result: Result
) -> Result:
    """Do `operations` and record `result`, all in one batch; a twin that was faster gives its result instead."""
    record = Record(
        id=request.record_id,
        organisation_id=request.organisation_id,
        fingerprint=request.fingerprint,
        result=result.to_item(),
    )
    try:
        # The record comes first: if a twin was faster, its index tells so before any other conflict can.
        await container.batch([("create", (record.to_item(),)), *operations], request.organisation_id)
    except Conflict as conflict:
        if conflict.details.get("index") != 0:
            raise
        earlier = await earlier_result(container, request)
        if earlier is None:
            raise
        return type(result).model_validate(earlier)
    return result
