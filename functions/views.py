"""Saved views of the case list, and the news of cases that enter followed ones."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from functions.edge.call import Call
from functions.edge.feed import on_changes
from functions.edge.routes import Routes
from functions.edge.timer import on_timer
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.views import commands
from shared.views.model import SubscribedDelivery, ViewDraft
from shared.views.queries import ViewList, ViewShown, my_views
from shared.wiring import Services

routes = Routes("views")


class ViewPath(Model):
    view_id: str = Field(max_length=100)


class ChosenDefault(Model):
    """None goes back to the usual list."""

    view_id: str | None = Field(max_length=100)


class Follow(Model):
    delivery: SubscribedDelivery


@routes.get("views", permission=Permission.CASES_READ, audit="views.list")
async def get_views(call: Call) -> ViewList:
    """List my saved views and those that colleagues share."""
    return await my_views(call.principal, call.services.following.store)


@routes.post("views", permission=Permission.CASES_READ, audit="views.save")
async def post_view(call: Call, body: ViewDraft) -> ViewShown:
    """Save a view of the case list under a name."""
    wired = call.services
    return await commands.save_view(call.principal, body, call.request, wired.following.store, wired.clock)


@routes.put("views/{viewId}", permission=Permission.CASES_READ, audit="views.change")
async def put_view(call: Call, path: ViewPath, body: ViewDraft) -> ViewShown:
    """Rename, share or redefine a view of mine; `If-Match` guards against a change made elsewhere."""
    return await commands.change_view(call.principal, path.view_id, body, call.if_match, call.services.following)


@routes.delete("views/{viewId}", permission=Permission.CASES_READ, audit="views.delete")
async def delete_view(call: Call, path: ViewPath) -> None:
    """Delete a view of mine."""
    await commands.delete_view(call.principal, path.view_id, call.services.following.store)


@routes.put("default-view", permission=Permission.CASES_READ, audit="views.default")
async def put_default_view(call: Call, body: ChosenDefault) -> None:
    """Choose the view with which my list opens."""
    await commands.choose_default(call.principal, body.view_id, call.services.following.store)


@routes.put("views/{viewId}/subscription", permission=Permission.CASES_READ, audit="views.follow")
async def put_view_subscription(call: Call, path: ViewPath, body: Follow) -> ViewShown:
    """Be told when a case enters a view: at once or in the daily email."""
    return await commands.follow_view(call.principal, path.view_id, body.delivery, call.services.following)


@routes.delete("views/{viewId}/subscription", permission=Permission.CASES_READ, audit="views.unfollow")
async def delete_view_subscription(call: Call, path: ViewPath) -> None:
    """Be told no more."""
    await commands.unfollow_view(call.principal, path.view_id, call.services.following.store)


@on_changes(routes.blueprint, "cases")
async def announce_entries(wired: Services, changes: list[dict[str, Any]]) -> None:
    """Tell followers which of the changed cases entered their views."""
    await wired.following.announce(changes)


@on_timer(routes.blueprint, "0 7 * * * *")
async def sweep_followed_views(wired: Services) -> None:
    """Tell followers what entered their views by the clock alone."""
    await wired.following.sweep()
