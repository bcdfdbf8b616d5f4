"""What may be told of a figure that several organisations stand behind, so that nobody can read another's out of it.

The minimum-frequency and dominance rules of statistical disclosure control, with secondary suppression (Hundepool et
al., Handbook on Statistical Disclosure Control, 2nd ed. 2024, ch. 4): a figure is told when at least five organisations
contribute to it and none of them more than half. As whoever reads it knows their own part, it must still stand when any
one part is subtracted; and what is left out of a breakdown must not follow from the total and what is told.

`contributions` hold one number an organisation, in the same order everywhere; zero is no contribution.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_FEWEST = 5

Contributions = Sequence[int]


def stands(contributions: Contributions) -> bool:
    """Tell whether five or more are behind the figure, none of them with more than half of it."""
    behind = [part for part in contributions if part > 0]
    return len(behind) >= _FEWEST and 2 * max(behind) <= sum(behind)


def safe(contributions: Contributions) -> bool:
    """Tell whether the figure stands, also for one of them who subtracts their own part."""
    behind = sorted(contributions, reverse=True)
    # Taking away the largest or the second is the worst that can be done: any other leaves the largest a smaller share.
    return stands(behind) and stands(behind[1:]) and stands([*behind[:1], *behind[2:]])


def share(parts: Contributions, wholes: Contributions) -> int | None:
    """Return parts of wholes in per cent, or None unless the parts, and what they leave of the wholes, are safe."""
    rest = [whole - part for part, whole in zip(parts, wholes, strict=True)]
    if not (safe(parts) and safe(rest)):
        return None
    return round(100 * sum(parts) / sum(wholes))


def told(cells: Mapping[str, Contributions]) -> frozenset[str]:
    """Return which cells of a breakdown, whose total is known, may be told.

    What is left out must itself be safe when taken together, as it is the total less what is told: while it isn't, the
    smallest cell that would be told is left out as well.
    """
    shown = sorted((name for name, cell in cells.items() if safe(cell)), key=lambda name: (sum(cells[name]), name))
    while shown and not _hidden_is_safe(cells, shown):
        shown.pop(0)
    return frozenset(shown)


def _hidden_is_safe(cells: Mapping[str, Contributions], shown: Sequence[str]) -> bool:
    hidden = [cell for name, cell in cells.items() if name not in shown and any(cell)]
    return not hidden or safe([sum(parts) for parts in zip(*hidden, strict=True)])
