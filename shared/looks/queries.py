"""Which cases of a list have news."""

from __future__ import annotations

import asyncio
from typing import Annotated

from pydantic import BeforeValidator, Field

from shared.cases.queries import visible_among
from shared.cases.query import split
from shared.cases.store import CaseStore
from shared.kernel.clock import Clock
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.looks.model import is_news, myself
from shared.looks.store import LookStore
from shared.schemes.profile import Profile

CaseIds = Annotated[
    tuple[Annotated[str, Field(max_length=200)], ...], Field(min_length=1, max_length=100), BeforeValidator(split)
]


class NewsQuery(Model):
    """The ids of the cases on a page of the list, comma-joined: 1 to 100."""

    case_ids: CaseIds


class CaseNews(Model):
    """The ids of those cases on which something came since the person last looked."""

    case_ids: tuple[str, ...]


async def case_news(
    principal: Principal, query: NewsQuery, cases: CaseStore, looks: LookStore, profile: Profile, clock: Clock
) -> CaseNews:
    """Tell which of some cases have news: two queries side by side. Of others' cases it says nothing."""
    ids, now, me = list(query.case_ids), clock(), myself(principal)
    seen, (activities, looked) = await asyncio.gather(
        visible_among(principal, ids, cases, profile, now),
        looks.of_cases(principal.organisation_id, principal.user_id, ids),
    )
    news = (each for each in ids if each in seen and is_news(activities.get(each), looked.get(each), me, now))
    return CaseNews(case_ids=tuple(news))
