"""The sample people and organisations of `local/seed/people.json`, typed."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from local.identity.server import PEOPLE
from shared.kernel.principal import Role


def is_called(wanted: str, name: str, email: str, subject: str) -> bool:
    """Tell whether `wanted` is the first name, full name, email, the part before its @, or the id, in any case."""
    names = (name.split(maxsplit=1)[0], name, email, email.partition("@")[0], subject)
    return wanted.strip().lower() in {each.lower() for each in names}


class _Sample(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SampleBusiness(_Sample):
    key: str
    name: str


class SampleOrganisation(_Sample):
    key: str
    name: str
    domains: tuple[str, ...]
    businesses: tuple[SampleBusiness, ...]


class Person(_Sample):
    """`id` is the token's subject. Staff belong to the organisation `scheme` and to no business."""

    id: str
    realm: Literal["business", "staff"]
    name: str
    email: str
    organisation: str
    businesses: tuple[str, ...]
    roles: tuple[Role, ...]
    totp_secret: str = Field(alias="totpSecret")


class SamplePeople(_Sample):
    """`password` is the one sample password, the same for everyone."""

    password: str
    organisations: tuple[SampleOrganisation, ...]
    people: tuple[Person, ...]

    def find(self, wanted: str) -> Person:
        """Return the one person called that; raise `LookupError` when there is none, or more than one."""
        found = [person for person in self.people if is_called(wanted, person.name, person.email, person.id)]
        if len(found) == 1:
            return found[0]
        names = ", ".join(person.name for person in self.people)
        raise LookupError(f"{wanted!r} is {len(found)} people. The sample people are: {names}.")


@cache
def sample_people() -> SamplePeople:
    return SamplePeople.model_validate_json(PEOPLE.read_text(encoding="utf-8"))
