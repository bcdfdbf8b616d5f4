"""The settings of a change-feed trigger, with the extension's defaults."""

from __future__ import annotations

from dataclasses import dataclass

from azure.core.pipeline.transport import AioHttpTransport
from azure.cosmos.aio import CosmosClient

from local.host.functions import LoadedFunction
from local.host.placeholders import connection_string, resolve_settings


@dataclass(frozen=True)
class FeedOptions:
    """Times are seconds. A range without a lease begins with the next change, or at the very beginning."""

    connection: str
    database: str
    container: str
    lease_connection: str
    lease_database: str
    lease_container: str
    lease_prefix: str
    create_leases: bool
    batch: int
    poll: float
    from_beginning: bool
    acquire_interval: float
    expiration: float
    renew_interval: float

    @property
    def watched(self) -> tuple[str, ...]:
        """What is read, named so that several triggers of one container agree."""
        return self.connection, self.database, self.container


def read_options(function: LoadedFunction) -> FeedOptions:
    """Read a trigger's settings; the extension gives times in milliseconds."""
    given = function.trigger

    def text(name: str, default: str) -> str:
        return resolve_settings(given.get(name) or default)

    def interval(name: str, default: int) -> float:
        return float(given.get(name) or default) / 1000

    return FeedOptions(
        connection=given["connection"],
        database=text("databaseName", ""),
        container=text("containerName", ""),
        lease_connection=given.get("leaseConnection") or given["connection"],
        lease_database=text("leaseDatabaseName", given["databaseName"]),
        lease_container=text("leaseContainerName", "leases"),
        lease_prefix=text("leaseContainerPrefix", ""),
        create_leases=bool(given.get("createLeaseContainerIfNotExists")),
        batch=int(given.get("maxItemsPerInvocation") or 100),
        poll=interval("feedPollDelay", 5_000),
        from_beginning=bool(given.get("startFromBeginning")),
        acquire_interval=interval("leaseAcquireInterval", 13_000),
        expiration=interval("leaseExpirationInterval", 60_000),
        renew_interval=interval("leaseRenewInterval", 17_000),
    )


def connect(connection: str) -> CosmosClient:
    """Return a client for a connection setting's string."""
    # Reading ~/.netrc for each request would double the CPU cost of an empty poll.
    transport = AioHttpTransport(use_env_settings=False)
    return CosmosClient.from_connection_string(connection_string(connection), transport=transport)
