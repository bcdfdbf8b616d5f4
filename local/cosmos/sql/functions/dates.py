"""Date functions: date-times are ISO 8601 strings in UTC with seven decimals, as the service writes them."""

import calendar
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from local.cosmos.sql.values import UNDEFINED, is_number, number

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICKS_TO_EPOCH = 621_355_968_000_000_000
_UNITS: dict[str, timedelta] = {
    "day": timedelta(days=1),
    "hour": timedelta(hours=1),
    "minute": timedelta(minutes=1),
    "second": timedelta(seconds=1),
    "millisecond": timedelta(milliseconds=1),
    "microsecond": timedelta(microseconds=1),
}
_ALIASES: dict[str, str] = {
    "year": "year", "yyyy": "year", "yy": "year", "month": "month", "mm": "month", "m": "month",
    "day": "day", "dd": "day", "d": "day", "hour": "hour", "hh": "hour", "minute": "minute", "mi": "minute",
    "n": "minute", "second": "second", "ss": "second", "s": "second", "millisecond": "millisecond",
    "ms": "millisecond", "microsecond": "microsecond", "mcs": "microsecond",
    "weekday": "weekday", "dw": "weekday", "w": "weekday",
}  # fmt: skip


def parse(text: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def render(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%f") + "0Z"


def _part_name(text: Any) -> str | None:
    return _ALIASES.get(text.lower()) if type(text) is str else None


def _add_months(moment: datetime, months: int) -> datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def _add(part: Any, count: Any, text: Any) -> Any:
    name, moment = _part_name(part), parse(text)
    if name is None or moment is None or not is_number(count):
        return UNDEFINED
    try:
        if name in {"year", "month"}:
            return render(_add_months(moment, int(count) * (12 if name == "year" else 1)))
        return render(moment + _UNITS[name] * int(count))
    except (KeyError, OverflowError, ValueError):
        return UNDEFINED


def _diff(part: Any, start: Any, end: Any) -> Any:
    """How many boundaries of the part lie between: whole parts after cutting both down to it."""
    name, first, last = _part_name(part), parse(start), parse(end)
    if name is None or first is None or last is None:
        return UNDEFINED
    months = (last.year - first.year) * 12 + last.month - first.month
    if name in {"year", "month"}:
        return last.year - first.year if name == "year" else months
    unit = _UNITS.get(name)
    return UNDEFINED if unit is None else (last - _EPOCH) // unit - (first - _EPOCH) // unit


def _part(part: Any, text: Any) -> Any:
    name, moment = _part_name(part), parse(text)
    if name is None or moment is None:
        return UNDEFINED
    if name == "weekday":
        return moment.isoweekday() % 7 + 1
    return moment.microsecond // 1000 if name == "millisecond" else getattr(moment, name)


def _from_parts(*parts: Any) -> Any:
    if not all(is_number(p) for p in parts):
        return UNDEFINED
    year, month, day, hour, minute, second, ticks = (*map(int, parts), *(0,) * (7 - len(parts)))
    try:
        return render(datetime(year, month, day, hour, minute, second, ticks // 10, tzinfo=UTC))
    except ValueError:
        return UNDEFINED


def _bin(text: Any, part: Any, size: Any = 1, origin: Any = "1970-01-01T00:00:00Z") -> Any:
    moment, name, start = parse(text), _part_name(part), parse(origin)
    if moment is None or start is None or name is None or not is_number(size) or size < 1:
        return UNDEFINED
    if name in {"year", "month"}:
        months = (int(size) * 12) if name == "year" else int(size)
        passed = (moment.year - start.year) * 12 + moment.month - start.month
        return render(_add_months(start, passed // months * months))
    unit = _UNITS.get(name)
    return UNDEFINED if unit is None else render(start + (moment - start) // (unit * int(size)) * unit * int(size))


def _to_ticks(text: Any) -> Any:
    moment = parse(text)
    return UNDEFINED if moment is None else (moment - _EPOCH) // timedelta(microseconds=1) * 10 + _TICKS_TO_EPOCH


def _to_timestamp(text: Any) -> Any:
    moment = parse(text)
    return UNDEFINED if moment is None else number((moment - _EPOCH) / timedelta(milliseconds=1))


def _from_microseconds(scale: float, offset: int = 0) -> Callable[[Any], Any]:
    def convert(value: Any) -> Any:
        if not is_number(value):
            return UNDEFINED
        try:
            return render(_EPOCH + timedelta(microseconds=(value - offset) * scale))
        except OverflowError:
            return UNDEFINED

    return convert


def _now() -> str:
    return render(datetime.now(UTC))


def _now_ticks() -> int:
    return time.time_ns() // 100 + _TICKS_TO_EPOCH


FUNCTIONS: dict[str, tuple[Callable[..., Any], int, int]] = {
    "DATETIMEADD": (_add, 3, 3),
    "DATETIMEBIN": (_bin, 2, 4),
    "DATETIMEDIFF": (_diff, 3, 3),
    "DATETIMEFROMPARTS": (_from_parts, 3, 7),
    "DATETIMEPART": (_part, 2, 2),
    "DATETIMETOTICKS": (_to_ticks, 1, 1),
    "DATETIMETOTIMESTAMP": (_to_timestamp, 1, 1),
    "GETCURRENTDATETIME": (_now, 0, 0),
    "GETCURRENTDATETIMESTATIC": (_now, 0, 0),
    "GETCURRENTTICKS": (_now_ticks, 0, 0),
    "GETCURRENTTICKSSTATIC": (_now_ticks, 0, 0),
    "GETCURRENTTIMESTAMP": (lambda: time.time_ns() // 1_000_000, 0, 0),
    "GETCURRENTTIMESTAMPSTATIC": (lambda: time.time_ns() // 1_000_000, 0, 0),
    "TICKSTODATETIME": (_from_microseconds(0.1, _TICKS_TO_EPOCH), 1, 1),
    "TIMESTAMPTODATETIME": (_from_microseconds(1000), 1, 1),
}
