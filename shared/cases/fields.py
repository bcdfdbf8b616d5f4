"""The 28 fields of a case, defined once: for the API, the grid, the glossary page and the export alike.

A field's `name` is its name on the wire and in the store. Derived fields aren't stored; `rules` works them out when
they are read, and `sort_path` names the stored date that puts them in order.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from shared.kernel.model import Model
from shared.schemes.profile import Profile


class FieldType(StrEnum):
    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    BOOLEAN = "boolean"
    NUMBER = "number"


@dataclass(frozen=True)
class Field:
    """`{scheme}` in `label` and `explanation` stands for the scheme's short name.

    `sort_path` is the stored property to order by, when it isn't the field itself; `sort_reversed` when a greater value
    of the field means a smaller one of that property. `derived` fields can't be searched: they aren't stored.
    """

    name: str
    label: str
    explanation: str
    type: FieldType = FieldType.TEXT
    filterable: bool = False
    derived: bool = False
    sort_path: str = ""
    sort_reversed: bool = False

    @property
    def searchable(self) -> bool:
        return not self.derived

    @property
    def sorted_by(self) -> str:
        return self.sort_path or self.name


class Column(Model):
    """A field as pages need it. `choices` is its vocabulary, empty where values are open (names of people)."""

    name: str
    label: str
    explanation: str
    type: FieldType
    sortable: bool
    filterable: bool
    searchable: bool
    choices: tuple[str, ...]


_CHOICE, _DATE, _BOOLEAN, _NUMBER = FieldType.CHOICE, FieldType.DATE, FieldType.BOOLEAN, FieldType.NUMBER

FIELDS = (
    Field("caseReference", "Case reference", "{scheme}'s own number for the case. Quote it whenever you write."),
    Field("migratedReference", "Migrated reference", "Its number in an earlier system, if it began there."),
    Field("businessName", "Business name", "The business of yours that the complaint is about.", _CHOICE, True),
    Field("tradingName", "Trading name", "The name the consumer knows the business by, if it's another one."),
    Field("businessReference", "Business reference", "Your own number for this complaint."),
    Field("complaintIssue", "Complaint issue", "What the complaint is mainly about.", _CHOICE, True),
    Field("productType", "Product type", "The product or service that the consumer complains about.", _CHOICE, True),
    Field("caseStage", "Case stage", "How far the complaint has come: investigation, view or decision.", _CHOICE, True),
    Field("caseProgress", "Case progress", "What is happening within the stage at the moment.", _CHOICE, True),
    Field("enquiryDate", "Enquiry date", "The day the consumer first brought the complaint to {scheme}.", _DATE, True),
    Field("professionalRepresentative", "Professional representative", "The firm that acts for the consumer, if any."),
    Field(
        "movedToInvestigationDate",
        "Moved to investigation",
        "The day the investigation began. From then on the case is chargeable.",
        _DATE,
        True,
    ),
    Field("businessFileRequiredBy", "Business file required by", "The last day for your file to arrive.", _DATE, True),
    Field("businessFileReceivedDate", "Business file received", "The day your full file had arrived.", _DATE, True),
    Field("latestOutcomeDate", "Latest outcome date", "The day of the newest outcome.", _DATE, True),
    Field("latestOutcome", "Latest outcome", "The newest view, offer or decision on the case.", _CHOICE, True),
    Field("actionRequired", "Action required", "{scheme} is waiting for something from you.", _BOOLEAN, True),
    Field(
        "sixMonthFlag",
        "Older than six months",
        "Six months or more have gone by since the enquiry date.",
        _BOOLEAN,
        True,
        derived=True,
        sort_path="enquiryDate",
        sort_reversed=True,
    ),
    Field("schemeCaseOwner", "{scheme}'s case owner", "Who works on it at {scheme}, once allocated.", _CHOICE, True),
    Field("businessCaseOwner", "Your case owner", "Who works on the case at your business.", _CHOICE, True),
    Field("respondentContactEmail", "Contact email", "Where {scheme} writes to your business about this case."),
    Field(
        "caseAge",
        "Case age",
        "Days since the investigation began, up to today or to the day the case closed.",
        _NUMBER,
        derived=True,
        sort_path="movedToInvestigationDate",
        sort_reversed=True,
    ),
    Field("eventDate", "Event date", "The day on which what is complained about happened or began.", _DATE, True),
    Field("priority", "Priority", "{scheme} has a reason to deal with this case ahead of others.", _BOOLEAN, True),
    Field("finalResponseDate", "Final response date", "The date of your final response letter.", _DATE, True),
    Field("closureDate", "Closure date", "The day the case was closed.", _DATE, True),
    Field("closureOutcome", "Closure outcome", "How the case ended, as {scheme} will publish it.", _CHOICE, True),
    Field("noFinalResponseFlag", "No final response", "It goes on without your final response.", _BOOLEAN, True),
)

BY_NAME = {field.name: field for field in FIELDS}
STORED = tuple(field for field in FIELDS if not field.derived)


def columns(profile: Profile, names: Container[str] = BY_NAME) -> tuple[Column, ...]:
    """Return the fields, or those of `names`, in the glossary's order and in the words of the scheme."""
    choices = _choices(profile)
    return tuple(
        Column(
            name=field.name,
            label=field.label.format(scheme=profile.short_name),
            explanation=field.explanation.format(scheme=profile.short_name),
            type=field.type,
            sortable=True,
            filterable=field.filterable,
            searchable=field.searchable,
            choices=choices.get(field.name, ()),
        )
        for field in FIELDS
        if field.name in names
    )


def _choices(profile: Profile) -> dict[str, tuple[str, ...]]:
    words = profile.vocabulary
    return {
        "complaintIssue": words.issue_names,
        "productType": words.product_names,
        "caseStage": words.stage_names,
        "caseProgress": words.progress_names,
        "latestOutcome": words.outcome_names,
        "closureOutcome": words.closure_names,
    }
