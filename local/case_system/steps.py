"""What each act of the day does to a case: the case after it, and the events that tell of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from local.case_system.day import Act
from local.case_system.documents import DocumentShelf
from local.case_system.known_case import KnownCase, stable_id
from local.seed.wording import INVESTIGATORS, OMBUDSMEN, REQUESTS
from local.seed.world import World
from shared.intake.events import CaseEvent, Closure, OutcomeFact
from shared.schemes.casework import Party
from shared.schemes.vocabulary import OutcomeKind

Told = tuple[KnownCase, list[CaseEvent]]
_WORDS = (
    "Could you tell us when the consumer first contacted you?",
    "Thank you for your call. We'd like the notes of it as well.",
    "Please send us the terms that applied at the time.",
)


@dataclass(frozen=True)
class Steps:
    """`do` is the one verb; the rest is a table."""

    world: World
    shelf: DocumentShelf

    async def do(self, act: Act, case: KnownCase, what: str, chance: Random) -> Told:
        if act is Act.PUBLISH:
            after, event = case.published(await self.shelf.publish(case, what))
            return after, [event]
        return _ACTS[act](self, case, what, chance)

    def arrive(self, case: KnownCase, _what: str, _chance: Random) -> Told:
        return _one(case.upserted())

    def investigate(self, case: KnownCase, _what: str, chance: Random) -> Told:
        today, stage = self.world.today, self.world.profile.vocabulary.stages[0]
        return _one(
            case.upserted(
                moved_to_investigation_date=today,
                business_file_required_by=self.world.file_required_by(today),
                case_progress=stage.progress[min(1, len(stage.progress) - 1)],
                scheme_case_owner=chance.choice(INVESTIGATORS),
                action_required=True,
                turn=Party.BUSINESS,
            )
        )

    def write(self, case: KnownCase, _what: str, chance: Random) -> Told:
        sender = case.snapshot.scheme_case_owner or chance.choice(INVESTIGATORS)
        return _one(case.message(sender, chance.choice(_WORDS)))

    def ask(self, case: KnownCase, _what: str, chance: Random) -> Told:
        what, details = chance.choice(REQUESTS)
        due = self.world.calendar.add_working_days(self.world.today, self.world.profile.requests.working_days)
        return _one(case.asked(what, details, due))

    def progress(self, case: KnownCase, what: str, _chance: Random) -> Told:
        stages = self.world.profile.vocabulary.stages
        stage = next((each for each in stages if each.name == case.snapshot.case_stage), stages[0])
        return _one(case.upserted(case_progress=stage.progress[min(int(what), len(stage.progress) - 1)]))

    def view(self, case: KnownCase, _what: str, chance: Random) -> Told:
        by = case.snapshot.scheme_case_owner or chance.choice(INVESTIGATORS)
        return self._outcome(case, OutcomeKind.VIEW, by, chance)

    def decide(self, case: KnownCase, _what: str, chance: Random) -> Told:
        return self._outcome(case, OutcomeKind.DECISION, chance.choice(OMBUDSMEN), chance)

    def close(self, case: KnownCase, _what: str, chance: Random) -> Told:
        chosen = chance.choice([each for each in self.world.profile.vocabulary.closure_outcomes if each.change is True])
        today = self.world.today
        return _one(
            case.closing(
                Closure(
                    closure_date=today,
                    closure_outcome=chosen.name,
                    closure_letter_date=today,
                    outcome_change=chosen.change,
                )
            )
        )

    def reopen(self, case: KnownCase, _what: str, _chance: Random) -> Told:
        return _one(case.reopened())

    def hide(self, case: KnownCase, _what: str, _chance: Random) -> Told:
        return _one(case.hidden(suppressed=True))

    def show(self, case: KnownCase, _what: str, _chance: Random) -> Told:
        return _one(case.hidden(suppressed=False))

    def move(self, case: KnownCase, what: str, _chance: Random) -> Told:
        firm = next(each for each in self.world.firms if each.business.key == what)
        # Only the complaint form goes along: what else there is was the business's or about it.
        form = (self.shelf.document_id(case, "complaint-form"),)
        elsewhere = firm.organisation.key != case.organisation_id
        return _one(case.moved(firm.organisation.key, what, form if elsewhere else ()))

    def _outcome(self, case: KnownCase, kind: OutcomeKind, by: str, chance: Random) -> Told:
        words, today = self.world.profile.vocabulary, self.world.today
        named = [each.name for each in words.outcomes if each.kind is kind] or list(words.outcome_names)
        result = chance.choice(named)
        place = min(1 if kind is OutcomeKind.VIEW else 2, len(words.stages) - 1)
        stage = words.stages[place]
        fact = OutcomeFact(
            id=stable_id("outcome", case.id, case.version),
            outcome=kind.value,
            result=result,
            by_party=Party.SCHEME,
            by_name=by,
            text="The reasons are set out in the letter of the same day.",
            answer_by=today + timedelta(days=14),
        )
        recorded, outcome = case.with_outcome(fact)
        after, snapshot = recorded.upserted(
            case_stage=stage.name,
            case_progress=stage.progress[min(1, len(stage.progress) - 1)],
            latest_outcome=result,
            latest_outcome_date=today,
            turn=Party.BUSINESS,
            action_required=True,
        )
        return after, [outcome, snapshot]


def _one(told: tuple[KnownCase, CaseEvent]) -> Told:
    return told[0], [told[1]]


_ACTS: dict[Act, Callable[[Steps, KnownCase, str, Random], Told]] = {
    Act.ARRIVE: Steps.arrive,
    Act.INVESTIGATE: Steps.investigate,
    Act.WRITE: Steps.write,
    Act.ASK: Steps.ask,
    Act.PROGRESS: Steps.progress,
    Act.VIEW: Steps.view,
    Act.DECIDE: Steps.decide,
    Act.CLOSE: Steps.close,
    Act.REOPEN: Steps.reopen,
    Act.HIDE: Steps.hide,
    Act.SHOW: Steps.show,
    Act.MOVE: Steps.move,
}
