"""The account: the first thing an SDK reads, to learn where to write and which consistency to expect."""

import json
from dataclasses import dataclass, field

from local.cosmos.auth import EMULATOR_KEY
from local.cosmos.faults import Faults
from local.cosmos.storage.catalogue import Catalogue
from local.cosmos.storage.offers import Offers
from local.cosmos.storage.sqlite import Storage
from local.cosmos.wire import Reply, Request

PHYSICAL_RANGES = 2
"""More than one by default, so that mistakes in fan-out show."""


@dataclass
class Account:
    """Everything the server serves."""

    storage: Storage
    catalogue: Catalogue
    key: str = EMULATOR_KEY
    ranges: int = PHYSICAL_RANGES
    faults: Faults = field(default_factory=Faults)
    offers: Offers = field(default_factory=Offers)

    @classmethod
    async def open(cls, storage: Storage, *, key: str = EMULATOR_KEY, ranges: int = PHYSICAL_RANGES) -> "Account":
        catalogue, offers = Catalogue(), Offers()
        await storage.write(catalogue.load)
        await storage.write(offers.load)
        storage.before_commit = catalogue.save_positions
        storage.after_rollback = catalogue.forget_unsaved
        return cls(storage, catalogue, key, ranges, offers=offers)


def describe(request: Request) -> Reply:
    """Return the endpoint is whatever address the caller used: inside a container or behind a tunnel too."""
    location = [{"name": "Local", "databaseAccountEndpoint": f"http://{request.host}/"}]
    replicas = {"asyncReplication": False, "minReplicaSetSize": 1, "maxReplicasetSize": 4}
    return Reply.of(
        200,
        {
            "_self": "",
            "id": "local",
            "_rid": "local",
            "media": "//media/",
            "addresses": "//addresses/",
            "_dbs": "//dbs/",
            "writableLocations": location,
            "readableLocations": location,
            "enableMultipleWriteLocations": False,
            "userReplicationPolicy": replicas,
            "systemReplicationPolicy": replicas,
            "userConsistencyPolicy": {"defaultConsistencyLevel": "Session"},
            "readPolicy": {"primaryReadCoefficient": 1, "secondaryReadCoefficient": 1},
            "queryEngineConfiguration": json.dumps({"maxSqlQueryInputLength": 524288}),
        },
    )
