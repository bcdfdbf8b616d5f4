"""Where a case stands, in the scheme's words: stage, progress, outcome, whose turn, how it closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from local.seed.lifecycle import Ending, Life
from shared.schemes.casework import Party
from shared.schemes.vocabulary import ClosureOutcome, OutcomeKind, Stage, Vocabulary

_NEGATIVE = ("don't", "no ")


@dataclass(frozen=True)
class Standing:
    stage: str
    progress: str
    turn: Party | None
    outcomes: tuple[tuple[date, OutcomeKind, str], ...]  # oldest first
    closure: ClosureOutcome | None


def stand(life: Life, words: Vocabulary, chance: Random) -> Standing:
    """Return where a case with this life stands today."""
    stage = _stage(life, words)
    turn = _turn(life, chance)
    return Standing(
        stage=stage.name,
        progress=words.closed_progress if life.closed else _progress(life, stage, turn, chance),
        turn=turn,
        outcomes=tuple(_outcomes(life, words, chance)),
        closure=_closure(life, words, chance) if life.closed else None,
    )


def _stage(life: Life, words: Vocabulary) -> Stage:
    first, *between, last = words.stages
    if life.referred or (life.viewed and not between):
        return last
    return between[0] if life.viewed else first


def _turn(life: Life, chance: Random) -> Party | None:
    if life.closed:
        return None
    if life.moved is None:
        return Party.SCHEME
    if life.received is None:
        return Party.BUSINESS
    weights = (4, 3, 3) if life.viewed and not life.referred else (1, 1, 7)
    return chance.choices((Party.BUSINESS, Party.CONSUMER, Party.SCHEME), weights)[0]


def _progress(life: Life, stage: Stage, turn: Party | None, chance: Random) -> str:
    if stage.progress and life.received is None:
        return stage.progress[0 if life.moved is None else min(1, len(stage.progress) - 1)]
    going_on = stage.progress[2:] or stage.progress
    if life.referred and len(stage.progress) > 1:  # the last word of the last stage comes with the decision
        going_on = stage.progress[-1:] if life.decided else stage.progress[:-1]
    parties = {"business": Party.BUSINESS, "consumer": Party.CONSUMER}
    of_turn = [name for name in going_on if next((p for word, p in parties.items() if word in name), turn) is turn]
    return chance.choice(of_turn or list(going_on))


def _outcomes(life: Life, words: Vocabulary, chance: Random) -> list[tuple[date, OutcomeKind, str]]:
    dated = ((life.offered, OutcomeKind.OFFER), (life.viewed, OutcomeKind.VIEW), (life.decided, OutcomeKind.DECISION))
    found = []
    for day, kind in dated:
        names = [outcome.name for outcome in words.outcomes if outcome.kind is kind]
        fitting = [name for name in names if kind is OutcomeKind.OFFER or _is_negative(name) is not life.upheld]
        if day and fitting:
            found.append((day, kind, chance.choice(fitting)))
    return found


def _closure(life: Life, words: Vocabulary, chance: Random) -> ClosureOutcome:
    unpublished = {Ending.OUTSIDE_RULES: "Outside", Ending.WITHDRAWN: "Withdrawn"}.get(life.ending)
    if unpublished:
        neither = [outcome for outcome in words.closure_outcomes if outcome.change is None]
        return next((outcome for outcome in neither if outcome.name.startswith(unpublished)), neither[0])
    change = life.upheld or life.ending is Ending.OFFER
    return chance.choice([outcome for outcome in words.closure_outcomes if outcome.change is change])


def _is_negative(name: str) -> bool:
    return any(word in name.lower() for word in _NEGATIVE)
