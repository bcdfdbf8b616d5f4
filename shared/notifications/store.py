"""Notifications in Cosmos DB. Every change is one batch in the recipient's partition and touches their inbox item.

The inbox item's ETag changes with everything that a bell shows, so a poll that finds it unchanged is one point read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from shared.clients.cosmos import Container, Operation
from shared.kernel.clock import as_stored
from shared.kernel.errors import Conflict, NotFound, Stale, Unavailable
from shared.kernel.principal import Principal
from shared.notifications.catalogue import CATALOGUE
from shared.notifications.gathering import Places, sort_key, young_since
from shared.notifications.kinds import Gathering
from shared.notifications.model import DigestMarker, Notice, Notification

_MOST_IN_BATCH = 99  # of Cosmos DB's 100; one is the inbox item
_RECEIPT_KEPT = 7 * 24 * 3600  # seconds: far beyond the time in which a message can come again
_VISIBLE = "(IS_NULL(c.businessId) OR ARRAY_CONTAINS(@businesses, c.businessId))"
_MINE = f"FROM c WHERE c.type = 'notification' AND {_VISIBLE}"
# One that was gathered over several cases names none of them, so it stays.
_NOT_HIDDEN = "NOT (ARRAY_CONTAINS(@hidden, c.caseReference) AND (c.count = 1 OR ARRAY_CONTAINS(@ofOneCase, c.kind)))"
_OF_ONE_CASE = [kind for kind, rules in CATALOGUE.items() if rules.gathering is Gathering.CASE]
_COUNT = f"SELECT VALUE COUNT(1) {_MINE} AND {_NOT_HIDDEN} AND IS_NULL(c.readAt)"
_UNREAD_IDS = f"SELECT VALUE c.id {_MINE} AND {_NOT_HIDDEN} AND IS_NULL(c.readAt) AND c.sortKey <= @until"
_PAGE = f"SELECT * {_MINE} AND {_NOT_HIDDEN} AND c.sortKey < @before ORDER BY c.sortKey DESC"
_UNTOLD = "SELECT * FROM c WHERE c.type = 'notification' AND c.delivery = 'daily' AND c.told < c.count"
_DUE_DIGESTS = "SELECT * FROM c WHERE c.type = 'digest-marker' AND c.dueAt <= @now"
_PEOPLE = ("fromName", "assignedBy", "sender")  # the facts of a notice in which a colleague may be named
_NAMING = (
    "SELECT * FROM c WHERE c.type = 'notification' AND c.organisationId = @organisation AND ("  # noqa: S608  names of our own
    + " OR ".join(f"c.facts.{each} = @name" for each in _PEOPLE)
    + ")"
)


FindHidden = Callable[[str], Awaitable[tuple[str, ...]]]
"""From an organisation to the references of its suppressed cases, of which nobody is shown anything."""


class NotificationStore:
    def __init__(self, container: Container, find_hidden: FindHidden) -> None:
        self._container = container
        self._find_hidden = find_hidden

    async def add(self, notice: Notice, fresh: Notification, places: Places, digest: DigestMarker | None) -> str:
        """Keep `notice` once and return the id of its notification: one of `places` that it joins, or `fresh`.

        For a notice that is kept already, by an earlier delivery of the same message, nothing changes.
        """
        beside = [_touched(fresh.user_id, notice.at)]
        if digest:
            beside.append(("upsert", (digest.to_item(),)))
        for notification_id, keep in _attempts(notice, fresh, places):
            try:
                await self._container.batch(
                    [_receipt(notice, fresh.user_id, notification_id), keep, *beside], fresh.user_id
                )
            except (Conflict, NotFound, Stale) as miss:
                if miss.details.get("index") == 0:
                    receipt = await self._container.read(_receipt_id(notice), fresh.user_id)
                    return str(receipt["notificationId"])
            else:
                return notification_id
        raise Unavailable("notification-contended", "Others kept changing this notification.", retry_after=1)

    async def read(self, user_id: str, notification_id: str) -> Notification:
        return Notification.from_item(await self._container.read(notification_id, user_id))

    async def version(self, person: Principal) -> str:
        """Return the inbox's ETag with what is hidden now: a point read, and a query of a few references."""
        hidden = await self._find_hidden(person.organisation_id)
        veil = hashlib.sha256("\0".join(hidden).encode()).hexdigest()[:8] if hidden else ""
        try:
            etag = str((await self._container.read("inbox", person.user_id))["_etag"]).strip('"')
        except NotFound:
            etag = ""  # somebody who was never told anything
        return f"{etag}{veil}"

    async def count_unread(self, person: Principal) -> int:
        return sum(await self._container.all(_COUNT, await self._shown_to(person), person.user_id))

    async def page(self, person: Principal, before: str, limit: int) -> list[Notification]:
        """Return up to `limit` notifications older than the sort key `before`, newest first."""
        parameters = {**await self._shown_to(person), "before": before}
        page = await self._container.page(_PAGE, parameters, person.user_id, limit=limit)
        return [Notification.from_item(item) for item in page.items]

    async def unread_ids(self, person: Principal, until: str) -> list[str]:
        parameters = {**await self._shown_to(person), "until": until}
        return await self._container.all(_UNREAD_IDS, parameters, person.user_id)

    async def mark_read(self, user_id: str, ids: list[str], now: datetime) -> None:
        """Mark as read, up to 99 in a batch. Marking again does no harm; what has expired since is passed over."""
        read = [{"op": "set", "path": "/readAt", "value": as_stored(now)}]
        for start in range(0, len(ids), _MOST_IN_BATCH):
            await self._change(user_id, ids[start : start + _MOST_IN_BATCH], read, now)

    async def mark_told(self, notifications: list[Notification]) -> None:
        """Remember how many notices of each have been told by email."""
        for each in notifications:
            told = [{"op": "set", "path": "/told", "value": each.count}]
            with suppress(NotFound):  # it expired while its email was on the way
                await self._container.patch(each.id, each.user_id, told)

    async def untold(self, user_id: str) -> list[Notification]:
        """Return what waits for the recipient's daily email."""
        return [Notification.from_item(item) for item in await self._container.all(_UNTOLD, {}, user_id)]

    async def due_digests(self, now: datetime, limit: int) -> list[DigestMarker]:
        """Return up to `limit` markers of any recipient whose daily email is due."""
        whole = now.replace(microsecond=0)  # as `dueAt` is written: a text comparison must not trip over fractions
        found = await self._container.everywhere(_DUE_DIGESTS, {"now": as_stored(whole)}, limit=limit)
        return [DigestMarker.from_item(item) for item in found]

    async def digest_marker(self, user_id: str) -> DigestMarker:
        return DigestMarker.from_item(await self._container.read("digest", user_id))

    async def remove_digest(self, marker: DigestMarker) -> None:
        """Remove the marker as it was read; one that was moved on meanwhile stands for something newer and stays."""
        try:
            await self._container.delete(marker.id, marker.user_id, etag=marker.etag)
        except (NotFound, Stale):
            return

    async def ids_of(self, user_id: str, limit: int) -> list[str]:
        """Return the ids of up to `limit` items of a recipient: notifications, preferences, and all that is beside."""
        page = await self._container.page("SELECT c.id FROM c", {}, user_id, limit=limit)
        return [item["id"] for item in page.items]

    async def remove(self, user_id: str, ids: list[str]) -> None:
        await self._container.batch_quietly([("delete", (each,)) for each in ids], user_id)

    async def naming(self, organisation_id: str, name: str, limit: int) -> list[Notification]:
        """Return up to `limit` notifications of colleagues that name a person of the organisation."""
        parameters = {"organisation": organisation_id, "name": name}
        found = await self._container.everywhere(_NAMING, parameters, limit=limit)
        return [Notification.from_item(item) for item in found]

    async def rename(self, notification: Notification, name: str, other: str, now: datetime) -> None:
        """Put another name into what a notification says, without its being news; one that has expired stays away."""
        with suppress(NotFound, Stale):  # changed meanwhile: it still names the person, and is found again
            item = await self._container.read(notification.id, notification.user_id)
            facts = {key: other if fact == name else fact for key, fact in item["facts"].items()}
            await self._container.rewrite({**item, "facts": facts}, now)

    async def _shown_to(self, person: Principal) -> dict[str, Any]:
        """Return the parameters of `_MINE` and `_NOT_HIDDEN`: the person's businesses, without hidden cases."""
        hidden = await self._find_hidden(person.organisation_id)
        return {"businesses": list(person.business_ids), "hidden": list(hidden), "ofOneCase": _OF_ONE_CASE}

    async def _change(self, user_id: str, ids: list[str], patch: list[dict[str, Any]], now: datetime) -> None:
        while ids:
            patches: list[Operation] = [("patch", (item_id, patch)) for item_id in ids]
            try:
                await self._container.batch([*patches, _touched(user_id, now)], user_id)
            except NotFound as gone:
                ids = [item_id for index, item_id in enumerate(ids) if index != gone.details["index"]]
            else:
                return


def _attempts(notice: Notice, fresh: Notification, places: Places) -> list[tuple[str, Operation]]:
    """Return the ways to keep `notice`, to be tried in this order, each with the id that it leads to."""
    join_own: Operation = ("patch", (places.own, _join(fresh, places.own)))
    # The last one is for when somebody made it between the first two.
    attempts = [(places.own, join_own), (places.own, ("create", (fresh.to_item(),))), (places.own, join_own)]
    if places.before is None:
        return attempts
    young = {"filter_predicate": f"FROM c WHERE c.sortKey >= '{young_since(notice.at)}'"}
    return [(places.before, ("patch", (places.before, _join(fresh, places.before)), young)), *attempts]


def _receipt_id(notice: Notice) -> str:
    return f"receipt-{notice.id}"


def _receipt(notice: Notice, user_id: str, notification_id: str) -> Operation:
    """Return the operation that fails, as the first of its batch, when `notice` has been kept before."""
    receipt = {
        "id": _receipt_id(notice),
        "userId": user_id,
        "type": "receipt",
        "notificationId": notification_id,
        "ttl": _RECEIPT_KEPT,
    }
    return "create", (receipt,)


def _touched(user_id: str, now: datetime) -> Operation:
    return "upsert", ({"id": "inbox", "userId": user_id, "type": "inbox", "changedAt": as_stored(now)},)


def _join(fresh: Notification, notification_id: str) -> list[dict[str, Any]]:
    newest = {**fresh.to_item(), "sortKey": sort_key(fresh.at, notification_id)}
    renewed = ("facts", "caseReference", "at", "sortKey", "readAt")
    return [
        {"op": "incr", "path": "/count", "value": 1},
        *({"op": "set", "path": f"/{name}", "value": newest[name]} for name in renewed),
    ]
