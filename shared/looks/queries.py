"""The list, with what is new on it."""

from __future__ import annotations

from shared.cases.queries import list_cases
from shared.cases.query import CaseQuery
from shared.cases.responses import CasePage
from shared.cases.store import CaseStore
from shared.kernel.clock import Clock
from shared.kernel.principal import Principal
from shared.looks.model import is_news, myself
from shared.looks.store import LookStore
from shared.schemes.profile import Profile


class CasePageWithNews(CasePage):
    """`news` are the ids of those cases on the page on which something came since the person last looked."""

    news: tuple[str, ...]


async def list_with_news(
    principal: Principal, query: CaseQuery, cases: CaseStore, looks: LookStore, profile: Profile, clock: Clock
) -> CasePageWithNews:
    """Return a page of the list, and which of its cases have news: one query more, of that page's cases only."""
    page = await list_cases(principal, query, cases, profile, clock)
    ids = [row.id for row in page.items]
    activities, looked = await looks.of_cases(principal.organisation_id, principal.user_id, ids) if ids else ({}, {})
    me, now = myself(principal), clock()
    news = tuple(each for each in ids if is_news(activities.get(each), looked.get(each), me, now))
    return CasePageWithNews(items=page.items, next_cursor=page.next_cursor, news=news)
