"""Known issues: for everybody to read, for the helpdesk to publish."""

from __future__ import annotations

from pydantic import Field

from functions.edge.call import Call
from functions.edge.routes import Routes
from shared.helpdesk.known_issues import IssueList, IssueShown, IssueWords, Published
from shared.kernel.errors import Invalid
from shared.kernel.model import Model
from shared.kernel.principal import Permission

routes = Routes("known-issues")
_STAFF = Permission.STAFF_HELPDESK


class IssuePath(Model):
    issue_id: str = Field(max_length=100)


@routes.get("known-issues", permission=Permission.PUBLIC)
async def get_known_issues(call: Call) -> IssueList:
    """List what doesn't work at the moment, and what was resolved within a week."""
    return await call.services.known_issues.shown()


@routes.post("staff/known-issues", permission=_STAFF, audit="known-issue.publish")
async def post_known_issue(call: Call, body: IssueWords) -> Published:
    """Tell everybody of an issue."""
    return await call.services.known_issues.publish(body, call.request)


@routes.put("staff/known-issues/{issueId}", permission=_STAFF, audit="known-issue.edit")
async def put_known_issue(call: Call, path: IssuePath, body: IssueWords) -> IssueShown:
    """Put an issue in other words. Send its `etag` as If-Match."""
    return await call.services.known_issues.edit(path.issue_id, body, _version(call))


@routes.put("staff/known-issues/{issueId}/resolution", permission=_STAFF, audit="known-issue.resolve")
async def put_known_issue_resolution(call: Call, path: IssuePath) -> IssueShown:
    """Say that an issue is over. Send its `etag` as If-Match."""
    return await call.services.known_issues.resolve(path.issue_id, _version(call))


def _version(call: Call) -> str:
    if call.if_match is None:
        raise Invalid("if-match-missing", "Send If-Match with the issue's etag.")
    return call.if_match
