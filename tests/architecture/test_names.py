"""Whoever stores somebody's name or address tells forgetting and subject access of it, or says here why not.

The types of all stored records are walked. A field that is called like a name, an address or an actor must be known:
by the rules that forgetting searches the cases with, or by the step that deals with the whole record.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, NamedTuple, get_args

import pytest
from pydantic.alias_generators import to_camel

import shared
from shared.administration.store import AdministrationStore
from shared.cases.model import Case, CaseChild
from shared.exports.model import Export
from shared.forgetting import traces
from shared.forgetting.model import Person
from shared.forgetting.places import Places
from shared.helpdesk.upkeep import forget_tickets_of
from shared.kernel.model import Model, Stored
from shared.onboarding.forgetting import forget_in_onboarding
from shared.privacy import sections
from shared.privacy.asked import asked_about_data, asked_for_access
from shared.privacy.forgetting import forget_in_privacy
from shared.takeovers.model import Takeover

LIKE_A_PERSON = re.compile(r"(^|_)(name|email|by|actor|owner|contact|sender|address|recipient|person|who)$")

# Models that are read but never kept in a container: answers of the pages, and messages of queues and events.
NOT_RECORDS = re.compile(
    r"shared\.(cases\.(responses|query)|requests\.queries|intake\.events|uploads\.events|notifications\.reports)"
    r"|.*(Due|Notice|OnCase|CaseOver|HiddenCase)$"
)

STAFF = "a name of the scheme's staff is the scheme's own record of its work"
NO_PERSON = "what is called so isn't a person"
PARTY = "people of a case go with the case, or by a request of their own (shared.privacy.matching.erased)"
FOLLOWS = "follows from the case, which forgetting rewrites, by the change feed"
GUEST = "writes without an account; what nobody confirms ends within a day, and the ticket that it becomes by its time"
RANDOM = "the audit trail's random id, which leads nowhere once the account is gone"

EXCEPTIONS: dict[str, str] = {
    "audit.Entry.actor": RANDOM,
    "audit.Entry.address": "where a call came from, under a random id",
    "cases.Case.business_name": NO_PERSON,
    "cases.Case.trading_name": NO_PERSON,
    "cases.Case.scheme_case_owner": STAFF,
    "cases.Case.legal_hold.by": STAFF,
    "cases.Case.parties.name": PARTY,
    "cases.Case.parties.email": PARTY,
    "cases.Document.name": "of a file",
    "cases.Document.confidentiality_decision.by": STAFF,
    "cases.Message.sender": STAFF,
    "cases.Outcome.by_name": STAFF,
    "helpdesk.Unconfirmed.name": GUEST,
    "helpdesk.Unconfirmed.email": GUEST,
    "helpdesk.Unconfirmed.origin.address": GUEST,
    "insight.Facet.facts.business_name": NO_PERSON,
    "insight.Facet.facts.business_case_owner": FOLLOWS,
    "insight.Summary.business_name": NO_PERSON,
    "insight.Summary.recent.business_name": NO_PERSON,
    "intake.Awaited.business_name": NO_PERSON,
    "notifications.Mailbox.address": "a business's central mailbox, which is shared",
    "onboarding.AccessRequest.application.organisation_name": NO_PERSON,
    "onboarding.AccessRequest.application.businesses.name": NO_PERSON,
    "onboarding.AccessRequest.decided_by": STAFF,
    "onboarding.AdministratorRequest.decided_by": STAFF,
    "organisations.Organisation.name": NO_PERSON,
    "organisations.Organisation.businesses.name": NO_PERSON,
    "privacy.PrivacyRequest.recorded_by": STAFF,
    "privacy.PrivacyRequest.proposal.by_name": STAFF,
    "privacy.PrivacyRequest.log.by": STAFF,
    "publishing.Publication.file.name": "of a file",
    "publishing.Publication.file.confidentiality_decision.by": STAFF,
    "requests.Request.asked_by": STAFF,
    "requests.Request.withdrawn_by": STAFF,
    "requests.Request.more_time.decided_by": STAFF,
    "suppression.SuppressionRecord.by": STAFF,
    "updates.Update.suppression.decided_by": STAFF,
    "uploads.Upload.business_name": NO_PERSON,
    "uploads.Upload.files.name": "of a file",
    "uploads.Upload.files.confidentiality_decision.by": STAFF,
    "views.SavedView.name": "of the view",
    "views.SavedView.query.business_name": NO_PERSON,
    "views.SavedView.query.scheme_case_owner": STAFF,
}

# Records that a step of forgetting deals with, whatever they hold, and that step.
BY_STEP: dict[str, Callable[..., Any]] = {
    "accounts.Account": AdministrationStore.forget,
    "administration.Invitation": AdministrationStore.forget_addresses,
    "exports.Export": Places._exports,
    "helpdesk.Ticket": forget_tickets_of,
    "looks.Activity": Places._activities,
    "notifications.Bounce": AdministrationStore.forget_addresses,
    "onboarding.AccessRequest": forget_in_onboarding,
    "onboarding.AdministratorRequest": forget_in_onboarding,
    "organisations.Organisation": forget_in_onboarding,
    "privacy.PrivacyRequest": forget_in_privacy,
    "views.SavedView": Places._views,
}

# What the download has of these records, or why it hasn't.
HELD = "stands in the case, and what they did to it in the record of what they read and changed"
IN_DOWNLOAD: dict[str, Callable[..., Any] | str] = {
    "accounts.Account": sections.Sections._account,
    "administration.Invitation": "what it says went into the account, and it ends within weeks",
    "cases.Case": "cases that they own, by reference: the rest of a case is about others",
    "cases.Document": "what they sent stands in the download as the upload that it came with",
    "cases.Event": HELD,
    "challenges.Challenge": HELD,
    "looks.Activity": HELD,
    "notifications.Bounce": "the account's own address, and that no email reached it",
    "onboarding.AccessRequest": asked_for_access,
    "onboarding.AdministratorRequest": asked_for_access,
    "organisations.Organisation": "whom of the scheme's staff a firm can turn to: name and address of the account",
    "privacy.PrivacyRequest": asked_about_data,
    "requests.Request": HELD,
    "takeovers.Takeover": "who was given cases finds them among those that they own",
    "views.SavedView": "their own are in it; colleagues' views that name them are the colleagues' own",
}


class Kept(NamedTuple):
    """A field that may hold who somebody is: its record, the fields that lead to it, and the model that has it."""

    record: type[Stored]
    path: tuple[str, ...]
    holder: type[Model]

    @property
    def key(self) -> str:
        return ".".join((self.record.__module__.split(".")[1], self.record.__name__, *self.path))


def subclasses(of: type[Any]) -> Iterator[type[Any]]:
    for each in of.__subclasses__():
        yield each
        yield from subclasses(each)


def models_in(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


def is_text(annotation: Any) -> bool:
    return annotation is str or any(is_text(inner) for inner in get_args(annotation) if not isinstance(inner, str))


def kept_in(record: type[Stored], holder: type[Model] | None = None, path: tuple[str, ...] = ()) -> Iterator[Kept]:
    holder = holder or record
    for name, field in holder.model_fields.items():
        if is_text(field.annotation) and LIKE_A_PERSON.search(name):
            yield Kept(record, (*path, name), holder)
        for inner in models_in(field.annotation):
            yield from kept_in(record, inner, (*path, name))


def records() -> list[type[Stored]]:
    """Return the types of items: those that nothing else is built of or derives from."""
    for module in pkgutil.walk_packages(shared.__path__, "shared."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    every = {each for each in subclasses(Stored) if each.__module__.startswith("shared.")}
    inner = {model for each in every for field in each.model_fields.values() for model in models_in(field.annotation)}
    whole = (each for each in every - inner if not each.__subclasses__())
    return sorted((each for each in whole if not NOT_RECORDS.match(f"{each.__module__}.{each.__name__}")), key=str)


def known_to_forgetting(kept: Kept) -> bool:
    """Tell whether the query over the cases finds the field, or a step deals with its record."""
    if record_of(kept.key) in BY_STEP:
        return True
    query, _ = traces.naming(Person("firm", "id", "audit", "name", "email"))
    names = {to_camel(name) for name in kept.holder.model_fields}
    field, within = to_camel(kept.path[-1]), [to_camel(each) for each in kept.path[:-1]]
    if not in_cases(kept.record):
        return False
    if within:
        listed = re.search(rf"IN c\.{within[0]} WHERE e\.(\w+) = @id AND e\['(\w+)'\]", query)
        by_id = listed is not None and listed[1] in names and field in {listed[2], "email"}
        return by_id or f"c.{within[0]}['{field}'] = @name" in query
    pairs = re.findall(r"c\.(\w+) = @id AND IS_STRING\(c\['(\w+)'\]\)", query)
    kind = kept.record.model_fields["type"].default if "type" in kept.record.model_fields else "none"
    alone = rf"c\.type = '{kind}'[^)]* c\.{field} = @name"
    return (
        any(name == field and id_ in names for id_, name in pairs)
        or f"c.{field} = @email" in query
        or re.search(alone, query) is not None
    )


def known_to_subject_access(kept: Kept) -> bool:
    """Tell whether the download finds the record by an id, or has it, or why not, by name."""
    if record_of(kept.key) in IN_DOWNLOAD:
        return True
    names = {to_camel(name) for name in kept.record.model_fields}
    ids = set(re.findall(r"c\.(\w+) = @id", sections._THEIRS if in_cases(kept.record) else sections._OF_USER))
    return bool(ids & names)


def in_cases(record: type[Stored]) -> bool:
    """Tell whether the record lives in the container that forgetting searches."""
    return issubclass(record, CaseChild) or record in {Case, Takeover, Export}


def record_of(key: str) -> str:
    return ".".join(key.split(".")[:2])


def unknown(known: Callable[[Kept], bool], among: Iterable[type[Stored]]) -> set[str]:
    every = (kept for record in among for kept in kept_in(record))
    return {kept.key for kept in every if kept.key not in EXCEPTIONS and not known(kept)}


def test_every_name_that_is_stored_is_known_to_forgetting() -> None:
    assert unknown(known_to_forgetting, records()) == set()


def test_every_name_that_is_stored_is_known_to_subject_access() -> None:
    assert unknown(known_to_subject_access, records()) == set()


class Keeper(Stored):
    """A record that somebody adds and tells nobody of: in no slice, so that only this test sees it."""

    id: str
    keeper_id: str
    keeper_name: str


class Reminder(CaseChild):
    """The same among the cases, with the id of a known pair but a name of its own."""

    type: Literal["reminder"] = "reminder"
    by_id: str
    by_whom_name: str


@pytest.mark.parametrize("record", [Keeper, Reminder])
def test_a_record_that_nobody_was_told_of_is_found(record: type[Stored]) -> None:
    assert len(unknown(known_to_forgetting, [record])) == 1
    assert len(unknown(known_to_subject_access, [Keeper])) == 1


@pytest.mark.parametrize("pair", traces.PAIRS)
def test_no_pair_can_be_left_out(pair: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traces, "PAIRS", tuple(each for each in traces.PAIRS if each != pair))
    assert unknown(known_to_forgetting, records())


def test_exceptions_are_needed_and_there() -> None:
    every = {kept.key: kept for record in records() for kept in kept_in(record)}
    assert EXCEPTIONS.keys() <= every.keys()
    assert {record_of(key) for key in every} >= {*BY_STEP, *IN_DOWNLOAD}
    assert not {key for key in EXCEPTIONS if record_of(key) not in BY_STEP and known_to_forgetting(every[key])}
