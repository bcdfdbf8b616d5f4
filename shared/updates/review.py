"""Looks at a draft case by case before anything is sent: what a dry run shows and what a sending insists on."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from shared.cases.model import Case
from shared.cases.queries import visible_case
from shared.cases.search import reference_key
from shared.cases.store import CaseStore
from shared.kernel.errors import Invalid, NotFound
from shared.kernel.model import Model
from shared.kernel.principal import Principal
from shared.schemes.casework import HidingReason, UpdateReason
from shared.schemes.profile import Profile
from shared.updates.model import Draft, Objection, objection


class Limits(NamedTuple):
    """`comment` and `case_comment` in characters."""

    cases: int
    comment: int
    case_comment: int


class Line(NamedTuple):
    reference: str
    case: Case | None
    comment: str
    objection: Objection | None


class Row(Model):
    """What would happen to one case; `reference` as it was asked for, `objection` None when it would be sent."""

    reference: str
    business_name: str | None
    complaint_issue: str | None
    objection: Objection | None


def limits_of(profile: Profile, *, bulk: bool) -> Limits:
    updates = profile.updates
    if bulk:
        return Limits(profile.limits.bulk_update, updates.bulk_comment_max, updates.bulk_case_comment_max)
    return Limits(1, updates.comment_max, 0)


async def review(
    principal: Principal, draft: Draft, limits: Limits, store: CaseStore, profile: Profile, now: datetime
) -> tuple[UpdateReason, list[Line]]:
    """Return the reason and a line for each case, in the order asked for: one query.

    Raises `Invalid` where the draft as a whole breaks a limit; what one case has against it is in its line.
    """
    reason = _reason(draft.reason, profile)
    _check_limits(draft, limits)
    if isinstance(reason, HidingReason) and limits.cases > 1:
        raise Invalid("hiding-one-case", "Ask to hide a case on its own page, one case at a time.")
    keys = dict.fromkeys(reference_key(reference) for reference in draft.references)
    found = {item["referenceKey"]: item for item in await store.by_keys(principal.organisation_id, list(keys))}
    cases = {key: _visible(found[key], principal, profile, now) for key in keys if key in found}
    business_id = next((case.business_id for case in cases.values() if case), "")
    comments = {reference_key(reference): comment for reference, comment in draft.case_comments.items()}
    spelt = {reference_key(reference): reference for reference in reversed(draft.references)}
    return reason, [_line(spelt[key], cases.get(key), comments.get(key, ""), reason, business_id) for key in keys]


def rows_of(lines: list[Line]) -> tuple[Row, ...]:
    """Return `lines` as people see them."""
    return tuple(
        Row(
            reference=line.case.case_reference if line.case else line.reference,
            business_name=line.case.business_name if line.case else None,
            complaint_issue=line.case.complaint_issue if line.case else None,
            objection=line.objection,
        )
        for line in lines
    )


def _line(reference: str, case: Case | None, comment: str, reason: UpdateReason, business_id: str) -> Line:
    if case is None:
        unknown = Objection(code="case-not-found", message="There is no such case, or it isn't one of yours.")
        return Line(reference, None, comment, unknown)
    return Line(reference, case, comment, objection(case, reason, business_id))


def _visible(item: dict[str, object], principal: Principal, profile: Profile, now: datetime) -> Case | None:
    try:
        return visible_case([item], principal, profile, now)
    except NotFound:
        return None


def _reason(code: str, profile: Profile) -> UpdateReason:
    for reason in (*profile.updates.reasons, profile.updates.hiding):
        if reason.code == code:
            return reason
    raise Invalid("reason-unknown", "Choose one of the reasons on offer.")


def _check_limits(draft: Draft, limits: Limits) -> None:
    if len(draft.references) > limits.cases:
        raise Invalid("too-many-cases", f"An update goes to at most {limits.cases} cases.", limit=limits.cases)
    if draft.answers and len(draft.references) > 1:
        raise Invalid("answers-one-case", "A request is answered on its own case. Send that update apart.")
    _check_length("comment", draft.comment, limits.comment)
    for reference, comment in draft.case_comments.items():
        _check_length(f"caseComments.{reference}", comment, limits.case_comment)


def _check_length(place: str, text: str, most: int) -> None:
    if len(text) > most:
        message = f"Your comment is {len(text) - most:,} characters too long."
        mistake = {"place": f"body.{place}", "message": message, "code": "comment-too-long"}
        raise Invalid("comment-too-long", message, limit=most, errors=[mistake])
