"""Saved views of the case list: an address with a name. Container `views`, one partition an organisation."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shared.cases.query import View
from shared.kernel.errors import Invalid, NotFound
from shared.kernel.model import Model, Stored
from shared.kernel.principal import Principal
from shared.notifications.kinds import Delivery

MOST_VIEWS = 50  # a person
MOST_FOLLOWED = 2_000  # cases in a view that somebody follows: what is in it must be known, to tell what enters
SubscribedDelivery = Literal[Delivery.AT_ONCE, Delivery.DAILY]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
Columns = Annotated[tuple[Annotated[str, Field(max_length=60)], ...], Field(min_length=1, max_length=60)]


class Look(Model):
    """How the list looks: it changes nothing in what is listed."""

    columns: Columns
    density: Literal["compact", "standard"] = "compact"
    layout: Literal["list", "cards"] = "list"


class ViewDraft(Model):
    """What a person says of a view. `shared` lets colleagues use it; what they see in it is still their own to see."""

    name: Name
    shared: bool = False
    query: View
    look: Look


class SavedView(ViewDraft, Stored):
    """`revision` counts the changes of `query`: what was known to be in the view holds for one of them."""

    type: Literal["view"] = "view"
    id: str
    organisation_id: str
    owner_id: str
    owner_name: str
    revision: int = 1
    created_at: datetime
    etag: str | None = Field(None, alias="_etag", exclude=True)

    def usable_by(self, user_id: str) -> bool:
        return self.shared or self.owner_id == user_id

    @property
    def moves_with_time(self) -> bool:
        """Tell whether a case can come into the view by the clock alone, without a change."""
        return self.query.business_file_overdue is not None or self.query.six_month_flag is not None


class DefaultView(Stored):
    """The view with which a person's list opens."""

    type: Literal["default-view"] = "default-view"
    id: str
    organisation_id: str
    user_id: str
    view_id: str


class Subscription(Stored):
    """Somebody who is told when a case enters a view. `revision` is that of the view whose cases are known."""

    type: Literal["subscription"] = "subscription"
    id: str
    organisation_id: str
    view_id: str
    user_id: str
    delivery: SubscribedDelivery
    revision: int = 0


class Member(Stored):
    """A case that is, or was, in a followed view. `entries` counts how often it came in: the notice's name holds it."""

    type: Literal["member"] = "member"
    id: str
    organisation_id: str
    view_id: str
    user_id: str
    case_id: str
    inside: bool
    entries: int = 1


def default_id(user_id: str) -> str:
    return f"default-{user_id}"


def subscription_id(view_id: str, user_id: str) -> str:
    return f"subscription-{view_id}-{user_id}"


def member_id(subscription: Subscription, case_id: str) -> str:
    return f"member-{subscription.view_id}-{subscription.user_id}-{case_id}"


def check_room(mine: list[SavedView], name: str, but: str | None = None) -> None:
    """Raise `Invalid` when a person has too many views, or has one of this name; `but` is the one being renamed."""
    others = [view for view in mine if view.id != but]
    if len(others) >= MOST_VIEWS:
        raise Invalid("too-many-views", f"You can keep {MOST_VIEWS} views. Delete one first.", limit=MOST_VIEWS)
    if name.casefold() in {view.name.casefold() for view in others}:
        raise Invalid("view-name-taken", "You have a view of this name. Choose another name.")


def own(view: SavedView | None, principal: Principal) -> SavedView:
    """Return the view if it is the person's own; to anybody else it can't be changed, so it isn't there."""
    if view is None or view.owner_id != principal.user_id:
        raise NotFound("view-not-found", "There is no such view among yours.")
    return view


def usable(view: SavedView | None, principal: Principal) -> SavedView:
    """Return the view if it is theirs or shared with them."""
    if view is None or not view.usable_by(principal.user_id):
        raise NotFound("view-not-found", "There is no such view, or it isn't shared with you any more.")
    return view
