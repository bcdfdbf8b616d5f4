"""The life of a challenge, as data: which state may follow which."""

from __future__ import annotations

from enum import StrEnum

from shared.kernel.errors import Conflict


class ChallengeState(StrEnum):
    OPEN = "open"
    UPHELD = "upheld"
    UPHELD_IN_PART = "upheld-in-part"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


ANSWERS = frozenset({ChallengeState.UPHELD, ChallengeState.UPHELD_IN_PART, ChallengeState.DECLINED})

CHALLENGE_MOVES: dict[ChallengeState, frozenset[ChallengeState]] = {
    ChallengeState.OPEN: ANSWERS | {ChallengeState.WITHDRAWN},
    ChallengeState.UPHELD: frozenset(),
    ChallengeState.UPHELD_IN_PART: frozenset(),
    ChallengeState.DECLINED: frozenset(),
    ChallengeState.WITHDRAWN: frozenset(),
}

WORDS: dict[ChallengeState, str] = {
    ChallengeState.OPEN: "waiting for an answer",
    ChallengeState.UPHELD: "upheld",
    ChallengeState.UPHELD_IN_PART: "upheld in part",
    ChallengeState.DECLINED: "declined",
    ChallengeState.WITHDRAWN: "withdrawn",
}


def check_challenge_move(old: ChallengeState, new: ChallengeState) -> None:
    """Raise `Conflict("challenge-answered")` or `("challenge-withdrawn")` unless a challenge may go on to `new`."""
    if new not in CHALLENGE_MOVES[old]:
        code = "challenge-withdrawn" if old is ChallengeState.WITHDRAWN else "challenge-answered"
        raise Conflict(code, f"This challenge has been {WORDS[old]} already. Open the case again.", state=str(old))
