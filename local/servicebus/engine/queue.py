"""One queue's rules. Everything that happens to a message goes through here, settlement.py or expiry.py."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from local.servicebus.definitions import QueueDefinition
from local.servicebus.engine import expiry, session_leases, settlement
from local.servicebus.engine.admission import check
from local.servicebus.engine.alarms import Alarms
from local.servicebus.engine.duplicates import DuplicateHistory
from local.servicebus.engine.index import MessageIndex
from local.servicebus.engine.locks import Locks
from local.servicebus.engine.message import Message, State, Submission
from local.servicebus.engine.ports import AddProperties, Journal, Milliseconds
from local.servicebus.engine.ready import Ready
from local.servicebus.engine.session_states import SessionStates
from local.servicebus.engine.sessions import Leases


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every queue of a broker shares."""

    clock: Milliseconds
    journal: Journal
    alarms: Alarms
    add_properties: AddProperties


class Queue:
    """A queue or, without `dead_letters` of its own, a dead-letter sub-queue."""

    def __init__(self, definition: QueueDefinition, around: Surroundings, dead_letters: Queue | None = None) -> None:
        self.definition = definition
        self.name = definition.name
        self.around = around
        self.dead_letters = dead_letters
        self.messages = MessageIndex()
        self.ready = Ready()
        clock, alarms = around.clock, around.alarms
        self.locks = Locks(self.name, clock, alarms, lambda message: settlement.give_back(self, message, failed=True))
        self.leases = Leases(self.name, clock, definition.lock_duration, alarms, self.ready)
        self.leases.on_expired = lambda lease: session_leases.lose(self, lease)
        self.states = SessionStates(self.name, clock, around.journal)
        self.duplicates = DuplicateHistory(
            self.name, definition.duplicate_detection_window, clock, around.journal, alarms
        )
        self.next_sequence = 1

    def send(self, submissions: Iterable[Submission]) -> list[int]:
        """Accept all or none; return a sequence number each, also for a dropped duplicate. Raises Refusal."""
        batch = list(submissions)
        for submission in batch:
            check(self.definition, submission, sub_queue=self.dead_letters is None)
        return [self._accept(submission) for submission in batch]

    def _accept(self, submission: Submission) -> int:
        sequence = self.take_sequence()
        if self.definition.requires_duplicate_detection:
            if self.duplicates.is_repeat(submission.message_id):
                return sequence
            self.duplicates.remember(submission.message_id)
        now = self.around.clock()
        message = Message(
            sequence,
            submission.content,
            now,
            message_id=submission.message_id,
            session_id=submission.session_id if self.definition.requires_session else None,
            time_to_live=self._time_to_live(submission.time_to_live),
            scheduled_for=submission.scheduled_for,
            enqueued_sequence=sequence,
        )
        if message.scheduled_for is not None and message.scheduled_for > now:
            message.state = State.SCHEDULED
        self.put(message)
        return sequence

    def put(self, message: Message) -> None:
        """Add a message that the rules have already let in."""
        self.around.journal.insert(self.name, message)
        self.restore(message)

    def restore(self, message: Message) -> None:
        """Take up a message that is already remembered, in whatever state it was left."""
        self.messages.add(message)
        self.next_sequence = max(self.next_sequence, message.sequence + 1)
        expiry.watch(self, message)
        if message.lock is not None:
            self.locks.restore(message)
        elif message.state is State.ACTIVE:
            self.make_available(message)

    def make_available(self, message: Message) -> None:
        self.ready.add(message.session_id, message.sequence)
        if message.session_id is not None:
            self.leases.offer(message.session_id)

    def remove(self, message: Message) -> None:
        self.locks.release(message)
        self.ready.discard(message.sequence)
        expiry.unwatch(self, message)
        self.messages.remove(message.sequence)
        self.around.journal.remove(self.name, message.sequence)

    def take_sequence(self) -> int:
        sequence = self.next_sequence
        self.next_sequence += 1
        self.around.journal.next_sequence(self.name, self.next_sequence)
        return sequence

    def _time_to_live(self, asked: int | None) -> int | None:
        # A message can't outlive its queue's own limit: Azure cuts it silently.
        limit = self.definition.default_time_to_live
        return min(asked, limit) if asked is not None and limit is not None else asked or limit
