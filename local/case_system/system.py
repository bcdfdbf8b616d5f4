"""The case system at work: it takes the day's steps, sends what is due and answers the portal."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from local.case_system.answers import answer
from local.case_system.day import ANY, DAY, Act, Step
from local.case_system.known_case import KnownCase, stable_id
from local.case_system.memory import Memory
from local.case_system.mischief import Mischief
from local.case_system.newcomers import new_case
from local.case_system.portal_cases import PortalCases
from local.case_system.steps import Steps, Told
from shared.clients.servicebus import ServiceBus
from shared.handback.model import CaseLine, PortalUpdate
from shared.intake.events import QUEUE
from shared.kernel.clock import utc_now
from shared.kernel.errors import Unavailable

if TYPE_CHECKING:
    from local.seed.world import World

_LOOK = 0.25  # seconds between looks at what is due


@dataclass(frozen=True)
class Pace:
    """Seconds: `between` steps on average, `thinking` before an answer."""

    between: float
    thinking: float


@dataclass(frozen=True)
class CaseSystem:
    """Every public method is safe to repeat after a crash at any point of it."""

    world: World
    memory: Memory
    cases: PortalCases
    steps: Steps
    bus: ServiceBus
    pace: Pace
    mischief: Mischief
    # A step and an answer must not count up the same case at once.
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def live(self, days: int | None) -> None:
        """Take the steps of `days` days, or day after day, at the pace, from where the last run stopped."""
        last = days * len(DAY) if days is not None else None
        while last is None or self.memory.progress() < last:
            try:
                async with self._turn:
                    await self.take_step()
            except Unavailable as error:
                print(f"the portal is away: {error.code}", flush=True)
            await asyncio.sleep(self.pace.between * Random().uniform(0.66, 1.33))  # noqa: S311  a pace, no secret

    async def take_step(self) -> None:
        """Take the next step of the day."""
        number = self.memory.progress()
        day, place = divmod(number, len(DAY))
        step, chance = DAY[place], Random(number)  # noqa: S311  a story, no secret
        case = await self._case(step, day, place, chance)
        told = await self.steps.do(step.act, case, step.what, chance) if case else None
        with self.memory.together():
            if told:
                self.memory.keep(told[0])
                self.memory.say(told[1], utc_now())
            self.memory.step_taken()
        if told:
            print(f"{step.act} {told[0].reference}", flush=True)

    async def send_for_ever(self) -> None:
        """Send what is due, again and again. Sent first, noted after: the queue drops what comes twice."""
        chance = Random()  # noqa: S311  mischief, no secret
        while True:
            now = utc_now()
            if due := self.memory.waiting(now):
                try:
                    await self.bus.send(QUEUE, list(self.mischief.outgoing(due, now, chance)))
                except Unavailable as error:
                    print(f"the queue is away: {error.code}", flush=True)
                else:
                    self.memory.sent(due)
            await asyncio.sleep(_LOOK)

    async def hear(self, update: PortalUpdate) -> None:
        """Note `update` and plan its answers, once."""
        async with self._turn:
            await self._hear(update)

    async def _hear(self, update: PortalUpdate) -> None:
        found = [(line, await self.cases.find(update.organisation_id, line.case_id)) for line in update.cases]
        told = [await self._answer(update, line, case) for line, case in found if case is not None]
        due = utc_now() + timedelta(seconds=self.pace.thinking)
        with self.memory.together():
            if self.memory.hear(update.id):
                for case, events in told:
                    self.memory.keep(case)
                    self.memory.say(events, due)
        print(f"heard {update.kind} about {len(update.cases)} case(s) from {update.by}", flush=True)

    async def _answer(self, update: PortalUpdate, line: CaseLine, case: KnownCase) -> Told:
        return await answer(update, line, case, self.steps, Random(update.id))  # noqa: S311  a story, no secret

    async def _case(self, step: Step, day: int, place: int, chance: Random) -> KnownCase | None:
        if step.who == ANY:
            return await self.cases.any_open(self.world.firms[0].organisation.key, chance)
        name, number = f"{step.who}-of-day", day + 1
        if step.act is Act.ARRIVE:
            firm = next(each for each in self.world.firms if each.business.key == step.what)
            return new_case(self.world, name, day * len(DAY) + place + 1, firm, chance)
        made = next(i for i, each in enumerate(DAY) if each.act is Act.ARRIVE and each.who == step.who)
        return self.memory.case(stable_id(name, (number - 1) * len(DAY) + made + 1))
