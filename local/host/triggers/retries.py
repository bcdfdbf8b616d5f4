"""`@retry`: which triggers it counts for, and when the next try is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass

from azure.functions.meta import Datum

from local.host.configuration import seconds
from local.host.context import Retry
from local.host.functions import LoadedFunction
from local.host.invocation import Invoker
from local.host.triggers.ending import to_its_end

log = logging.getLogger("host")

FOR_EVER = -1


@dataclass(frozen=True)
class RetryPolicy:
    """`most` is the number of retries, -1 for ever. Times are seconds; `growing` doubles the wait each time."""

    most: int
    wait: float
    longest: float
    growing: bool

    def delay(self, retries: int) -> float:
        """Return the wait before the retry with this number, counted from 0."""
        # Beyond 30 doublings every wait is the longest one.
        return min(self.wait * 2 ** min(retries, 30), self.longest) if self.growing else self.wait

    def allows(self, retries: int) -> bool:
        return self.most == FOR_EVER or retries < self.most


NO_RETRIES = RetryPolicy(0, 0, 0, growing=False)


def read_policy(function: LoadedFunction) -> RetryPolicy:
    """Read a function's policy; none means no retries."""
    if function.retry is None:
        return NO_RETRIES
    most = int(function.retry["max_retry_count"])
    if function.retry["strategy"] == "fixed_delay":
        return RetryPolicy(most, seconds(function.retry["delay_interval"]), 0, growing=False)
    shortest, longest = function.retry["minimum_interval"], function.retry["maximum_interval"]
    return RetryPolicy(most, seconds(shortest), seconds(longest), growing=True)


async def invoke_with_retries(
    invoker: Invoker, function: LoadedFunction, data: Datum, metadata: Mapping[str, Datum]
) -> None:
    """Invoke until it succeeds or its policy is used up; then raise the last error."""
    policy, retries = read_policy(function), 0
    while True:
        try:
            retry = Retry(retries, policy.most)
            await to_its_end(invoker.invoke(function, data, metadata, retry=retry))
        except Exception:
            if not policy.allows(retries):
                raise
            log.warning("%s failed; retry %d in %.1f s", function.name, retries + 1, policy.delay(retries))
        else:
            return
        await asyncio.sleep(policy.delay(retries))
        retries += 1
