"""Staff record an outcome: a view, an offer or a decision."""

from __future__ import annotations

from datetime import date, datetime, time

from shared.cases.edits import edit_operation
from shared.cases.model import Case
from shared.clients.cosmos import Operation
from shared.idempotency.model import KeyedRequest
from shared.intake.events import OutcomeFact
from shared.kernel.errors import Invalid
from shared.kernel.ids import new_id
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.publishing.facts import by_name_of, recording
from shared.publishing.model import MaybeWords
from shared.publishing.services import Publishing
from shared.schemes.casework import Party
from shared.schemes.profile import Profile
from shared.schemes.vocabulary import OutcomeKind

_MIDDAY = time(12)  # when an outcome of an earlier day counts as sent


class NewOutcome(Model):
    """`result` is one of the scheme's words for `kind`; `on` is the day it was sent, `answer_by` the last for answers.

    `change`: whether it changes what the business had offered; an offer needn't say.
    """

    kind: OutcomeKind
    result: str
    change: bool | None = None
    by_party: Party = Party.SCHEME
    on: date
    text: MaybeWords = ""
    answer_by: date | None = None


class OutcomeReceipt(Model):
    outcome_id: str


async def record_outcome(
    staff: Principal, reference: str, new: NewOutcome, keyed: KeyedRequest, desk: Publishing
) -> OutcomeReceipt:
    """Put an outcome on the case, and make it the latest one unless a newer is known.

    Raises `NotFound("case-not-found")`; `Invalid`: see `check_outcome`.
    """
    case = await desk.anywhere.case(reference)
    record = keyed.within(case.organisation_id)

    async def attempt() -> OutcomeReceipt:
        case, now = await desk.anywhere.case(reference), desk.clock()
        check_outcome(new, case, now, desk.profile)
        receipt = OutcomeReceipt(outcome_id=new_id())
        fact = _fact(new, receipt.outcome_id, staff.name)
        operations = [*_latest(case, new), *recording(case, fact, sent_at(new.on, now, desk.profile), staff.name, now)]
        return await desk.cases.commit_once(record, operations, receipt)

    return await desk.cases.once(record, OutcomeReceipt, attempt)


def check_outcome(new: NewOutcome, case: Case, now: datetime, profile: Profile) -> None:
    """Raise `Invalid` for what can't be right, with the field it is about.

    Codes: `outcome-not-known`, `outcome-is-the-schemes`, `change-missing`, `outcome-in-future`,
    `outcome-before-enquiry`, `answer-by-too-early`.
    """
    today = profile.calendar().today(now)
    words = [each.name for each in profile.vocabulary.outcomes if each.kind is new.kind]
    if new.result not in words:
        raise _mistake("result", "outcome-not-known", f"Choose what the {new.kind} says.")
    if new.by_party is not Party.SCHEME and new.kind is not OutcomeKind.OFFER:
        raise _mistake("byParty", "outcome-is-the-schemes", f"A {new.kind} is the scheme's own.")
    if new.change is None and new.kind is not OutcomeKind.OFFER:
        raise _mistake("change", "change-missing", f"Say whether the {new.kind} changes the outcome.")
    if new.on > today:
        raise _mistake(
            "on", "outcome-in-future", "An outcome is recorded once it has been sent: choose today or before."
        )
    if new.on < case.enquiry_date:
        raise _mistake("on", "outcome-before-enquiry", "This day lies before the complaint's enquiry date.")
    if new.answer_by and new.answer_by < new.on:
        raise _mistake("answerBy", "answer-by-too-early", "The last day for an answer lies before the outcome.")


def sent_at(day: date, now: datetime, profile: Profile) -> datetime:
    """Return the moment that stands for `day`: now if it is today, else its midday by the scheme's clocks."""
    calendar = profile.calendar()
    return now if day == calendar.today(now) else calendar.moment(day, _MIDDAY)


def _latest(case: Case, new: NewOutcome) -> list[Operation]:
    """Return the edit that shows it as the latest outcome, until the case system's next snapshot says how it stands."""
    if case.latest_outcome_date and new.on < case.latest_outcome_date:
        return []
    return [edit_operation(case, latest_outcome=new.result, latest_outcome_date=new.on)]


def _fact(new: NewOutcome, outcome_id: str, staff_name: str) -> OutcomeFact:
    return OutcomeFact(
        id=outcome_id,
        outcome=new.kind.value,
        result=new.result,
        change=new.change,
        by_party=new.by_party,
        by_name=by_name_of(new.by_party, staff_name),
        text=new.text,
        answer_by=new.answer_by,
    )


def _mistake(place: str, code: str, message: str) -> Invalid:
    return Invalid(code, message, errors=[{"place": f"body.{place}", "message": message, "code": code}])
