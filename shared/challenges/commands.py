"""What a business does about data that it takes for wrong: challenge it, and think better of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from shared.cases.challenge_responses import Challengeable
from shared.cases.confidentiality import may_see
from shared.cases.model import Case, Document
from shared.cases.queries import visible_case
from shared.cases.search import reference_key
from shared.cases.store import CaseStore, Item
from shared.challenges import telling
from shared.challenges.model import Challenge, NewChallenge, challenge_id
from shared.challenges.rules import check_challenge
from shared.challenges.states import ChallengeState
from shared.clients.cosmos import Operation
from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, Invalid, NotFound, Stale
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.schemes.casework import Party
from shared.schemes.profile import Profile


class ChallengeReceipt(Model):
    """`state` as it stands after the act."""

    id: str
    at: datetime
    state: ChallengeState


@dataclass(frozen=True)
class Challenging:
    """The verbs, with what they work on."""

    store: CaseStore
    profile: Profile
    clock: Clock

    async def submit(
        self, principal: Principal, reference: str, new: NewChallenge, keyed: KeyedRequest
    ) -> ChallengeReceipt:
        """Challenge what is recorded in one field: one query, one batch.

        What is recorded is read here and never taken from the sender. Raises `NotFound`: `case-not-found`,
        `document-not-found`; and what `check_challenge` does.
        """

        async def attempt() -> ChallengeReceipt:
            now = self.clock()
            family = await self.store.family(principal.organisation_id, reference_key(reference))
            case = visible_case(family, principal, self.profile, now)
            earlier = [Challenge.from_item(item) for item in family if item["type"] == "challenge"]
            field = check_challenge(case, new, earlier, now, self.profile)
            _check_documents(new.document_ids, family)
            challenge = _made(principal, case, new, field, earlier, now)
            return await self._create(challenge, keyed)

        return await self.store.once(keyed, ChallengeReceipt, attempt)

    async def withdraw(self, principal: Principal, where: tuple[str, str], keyed: KeyedRequest) -> ChallengeReceipt:
        """Take a challenge back; `where` is the case's reference and the challenge's id.

        Raises `NotFound`: `case-not-found`, `challenge-not-found`; `Conflict` if it is answered or withdrawn already.
        """
        reference, wanted = where

        async def attempt() -> ChallengeReceipt:
            now = self.clock()
            items = await self.store.case_and_one(principal.organisation_id, reference_key(reference), wanted)
            case = visible_case(items, principal, self.profile, now)
            before = find_challenge(items, case, wanted)
            after = before.ended(ChallengeState.WITHDRAWN, now, principal.name)
            return await self.store.commit_once(
                keyed, [replacing(before, after), *telling.withdrawn(after)], receipt_of(after)
            )

        return await self.store.once(keyed, ChallengeReceipt, attempt)

    async def _create(self, challenge: Challenge, keyed: KeyedRequest) -> ChallengeReceipt:
        operations: list[Operation] = [("create", (challenge.to_item(),)), *telling.made(challenge)]
        try:
            return await self.store.commit_once(keyed, operations, receipt_of(challenge))
        except Conflict as conflict:
            if conflict.details.get("index") is None:
                raise
            # A colleague challenged the same just now: look again, so that they are named.
            raise Stale("challenged-meanwhile", "Somebody challenged this just now.") from conflict


def find_challenge(items: Iterable[Item], case: Case, wanted: str) -> Challenge:
    """Return the challenge of `case` among `items`, or raise `NotFound("challenge-not-found")`."""
    for item in items:
        if item["id"] == wanted and item["type"] == "challenge" and item["caseId"] == case.id:
            return Challenge.from_item(item)
    raise NotFound("challenge-not-found", "There is no such challenge on this case.")


def replacing(before: Challenge, after: Challenge) -> Operation:
    return "replace", (before.id, after.to_item()), {"if_match_etag": before.etag}


def receipt_of(challenge: Challenge) -> ChallengeReceipt:
    return ChallengeReceipt(id=challenge.id, at=challenge.ended_at or challenge.at, state=challenge.state)


def _check_documents(ids: tuple[str, ...], family: list[Item]) -> None:
    documents = [Document.from_item(item) for item in family if item["type"] == "document"]
    there = {each.id for each in documents if may_see(Party.BUSINESS, each.provided_by, each.confidentiality)}
    if len(set(ids)) != len(ids):
        raise Invalid("documents-repeated", "Name each document once.")
    if not there.issuperset(ids):
        raise NotFound("document-not-found", "One of these documents isn't on the case.")


def _made(
    principal: Principal,
    case: Case,
    new: NewChallenge,
    field: Challengeable,
    earlier: list[Challenge],
    now: datetime,
) -> Challenge:
    before = sum(each.field == field.name for each in earlier)
    return Challenge(
        id=challenge_id(case.id, field.name, before),
        **case.identity,
        at=now,
        field=field.name,
        label=field.label,
        window=field.window,
        recorded=field.recorded,
        claimed=new.claimed,
        evidence=new.evidence,
        document_ids=new.document_ids,
        by_id=principal.user_id,
        by=principal.name,
    )
