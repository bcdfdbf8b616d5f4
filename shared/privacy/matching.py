"""Finds what may be about a person, for staff to decide; and says what has to stay whatever they ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from pydantic import Field

from shared.cases.anywhere import CasesAnywhere
from shared.cases.model import Case
from shared.clients.cosmos import Container
from shared.kernel.errors import NotFound
from shared.kernel.model import Model
from shared.privacy.model import PrivacyCaseKey, PrivacyRight, PrivacySubject
from shared.schemes.profile import Profile

_MOST = 50
_ERASED = "Erased person"
# Names are found by the words that search keeps (index-served), addresses as they stand; both are looked at again.
_BY_WORDS = "SELECT * FROM c WHERE c.type = 'case' AND EXISTS(SELECT VALUE t FROM t IN c.tokens WHERE t = @word)"
_BY_EMAIL = (
    "SELECT * FROM c WHERE c.type = 'case' AND EXISTS(SELECT VALUE p FROM p IN c.parties WHERE p.email = @email)"
)
_THEIR_SIDE = frozenset({"consumer", "representative"})


class PrivacySought(Model):
    name: str = Field("", max_length=200)
    email: str = Field("", max_length=254)


class PrivacyMatch(Model):
    """A case with somebody of that name or address on the consumer's side. Whether it is them, staff decide."""

    organisation_id: str
    reference: str
    business_name: str
    closed: bool
    name: str
    email: str | None
    role: str


class PrivacyMatches(Model):
    """`more` says that there are others: narrow it."""

    items: tuple[PrivacyMatch, ...]
    more: bool


@dataclass(frozen=True)
class Matching:
    cases: Container
    anywhere: CasesAnywhere
    profile: Profile

    async def find(self, sought: PrivacySought) -> PrivacyMatches:
        """Return cases of any organisation, suppressed ones included: it is the person who asks, not a business."""
        name, email = sought.name.strip().casefold(), sought.email.strip().casefold()
        found: dict[str, PrivacyMatch] = {}
        for item in await self._candidates(name, sought.email.strip()):
            case = Case.from_item(item)
            for match in _matches(case, name, email):
                found.setdefault(case.id, match)
        in_order = sorted(found.values(), key=lambda each: (each.name.casefold(), each.reference))
        return PrivacyMatches(items=tuple(in_order[:_MOST]), more=len(in_order) > _MOST)

    async def check(self, keys: Iterable[PrivacyCaseKey]) -> None:
        """Raise `NotFound` for a case that isn't where it is said to be."""
        for key in keys:
            await self.case(key)

    async def case(self, key: PrivacyCaseKey) -> Case:
        case = await self.anywhere.case(key.reference)
        if case.organisation_id != key.organisation_id:
            raise NotFound("case-not-found", "There is no case with this reference.")
        return case

    async def keeps(self, right: PrivacyRight, subject: PrivacySubject) -> tuple[str, ...]:
        """Return in words what stays when `subject` is erased, each with why; nothing for other rights."""
        if right is not PrivacyRight.ERASURE:
            return ()
        if subject.account_id is not None:
            return self._of_accounts()
        return tuple([self._of_case(await self.case(key)) for key in subject.cases])

    def _of_accounts(self) -> tuple[str, ...]:
        days = self.profile.retention.closed_case_days
        why = "the scheme has to be able to show"
        return (
            f"What was sent on cases stays, without the name, until {days} days after they close: {why} how it ended.",
            f"The record of reads and changes stays, under a random id: {why} who saw personal data.",
            "This request and how it was answered stay for two years, without the name.",
        )

    def _of_case(self, case: Case) -> str:
        if case.legal_hold:
            return f"{case.case_reference} stays as it is: it is under a legal hold ({case.legal_hold.why})."
        if not case.is_closed or case.closure_date is None:
            return f"{case.case_reference} stays as it is while it is open: the complaint can't be settled without it."
        until = case.closure_date + timedelta(days=self.profile.retention.closed_case_days)
        return (
            f"{case.case_reference} and its documents stay until {until:%d %B %Y}: the scheme has to be able to show "
            "how the complaint was settled. The name and address are taken out of the case itself."
        )

    async def _candidates(self, name: str, email: str) -> list[dict[str, object]]:
        words = name.split()
        by_words = await self.cases.everywhere(_BY_WORDS, {"word": words[-1]}, limit=500) if words else []
        by_email = await self.cases.everywhere(_BY_EMAIL, {"email": email}, limit=_MOST + 1) if email else []
        return [*by_email, *by_words]


def erased(case: Case, subject: PrivacySubject) -> Case:
    """Return a closed case with the person taken out of its parties, title and summary."""
    names = {party.name for party in case.parties if _is(party.name, party.email, subject)}
    parties = tuple(
        party.model_copy(update={"name": _ERASED, "email": None}) if party.name in names else party
        for party in case.parties
    )
    texts = {"title": case.title, "summary": case.summary}
    for name in names:
        texts = {field: text.replace(name, _ERASED) for field, text in texts.items()}
    return case.model_copy(update={"parties": parties, **texts})


def _is(name: str, email: str | None, subject: PrivacySubject) -> bool:
    same_address = bool(email and subject.email and email.casefold() == subject.email.casefold())
    return same_address or name.casefold() == subject.name.casefold()


def _matches(case: Case, name: str, email: str) -> Iterable[PrivacyMatch]:
    words = set(name.split())
    for party in case.parties:
        by_name = bool(words) and words <= set(party.name.casefold().split())
        by_email = bool(email) and (party.email or "").casefold() == email
        if party.role in _THEIR_SIDE and (by_name or by_email):
            yield PrivacyMatch(
                organisation_id=case.organisation_id,
                reference=case.case_reference,
                business_name=case.business_name,
                closed=case.is_closed,
                name=party.name,
                email=party.email,
                role=party.role,
            )
