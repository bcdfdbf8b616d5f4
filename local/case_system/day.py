"""The scripted day: what happens at the scheme, in order. When it is over, the next day begins with new cases."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    ARRIVE = "arrive"  # a new case
    INVESTIGATE = "investigate"  # moved to investigation, the business file asked for
    PUBLISH = "publish"  # a document, by its key among the sample files
    WRITE = "write"  # a message to the business
    ASK = "ask"  # for something, by a date
    PROGRESS = "progress"  # goes on within its stage, `what` being the place of the progress
    VIEW = "view"  # the investigator's view
    DECIDE = "decide"  # the ombudsman's decision
    CLOSE = "close"
    REOPEN = "reopen"
    HIDE = "hide"
    SHOW = "show"
    MOVE = "move"  # to the business `what`, be it of another organisation


@dataclass(frozen=True)
class Step:
    """`who` names a case: one of the day's own, which `arrive` made, or `any open` for one that has been there."""

    act: Act
    who: str
    what: str = ""


ANY = "any open"

DAY = (
    Step(Act.ARRIVE, "scam", "brackenhall-bank"),
    Step(Act.PUBLISH, "scam", "complaint-form"),
    Step(Act.WRITE, ANY),
    Step(Act.ARRIVE, "car", "brackenhall-motor-finance"),
    Step(Act.PUBLISH, "car", "complaint-form"),
    Step(Act.PROGRESS, ANY, "2"),
    Step(Act.INVESTIGATE, "scam"),
    Step(Act.ARRIVE, "storm", "tidewell-insurance"),
    Step(Act.PUBLISH, "storm", "photograph"),
    Step(Act.PUBLISH, ANY, "call-summary"),
    Step(Act.INVESTIGATE, "car"),
    Step(Act.ASK, ANY),
    Step(Act.WRITE, "scam"),
    Step(Act.MOVE, "car", "penrow-credit"),
    Step(Act.ASK, "scam"),
    Step(Act.ARRIVE, "pension", "brackenhall-bank"),
    Step(Act.PUBLISH, "pension", "complaint-form"),
    Step(Act.MOVE, "pension", "ashcombe-pensions"),
    Step(Act.VIEW, "scam"),
    Step(Act.PUBLISH, "scam", "view"),
    Step(Act.PROGRESS, ANY, "3"),
    Step(Act.INVESTIGATE, "storm"),
    Step(Act.WRITE, "car"),
    Step(Act.ARRIVE, "fees", "penrow-credit"),
    Step(Act.HIDE, "fees"),
    Step(Act.VIEW, ANY),
    Step(Act.VIEW, "storm"),
    Step(Act.SHOW, "fees"),
    Step(Act.DECIDE, "scam"),
    Step(Act.PUBLISH, ANY, "contact-notes"),
    Step(Act.CLOSE, "scam"),
    Step(Act.PUBLISH, "scam", "closure-letter"),
    Step(Act.CLOSE, ANY),
    Step(Act.REOPEN, "scam"),
)
