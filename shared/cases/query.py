"""What may be asked of the case list. One model for the list, its figures, exports and saved views."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from shared.cases.fields import BY_NAME, FIELDS, FieldType
from shared.kernel.model import Model

_DATES = frozenset(field.name for field in FIELDS if field.type is FieldType.DATE)
NOT_SET = "none"  # as a choice: cases where the field is blank


def split(value: Any) -> Any:
    """Take a comma-joined text apart; anything else stays as it is."""
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _known(names: frozenset[str]) -> Any:
    def check(name: str) -> str:
        if name not in names:
            raise ValueError(f"there is no such field: {name}")
        return name

    return check


def _enum(names: frozenset[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": sorted(names)})


SortField = Annotated[str, AfterValidator(_known(frozenset(BY_NAME))), _enum(frozenset(BY_NAME))]
DateField = Annotated[str, AfterValidator(_known(_DATES)), _enum(_DATES)]
Choices = Annotated[tuple[Annotated[str, Field(max_length=200)], ...], Field(max_length=100), BeforeValidator(split)]
Dates = Annotated[tuple[DateField, ...], BeforeValidator(split)]


class CaseFilter(Model):
    """Everything that narrows the list; conditions are ANDed, the values of one choice ORed.

    Choices are comma-joined, and `none` stands for a blank. Dates are inclusive. `empty` and `filled` name date fields
    that must be blank or set. `deadline` looks at all that is due: the business file and what is asked for besides.
    """

    status: Literal["open", "all"] = "open"
    search: str = ""
    business_id: Choices = ()
    business_name: Choices = ()
    complaint_issue: Choices = ()
    product_type: Choices = ()
    case_stage: Choices = ()
    case_progress: Choices = ()
    latest_outcome: Choices = ()
    scheme_case_owner: Choices = ()
    business_case_owner: Choices = ()
    closure_outcome: Choices = ()
    priority: bool | None = None
    action_required: bool | None = None
    business_file_overdue: bool | None = None
    six_month_flag: bool | None = None
    no_final_response_flag: bool | None = None
    enquiry_date_from: date | None = None
    enquiry_date_to: date | None = None
    moved_to_investigation_date_from: date | None = None
    moved_to_investigation_date_to: date | None = None
    business_file_required_by_from: date | None = None
    business_file_required_by_to: date | None = None
    business_file_received_date_from: date | None = None
    business_file_received_date_to: date | None = None
    latest_outcome_date_from: date | None = None
    latest_outcome_date_to: date | None = None
    event_date_from: date | None = None
    event_date_to: date | None = None
    final_response_date_from: date | None = None
    final_response_date_to: date | None = None
    closure_date_from: date | None = None
    closure_date_to: date | None = None
    deadline_from: date | None = None
    deadline_to: date | None = None
    empty: Dates = ()
    filled: Dates = ()


class View(CaseFilter):
    """Which cases and in what order: the same object as the list's query, without a page."""

    sort: SortField = "enquiryDate"
    direction: Literal["asc", "desc"] = "desc"


class CaseQuery(CaseFilter):
    """A page of the list: `cursor` is the `nextCursor` of the page before, good for this very query only."""

    sort: SortField = "enquiryDate"
    direction: Literal["asc", "desc"] = "desc"
    limit: Annotated[int, Field(ge=10, le=100)] = 50
    cursor: str | None = None

    @property
    def filter(self) -> CaseFilter:
        return CaseFilter.model_construct(**{name: getattr(self, name) for name in CaseFilter.model_fields})
