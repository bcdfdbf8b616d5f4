from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from shared.kernel.errors import Conflict, Invalid
from shared.onboarding.application import Application, check_application, mistakes_in
from shared.onboarding.approving import business_of, organisation_of
from shared.onboarding.model import AccessRequest, Entry, RequestState, number_of, request_id
from shared.onboarding.public_domains import is_public
from shared.onboarding.work import access_request_work
from shared.organisations.model import SignInMethod
from shared.schemes.profile import available, load

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PROFILE = load("financial")
RULES = PROFILE.onboarding


def the_form(**changes: Any) -> Application:
    form = {
        "organisationName": "Harbour Lane",
        "businesses": [{"name": "Harbour Lane Bank", "regulatorNumber": "122 702"}],
        "emailDomains": ["@Harbour.example"],
        "administrators": [{"name": "Ann Lee", "email": "Ann.Lee@harbour.example"}],
        "signIn": {"method": "local"},
        "contact": {"name": "Ann Lee", "email": "ann.lee@harbour.example"},
        "privacyNoticeAccepted": True,
    }
    return Application.model_validate(form | changes)


def a_request(**changes: Any) -> AccessRequest:
    facts = {
        "id": request_id("harbour"),
        "organisation_id": "harbour",
        "number": number_of("harbour"),
        "application": the_form(),
        "fingerprint": "f",
        "secret": "s",
        "made_at": NOW,
    }
    return AccessRequest(**(facts | changes))


def codes(form: Application) -> list[str]:
    return [mistake.code for mistake in mistakes_in(form, RULES, NOW)]


def places(form: Application) -> list[str]:
    return [mistake.place for mistake in mistakes_in(form, RULES, NOW)]


def a_certificate(ends: datetime) -> str:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "harbour")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(datetime(2025, 1, 1, tzinfo=UTC)).not_valid_after(ends)
    return made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()


def test_a_form_is_fine_as_people_write_it_and_kept_as_we_compare_it() -> None:
    form = the_form()
    assert codes(form) == []
    assert form.businesses[0].regulator_number == "122702"
    assert form.email_domains == ("harbour.example",)
    assert form.administrators[0].email == "ann.lee@harbour.example"


@pytest.mark.parametrize("domain", ["gmail.com", "OUTLOOK.COM", "mail.yahoo.co.uk"])
def test_a_domain_that_anybody_can_have_an_address_at_is_refused_with_why(domain: str) -> None:
    [mistake, *_] = mistakes_in(the_form(emailDomains=["harbour.example", domain]), RULES, NOW)
    assert (mistake.code, mistake.place) == ("domain-public", "body.application.emailDomains.1")
    assert "belongs to you" in mistake.message


def test_a_domain_that_only_ends_like_a_public_one_is_fine() -> None:
    assert not is_public("notgmail.com")
    assert not is_public("com")


@pytest.mark.parametrize(
    ("email", "code"),
    [
        ("complaints@harbour.example", "mailbox-shared"),
        ("uk.customer-care@harbour.example", "mailbox-shared"),
        ("ann@elsewhere.example", "domain-not-listed"),
        ("ann", "address-malformed"),
    ],
)
def test_administrators_and_the_contact_have_addresses_of_their_own_there(email: str, code: str) -> None:
    person = {"name": "Ann", "email": email}
    assert codes(the_form(administrators=[person])) == [code]
    assert codes(the_form(contact=person)) == [code]


def test_what_stands_twice_is_pointed_out() -> None:
    bank = {"name": "Harbour Lane Bank", "regulatorNumber": "122702"}
    ann = {"name": "Ann Lee", "email": "ann.lee@harbour.example"}
    form = the_form(businesses=[bank, bank], emailDomains=["harbour.example"] * 2, administrators=[ann, ann])
    assert codes(form) == ["regulator-number-repeated", "domain-repeated", "address-repeated"]


def test_every_mistake_is_told_at_once_with_its_place() -> None:
    form = the_form(businesses=[{"name": "Bank", "regulatorNumber": "1"}], emailDomains=["gmail.com"])
    with pytest.raises(Invalid) as refused:
        check_application(form, RULES, NOW)
    assert [each["place"].removeprefix("body.application.") for each in refused.value.details["errors"]] == [
        "businesses.0.regulatorNumber",
        "emailDomains.0",
        "administrators.0.email",
        "contact.email",
    ]


def test_openid_connect_needs_a_provider_an_issuer_and_a_client_id() -> None:
    bare = the_form(signIn={"method": "oidc"})
    assert codes(bare) == ["provider-missing", "address-insecure", "client-id-missing"]
    whole = {"method": "oidc", "provider": "Okta", "issuer": "https://okta.example", "clientId": "recourse"}
    assert codes(the_form(signIn=whole)) == []


def test_saml_needs_metadata_or_an_entity_id_with_a_certificate_that_is_still_good() -> None:
    saml = {"method": "saml", "provider": "Ping"}
    assert codes(the_form(signIn=saml)) == ["metadata-missing", "certificate-missing"]
    assert codes(the_form(signIn=saml | {"metadataUrl": "https://ping.example/metadata"})) == []
    by_hand = saml | {"entityId": "urn:harbour"}
    good, old = (a_certificate(NOW + timedelta(days=days)) for days in (30, -1))
    assert codes(the_form(signIn=by_hand | {"certificate": good})) == []
    unframed = "\n".join(good.strip().splitlines()[1:-1])
    assert codes(the_form(signIn=by_hand | {"certificate": unframed})) == []
    assert codes(the_form(signIn=by_hand | {"certificate": old})) == ["certificate-expired"]
    assert codes(the_form(signIn=by_hand | {"certificate": "hello"})) == ["certificate-unreadable"]


@pytest.mark.parametrize("name", available())
def test_each_scheme_asks_for_the_number_of_its_own_regulator(name: str) -> None:
    rules = load(name).onboarding
    form = the_form(businesses=[{"name": "Firm", "regulatorNumber": rules.regulator_example.lower()}])
    assert list(mistakes_in(form, rules, NOW)) == []
    assert any(mistakes_in(the_form(businesses=[{"name": "Firm", "regulatorNumber": "-"}]), rules, NOW))


def test_a_request_goes_back_and_forth_and_ends_once() -> None:
    request = a_request().confirmed(NOW)
    asked = request.said(Entry(by="scheme", name="Imran", at=NOW, text="Which trading names?"))
    answered = asked.said(Entry(by="requester", name="Ann", at=NOW, text="None."))
    approved = answered.decided(RequestState.APPROVED, "Imran", "", NOW, 180)
    assert [each.state for each in (request, asked, answered, approved)] == ["waiting", "asked", "waiting", "approved"]
    with pytest.raises(Conflict, match="approved already"):
        approved.decided(RequestState.DECLINED, "Imran", "no", NOW, 180)
    with pytest.raises(Conflict, match="approved already"):
        approved.said(Entry(by="requester", name="Ann", at=NOW, text="And?"))


def test_nothing_is_decided_before_the_address_is_confirmed() -> None:
    with pytest.raises(Conflict) as refused:
        a_request().decided(RequestState.APPROVED, "Imran", "", NOW, 180)
    assert refused.value.code == "request-unconfirmed"


def test_what_nobody_confirmed_goes_after_a_week_what_is_open_stays_what_is_decided_goes_in_time() -> None:
    fresh = a_request()
    assert fresh.ttl == 7 * 86_400
    assert fresh.confirmed(NOW).ttl == -1
    assert fresh.confirmed(NOW).decided(RequestState.DECLINED, "Imran", "no", NOW, 180).ttl == 180 * 86_400


def test_a_conversation_has_an_end() -> None:
    request, entry = a_request().confirmed(NOW), Entry(by="requester", name="Ann", at=NOW, text="And another thing.")
    for _ in range(40):
        request = request.said(entry)
    with pytest.raises(Conflict):
        request.said(entry)


def test_the_work_is_open_while_staff_have_the_turn_and_due_after_working_days() -> None:
    assert access_request_work(a_request().to_item(), PROFILE) is None
    waiting = a_request().confirmed(NOW)
    work = access_request_work(waiting.to_item(), PROFILE)
    assert work is not None
    assert (work.state, work.due) == ("open", datetime(2026, 12, 1, 17, tzinfo=UTC))
    assert "Harbour" not in work.what
    asked = waiting.said(Entry(by="scheme", name="Imran", at=NOW, text="Why?"))
    done = access_request_work(asked.to_item(), PROFILE)
    assert done is not None
    assert done.state == "done"


@given(st.text(max_size=120).filter(str.strip), st.from_regex(r"[0-9]{6,7}", fullmatch=True))
def test_a_business_gets_an_id_that_addresses_can_hold(name: str, number: str) -> None:
    business = business_of(the_form(businesses=[{"name": name, "regulatorNumber": number}]).businesses[0])
    assert business.id.endswith(number)
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in business.id)


def test_the_organisation_records_what_was_asked_for() -> None:
    oidc = {"method": "oidc", "provider": "Okta", "issuer": "https://okta.example", "clientId": "recourse"}
    made = organisation_of(a_request(application=the_form(signIn=oidc)), NOW)
    assert (made.id, made.name, made.sign_in) == ("harbour", "Harbour Lane", SignInMethod.OIDC)
    assert made.federation is not None
    assert made.federation.issuer == "https://okta.example"
    assert [(each.id, each.regulator_number) for each in made.businesses] == [("harbour-lane-bank-122702", "122702")]


def test_a_number_can_be_read_out_over_the_telephone() -> None:
    number = number_of("019b76da-abe8-70b7-930f-bd1602dd2125")
    assert len(number) == 12
    assert not set(number[3:]) & set("ILOU")
    assert number == number_of("019b76da-abe8-70b7-930f-bd1602dd2125")
