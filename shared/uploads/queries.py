"""What people ask about uploads: the list of all that their team has sent, its figures, and one upload."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any, Literal

from pydantic import Field

from shared.cases.cursor import Cursor, decode
from shared.cases.queries import scope_of, visible_case
from shared.cases.search import reference_key, terms
from shared.kernel.errors import NotFound
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.uploads.access import seen
from shared.uploads.model import Upload
from shared.uploads.responses import UploadDetails, UploadFigures, UploadPage, details_of
from shared.uploads.services import UploadServices

_BEGINS = "EXISTS(SELECT VALUE t FROM t IN c.tokens WHERE STARTSWITH(t, @q{place}))"
_NOT_HIDDEN = "NOT ARRAY_CONTAINS(@hidden, c.caseReference)"
_FIGURES = (
    "COUNT(1) AS allOfThem, SUM(IIF(c.progress = 'to-fix', 1, 0)) AS toFix,"
    " SUM(IIF(c.progress = 'in-progress', 1, 0)) AS inProgress, SUM(IIF(c.progress = 'received', 1, 0)) AS received"
)


class UploadFilter(Model):
    """`search` looks at numbers, references, titles, businesses, senders and file names."""

    mine: bool = False
    search: str = ""


class UploadQuery(UploadFilter):
    """A page of the list, newest first. Drafts are listed only when asked for, and only one's own."""

    state: Literal["to-fix", "in-progress", "received", "draft"] | None = None
    limit: Annotated[int, Field(ge=10, le=100)] = 30
    cursor: str | None = None


async def list_uploads(principal: Principal, query: UploadQuery, services: UploadServices) -> UploadPage:
    """Return a page of uploads to cases that `principal` may see: two single-partition queries.

    A page may be shorter than asked for where cases have been suppressed since; `next_cursor` tells if there are more.
    """
    where, parameters = _where(principal, query, services)
    if query.state:
        where, parameters = f"{where} AND c.progress = @progress", {**parameters, "progress": query.state}
    asked = hashlib.sha256(f"{where}{parameters}".encode()).hexdigest()[:24]
    cursor = decode(query.cursor, asked) if query.cursor else None
    page = await services.store.page(
        f"SELECT * FROM c WHERE {where} ORDER BY c.type DESC, c.at DESC",  # noqa: S608  names of our own, values as parameters
        parameters,
        principal.organisation_id,
        limit=query.limit,
        continuation=cursor.continuation if cursor else None,
    )
    uploads = await _visible(principal, [Upload.from_item(item) for item in page.items], services)
    onward = page.continuation and Cursor(query=asked, as_of=services.clock(), continuation=page.continuation).encode()
    items = tuple(details_of(upload, principal.user_id) for upload in uploads)
    return UploadPage(items=items, next_cursor=onward or None)


async def upload_figures(principal: Principal, query: UploadFilter, services: UploadServices) -> UploadFigures:
    """Count the uploads of each progress, those to suppressed cases left out: an aggregate query and a short one."""
    where, parameters = _where(principal, query, services)
    if hidden := await services.cases.hidden_references(principal.organisation_id):
        where, parameters = f"{where} AND {_NOT_HIDDEN}", {**parameters, "hidden": list(hidden)}
    text = f"SELECT {_FIGURES} FROM c WHERE {where}"  # noqa: S608  names of our own, values as parameters
    sums = await services.store.sums(text, parameters, principal.organisation_id)
    return UploadFigures(
        all=sums["allOfThem"], to_fix=sums["toFix"], in_progress=sums["inProgress"], received=sums["received"]
    )


async def upload_details(principal: Principal, upload_id: str, services: UploadServices) -> UploadDetails:
    """Return one upload. Raises `NotFound("upload-not-found")`, the same whether it's absent or another firm's."""
    upload = await services.store.read(principal.organisation_id, upload_id)
    return details_of(await seen(principal, upload, services), principal.user_id)


def _where(principal: Principal, query: UploadFilter, services: UploadServices) -> tuple[str, dict[str, Any]]:
    scope = scope_of(principal, services.profile, services.clock())
    drafts = isinstance(query, UploadQuery) and query.state == "draft"
    clauses = ["c.type = 'upload'", "ARRAY_CONTAINS(@businesses, c.businessId)"]
    clauses += [] if drafts else ["c.state IN ('submitted', 'settled')"]
    parameters: dict[str, Any] = {"businesses": list(scope.business_ids)}
    if query.mine or drafts:
        clauses.append("c.senderId = @sender")
        parameters["sender"] = principal.user_id
    for place, term in enumerate(terms(query.search)):
        clauses.append(_BEGINS.format(place=place))
        parameters[f"q{place}"] = term
    return " AND ".join(clauses), parameters


async def _visible(principal: Principal, uploads: list[Upload], services: UploadServices) -> list[Upload]:
    """Leave out uploads to cases that were suppressed, or closed too long ago."""
    keys = sorted({reference_key(upload.case_reference) for upload in uploads})
    if not keys:
        return []
    items = await services.cases.by_keys(principal.organisation_id, keys)
    allowed = set[str]()
    for item in items:
        try:
            allowed.add(visible_case([item], principal, services.profile, services.clock()).id)
        except NotFound:
            continue
    return [upload for upload in uploads if upload.case_id in allowed]
