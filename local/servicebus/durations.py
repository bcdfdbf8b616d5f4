"""ISO 8601 durations as ARM writes them: days and smaller, whole milliseconds."""

from __future__ import annotations

import re

_DURATION = re.compile(
    r"P(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+(?:\.\d{1,7})?)S)?)?"
)
_MILLISECONDS = {"days": 86_400_000, "hours": 3_600_000, "minutes": 60_000, "seconds": 1000}


def parse_duration(text: str) -> int:
    """Return the milliseconds in `text`, such as `PT1M` or `P14D`. Raises ValueError for anything else."""
    match = _DURATION.fullmatch(text)
    given = {unit: amount for unit, amount in match.groupdict().items() if amount} if match else {}
    if not given or text.endswith("T"):
        raise ValueError(f"{text!r} is not an ISO 8601 duration of days, hours, minutes and seconds")
    return sum(round(float(amount) * _MILLISECONDS[unit]) for unit, amount in given.items())
