"""Challenges that wait for staff, as work."""

from __future__ import annotations

from typing import Any

from shared.challenges.model import Challenge
from shared.challenges.states import ChallengeState
from shared.worklist.kinds import WorkKind
from shared.worklist.model import WorkItem


def waiting_challenge(item: dict[str, Any]) -> WorkItem:
    """Return the work that a challenge means: open until it is answered or withdrawn.

    It names the field and nobody's words or values: those are on the page of the case.
    """
    challenge = Challenge.from_item(item)
    return WorkItem(
        id=challenge.id,
        kind=WorkKind.CHALLENGE,
        organisation_id=challenge.organisation_id,
        case_reference=challenge.case_reference,
        what=f"“{challenge.label}” is challenged",
        since=challenge.at,
        state="open" if challenge.state is ChallengeState.OPEN else "done",
    )
