"""What somebody without an account does: asks for access, confirms their address, answers questions."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import Field

from shared.kernel.clock import Clock
from shared.kernel.errors import Conflict, NotFound, Stale
from shared.kernel.model import Model
from shared.onboarding.application import (
    MOST_ADMINISTRATORS,
    MOST_BUSINESSES,
    MOST_DOMAINS,
    Application,
    check_application,
)
from shared.onboarding.model import (
    AccessRequest,
    Entry,
    Letter,
    RequestState,
    Said,
    letter_due,
    number_of,
    request_id,
)
from shared.onboarding.store import RequestStore
from shared.openforms.admitting import Admission, OpenForms
from shared.openforms.model import EmailedLink, Form, Stamped
from shared.schemes.profile import Profile


class AccessForm(Model):
    stamped: Stamped
    application: Application


class FormRules(Model):
    """What the page needs to help before the server has to refuse."""

    regulator_label: str
    regulator_hint: str
    regulator_pattern: str
    regulator_example: str
    business_word: str
    most_businesses: int = MOST_BUSINESSES
    most_administrators: int = MOST_ADMINISTRATORS
    most_domains: int = MOST_DOMAINS
    answered_within_days: int


class AccessReceipt(Model):
    number: str
    email: str


class AccessAnswer(Model):
    """`seen` is how many entries the page showed: an answer that comes twice finds itself there."""

    link: EmailedLink
    seen: int = Field(ge=0)
    text: Said


class Remark(Model):
    by: Literal["scheme", "requester"]
    name: str
    at: datetime
    text: str


class RequestProgress(Model):
    """What the requester sees of their request."""

    number: str
    state: RequestState
    made_at: datetime
    organisation_name: str
    business_names: tuple[str, ...]
    contact_email: str
    conversation: tuple[Remark, ...]
    words: str


@dataclass(frozen=True)
class Requesting:
    """The verbs, with what they work on."""

    store: RequestStore
    forms: OpenForms
    profile: Profile
    clock: Clock

    def rules(self) -> FormRules:
        onboarding = self.profile.onboarding
        return FormRules(
            regulator_label=onboarding.regulator_label,
            regulator_hint=onboarding.regulator_hint,
            regulator_pattern=onboarding.regulator_pattern,
            regulator_example=onboarding.regulator_example,
            business_word=onboarding.business_word,
            answered_within_days=onboarding.answered_within_days,
        )

    async def submit(self, form: AccessForm, address: str) -> AccessReceipt:
        """Keep the request and have its address confirmed. The same form sent again gets the same receipt."""
        check_application(form.application, self.profile.onboarding, self.clock())
        admission = await self.forms.admit(Form.ACCESS_REQUEST, form.stamped, address)
        contact = form.application.contact.email
        receipt = AccessReceipt(number=number_of(admission.name), email=contact)
        if admission.suspected:
            return receipt
        if await self._kept(admission, form.application):
            return receipt
        await self.forms.may_write_to(contact)
        request = self._made(admission, form.application)
        due = letter_due(request, Letter.CONFIRM, request.made_at)
        try:
            await self.store.commit(request.organisation_id, [("create", (request.to_item(),)), due])
        except Conflict:  # a twin was faster
            await self._kept(admission, form.application)
        return receipt

    async def look_at(self, link: EmailedLink) -> RequestProgress:
        return _progress(await self._behind(link))

    async def confirm(self, link: EmailedLink) -> RequestProgress:
        """Let staff see it. Confirming again changes nothing."""
        request = await self._behind(link)
        if request.state is not RequestState.UNCONFIRMED:
            return _progress(request)
        try:
            return _progress(await self.store.save(request.confirmed(self.clock())))
        except Stale:
            return await self.look_at(link)

    async def answer(self, answer: AccessAnswer) -> RequestProgress:
        """Add to the conversation. Raises `Stale` if something was said that the page didn't show."""
        request = await self._behind(answer.link)
        name = request.application.contact.name
        if _stands_there(request, answer):
            return _progress(request)
        check_seen(request, answer.seen)
        entry = Entry(by="requester", name=name, at=self.clock(), text=answer.text)
        return _progress(await self.store.save(request.said(entry)))

    async def _kept(self, admission: Admission, application: Application) -> bool:
        """Tell whether this form is here already; another one under its stamp is a `Conflict`."""
        earlier = await self.store.find(admission.name)
        if earlier and earlier.fingerprint != _fingerprint(application):
            raise Conflict(
                "form-sent-already",
                f"This form was sent already, as it was before your changes, under {earlier.number}. "
                "Follow the link in the email, and add what has changed there.",
            )
        return earlier is not None

    def _made(self, admission: Admission, application: Application) -> AccessRequest:
        return AccessRequest(
            id=request_id(admission.name),
            organisation_id=admission.name,
            number=number_of(admission.name),
            application=application,
            fingerprint=_fingerprint(application),
            secret=secrets.token_urlsafe(32),
            made_at=self.clock(),
        )

    async def _behind(self, link: EmailedLink) -> AccessRequest:
        """Return the request; a wrong secret is as good as none at all."""
        request = await self.store.find(link.request_id)
        if request is None or not secrets.compare_digest(request.secret.encode(), link.secret.encode()):
            raise NotFound(
                "access-request-not-found",
                "There is no such request any more. Unconfirmed ones are deleted after seven days.",
            )
        return request


def check_seen(request: AccessRequest, seen: int) -> None:
    if seen != len(request.conversation):
        raise Stale("request-changed", "Something was written in the meantime. Read it first.")


def _stands_there(request: AccessRequest, answer: AccessAnswer) -> bool:
    if answer.seen >= len(request.conversation):
        return False
    entry = request.conversation[answer.seen]
    return entry.by == "requester" and entry.text == answer.text


def _fingerprint(application: Application) -> str:
    return hashlib.sha256(application.model_dump_json().encode()).hexdigest()


def _progress(request: AccessRequest) -> RequestProgress:
    application = request.application
    return RequestProgress(
        number=request.number,
        state=request.state,
        made_at=request.made_at,
        organisation_name=application.organisation_name,
        business_names=tuple(business.name for business in application.businesses),
        contact_email=application.contact.email,
        conversation=tuple(Remark(**entry.model_dump(by_alias=False)) for entry in request.conversation),
        words=request.words,
    )
