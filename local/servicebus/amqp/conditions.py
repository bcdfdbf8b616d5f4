"""Refusals in the service's own words: the AMQP condition, and the status of a management reply."""

from __future__ import annotations

from dataclasses import dataclass

from proton import Condition, symbol

from local.servicebus.engine import errors

TRACKING = "local"


@dataclass(frozen=True, slots=True)
class Answer:
    condition: str
    status: int


NOT_FOUND = "amqp:not-found"
UNAUTHORIZED = "amqp:unauthorized-access"
NOT_IMPLEMENTED = "amqp:not-implemented"

ANSWERS: dict[type[errors.Refusal], Answer] = {
    errors.NotAllowed: Answer("amqp:not-allowed", 400),
    errors.InvalidArgument: Answer("com.microsoft:argument-error", 400),
    errors.TooLarge: Answer("amqp:link:message-size-exceeded", 400),
    errors.MessageLockLost: Answer("com.microsoft:message-lock-lost", 410),
    errors.SessionLockLost: Answer("com.microsoft:session-lock-lost", 410),
    errors.SessionCannotBeLocked: Answer("com.microsoft:session-cannot-be-locked", 409),
    errors.NoSession: Answer("com.microsoft:timeout", 408),
    errors.MessageNotFound: Answer("com.microsoft:message-not-found", 404),
}


def condition_of(refusal: errors.Refusal) -> Condition:
    return condition(ANSWERS[type(refusal)].condition, str(refusal))


def condition(name: str, description: str) -> Condition:
    # The SDK indexes the error's info without looking: leaving it out hangs a rejected send for ever.
    return Condition(name, description, {symbol("tracking-id"): TRACKING})
