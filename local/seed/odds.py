"""Chance in words."""

from __future__ import annotations

from random import Random


def happens(chance: Random, percent: float) -> bool:
    return chance.random() * 100 < percent
