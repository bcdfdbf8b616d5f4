"""Whoever stores somebody's name or address tells forgetting and subject access of it, or `known_names` says why not.

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
from shared.cases.model import Case, CaseChild
from shared.exports.model import Export
from shared.forgetting import traces
from shared.forgetting.model import Person
from shared.kernel.model import Model, Stored
from shared.privacy import sections
from shared.takeovers.model import Takeover
from tests.architecture.known_names import BY_STEP, EXCEPTIONS, IN_DOWNLOAD

LIKE_A_PERSON = re.compile(r"(^|_)(name|email|by|actor|owner|contact|sender|address|recipient|person|who)$")

# Models that are read but never kept in a container: answers of the pages, and messages of queues and events.
NOT_RECORDS = re.compile(
    r"shared\.(cases\.(responses|query)|requests\.queries|intake\.events|uploads\.events|notifications\.reports)"
    r"|.*(Due|Notice|OnCase|CaseOver|HiddenCase)$"
)


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
