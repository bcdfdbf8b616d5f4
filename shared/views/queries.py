"""The views that a person sees: their own, and those that colleagues share."""

from __future__ import annotations

from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.notifications.kinds import Delivery
from shared.views.model import SavedView, Subscription, ViewDraft
from shared.views.store import ViewStore


class ViewShown(ViewDraft):
    """`follows` says when the person is told of a case that enters; None when they aren't. `etag` is for edits."""

    id: str
    mine: bool
    owner_name: str
    follows: Delivery | None
    etag: str


class ViewList(Model):
    """By name. The list opens with `default_id`, where it is set."""

    items: tuple[ViewShown, ...]
    default_id: str | None


async def my_views(principal: Principal, store: ViewStore) -> ViewList:
    """Return the person's own views and the shared ones: one query."""
    views, follows, default = await store.seen_by(principal.organisation_id, principal.user_id)
    delivery = {each.view_id: each for each in follows}
    ordered = sorted(views, key=lambda view: (view.owner_id != principal.user_id, view.name.casefold()))
    shown = tuple(shown_to(principal, view, delivery.get(view.id)) for view in ordered)
    return ViewList(items=shown, default_id=default if default in {view.id for view in views} else None)


def shown_to(principal: Principal, view: SavedView, follows: Subscription | None) -> ViewShown:
    return ViewShown(
        id=view.id,
        name=view.name,
        shared=view.shared,
        query=view.query,
        look=view.look,
        mine=view.owner_id == principal.user_id,
        owner_name=view.owner_name,
        follows=follows.delivery if follows else None,
        etag=(view.etag or "").strip('"'),
    )
