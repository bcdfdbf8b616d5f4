"""Which months the outcomes are shown for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from shared.cases.query import Choices
from shared.cases.rules import months_before
from shared.kernel.model import Model

_USUAL = 12
_LONGEST = 60

Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$", description="A month, such as 2026-11")]


class DashboardQuery(Model):
    """Months are inclusive, up to 60 of them; by default the last twelve, this one included.

    `businessId` takes some of one's businesses, comma-joined; by default all of them.
    """

    from_month: Month | None = Field(None, alias="from")
    to_month: Month | None = Field(None, alias="to")
    business_id: Choices = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_month and self.to_month:
            months = month_number(self.to_month) - month_number(self.from_month)
            if not 0 <= months < _LONGEST:
                raise ValueError(f"the period goes from a month to the same or a later one, up to {_LONGEST} of them")
        return self


def months(query: DashboardQuery, today: date, closed_since: date | None) -> tuple[str, ...]:
    """Return the months asked for, oldest first, but for those of which closed cases aren't all shown any more."""
    last = query.to_month or _month(today)
    first = query.from_month or _back(last, _USUAL - 1)
    oldest = _first_whole_month(closed_since) if closed_since else ""
    return tuple(month for month in _span(first, last) if month >= oldest)[-_LONGEST:]


def month_number(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def _span(first: str, last: str) -> Iterator[str]:
    for number in range(month_number(first), month_number(last) + 1):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


def _back(month: str, by: int) -> str:
    return _month(months_before(date.fromisoformat(f"{month}-01"), by))


def _first_whole_month(day: date) -> str:
    return _month(day if day.day == 1 else months_before(day, -1))


def _month(day: date) -> str:
    return f"{day:%Y-%m}"
