"""What becomes of a message whose handler failed: one table from the error's kind, and the delays between tries."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum, auto

from shared.kernel import errors


class Settlement(Enum):
    """`PARK`: record it for staff and complete. `DONE`: complete. `LATER`: try again. `RAISE`: give it back."""

    PARK = auto()
    DONE = auto()
    LATER = auto()
    RAISE = auto()


_OF_KIND: dict[type[errors.RecourseError], Settlement] = {
    errors.Invalid: Settlement.PARK,
    errors.Unauthenticated: Settlement.PARK,
    errors.Forbidden: Settlement.PARK,
    errors.NotFound: Settlement.PARK,
    errors.TooLarge: Settlement.PARK,
    errors.TooMany: Settlement.PARK,
    errors.Conflict: Settlement.DONE,  # every message arrives twice: it was done the first time
    errors.Stale: Settlement.DONE,
    errors.Unavailable: Settlement.LATER,
}
_DELAYS = tuple(timedelta(seconds=seconds) for seconds in (5, 15, 45, 120, 300, 900, 1800, 3600, 3600))
_LONGEST_PAUSE = 50.0  # seconds: with the work itself it stays below the function's time limit


def settlement_of(error: Exception) -> Settlement:
    """Return what to do by the nearest kind above the error's class; what nobody foresaw is given back."""
    return next((_OF_KIND[kind] for kind in type(error).__mro__ if kind in _OF_KIND), Settlement.RAISE)


def delay_before(attempt: int) -> timedelta | None:
    """Return how long to wait before `attempt` (from 2 on); None when it has been tried for long enough."""
    return _DELAYS[attempt - 2] if attempt - 2 < len(_DELAYS) else None


def pause_before_returning(deliveries: int) -> float:
    """Return the seconds to hold a message before giving it back for the `deliveries`-th time.

    A message that is given back comes again at once: without a pause its ten tries would be over in a second.
    """
    return min(2.0 ** (deliveries - 1), _LONGEST_PAUSE)
