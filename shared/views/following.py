"""Tells people which cases enter the views they follow: each entry once, however often the change is seen.

The notice goes out first and the entry is noted after it. After a crash between the two the same entry is found again
under the same name, and the receipt of the notice drops it; the other way round it would be lost. What is in a view is
asked of the database with the list's own conditions and the follower's own rights, so that a view never tells of a
case that its follower couldn't list.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shared.accounts.model import AccountState
from shared.accounts.store import AccountStore
from shared.cases.queries import scope_of
from shared.cases.rules import AsOf
from shared.cases.statement import Scope, entries_statement
from shared.cases.store import CaseStore, Item
from shared.clients.servicebus import Outgoing, ServiceBus
from shared.kernel.clock import Clock
from shared.kernel.errors import Invalid, NotFound
from shared.kernel.principal import Permission, Principal
from shared.notifications.kinds import Kind
from shared.notifications.model import QUEUE, Notice
from shared.schemes.profile import Profile
from shared.views.model import MOST_FOLLOWED, Member, SavedView, Subscription, member_id
from shared.views.store import Followed, ViewStore

_AT_A_TIME = 100  # of a batch, and of the ids that one query is asked about


@dataclass(frozen=True)
class Following:
    store: ViewStore
    cases: CaseStore
    accounts: AccountStore
    bus: ServiceBus
    profile: Profile
    clock: Clock

    async def follow(self, principal: Principal, view: SavedView, subscription: Subscription) -> None:
        """Begin: what is in the view by now is old news. Raises `Invalid("view-too-wide")`."""
        listed = await self._listed(view, self._scope(principal), None)
        if len(listed) > MOST_FOLLOWED:
            raise Invalid(
                "view-too-wide",
                f"You can follow views of up to {MOST_FOLLOWED:,} cases; this one lists {len(listed):,}. Narrow it.",
                limit=MOST_FOLLOWED,
            )
        await self._begin(view, subscription, listed)

    async def announce(self, changes: list[Item]) -> None:
        """Look at the changed cases among `changes` through every followed view of their organisations."""
        changed: dict[str, set[str]] = {}
        for item in changes:
            if item.get("type") == "case":
                changed.setdefault(item["organisationId"], set()).add(item["id"])
        for organisation_id, ids in changed.items():
            for view, subscription in await self.store.followed(organisation_id):
                await self._look(view, subscription, sorted(ids))

    async def sweep(self) -> None:
        """Look at all cases of the views that cases enter by the clock: "overdue" begins at 17:00, without a change."""
        for organisation_id in await self.store.following_organisations():
            for view, subscription in await self.store.followed(organisation_id):
                if view.moves_with_time:
                    await self._look(view, subscription, None)

    async def start_again(self, view: SavedView) -> None:
        """Begin anew for all who follow a view that lists something else now: what it holds by then isn't news."""
        for subscription in await self.store.followers(view.organisation_id, view.id):
            if principal := await self._follower((view, subscription)):
                await self._begin(view, subscription, await self._listed(view, self._scope(principal), None))

    async def _look(self, view: SavedView, subscription: Subscription, ids: list[str] | None) -> None:
        principal = await self._follower((view, subscription))
        if principal is None:
            return
        scope = self._scope(principal)
        if subscription.revision != view.revision:  # the view was changed and its own reaction didn't get this far
            await self._begin(view, subscription, await self._listed(view, scope, None))
            return
        listed = await self._listed(view, scope, ids)
        known = await self.store.members(subscription, ids)
        entering = [case_id for case_id in listed if case_id not in known or not known[case_id].inside]
        left = [member for member in known.values() if member.inside and member.case_id not in listed]
        for start in range(0, len(entering), _AT_A_TIME):
            part = entering[start : start + _AT_A_TIME]
            members = [_entered(subscription, case_id, known.get(case_id)) for case_id in part]
            await self._tell(view, subscription, members, listed)
            await self.store.note(view.organisation_id, members)
        await self.store.note(view.organisation_id, [each.model_copy(update={"inside": False}) for each in left])

    async def _begin(self, view: SavedView, subscription: Subscription, listed: dict[str, Item]) -> None:
        known = await self.store.members(subscription)
        inside = [_entered(subscription, case_id, known.get(case_id)) for case_id in listed]
        left = [each.model_copy(update={"inside": False}) for each in known.values() if each.case_id not in listed]
        await self.store.note(view.organisation_id, [*inside, *left])
        # Last: until then nobody is told anything, and a repeat begins again.
        await self.store.save(subscription.model_copy(update={"revision": view.revision}))

    async def _follower(self, followed: Followed) -> Principal | None:
        """Return who follows, with the rights of this moment; None while they may not."""
        view, subscription = followed
        try:
            account = await self.accounts.read(subscription.organisation_id, subscription.user_id)
        except NotFound:
            return None
        principal = account.principal()
        active = account.state is AccountState.ACTIVE and principal.may(Permission.CASES_READ)
        return principal if active and view.usable_by(account.id) else None

    def _scope(self, principal: Principal) -> Scope:
        return scope_of(principal, self.profile, self.clock())

    async def _listed(self, view: SavedView, scope: Scope, ids: list[str] | None) -> dict[str, Item]:
        as_of = AsOf.at(self.clock(), self.profile.calendar(), self.profile.terms.required_by_end)
        rows = await self.cases.rows(entries_statement(view.query, scope, as_of, ids), scope.organisation_id)
        return {row["id"]: row for row in rows}

    async def _tell(
        self, view: SavedView, subscription: Subscription, members: list[Member], listed: dict[str, Item]
    ) -> None:
        now = self.clock()
        notices = [_notice(view, subscription, member, listed[member.case_id], now) for member in members]
        await self.bus.send(
            QUEUE, [Outgoing(message_id=each.id, body=each.model_dump_json().encode()) for each in notices]
        )


def _entered(subscription: Subscription, case_id: str, before: Member | None) -> Member:
    entries = before.entries + (not before.inside) if before else 1
    return Member(
        id=member_id(subscription, case_id),
        organisation_id=subscription.organisation_id,
        view_id=subscription.view_id,
        user_id=subscription.user_id,
        case_id=case_id,
        inside=True,
        entries=entries,
    )


def _notice(view: SavedView, subscription: Subscription, member: Member, row: dict[str, Any], now: datetime) -> Notice:
    return Notice(
        id=f"{member.id}-{member.entries}",
        kind=Kind.VIEW_ENTERED,
        organisation_id=view.organisation_id,
        user_ids=(subscription.user_id,),
        case_reference=row["caseReference"],
        facts={"caseTitle": row["title"], "viewName": view.name, "viewId": view.id},
        delivery=subscription.delivery,
        at=now,
    )
