"""What an organisation says of itself when it asks for access, and what can be wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from shared.administration.addresses import ADDRESS, is_shared
from shared.kernel.errors import Invalid
from shared.kernel.model import Model
from shared.onboarding.certificates import expiry_of
from shared.onboarding.public_domains import is_public
from shared.organisations.model import SecondFactor, SignInMethod
from shared.schemes.service import Onboarding

MOST_BUSINESSES, MOST_ADMINISTRATORS, MOST_DOMAINS = 20, 5, 10
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
MaybeWords = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Lowered = Annotated[str, AfterValidator(lambda text: text.strip().lower().removeprefix("@"))]
Uppered = Annotated[str, AfterValidator(lambda text: "".join(text.upper().split()))]
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")
_SECURE = re.compile(r"https://[^\s/?#]+\.[^\s/?#]+[^\s]*")


class BusinessNamed(Model):
    name: Words
    regulator_number: Annotated[Uppered, Field(max_length=20)]


class PersonNamed(Model):
    name: Words
    email: Annotated[Lowered, Field(max_length=254)]


class SignInAsked(Model):
    """`provider` and what follows are for those whose own provider signs their people in; empty otherwise.

    OIDC: `issuer` and `client_id`. SAML: `metadata_url`, or `entity_id` with `certificate`.
    """

    method: SignInMethod
    provider: MaybeWords = ""
    second_factor: SecondFactor = SecondFactor.AUTHENTICATOR
    issuer: MaybeWords = ""
    client_id: MaybeWords = ""
    metadata_url: MaybeWords = ""
    entity_id: MaybeWords = ""
    certificate: str = Field("", max_length=10_000)


class Application(Model):
    organisation_name: Words
    businesses: tuple[BusinessNamed, ...] = Field(min_length=1, max_length=MOST_BUSINESSES)
    email_domains: tuple[Annotated[Lowered, Field(max_length=253)], ...] = Field(min_length=1, max_length=MOST_DOMAINS)
    administrators: tuple[PersonNamed, ...] = Field(min_length=1, max_length=MOST_ADMINISTRATORS)
    sign_in: SignInAsked
    contact: PersonNamed
    privacy_notice_accepted: Literal[True]


class Mistake(Model):
    """`place` is where, as the edge names places: `body.application.businesses.0.name`."""

    place: str
    message: str
    code: str


def check_application(application: Application, rules: Onboarding, now: datetime) -> None:
    """Raise `Invalid` with every mistake and its place."""
    mistakes = [each.to_item() for each in mistakes_in(application, rules, now)]
    if mistakes:
        raise Invalid("application-invalid", "Some answers need to be corrected.", errors=mistakes)


def mistakes_in(application: Application, rules: Onboarding, now: datetime) -> Iterator[Mistake]:
    yield from _in_businesses(application, rules)
    yield from _in_domains(application.email_domains)
    yield from _in_people(application)
    yield from _in_sign_in(application.sign_in, now)


def domain_mistake(domain: str) -> tuple[str, str] | None:
    """Return the code and the words for a domain that nobody can be onboarded with."""
    if not _DOMAIN.fullmatch(domain):
        return "domain-malformed", "Write the part after the @, such as firm.co.uk."
    if is_public(domain):
        return "domain-public", f"Anybody can have an address at {domain}. Use a domain that belongs to you."
    return None


def number_mistake(number: str, rules: Onboarding) -> tuple[str, str] | None:
    if re.fullmatch(rules.regulator_pattern, number):
        return None
    return "regulator-number-malformed", f"Write the {rules.regulator_label} as in {rules.regulator_example}."


def person_mistake(email: str, domains: tuple[str, ...]) -> tuple[str, str] | None:
    """Return what is wrong with somebody's address: accounts are personal, and at the organisation's own domains."""
    local, _, domain = email.rpartition("@")
    if not re.fullmatch(ADDRESS, email):
        return "address-malformed", "Write a whole email address."
    if domain not in domains:
        return "domain-not-listed", "The address must be at one of the email domains that you list."
    if is_shared(local):
        return "mailbox-shared", f"“{local}@” looks like a shared mailbox. Give this person's own address."
    return None


def _in_businesses(application: Application, rules: Onboarding) -> Iterator[Mistake]:
    seen: set[str] = set()
    for index, business in enumerate(application.businesses):
        place = f"businesses.{index}.regulatorNumber"
        wrong = number_mistake(business.regulator_number, rules)
        if wrong:
            yield _at(place, *wrong)
        elif business.regulator_number in seen:
            yield _at(place, "regulator-number-repeated", "This number stands above already.")
        seen.add(business.regulator_number)


def _in_domains(domains: tuple[str, ...]) -> Iterator[Mistake]:
    for index, domain in enumerate(domains):
        wrong = domain_mistake(domain)
        if wrong:
            yield _at(f"emailDomains.{index}", *wrong)
        elif domain in domains[:index]:
            yield _at(f"emailDomains.{index}", "domain-repeated", "This domain stands above already.")


def _in_people(application: Application) -> Iterator[Mistake]:
    seen: set[str] = set()
    for index, person in enumerate(application.administrators):
        wrong = person_mistake(person.email, application.email_domains)
        if wrong:
            yield _at(f"administrators.{index}.email", *wrong)
        elif person.email in seen:
            yield _at(f"administrators.{index}.email", "address-repeated", "This address stands above already.")
        seen.add(person.email)
    wrong = person_mistake(application.contact.email, application.email_domains)
    if wrong:
        yield _at("contact.email", *wrong)


def _in_sign_in(asked: SignInAsked, now: datetime) -> Iterator[Mistake]:
    if asked.method is SignInMethod.LOCAL:
        return
    if not asked.provider:
        yield _at("signIn.provider", "provider-missing", "Say which product signs your people in.")
    yield from _in_oidc(asked) if asked.method is SignInMethod.OIDC else _in_saml(asked, now)


def _in_oidc(asked: SignInAsked) -> Iterator[Mistake]:
    if not _SECURE.fullmatch(asked.issuer):
        yield _at("signIn.issuer", "address-insecure", "Give the issuer's address. It begins with https://")
    if not asked.client_id:
        yield _at("signIn.clientId", "client-id-missing", "Give the client id that your provider has for us.")


def _in_saml(asked: SignInAsked, now: datetime) -> Iterator[Mistake]:
    if asked.metadata_url and not _SECURE.fullmatch(asked.metadata_url):
        yield _at("signIn.metadataUrl", "address-insecure", "Give the metadata's address. It begins with https://")
    if not asked.metadata_url and not asked.entity_id:
        yield _at(
            "signIn.metadataUrl", "metadata-missing", "Give the metadata's address, or entity id and certificate."
        )
    if not asked.metadata_url and not asked.certificate:
        yield _at("signIn.certificate", "certificate-missing", "Paste the certificate that signs the assertions.")
    if asked.certificate:
        expires = expiry_of(asked.certificate)
        if expires is None:
            yield _at("signIn.certificate", "certificate-unreadable", "Paste one X.509 certificate in PEM form.")
        elif expires <= now:
            yield _at("signIn.certificate", "certificate-expired", f"This certificate ran out on {expires:%d/%m/%Y}.")


def _at(place: str, code: str, message: str) -> Mistake:
    return Mistake(place=f"body.application.{place}", message=message, code=code)
