"""The dashboard: every figure of it in one request."""

from __future__ import annotations

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.insight.period import DashboardQuery
from shared.insight.queries import dashboard
from shared.insight.responses import Dashboard
from shared.kernel.principal import Permission

routes = Routes("dashboard")


@routes.get("dashboard", permission=Permission.CASES_READ, audit="dashboard.open")
async def get_dashboard(call: Call, query: DashboardQuery) -> Dashboard:
    """Read the figures of one's businesses: volumes, groups, deadlines, outcomes, newest cases, insight."""
    return await dashboard(call.principal, query, call.services.insight)
