"""Privacy requests in Cosmos DB. One lives where its person's organisation does; staff look across all."""

from __future__ import annotations

from typing import TypeVar

from shared.clients.cosmos import Container, Operation
from shared.idempotency.model import KeyedRequest
from shared.idempotency.store import commit_once, earlier_result
from shared.kernel.errors import NotFound
from shared.kernel.model import Model
from shared.privacy.model import PrivacyRequest

Result = TypeVar("Result", bound=Model)
_MOST = 500  # far above what a scheme has open at a time; the answer says when there are more
_ALL = "SELECT * FROM c WHERE c.type = 'privacy-request'"
_OPEN = f"{_ALL} AND c.state IN ('received', 'proposed', 'under-way')"
_OF_PERSON = f"{_ALL} AND c.subject.accountId = @account"
_AWAITED = "c['right'] = 'restriction' AND c.state IN ('received', 'proposed', 'under-way')"
_AWAITS = f"{_OF_PERSON} AND {_AWAITED}"
_AWAITING = f"SELECT VALUE c.subject.accountId FROM c WHERE c.type = 'privacy-request' AND {_AWAITED}"  # noqa: S608  words of our own
_ERASING = f"{_ALL} AND c.state = 'under-way' AND c['right'] = 'erasure'"


class PrivacyStore:
    def __init__(self, privacy: Container) -> None:
        self._privacy = privacy

    async def read(self, organisation_id: str, request_id: str) -> PrivacyRequest:
        try:
            return PrivacyRequest.from_item(await self._privacy.read(request_id, organisation_id))
        except NotFound:
            raise NotFound("privacy-request-not-found", "There is no such request, or it isn't yours.") from None

    async def of_person(self, organisation_id: str, account_id: str) -> list[PrivacyRequest]:
        items = await self._privacy.all(_OF_PERSON, {"account": account_id}, organisation_id)
        return [PrivacyRequest.from_item(item) for item in items]

    async def awaits_restriction(self, organisation_id: str, account_id: str) -> bool:
        """Tell whether a person has asked for restriction and it is neither done nor refused nor taken back."""
        return bool(await self._privacy.all(_AWAITS, {"account": account_id}, organisation_id))

    async def awaiting_restriction(self) -> frozenset[str]:
        """Return the accounts, of all organisations, whose owners have."""
        return frozenset(filter(None, await self._privacy.everywhere(_AWAITING, {}, limit=_MOST)))

    async def everywhere(self, *, settled: bool) -> list[PrivacyRequest]:
        """Return the requests of all organisations, in no order; with `settled` also those that are answered."""
        items = await self._privacy.everywhere(_ALL if settled else _OPEN, {}, limit=_MOST)
        return [PrivacyRequest.from_item(item) for item in items]

    async def being_erased(self) -> list[PrivacyRequest]:
        return [PrivacyRequest.from_item(item) for item in await self._privacy.everywhere(_ERASING, {}, limit=_MOST)]

    async def earlier_result(self, request: KeyedRequest) -> dict[str, object] | None:
        return await earlier_result(self._privacy, request)

    async def create_once(self, asked: PrivacyRequest, request: KeyedRequest, result: Result) -> Result:
        return await commit_once(self._privacy, request, [("create", (asked.to_item(),))], result)

    async def save(self, request: PrivacyRequest, *operations: Operation) -> PrivacyRequest:
        """Replace what was read, with messages that follow, in one batch; `Stale` if somebody was faster."""
        replace: Operation = ("replace", (request.id, request.to_item()), {"if_match_etag": request.etag})
        await self._privacy.batch([replace, *operations], request.organisation_id)
        return await self.read(request.organisation_id, request.id)
