"""What is new on a case since a person last looked."""

from __future__ import annotations

from typing import Any

from functions.edge.call import Call
from functions.edge.feed import on_changes
from functions.edge.routes import Routes
from shared.kernel.model import Model
from shared.kernel.principal import Permission
from shared.looks.commands import SinceLastLook, Visit, look_at, note_activity
from shared.looks.queries import CaseNews, NewsQuery, case_news
from shared.wiring import Services

routes = Routes("looks")


class CasePath(Model):
    reference: str


@routes.put("cases/{reference}/look", permission=Permission.CASES_READ, audit="cases.look")
async def put_case_look(call: Call, path: CasePath, body: Visit) -> SinceLastLook:
    """Note that I look at a case, and say what came since I last did."""
    wired = call.services
    return await look_at(call.principal, path.reference, body, wired.cases, wired.looks, wired.profile, wired.clock)


@routes.get("case-news", permission=Permission.CASES_READ, audit="cases.news")
async def get_case_news(call: Call, query: NewsQuery) -> CaseNews:
    """Tell which cases of a page have news for me. Asked for apart from the list, so that it never holds it up."""
    wired = call.services
    return await case_news(call.principal, query, wired.cases, wired.looks, wired.profile, wired.clock)


@on_changes(routes.blueprint, "cases", from_beginning=True)
async def keep_activity(wired: Services, changes: list[dict[str, Any]]) -> None:
    """Note when something came onto a case; from the first on, so that recent arrivals before this are known too."""
    await note_activity(changes, wired.looks)
