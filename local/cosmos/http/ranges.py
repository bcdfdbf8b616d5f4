"""`/pkranges`: the physical ranges over which an SDK fans out."""

from local.cosmos.account import Account
from local.cosmos.query.ranges import physical_ranges
from local.cosmos.storage.container import Container, rid_bytes, rid_text
from local.cosmos.wire import Reply, Request


def listed(state: Account, request: Request, container: Container) -> Reply:
    """304 to If-None-Match: an SDK reads this list again until it gets one."""
    if request.if_none_match is not None:
        return Reply(304, headers={"etag": '"1"'})
    ranges = [
        {
            "_rid": rid_text(rid_bytes(container.rid) + number.to_bytes(8, "big")),
            "id": str(number),
            "_etag": '"1"',
            "minInclusive": low,
            "maxExclusive": high,
            "ridPrefix": number,
            "_self": f"{container.definition['_self']}pkranges/{number}/",
            "throughputFraction": 1 / state.ranges,
            "status": "online",
            "parents": [],
            "_ts": 1,
            "lsn": container.lsn,
        }
        for number, (low, high) in enumerate(physical_ranges(state.ranges))
    ]
    content = {"_rid": container.rid, "PartitionKeyRanges": ranges, "_count": len(ranges)}
    return Reply.of(200, content, etag='"1"')
