"""Saving views, making one the default, following one."""

from __future__ import annotations

from shared.idempotency.model import KeyedRequest
from shared.kernel.clock import Clock
from shared.kernel.ids import new_id
from shared.kernel.principal import Principal
from shared.views.following import Following
from shared.views.model import (
    DefaultView,
    SavedView,
    SubscribedDelivery,
    Subscription,
    ViewDraft,
    check_room,
    default_id,
    own,
    subscription_id,
    usable,
)
from shared.views.queries import ViewShown, shown_to
from shared.views.store import ViewStore


async def save_view(
    principal: Principal, draft: ViewDraft, request: KeyedRequest, store: ViewStore, clock: Clock
) -> ViewShown:
    """Keep a view of one's own. Raises `Invalid`: `too-many-views`, `view-name-taken`."""
    if earlier := await store.earlier_result(request):
        return ViewShown.model_validate(earlier)
    check_room(await _mine(principal, store), draft.name)
    view = SavedView(
        **draft.model_dump(by_alias=False),
        id=new_id(),
        organisation_id=principal.organisation_id,
        owner_id=principal.user_id,
        owner_name=principal.name,
        created_at=clock(),
    )
    return await store.create_once(view, request, shown_to(principal, view, None))


async def change_view(
    principal: Principal, view_id: str, draft: ViewDraft, etag: str | None, following: Following
) -> ViewShown:
    """Rename, share or redefine a view of one's own. Raises `Stale` when it was changed elsewhere."""
    store = following.store
    view = own(await store.find(principal.organisation_id, view_id), principal)
    check_room(await _mine(principal, store), draft.name, but=view_id)
    redefined = draft.query != view.query
    changes = {name: getattr(draft, name) for name in ViewDraft.model_fields}
    changed = view.model_copy(update={**changes, "revision": view.revision + redefined})
    kept = await store.replace(changed, etag or view.etag)
    if redefined:
        await following.start_again(kept)
    return shown_to(principal, kept, await _subscription(principal, view_id, store))


async def delete_view(principal: Principal, view_id: str, store: ViewStore) -> None:
    """Delete a view of one's own, with everybody's subscriptions to it."""
    await store.remove(own(await store.find(principal.organisation_id, view_id), principal))


async def choose_default(principal: Principal, view_id: str | None, store: ViewStore) -> None:
    """Let the person's list open with a view, or with the usual list again."""
    if view_id is None:
        await store.remove_default(principal.organisation_id, principal.user_id)
        return
    view = usable(await store.find(principal.organisation_id, view_id), principal)
    await store.save(
        DefaultView(
            id=default_id(principal.user_id),
            organisation_id=principal.organisation_id,
            user_id=principal.user_id,
            view_id=view.id,
        )
    )


async def follow_view(
    principal: Principal, view_id: str, delivery: SubscribedDelivery, following: Following
) -> ViewShown:
    """Be told when a case enters the view; again with another `delivery`, only that changes."""
    view = usable(await following.store.find(principal.organisation_id, view_id), principal)
    held = await _subscription(principal, view_id, following.store)
    if held:
        held = held.model_copy(update={"delivery": delivery})
        await following.store.save(held)
        return shown_to(principal, view, held)
    subscription = Subscription(
        id=subscription_id(view_id, principal.user_id),
        organisation_id=principal.organisation_id,
        view_id=view_id,
        user_id=principal.user_id,
        delivery=delivery,
    )
    await following.follow(principal, view, subscription)
    return shown_to(principal, view, subscription)


async def unfollow_view(principal: Principal, view_id: str, store: ViewStore) -> None:
    """Be told no more. Repeating it changes nothing."""
    await store.unfollow(principal.organisation_id, view_id, principal.user_id)


async def _mine(principal: Principal, store: ViewStore) -> list[SavedView]:
    views, _, _ = await store.seen_by(principal.organisation_id, principal.user_id)
    return [view for view in views if view.owner_id == principal.user_id]


async def _subscription(principal: Principal, view_id: str, store: ViewStore) -> Subscription | None:
    _, follows, _ = await store.seen_by(principal.organisation_id, principal.user_id)
    return next((each for each in follows if each.view_id == view_id), None)
