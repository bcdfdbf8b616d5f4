"""Whatever happens in whatever order, with restarts between: nothing accepted is lost, nothing is there twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from local.servicebus.engine.errors import Refusal
from local.servicebus.engine.message import Message, State
from local.servicebus.engine.receiving import receive, receive_deferred, renew_locks
from local.servicebus.engine.settlement import Abandon, Complete, DeadLetter, Defer, Outcome, Release, settle
from tests.rules.servicebus.benches import LOCK, MINUTE, Bench, letter, name_of

STEPS = st.sampled_from(
    ["send", "schedule", "take", "complete", "abandon", "defer", "kill", "release", "fetch", "renew", "wait", "restart"]
)


class History:
    """Takes steps on one queue and keeps the books."""

    def __init__(self) -> None:
        self.bench = Bench()
        self.sent: list[str] = []
        self.completed: list[str] = []
        self.held: list[tuple[UUID, str]] = []

    def step(self, name: str) -> None:
        outcomes: dict[str, Outcome] = {
            "complete": Complete(),
            "abandon": Abandon(),
            "defer": Defer(),
            "kill": DeadLetter("r"),
            "release": Release(),
        }
        if name in outcomes:
            self._settle(outcomes[name])
        else:
            others: dict[str, Callable[[], None]] = {
                "send": self._send,
                "schedule": lambda: self._send(self.bench.now + MINUTE // 2),
                "take": lambda: self._hold(receive(self.bench.queue("thrice"))),
                "fetch": self._fetch,
                "renew": self._renew,
                "wait": lambda: self.bench.pass_time(LOCK // 3),
                "restart": self._restart,
            }
            others[name]()

    def everything(self) -> list[str]:
        queues = (self.bench.queue("thrice"), self.bench.queue("thrice/$DeadLetterQueue"))
        return self.completed + [name_of(message) for queue in queues for message in queue.messages.since(0)]

    def _send(self, scheduled_for: int | None = None) -> None:
        self.sent.append(str(len(self.sent)))
        self.bench.queue("thrice").send([letter(self.sent[-1], scheduled_for=scheduled_for)])

    def _hold(self, message: Message | None) -> None:
        if message is not None and message.lock is not None:
            self.held.append((message.lock.token, name_of(message)))

    def _fetch(self) -> None:
        queue = self.bench.queue("thrice")
        waiting = [m.sequence for m in queue.messages.since(0) if m.state is State.DEFERRED and m.lock is None]
        for message in receive_deferred(queue, waiting[:1]):
            self._hold(message)

    def _settle(self, outcome: Outcome) -> None:
        if not self.held:
            return
        token, name = self.held.pop(0)
        try:
            settle(self.bench.queue("thrice"), token, outcome)
        except Refusal:
            return
        if outcome == Complete():
            self.completed.append(name)

    def _renew(self) -> None:
        for token, _ in self.held:
            try:
                renew_locks(self.bench.queue("thrice"), [token])
            except Refusal:
                continue

    def _restart(self) -> None:
        before = [list(queue.messages.since(0)) for queue in self.bench.broker]
        self.bench.restart()
        assert [list(queue.messages.since(0)) for queue in self.bench.broker] == before


@settings(deadline=None, max_examples=150)
@given(st.lists(STEPS, max_size=60))
def test_every_message_is_in_exactly_one_place(steps: list[str]) -> None:
    history = History()
    for step in steps:
        history.step(step)
        assert Counter(history.everything()) == Counter(history.sent)
    history.bench.journal.close()


@settings(deadline=None, max_examples=100)
@given(st.lists(STEPS, max_size=60))
def test_every_message_can_be_had_in_the_end(steps: list[str]) -> None:
    history = History()
    for step in steps:
        history.step(step)
    history.bench.pass_time(10 * LOCK)
    queue = history.bench.queue("thrice")
    waiting = [message.sequence for message in queue.messages.since(0) if message.state is State.DEFERRED]
    had = receive_deferred(queue, waiting)
    while (message := receive(queue)) is not None:
        had.append(message)
    assert Counter(map(name_of, had)) == Counter(name_of(message) for message in queue.messages.since(0))
    history.bench.journal.close()
