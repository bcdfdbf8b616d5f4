"""What the case system makes of what users did: the events that answer each message of the portal."""

from __future__ import annotations

from random import Random

from local.case_system.day import Act
from local.case_system.known_case import KnownCase
from local.case_system.steps import Steps, Told
from shared.handback.model import (
    CaseLine,
    CasesAssigned,
    DocumentsSent,
    OutcomeRecorded,
    PortalUpdate,
    UpdatesSent,
)
from shared.schemes.casework import Party

_THANKS = "Thank you. We have put what you told us on the case."


async def answer(  # noqa: PLR0911  one return a kind of message
    update: PortalUpdate, line: CaseLine, case: KnownCase, steps: Steps, chance: Random
) -> Told:
    """Return the case after `update` and what there is to say about it, if anything."""
    match update:
        case UpdatesSent(reason="accept-outcome") if not case.closed:
            return await steps.do(Act.CLOSE, case, "", chance)
        case UpdatesSent(reason="reject-outcome") if not case.closed:
            return _referred(case, steps)
        case UpdatesSent():
            after, event = case.message(_sender(case), f"{_THANKS} {line.comment}".strip())
            return after, [event]
        case DocumentsSent(is_business_file=True):
            return _file_received(case, steps)
        case CasesAssigned(owner_email=str() as email):
            after, event = case.upserted(respondent_contact_email=email)
            return after, [event]
        case OutcomeRecorded():
            return _outcome_known(case, update)
        case _:
            return case, []


def _referred(case: KnownCase, steps: Steps) -> Told:
    last = steps.world.profile.vocabulary.stages[-1]
    progress = last.progress[0] if last.progress else case.snapshot.case_progress
    after, event = case.upserted(case_stage=last.name, case_progress=progress, turn=Party.SCHEME, action_required=False)
    return after, [event]


def _file_received(case: KnownCase, steps: Steps) -> Told:
    stage = steps.world.profile.vocabulary.stages[0]
    after, event = case.upserted(
        business_file_received_date=steps.world.today,
        case_progress=stage.progress[min(2, len(stage.progress) - 1)],
        turn=Party.SCHEME,
        action_required=False,
    )
    return after, [event]


def _outcome_known(case: KnownCase, update: OutcomeRecorded) -> Told:
    """Take over what staff recorded in the portal, unless a newer outcome is known here."""
    sent, newest = update.sent_at.date(), case.snapshot.latest_outcome_date
    if newest is not None and sent < newest:
        return case, []
    turn = Party.BUSINESS if update.answer_by else case.snapshot.turn
    after, event = case.upserted(latest_outcome=update.result, latest_outcome_date=sent, turn=turn)
    return after, [event]


def _sender(case: KnownCase) -> str:
    return case.snapshot.scheme_case_owner or "Case team"
