"""The sample people, their identities and their organisations, in the shapes that the app reads."""

from __future__ import annotations

import uuid

from local.identity.people import Person, sample_people
from shared.accounts.model import STAFF_ORGANISATION, Account, Identity, identity_id
from shared.kernel.settings import Settings
from shared.organisations.model import Business, Organisation
from shared.schemes.profile import Profile

_AUDIT_NAMES = uuid.UUID("019b76da-0001-7000-8000-000000000000")


def organisations(profile: Profile) -> list[Organisation]:
    """Return the firms, and the scheme's own organisation for its staff."""
    firms = [
        Organisation(
            id=sample.key,
            organisation_id=sample.key,
            name=sample.name,
            email_domains=sample.domains,
            businesses=tuple(Business(id=business.key, name=business.name) for business in sample.businesses),
        )
        for sample in sample_people().organisations
    ]
    domains = {person.email.rpartition("@")[2] for person in sample_people().people if person.realm == "staff"}
    staff = Organisation(
        id=STAFF_ORGANISATION,
        organisation_id=STAFF_ORGANISATION,
        name=profile.scheme_name,
        email_domains=tuple(sorted(domains)),
        businesses=(),
    )
    return [*firms, staff]


def accounts(settings: Settings) -> list[Account]:
    """Return one account for each sample person; none of them has accepted the terms yet."""
    return [
        Account(
            id=person.id,
            organisation_id=person.organisation,
            audit_id=str(uuid.uuid5(_AUDIT_NAMES, person.id)),  # random in life; here the same on every run
            name=person.name,
            email=person.email,
            roles=person.roles,
            business_ids=person.businesses,
            directory_id=person.id,
            identity_id=identity_id(_issuer(person, settings), person.id),
        )
        for person in sample_people().people
    ]


def identities(settings: Settings) -> list[Identity]:
    """Return what binds each person's sign-in to their account."""
    return [
        Identity(
            id=identity_id(_issuer(person, settings), person.id),
            organisation_id=person.organisation,
            account_id=person.id,
        )
        for person in sample_people().people
    ]


def _issuer(person: Person, settings: Settings) -> str:
    return settings.staff_issuer if person.realm == "staff" else settings.business_issuer
