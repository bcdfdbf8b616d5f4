"""The life of a case as dates that make sense together, cut off at today: what lies ahead hasn't happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from local.seed.odds import happens
from local.seed.world import World

_ONE_DAY = timedelta(days=1)
_OLDEST = 1200  # days
_RECENT = 200  # days over which the newer half of the cases came in


class Ending(StrEnum):
    OUTSIDE_RULES = "outside-rules"
    WITHDRAWN = "withdrawn"
    OFFER = "offer"
    VIEW = "view"
    DECISION = "decision"


_ENDINGS = {
    Ending.OUTSIDE_RULES: 6,
    Ending.WITHDRAWN: 5,
    Ending.OFFER: 12,
    Ending.VIEW: 47,
    Ending.DECISION: 30,
}


@dataclass(frozen=True)
class Life:
    """`None` is what never happened or hasn't yet; only `required_by` may lie ahead. `upheld` is known at the start."""

    ending: Ending
    upheld: bool
    event: date
    final_response: date | None
    enquiry: date
    moved: date | None
    required_by: date | None
    received: date | None
    offered: date | None
    viewed: date | None
    referred: date | None  # to an ombudsman, for a decision
    decided: date | None
    closed: date | None


def live(world: World, chance: Random, place: float) -> Life:
    """Return the life of a case; `place` from 0, the newest, to 1, the oldest, decides when it came in."""
    enquiry = world.today - timedelta(days=_age(place))
    pace = chance.choices((1.0, 2.6), (9, 1))[0]  # one in ten takes long

    def later(start: date | None, least: int, most: int) -> date | None:
        """Return a working day some days on, for that is when people work on cases."""
        if start is None:
            return None
        day = start + timedelta(days=round(chance.uniform(least, most) * pace))
        while not world.is_working_day(day):
            day += _ONE_DAY
        return day if day <= world.today else None

    ending = chance.choices(list(_ENDINGS), list(_ENDINGS.values()))[0]
    moved = later(enquiry, 4, 24)
    received = None if ending is Ending.OUTSIDE_RULES else later(moved, 6, 34)
    offered = later(received, 8, 40) if ending is Ending.OFFER else None
    viewed = later(received, 20, 70) if ending in {Ending.VIEW, Ending.DECISION} else None
    referred = later(viewed, 12, 30) if ending is Ending.DECISION else None
    decided = later(referred, 25, 80)
    last = {
        Ending.OUTSIDE_RULES: moved,
        Ending.WITHDRAWN: received,
        Ending.OFFER: offered,
        Ending.VIEW: viewed,
        Ending.DECISION: decided,
    }[ending]
    final_response = None if happens(chance, 14) else enquiry - timedelta(days=chance.randint(2, 178))
    return Life(
        ending=ending,
        upheld=happens(chance, 37),
        event=(final_response or enquiry) - timedelta(days=chance.randint(20, 900)),
        final_response=final_response,
        enquiry=enquiry,
        moved=moved,
        required_by=world.file_required_by(moved) if moved else None,
        received=received,
        offered=offered,
        viewed=viewed,
        referred=referred,
        decided=decided,
        closed=later(last, 10, 35),
    )


def _age(place: float) -> int:
    """Return how many days ago a case came in: the newer half of them lately and ever more, the rest evenly."""
    half = place * 2
    return round(half**1.4 * _RECENT if half < 1 else _RECENT + (half - 1) * (_OLDEST - _RECENT))
