"""Who hears of a challenge: the case's timeline, the case system, the business. Each an operation of the same batch."""

from __future__ import annotations

from datetime import date, datetime

from shared.cases.model import Case, Event
from shared.cases.telling import about
from shared.cases.turns import spoken
from shared.challenges.model import Challenge
from shared.challenges.states import WORDS, ChallengeState
from shared.clients.cosmos import Operation
from shared.handback.model import ChallengeAnswered, ChallengeMade, ChallengeWithdrawn, hand_back
from shared.notifications.announcing import notice_operation
from shared.notifications.kinds import Kind
from shared.schemes.casework import Party


def made(challenge: Challenge) -> list[Operation]:
    text = (
        f"challenged “{challenge.label}”: {_said(challenge.recorded)} is recorded, {_said(challenge.claimed)} claimed"
    )
    line = _line(challenge, "challenge-made", Party.BUSINESS, challenge.at, challenge.by, text, challenge.evidence)
    told = ChallengeMade(
        **about(challenge, f"made-{challenge.id}", challenge.at, challenge.by),
        challenge_id=challenge.id,
        field=challenge.field,
        window=challenge.window,
        recorded=challenge.recorded,
        claimed=challenge.claimed,
        evidence=challenge.evidence,
        document_ids=challenge.document_ids,
    )
    return [line, hand_back(told)]


def withdrawn(challenge: Challenge) -> list[Operation]:
    at, by = _end(challenge)
    text = f"withdrew the challenge of “{challenge.label}”"
    line = _line(challenge, "challenge-withdrawn", Party.BUSINESS, at, by, text)
    return [
        line,
        hand_back(
            ChallengeWithdrawn(**about(challenge, f"withdrawn-{challenge.id}", at, by), challenge_id=challenge.id)
        ),
    ]


def answered(case: Case, challenge: Challenge) -> list[Operation]:
    """Return the line of an answered challenge, what the case system is told, and the notice to sender and owner."""
    at, by = _end(challenge)
    text = _verdict(challenge)
    line = _line(challenge, "challenge-answered", Party.SCHEME, at, by, text, challenge.answer)
    told = ChallengeAnswered(
        **about(challenge, f"answered-{challenge.id}", at, by),
        challenge_id=challenge.id,
        field=challenge.field,
        claimed=challenge.claimed,
        result=challenge.state,
        answer=challenge.answer,
    )
    return [line, hand_back(told), *_notice(case, challenge, at)]


def _notice(case: Case, challenge: Challenge, at: datetime) -> list[Operation]:
    if case.suppressed:
        return []
    concerned = dict.fromkeys(each for each in (challenge.by_id, case.business_case_owner_id) if each)
    return [
        notice_operation(
            Kind.CHALLENGE_ANSWERED,
            organisation_id=challenge.organisation_id,
            at=at,
            user_ids=tuple(concerned),
            case_reference=challenge.case_reference,
            notice_id=f"told-{challenge.id}",
            case_title=case.title,
            what=challenge.label,
            result=WORDS[challenge.state],
        )
    ]


def _line(
    challenge: Challenge, kind: str, party: Party, at: datetime, actor: str, text: str, details: str = ""
) -> Operation:
    event = Event(
        id=f"{kind}-{challenge.id}",
        **challenge.identity,
        at=at,
        kind=kind,
        party=party,
        actor=actor,
        text=text,
        details=details,
    )
    return "create", (event.to_item(),)


def _end(challenge: Challenge) -> tuple[datetime, str]:
    assert challenge.ended_at is not None  # noqa: S101  the caller has just ended it
    return challenge.ended_at, challenge.ended_by or ""


def _verdict(challenge: Challenge) -> str:
    if challenge.state is ChallengeState.UPHELD_IN_PART:
        return f"upheld the challenge of “{challenge.label}” in part"
    return f"{WORDS[challenge.state]} the challenge of “{challenge.label}”"


def _said(value: str | None) -> str:
    """Return a value as people read it: a date in words, "nothing" for a blank."""
    if value is None:
        return "nothing"
    try:
        return spoken(date.fromisoformat(value))
    except ValueError:
        return f"“{value}”"
