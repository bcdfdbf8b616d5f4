"""What becomes of the saved views of somebody who has gone.

A shared view that colleagues follow, or open their list with, is part of how they work: it passes to one of them, who
can change it or delete it like any other of theirs. Everything else was the person's own and goes with them.
"""

from __future__ import annotations

from contextlib import suppress

from shared.accounts.model import AccountState
from shared.accounts.store import AccountStore
from shared.kernel.errors import NotFound, Stale
from shared.views.model import MOST_VIEWS, SavedView
from shared.views.store import ViewStore

_LONGEST = 60  # letters of a view's name


async def leave_views(organisation_id: str, user_id: str, views: ViewStore, accounts: AccountStore) -> int:
    """Pass on or delete the person's views, and stop their following; return how many items. Repeating it is safe."""
    mine, follows, default = await views.seen_by(organisation_id, user_id)
    own = [view for view in mine if view.owner_id == user_id]
    for view in own:
        heir = await _heir(view, views, accounts) if view.shared else None
        if heir is None:
            await views.remove(view)
        else:
            await _pass_on(view, *heir, views)
    for each in follows:
        await views.unfollow(organisation_id, each.view_id, user_id)
    if default:
        await views.remove_default(organisation_id, user_id)
    return len(own) + len(follows) + bool(default)


async def look_for_another(organisation_id: str, name: str, other: str, views: ViewStore) -> int:
    """Have views that show somebody's cases by name show those of `other`; return how many. Repeating it is safe."""
    found = await views.looking_for(organisation_id, name)
    for view in found:
        owners = tuple(dict.fromkeys(other if each == name else each for each in view.query.business_case_owner))
        query = view.query.model_copy(update={"business_case_owner": owners})
        with suppress(NotFound, Stale):  # changed a moment ago: whoever calls looks again
            changed = view.model_copy(update={"query": query, "revision": view.revision + 1})
            await views.replace(changed, view.etag)
    return len(found)


async def _heir(view: SavedView, views: ViewStore, accounts: AccountStore) -> tuple[str, str] | None:
    """Return id and name of the first colleague who works with the view, is active and has room for it."""
    for user_id in await views.users_of(view):
        if user_id == view.owner_id:
            continue
        try:
            account = await accounts.read(view.organisation_id, user_id)
        except NotFound:
            continue
        if account.state is AccountState.ACTIVE and len(await _owned(view, user_id, views)) < MOST_VIEWS:
            return account.id, account.name
    return None


async def _pass_on(view: SavedView, user_id: str, name: str, views: ViewStore) -> None:
    taken = {each.name.casefold() for each in await _owned(view, user_id, views)}
    update = {"owner_id": user_id, "owner_name": name, "name": _free(view.name, taken)}
    try:
        await views.replace(view.model_copy(update=update), view.etag)
    except (NotFound, Stale):
        return  # changed a moment ago: whoever calls looks again


async def _owned(view: SavedView, user_id: str, views: ViewStore) -> list[SavedView]:
    seen, _, _ = await views.seen_by(view.organisation_id, user_id)
    return [each for each in seen if each.owner_id == user_id]


def _free(name: str, taken: set[str]) -> str:
    """Return `name`, numbered where the heir has a view of that name: names are what views are told apart by."""
    for number in range(2, MOST_VIEWS + 3):
        if name.casefold() not in taken:
            return name
        ending = f" ({number})"
        name = name.removesuffix(f" ({number - 1})")[: _LONGEST - len(ending)] + ending
    return name
