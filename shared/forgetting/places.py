"""Every place where somebody may be found, as one step each. A step can be repeated, and ends by itself.

A step looks for what is left and deals with a page of it, until nothing is left or the budget is spent. So no step
remembers anything: a crash, a repeat or a second worker finds only what hasn't been done.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from shared.accounts.model import FORMER_COLLEAGUE
from shared.accounts.store import AccountStore
from shared.clients.cosmos import Container
from shared.exports.commands import Exports
from shared.forgetting.model import Budget, Person
from shared.forgetting.traces import naming, payload_without, without
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound, Stale
from shared.looks.store import LookStore
from shared.notifications.store import NotificationStore
from shared.operations.store import ParkedStore
from shared.views.inheriting import leave_views, look_for_another
from shared.views.store import ViewStore

_PAGE = 50

Step = Callable[[Person, Budget], Awaitable[None]]
Forget = Callable[[Person], Awaitable[int]]


@dataclass(frozen=True)
class Places:
    """What the steps work on. `steps` is their order: what is the person's own first, then where others name them.

    `end_sessions` comes from above, by a person's id: sessions know accounts, and not the other way round.
    `forget_tickets` deletes what the person of an organisation wrote to the helpdesk, and says how much that was.
    So do `forget_in_onboarding` and `forget_in_privacy`, which take names off what was asked for: until that is none.
    """

    cases: Container
    notifications: NotificationStore
    exports: Exports
    views: ViewStore
    looks: LookStore
    parked: ParkedStore
    accounts: AccountStore
    end_sessions: Callable[[str], Awaitable[None]]
    forget_tickets: Callable[[str, str], Awaitable[int]]
    forget_in_onboarding: Forget
    forget_in_privacy: Forget
    clock: Clock

    @property
    def steps(self) -> tuple[Step, ...]:
        own = (self._sessions, self._notifications, self._exports, self._views, self._looks, self._tickets)
        naming = (self._records, self._notices_of_colleagues, self._activities, self._stuck_work)
        return (*own, *naming, self._onboarding, self._privacy)

    async def _sessions(self, person: Person, budget: Budget) -> None:  # noqa: ARG002  a handful at most
        """Where they were signed in, and with what."""
        await self.end_sessions(person.account_id)

    async def _tickets(self, person: Person, budget: Budget) -> None:
        if count := await self.forget_tickets(person.organisation_id, person.account_id):
            budget.spend("tickets", count)

    async def _notifications(self, person: Person, budget: Budget) -> None:
        """Bell, digest marker, receipts, preferences: all of the person's partition."""
        while not budget.is_spent and (ids := await self.notifications.ids_of(person.account_id, _PAGE)):
            with suppress(NotFound):  # some expired since: look again
                await self.notifications.remove(person.account_id, ids)
                budget.spend("notifications", len(ids))

    async def _exports(self, person: Person, budget: Budget) -> None:
        for export in await self.exports.store.of_user(person.organisation_id, person.account_id):
            await self.exports.forget(export)
            budget.spend("exports")

    async def _views(self, person: Person, budget: Budget) -> None:
        """Their own views, and the name by which colleagues' views show their cases."""
        organisation_id = person.organisation_id
        while not budget.is_spent and (
            count := await leave_views(organisation_id, person.account_id, self.views, self.accounts)
        ):
            budget.spend("views", count)
        while (
            not (budget.is_spent or person.namesake)
            and (count := await look_for_another(organisation_id, person.name, FORMER_COLLEAGUE, self.views))
        ):  # fmt: skip
            budget.spend("views of colleagues", count)

    async def _looks(self, person: Person, budget: Budget) -> None:
        organisation_id = person.organisation_id
        while not budget.is_spent and (ids := await self.looks.looks_of(organisation_id, person.account_id, _PAGE)):
            with suppress(NotFound):
                await self.looks.remove(organisation_id, ids)
                budget.spend("looks", len(ids))

    async def _records(self, person: Person, budget: Budget) -> None:
        """Take the name off updates, uploads, documents, requests, jobs, the timeline and cases: the records stay."""
        query, facts = naming(person)
        while not budget.is_spent:
            page = await self.cases.page(query, facts, person.organisation_id, limit=_PAGE)
            for item in page.items:
                with suppress(NotFound, Stale):  # changed meanwhile: it is found again, with its newer state
                    await self.cases.rewrite(without(item, person), self.clock())
                budget.spend(str(item["type"]))
            if not page.items and not page.continuation:
                return

    async def _notices_of_colleagues(self, person: Person, budget: Budget) -> None:
        if person.namesake:
            return
        while not budget.is_spent and (
            found := await self.notifications.naming(person.organisation_id, person.name, _PAGE)
        ):
            for each in found:
                await self.notifications.rename(each, person.name, FORMER_COLLEAGUE, self.clock())
            budget.spend("notices of colleagues", len(found))

    async def _activities(self, person: Person, budget: Budget) -> None:
        if person.namesake:
            return
        while not budget.is_spent and (found := await self.looks.done_by(person.organisation_id, person.name, _PAGE)):
            for each in found:
                await self.looks.rename(each, FORMER_COLLEAGUE, self.clock())
            budget.spend("activities", len(found))

    async def _stuck_work(self, person: Person, budget: Budget) -> None:
        """Messages that were set aside can still be tried again; they no longer say who it was."""
        for item in await self.parked.of_organisation(person.organisation_id):
            payload = payload_without(item.payload, person)
            if payload != item.payload:
                with suppress(NotFound):
                    await self.parked.replace(item.model_copy(update={"payload": payload}))
                budget.spend("stuck work")

    async def _onboarding(self, person: Person, budget: Budget) -> None:
        while not budget.is_spent and (count := await self.forget_in_onboarding(person)):
            budget.spend("requests for access", count)

    async def _privacy(self, person: Person, budget: Budget) -> None:
        while not budget.is_spent and (count := await self.forget_in_privacy(person)):
            budget.spend("requests about data", count)
