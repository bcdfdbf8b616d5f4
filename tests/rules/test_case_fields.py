from __future__ import annotations

import json
from pathlib import Path
from types import NoneType
from typing import get_args

import pytest
from pydantic.alias_generators import to_camel

from shared.cases.fields import FIELDS, STORED, Field, FieldType, columns
from shared.cases.indexes import composite_indexes
from shared.cases.model import CaseFacts
from shared.schemes.profile import available, load

CONTAINERS = Path(__file__).parents[2] / "infra" / "bicep" / "containers.json"
PYTHON_TYPE = {
    FieldType.TEXT: "str",
    FieldType.CHOICE: "str",
    FieldType.DATE: "date",
    FieldType.BOOLEAN: "bool",
}


def test_the_glossary_has_28_fields_each_with_a_label_and_an_explanation() -> None:
    assert len(FIELDS) == 28
    assert len({field.name for field in FIELDS}) == 28
    assert len({field.label for field in FIELDS}) == 28
    assert all(field.explanation.endswith(".") for field in FIELDS)


def test_the_stored_case_has_exactly_the_fields_that_arent_derived() -> None:
    beyond_the_glossary = {"id", "businessId", "businessCaseOwnerId", "title", "turn", "openRequests"}
    stored = {to_camel(name) for name in CaseFacts.model_fields} - beyond_the_glossary
    assert stored == {field.name for field in STORED}


@pytest.mark.parametrize("field", STORED, ids=lambda field: field.name)
def test_a_fields_type_is_that_of_the_stored_case(field: Field) -> None:
    annotation = next(info.annotation for name, info in CaseFacts.model_fields.items() if to_camel(name) == field.name)
    kinds = [kind for kind in get_args(annotation) or (annotation,) if kind is not NoneType]
    assert [kind.__name__ for kind in kinds] == [PYTHON_TYPE[field.type]]


def test_the_container_has_the_index_of_every_order_that_is_offered() -> None:
    containers = {container["name"]: container for container in json.loads(CONTAINERS.read_text())["cosmos"]}
    assert containers["cases"]["indexingPolicy"]["compositeIndexes"] == composite_indexes()


@pytest.mark.parametrize("scheme", available())
def test_columns_speak_in_the_schemes_words(scheme: str) -> None:
    profile = load(scheme)
    shown = {column.name: column for column in columns(profile)}
    assert shown["caseStage"].choices == profile.vocabulary.stage_names
    assert shown["schemeCaseOwner"].label == f"{profile.short_name}'s case owner"
    assert not any("{" in column.label + column.explanation for column in shown.values())


def test_what_isnt_stored_cant_be_searched() -> None:
    assert [field.name for field in FIELDS if not field.searchable] == ["sixMonthFlag", "caseAge"]
