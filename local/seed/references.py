"""Case references in the scheme's own pattern: a running number where it first asks for digits, chance elsewhere."""

from __future__ import annotations

import re
from random import Random

_PART = re.compile(r"\[(?P<set>[^\]]+)\]\{(?P<length>\d+)\}")
_ALPHABETS = {"0-9": "0123456789", "A-Z0-9": "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"}  # no I, O, 0, 1: easily misread


def reference(pattern: str, number: int, chance: Random) -> str:
    """Return a reference that matches `pattern`, made of letters that stand for themselves and of `[set]{length}`.

    The first run of digits counts down from its newest number by `number`, so that newer cases have greater ones.
    """
    counted = False

    def fill(part: re.Match[str]) -> str:
        nonlocal counted
        length = int(part["length"])
        if part["set"] == "0-9" and not counted:
            counted = True
            return f"{_newest(length) - number:0{length}}"
        return "".join(chance.choices(_ALPHABETS[part["set"]], k=length))

    return _PART.sub(fill, pattern)


def _newest(length: int) -> int:
    """Return the number of the newest case: 5119999 of seven digits, with room for a million older ones."""
    return int("5119999".ljust(length, "9")[:length])
