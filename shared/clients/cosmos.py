"""Azure Cosmos DB: one client a worker, and a container that speaks in our errors and counts its cost."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from shared.clients.cosmos_errors import tokens_from_outside, translated
from shared.clients.lifetimes import life_left
from shared.clients.meter import record
from shared.kernel.settings import Settings
from shared.kernel.telemetry import Kind, Span, span

if TYPE_CHECKING:
    from azure.cosmos.aio import ContainerProxy, DatabaseProxy

Partition = str | list[str]
Operation = tuple[str, tuple[Any, ...]] | tuple[str, tuple[Any, ...], dict[str, Any]]
_RETRY_WITH = 449  # the SDK retries 429 and 503, never 449 ("retry with"): ours to do
_PAUSES = (0.05, 0.1, 0.2)  # seconds, before jitter
# Seconds for one call, the SDK's own tries included: against a server that takes requests and never answers those add
# up to more than ten minutes. Below the minute for which a queue locks a message, and above any honest answer.
_PATIENCE = 40.0


class Page(NamedTuple):
    """One page of a query and the service's own continuation token, `None` at the end."""

    items: list[dict[str, Any]]
    continuation: str | None


async def open_database(settings: Settings) -> DatabaseProxy:
    """Connect once for the worker's life. A key means a laptop or an emulator; none means managed identity.

    Raises `Unavailable` when the database doesn't answer.
    """
    from azure.core.pipeline.transport import AioHttpTransport
    from azure.cosmos.aio import CosmosClient

    from shared.clients.credentials import credential

    # The default transport looks up ~/.netrc on each call: 1-2 ms of CPU. Facts §3.
    transport = AioHttpTransport(use_env_settings=False)
    key = settings.cosmos_key.get_secret_value() if settings.cosmos_key else credential()
    client = CosmosClient(settings.cosmos_endpoint, key, transport=transport)
    try:
        with translated():
            async with asyncio.timeout(_PATIENCE):
                await client.__aenter__()
    except BaseException:
        await client.close()
        raise
    return client.get_database_client(settings.cosmos_database)


class Container:
    """A Cosmos container: every method raises only `RecourseError`s, meters its charge and retries 449."""

    def __init__(self, proxy: ContainerProxy) -> None:
        self._proxy = proxy

    async def ping(self) -> None:
        """Ask for the container's own description: the cheapest proof that the database answers."""
        await self._call("describe", lambda: self._proxy.read(raw_response_hook=record))

    async def read(self, item_id: str, partition: Partition) -> dict[str, Any]:
        return dict(
            await self._call("read", lambda: self._proxy.read_item(item_id, partition, raw_response_hook=record))
        )

    async def create(self, item: dict[str, Any]) -> dict[str, Any]:
        return dict(await self._call("create", lambda: self._proxy.create_item(item, raw_response_hook=record)))

    async def create_quietly(self, item: dict[str, Any]) -> None:
        """Create without having the item sent back: cheaper where nobody looks at it."""
        await self._call("create", lambda: self._proxy.create_item(item, no_response=True, raw_response_hook=record))

    async def upsert(self, item: dict[str, Any]) -> dict[str, Any]:
        return dict(await self._call("upsert", lambda: self._proxy.upsert_item(item, raw_response_hook=record)))

    async def replace(self, item: dict[str, Any], *, etag: str | None = None) -> dict[str, Any]:
        """Replace the item; with `etag`, only if it is still the one that was read, else `Stale`."""
        condition = _if_match(etag)
        return dict(
            await self._call(
                "replace", lambda: self._proxy.replace_item(item["id"], item, raw_response_hook=record, **condition)
            )
        )

    async def rewrite(self, item: dict[str, Any], now: datetime) -> None:
        """Replace an item that was read, `_etag` and `_ts` with it, and leave the end of its life where it was.

        For changes that are no news of what the item is about. Raises `Stale` when it has changed since.
        """
        await self.replace(life_left(item, now), etag=item["_etag"])

    async def patch(
        self, item_id: str, partition: Partition, operations: list[dict[str, Any]], *, only_if: str | None = None
    ) -> dict[str, Any]:
        """Patch up to 10 paths; `only_if` is a predicate such as `FROM c WHERE c.state = 'draft'`, else `Stale`."""
        condition: dict[str, Any] = {"filter_predicate": only_if} if only_if else {}
        return dict(
            await self._call(
                "patch",
                lambda: self._proxy.patch_item(item_id, partition, operations, raw_response_hook=record, **condition),
            )
        )

    async def delete(self, item_id: str, partition: Partition, *, etag: str | None = None) -> None:
        condition = _if_match(etag)
        await self._call(
            "delete", lambda: self._proxy.delete_item(item_id, partition, raw_response_hook=record, **condition)
        )

    async def batch(self, operations: Sequence[Operation], partition: Partition) -> list[dict[str, Any]]:
        """Do all or none, up to 100 operations and 2 MB. A failure's error tells `index`, the one that failed."""
        return list(
            await self._call(
                "batch",
                lambda: self._proxy.execute_item_batch(_copied(operations), partition, raw_response_hook=record),
            )
        )

    async def batch_quietly(self, operations: Sequence[Operation], partition: Partition) -> None:
        """Do all or none, without having the items sent back: half the traffic where nobody looks at them."""
        await self._call(
            "batch",
            lambda: self._proxy.execute_item_batch(
                _copied(operations), partition, no_response=True, raw_response_hook=record
            ),
        )

    async def page(
        self,
        query: str,
        parameters: dict[str, Any],
        partition: Partition,
        *,
        limit: int,
        continuation: str | None = None,
    ) -> Page:
        """Return up to `limit` items of a single-partition query, from `continuation` on."""
        pages = self._query(query, parameters, partition, limit).by_page(continuation)
        with self._span("query"), translated(), tokens_from_outside() if continuation else nullcontext():
            async with asyncio.timeout(_PATIENCE):
                async for page in pages:
                    return Page([item async for item in page], pages.continuation_token or None)
        return Page([], None)

    async def all(self, query: str, parameters: dict[str, Any], partition: Partition) -> list[Any]:
        """Return every item of a single-partition query that is known to be small."""
        with self._span("query"), translated():
            async with asyncio.timeout(_PATIENCE):
                return [item async for item in self._query(query, parameters, partition, None)]

    async def everywhere(self, query: str, parameters: dict[str, Any], *, limit: int) -> list[Any]:
        """Return up to `limit` items of all partitions, in no order: the service can't page them in one cheaply."""
        found: list[Any] = []
        named = [{"name": f"@{name}", "value": value} for name, value in parameters.items()]
        with self._span("query"), translated():
            async with asyncio.timeout(_PATIENCE):
                async for item in self._proxy.query_items(
                    query, parameters=named, max_item_count=limit, raw_response_hook=record
                ):
                    found.append(item)
                    if len(found) == limit:
                        break
        return found

    def _query(self, query: str, parameters: dict[str, Any], partition: Partition, limit: int | None) -> Any:
        named = [{"name": f"@{name}", "value": value} for name, value in parameters.items()]
        return self._proxy.query_items(
            query, parameters=named, partition_key=partition, max_item_count=limit, raw_response_hook=record
        )

    async def _call(self, act: str, request: Callable[[], Awaitable[Any]]) -> Any:
        with self._span(act), translated():
            async with asyncio.timeout(_PATIENCE):
                return await _retrying(request)

    def _span(self, act: str) -> AbstractContextManager[Span]:
        # Container and act only: an id or a parameter may be an address or a word that somebody searched for.
        facts = {"db.system": "cosmosdb", "db.collection.name": self._proxy.id, "db.operation.name": act}
        return span(f"{act} {self._proxy.id}", Kind.CLIENT, attributes=facts)


async def _retrying(request: Callable[[], Awaitable[Any]]) -> Any:
    from azure.cosmos.exceptions import CosmosHttpResponseError

    for pause in _PAUSES:
        try:
            return await request()
        except CosmosHttpResponseError as error:
            if error.status_code != _RETRY_WITH:
                raise
        await asyncio.sleep(pause * (1 + random.random()))  # noqa: S311  jitter, not a secret
    return await request()


def _copied(operations: Sequence[Operation]) -> list[Operation]:
    # The SDK pops the conditions out of what it is given: a second try would go without them.
    return [(each[0], each[1], dict(each[2])) if len(each) == 3 else each for each in operations]  # noqa: PLR2004


def _if_match(etag: str | None) -> dict[str, Any]:
    from azure.core import MatchConditions

    # Cosmos DB's ETags are quoted strings; ours travel without quotes.
    quoted = f'"{etag.strip(chr(34))}"' if etag else None
    return {"etag": quoted, "match_condition": MatchConditions.IfNotModified} if quoted else {}
