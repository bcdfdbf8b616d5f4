"""Date functions: date-times are ISO 8601 strings in UTC with seven decimals, as the service writes them.

In between they are ticks: tenths of a microsecond since the start of 1970, as the service counts them.
"""

import calendar
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from local.cosmos.sql.values import UNDEFINED, is_number

Ticks = int

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICKS_A_MILLISECOND = 10_000
_NANOSECONDS_A_TICK = 100
_SEVENTH_DECIMAL = re.compile(r"\.\d{6}(\d)")
_UNITS: dict[str, int] = {
    "day": 86_400_000_000_000, "hour": 3_600_000_000_000, "minute": 60_000_000_000, "second": 1_000_000_000,
    "millisecond": 1_000_000, "microsecond": 1_000, "nanosecond": 1,
}  # fmt: skip
"""Nanoseconds in a part; years and months have no fixed length."""
_ALIASES: dict[str, str] = {
    "year": "year", "yyyy": "year", "yy": "year", "month": "month", "mm": "month", "m": "month",
    "day": "day", "dd": "day", "d": "day", "hour": "hour", "hh": "hour", "minute": "minute", "mi": "minute",
    "n": "minute", "second": "second", "ss": "second", "s": "second", "millisecond": "millisecond",
    "ms": "millisecond", "microsecond": "microsecond", "mcs": "microsecond", "nanosecond": "nanosecond",
    "ns": "nanosecond", "weekday": "weekday", "dw": "weekday", "w": "weekday",
}  # fmt: skip


def parse(text: Any) -> Ticks | None:
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    # Python's date-times end at microseconds.
    last = _SEVENTH_DECIMAL.search(text)
    return (moment - _EPOCH) // timedelta(microseconds=1) * 10 + (int(last[1]) if last else 0)


def render(ticks: Ticks) -> str:
    """Errors: OverflowError outside the years 1 to 9999."""
    microseconds, last = divmod(ticks, 10)
    return f"{_moment(microseconds * 10).replace(tzinfo=None).isoformat(timespec='microseconds')}{last}Z"


def _moment(ticks: Ticks) -> datetime:
    return _EPOCH + timedelta(microseconds=ticks // 10)


def _part_name(text: Any) -> str | None:
    return _ALIASES.get(text.lower()) if type(text) is str else None


def _add_months(ticks: Ticks, months: int) -> Ticks:
    """Errors: ValueError outside the years 1 to 9999."""
    moment = _moment(ticks)
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return ticks + (moment.replace(year=year, month=month + 1, day=day) - moment) // timedelta(microseconds=1) * 10


def _add(part: Any, count: Any, text: Any) -> Any:
    name, ticks = _part_name(part), parse(text)
    if name is None or ticks is None or not is_number(count):
        return UNDEFINED
    try:
        if name in {"year", "month"}:
            return render(_add_months(ticks, int(count) * (12 if name == "year" else 1)))
        return render(ticks + _UNITS[name] * int(count) // _NANOSECONDS_A_TICK)
    except (KeyError, OverflowError, ValueError):
        return UNDEFINED


def _diff(part: Any, start: Any, end: Any) -> Any:
    """How many boundaries of the part lie between: whole parts after cutting both down to it."""
    name, first, last = _part_name(part), parse(start), parse(end)
    if name is None or first is None or last is None:
        return UNDEFINED
    if name in {"year", "month"}:
        years, months = _calendar_distance(first, last)
        return years if name == "year" else months
    unit = _UNITS.get(name)
    return UNDEFINED if unit is None else _whole(last, unit) - _whole(first, unit)


def _calendar_distance(first: Ticks, last: Ticks) -> tuple[int, int]:
    one, other = _moment(first), _moment(last)
    years = other.year - one.year
    return years, years * 12 + other.month - one.month


def _whole(ticks: Ticks, unit: int) -> int:
    return ticks * _NANOSECONDS_A_TICK // unit


def _part(part: Any, text: Any) -> Any:
    name, ticks = _part_name(part), parse(text)
    if name is None or ticks is None:
        return UNDEFINED
    if name == "weekday":
        return _moment(ticks).isoweekday() % 7 + 1
    if name in {"millisecond", "microsecond", "nanosecond"}:
        return _whole(ticks % (_UNITS["second"] // _NANOSECONDS_A_TICK), _UNITS[name])
    return getattr(_moment(ticks), name)


def _from_parts(*parts: Any) -> Any:
    if not all(is_number(p) for p in parts):
        return UNDEFINED
    year, month, day, hour, minute, second, fraction = (*map(int, parts), *(0,) * (7 - len(parts)))
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (ValueError, OverflowError):
        return UNDEFINED
    if not 0 <= fraction < _UNITS["second"] // _NANOSECONDS_A_TICK:
        return UNDEFINED
    return render((moment - _EPOCH) // timedelta(microseconds=1) * 10 + fraction)


def _bin(text: Any, part: Any, size: Any = 1, origin: Any = "1970-01-01T00:00:00Z") -> Any:
    ticks, name, start = parse(text), _part_name(part), parse(origin)
    if ticks is None or start is None or name is None or not is_number(size) or size < 1:
        return UNDEFINED
    try:
        return render(_bin_start(ticks, name, int(size), start))
    except (KeyError, OverflowError, ValueError):
        return UNDEFINED


def _bin_start(ticks: Ticks, name: str, size: int, start: Ticks) -> Ticks:
    """Errors: KeyError for a part that isn't binned, OverflowError or ValueError outside the years 1 to 9999."""
    if name in {"year", "month"}:
        months = size * 12 if name == "year" else size
        return _add_months(start, _calendar_distance(start, ticks)[1] // months * months)
    step = max(1, _UNITS[name] * size // _NANOSECONDS_A_TICK)
    return start + (ticks - start) // step * step


def _of_ticks(scale: int) -> Callable[[Any], Any]:
    """Return a function from a date-time to a count of `scale` ticks each."""

    def convert(text: Any) -> Any:
        ticks = parse(text)
        return UNDEFINED if ticks is None else ticks // scale

    return convert


def _from_ticks(scale: int) -> Callable[[Any], Any]:
    """Return a function from a count of `scale` ticks each to a date-time."""

    def convert(value: Any) -> Any:
        if not is_number(value):
            return UNDEFINED
        try:
            return render(int(value * scale))
        except OverflowError:
            return UNDEFINED

    return convert


def _now_ticks() -> Ticks:
    return time.time_ns() // _NANOSECONDS_A_TICK


def _now() -> str:
    return render(_now_ticks())


FUNCTIONS: dict[str, tuple[Callable[..., Any], int, int]] = {
    "DATETIMEADD": (_add, 3, 3),
    "DATETIMEBIN": (_bin, 2, 4),
    "DATETIMEDIFF": (_diff, 3, 3),
    "DATETIMEFROMPARTS": (_from_parts, 3, 7),
    "DATETIMEPART": (_part, 2, 2),
    "DATETIMETOTICKS": (_of_ticks(1), 1, 1),
    "DATETIMETOTIMESTAMP": (_of_ticks(_TICKS_A_MILLISECOND), 1, 1),
    "DAY": (lambda text: _part("day", text), 1, 1),
    "GETCURRENTDATETIME": (_now, 0, 0),
    "GETCURRENTDATETIMESTATIC": (_now, 0, 0),
    "GETCURRENTTICKS": (_now_ticks, 0, 0),
    "GETCURRENTTICKSSTATIC": (_now_ticks, 0, 0),
    "GETCURRENTTIMESTAMP": (lambda: time.time_ns() // 1_000_000, 0, 0),
    "GETCURRENTTIMESTAMPSTATIC": (lambda: time.time_ns() // 1_000_000, 0, 0),
    "MONTH": (lambda text: _part("month", text), 1, 1),
    "TICKSTODATETIME": (_from_ticks(1), 1, 1),
    "TIMESTAMPTODATETIME": (_from_ticks(_TICKS_A_MILLISECOND), 1, 1),
    "YEAR": (lambda text: _part("year", text), 1, 1),
}
