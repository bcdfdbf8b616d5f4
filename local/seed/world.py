"""What all sample cases share: the scheme, today, the firms and who works for them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from itertools import accumulate

from local.identity.people import Person, SampleBusiness, SampleOrganisation, sample_people
from local.seed.wording import PRODUCTS
from shared.kernel.calendar import Calendar, DayKind, Term
from shared.kernel.principal import GRANTS, Permission
from shared.schemes.profile import Profile
from shared.schemes.vocabulary import Product

_NAMESPACE = uuid.UUID("019b76da-0000-7000-8000-000000000000")


@dataclass(frozen=True)
class Firm:
    """One business, the organisation it belongs to, and the people who may work on its cases."""

    organisation: SampleOrganisation
    business: SampleBusiness
    products: tuple[Product, ...]
    caseworkers: tuple[Person, ...]

    @property
    def mailbox(self) -> str:
        return f"complaints@{self.organisation.domains[0]}"


@dataclass(frozen=True)
class World:
    """`seed` and `today` decide everything else: the same two give the same data.

    `now` only keeps what happens today from lying ahead; without it all of today has passed.
    """

    profile: Profile
    today: date
    seed: int
    now: datetime | None = None

    @cached_property
    def calendar(self) -> Calendar:
        return self.profile.calendar()

    @cached_property
    def firms(self) -> tuple[Firm, ...]:
        return tuple(
            Firm(organisation, business, self._products(business), _caseworkers(business))
            for organisation in sample_people().organisations
            for business in organisation.businesses
        )

    @cached_property
    def firm_weights(self) -> list[float]:
        """Cumulative: the first firms have most of the cases, as in life."""
        return list(accumulate(1 / (place + 1) for place in range(len(self.firms))))

    def stable_id(self, *parts: object) -> str:
        """Return the same id for the same thing on every run, so that seeding again changes nothing."""
        return str(uuid.uuid5(_NAMESPACE, ":".join(map(str, (self.profile.name, self.seed, *parts)))))

    def passed(self, at: datetime) -> datetime:
        """Return `at`, or now where that is still to come."""
        return min(at, self.now) if self.now else at

    def is_working_day(self, day: date) -> bool:
        return _is_working_day(self.calendar, day)

    def file_required_by(self, moved: date) -> date:
        return _last_day(
            self.calendar, moved, self.profile.terms.business_file or self.profile.terms.evidence or _THREE_WEEKS
        )

    def _products(self, business: SampleBusiness) -> tuple[Product, ...]:
        known = self.profile.vocabulary.products
        sold = tuple(product for product in known if product.name in PRODUCTS.get(business.key, ()))
        return sold or known


_THREE_WEEKS = Term.model_validate({"days": 21, "kind": DayKind.CALENDAR, "end": "17:00"})


def _caseworkers(business: SampleBusiness) -> tuple[Person, ...]:
    return tuple(
        person
        for person in sample_people().people
        if business.key in person.businesses and any(Permission.CASES_UPDATE in GRANTS[role] for role in person.roles)
    )


@lru_cache(maxsize=4096)
def _is_working_day(calendar: Calendar, day: date) -> bool:
    return calendar.is_working_day(day)


@lru_cache(maxsize=4096)
def _last_day(calendar: Calendar, start: date, term: Term) -> date:
    return calendar.deadline(start, term).last_day
