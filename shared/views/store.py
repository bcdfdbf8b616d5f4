"""Saved views, who follows them and what is in the followed ones. Every query stays within one organisation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from shared.clients.cosmos import Container, Operation
from shared.idempotency.model import KeyedRequest
from shared.idempotency.store import Result, commit_once, earlier_result
from shared.kernel.errors import NotFound, Stale
from shared.kernel.model import Model
from shared.views.model import DefaultView, Member, SavedView, Subscription, default_id

_IN_BATCH = 100  # Cosmos DB's limit
_MOST_FOLLOWERS = 10_000
_SEEN_BY = (
    "SELECT * FROM c WHERE (c.type = 'view' AND (c.ownerId = @user OR c.shared = true))"
    " OR (c.type IN ('default-view', 'subscription') AND c.userId = @user)"
)
_FOLLOWED = "SELECT * FROM c WHERE c.type = 'view' OR c.type = 'subscription'"
_FOLLOWERS = "SELECT * FROM c WHERE c.type = 'subscription' AND c.viewId = @view"
_MEMBERS_OF_CASE = "SELECT VALUE c.id FROM c WHERE c.type = 'member' AND c.caseId = @case"
_USERS_OF = "SELECT VALUE c.userId FROM c WHERE c.type IN ('subscription', 'default-view') AND c.viewId = @view"
_MEMBERS = "SELECT * FROM c WHERE c.type = 'member' AND c.viewId = @view AND c.userId = @user"
_SOME = " AND ARRAY_CONTAINS(@ids, c.caseId)"
_LOOKING_FOR = "SELECT * FROM c WHERE c.type = 'view' AND ARRAY_CONTAINS(c.query.businessCaseOwner, @name)"
_OF_VIEW = "SELECT VALUE c.id FROM c WHERE c.viewId = @view"
_OF_FOLLOWER = _OF_VIEW + " AND c.userId = @user AND c.type IN ('subscription', 'member')"

Followed = tuple[SavedView, Subscription]


class ViewStore:
    def __init__(self, views: Container) -> None:
        self._views = views

    async def seen_by(
        self, organisation_id: str, user_id: str
    ) -> tuple[list[SavedView], list[Subscription], str | None]:
        """Return a person's own and shared views, what they follow, and their default: one query."""
        items = await self._views.all(_SEEN_BY, {"user": user_id}, organisation_id)
        defaults = [DefaultView.from_item(item).view_id for item in _of("default-view", items)]
        views = [SavedView.from_item(item) for item in _of("view", items)]
        return views, [Subscription.from_item(item) for item in _of("subscription", items)], next(iter(defaults), None)

    async def find(self, organisation_id: str, view_id: str) -> SavedView | None:
        try:
            item = await self._views.read(view_id, organisation_id)
        except NotFound:
            return None
        return SavedView.from_item(item) if item["type"] == "view" else None

    async def earlier_result(self, request: KeyedRequest) -> dict[str, Any] | None:
        return await earlier_result(self._views, request)

    async def create_once(self, view: SavedView, request: KeyedRequest, result: Result) -> Result:
        return await commit_once(self._views, request, [("create", (view.to_item(),))], result)

    async def replace(self, view: SavedView, etag: str | None) -> SavedView:
        """Replace the view as the person saw it; `Stale` if it was changed elsewhere since."""
        try:
            return SavedView.from_item(await self._views.replace(view.to_item(), etag=etag))
        except Stale:
            raise Stale(
                "view-changed", "This view was changed elsewhere. Load it again before you change it."
            ) from None

    async def save(self, item: Model) -> None:
        await self._views.upsert(item.to_item())

    async def remove_default(self, organisation_id: str, user_id: str) -> None:
        await self._remove(organisation_id, [default_id(user_id)])

    async def followers(self, organisation_id: str, view_id: str) -> list[Subscription]:
        items = await self._views.all(_FOLLOWERS, {"view": view_id}, organisation_id)
        return [Subscription.from_item(item) for item in items]

    async def users_of(self, view: SavedView) -> list[str]:
        """Return who follows the view or opens their list with it, in a steady order."""
        users: list[str] = await self._views.all(_USERS_OF, {"view": view.id}, view.organisation_id)
        return sorted(set(users))

    async def looking_for(self, organisation_id: str, owner: str) -> list[SavedView]:
        """Return the views that show the cases of somebody by name."""
        items = await self._views.all(_LOOKING_FOR, {"name": owner}, organisation_id)
        return [SavedView.from_item(item) for item in items]

    async def followed(self, organisation_id: str) -> list[Followed]:
        """Return every view that somebody may follow, with its follower: one query."""
        items = await self._views.all(_FOLLOWED, {}, organisation_id)
        views = {view.id: view for view in map(SavedView.from_item, _of("view", items))}
        follows = [Subscription.from_item(item) for item in _of("subscription", items)]
        return [(views[each.view_id], each) for each in follows if each.view_id in views]

    async def following_organisations(self) -> set[str]:
        """Return the organisations in which anybody follows a view."""
        query = "SELECT VALUE c.organisationId FROM c WHERE c.type = 'subscription'"
        return set(await self._views.everywhere(query, {}, limit=_MOST_FOLLOWERS))

    async def members(self, subscription: Subscription, case_ids: list[str] | None = None) -> dict[str, Member]:
        """Return what is known of the cases of a followed view, by case: all of them, or those asked about."""
        parameters: dict[str, Any] = {"view": subscription.view_id, "user": subscription.user_id}
        query = _MEMBERS
        if case_ids is not None:
            query, parameters = query + _SOME, {**parameters, "ids": case_ids}
        items = await self._views.all(query, parameters, subscription.organisation_id)
        return {member.case_id: member for member in map(Member.from_item, items)}

    async def note(self, organisation_id: str, members: Iterable[Member]) -> None:
        """Keep what is known now. Repeating it changes nothing."""
        await self._in_batches(organisation_id, [("upsert", (member.to_item(),)) for member in members])

    async def forget_case(self, organisation_id: str, case_id: str) -> None:
        """Delete what is known of a case in followed views: it is no longer there."""
        ids: list[str] = await self._views.all(_MEMBERS_OF_CASE, {"case": case_id}, organisation_id)
        await self._remove(organisation_id, ids)

    async def unfollow(self, organisation_id: str, view_id: str, user_id: str) -> None:
        """Forget a subscription and what was known for it."""
        ids = await self._views.all(_OF_FOLLOWER, {"view": view_id, "user": user_id}, organisation_id)
        await self._remove(organisation_id, sorted(ids, key=lambda each: not each.startswith("subscription-")))

    async def remove(self, view: SavedView) -> None:
        """Delete a view with its subscriptions; the view itself last, so that a crash can be made up for."""
        ids = await self._views.all(_OF_VIEW, {"view": view.id}, view.organisation_id)
        await self._remove(view.organisation_id, [*ids, view.id])

    async def _remove(self, organisation_id: str, ids: list[str]) -> None:
        for item_id in ids:
            try:
                await self._views.delete(item_id, organisation_id)
            except NotFound:
                continue

    async def _in_batches(self, organisation_id: str, operations: list[Operation]) -> None:
        for start in range(0, len(operations), _IN_BATCH):
            await self._views.batch_quietly(operations[start : start + _IN_BATCH], organisation_id)


def _of(name: str, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [item for item in items if item["type"] == name]
