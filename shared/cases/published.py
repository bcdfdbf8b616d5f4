"""What the scheme's staff published, over all cases that somebody may see: the newest first."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from shared.cases.confidentiality import may_see
from shared.cases.cursor import Cursor, decode
from shared.cases.document_responses import DocumentOnCase
from shared.cases.model import Case, Document
from shared.cases.queries import scope_of, visible_case
from shared.cases.query import Choices
from shared.cases.search import reference_key
from shared.cases.statement import Statement
from shared.cases.store import CaseStore, Item
from shared.kernel.clock import Clock
from shared.kernel.errors import NotFound
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.schemes.casework import Party
from shared.schemes.profile import Profile

_MOST_LOOKS = 5  # pages of the database for one of ours, where most of what it finds is hidden


class PublishedQuery(Model):
    """A page of the list. `business_id` narrows it to some of one's businesses."""

    business_id: Choices = ()
    limit: Annotated[int, Field(ge=10, le=100)] = 30
    cursor: str | None = None


class PublishedDocument(Model):
    """A document and the case it is on."""

    document: DocumentOnCase
    case_reference: str
    case_title: str
    business_name: str


class PublishedPage(Model):
    items: tuple[PublishedDocument, ...]
    next_cursor: str | None


async def published_documents(
    principal: Principal, query: PublishedQuery, store: CaseStore, profile: Profile, clock: Clock
) -> PublishedPage:
    """Return a page of documents: one single-partition query, and one for the cases they are on.

    Documents of cases that are suppressed, or were closed too long ago, are left out; the page is filled up with the
    next ones, and if it is short all the same `next_cursor` tells whether there are more. Raises `Invalid`:
    `cursor-mismatch`, `cursor-unreadable`.
    """
    now = clock()
    businesses = _businesses(principal, query, profile, now)
    asked = hashlib.sha256(f"published\n{principal.organisation_id}\n{businesses}".encode()).hexdigest()[:24]
    continuation = decode(query.cursor, asked).continuation if query.cursor else None
    found: list[PublishedDocument] = []
    for _ in range(_MOST_LOOKS):
        page = await store.page(
            _statement(businesses), principal.organisation_id, limit=query.limit - len(found), continuation=continuation
        )
        found += await _seen(principal, page.items, store, profile, now)
        continuation = page.continuation
        if not continuation or len(found) >= query.limit:
            break
    onward = continuation and Cursor(query=asked, as_of=now, continuation=continuation).encode()
    return PublishedPage(items=tuple(found), next_cursor=onward or None)


def _businesses(principal: Principal, query: PublishedQuery, profile: Profile, now: datetime) -> list[str]:
    mine = scope_of(principal, profile, now).business_ids
    return sorted(each for each in mine if not query.business_id or each in query.business_id)


def _statement(businesses: list[str]) -> Statement:
    return Statement(
        "SELECT * FROM c WHERE c.type = 'document' AND c.providedBy = @scheme"
        " AND ARRAY_CONTAINS(@businesses, c.businessId) ORDER BY c.type DESC, c.at DESC",
        {"scheme": str(Party.SCHEME), "businesses": businesses},
    )


async def _seen(
    principal: Principal, items: list[Item], store: CaseStore, profile: Profile, now: datetime
) -> list[PublishedDocument]:
    items = [item for item in items if may_see(Party.BUSINESS, Party.SCHEME, item["confidentiality"])]
    documents = [Document.from_item(item) for item in items]
    keys = sorted({reference_key(each.case_reference) for each in documents})
    cases = await store.by_keys(principal.organisation_id, keys) if keys else []
    seen = {case.id: case for item in cases if (case := _visible(item, principal, profile, now))}
    return [_on(seen[each.case_id], item) for each, item in zip(documents, items, strict=True) if each.case_id in seen]


def _visible(item: Item, principal: Principal, profile: Profile, now: datetime) -> Case | None:
    try:
        return visible_case([item], principal, profile, now)
    except NotFound:
        return None


def _on(case: Case, item: dict[str, Any]) -> PublishedDocument:
    return PublishedDocument(
        document=DocumentOnCase.from_item(item),
        case_reference=case.case_reference,
        case_title=case.title,
        business_name=case.business_name,
    )
