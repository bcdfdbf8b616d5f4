"""From a row of a file to what the case system would have said: a snapshot, and the closure where there is one.

A row has the snapshot's fields by their names on the wire, and beside them:

| field | |
|---|---|
| `caseId`, `caseReference` | needed |
| `version` | of the case system; 1 if missing |
| `at` | when the case came in (ISO 8601); now if missing |
| `closureDate`, `closureOutcome`, `closureLetterDate`, `outcomeChange` | for a closed case |
| `parties` | in a CSV a JSON list |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from pydantic import ValidationError

from shared.intake.events import CaseClosed, CaseUpserted, Closure, Snapshot
from shared.intake.standing import after_snapshot
from shared.kernel.errors import Invalid
from shared.schemes.profile import Profile

Item = dict[str, Any]


def _names(model: type[Snapshot | Closure]) -> frozenset[str]:
    return frozenset(str(field.alias) for field in model.model_fields.values())


_SNAPSHOT, _CLOSURE = _names(Snapshot), _names(Closure)
_OWN = frozenset({"caseId", "caseReference", "version", "at"})
_KNOWN = _SNAPSHOT | _CLOSURE | _OWN


@dataclass(frozen=True)
class Row:
    """A row that can be loaded; `number` counts from 1, the head of a CSV left out."""

    number: int
    snapshot: CaseUpserted
    closed: CaseClosed | None

    @property
    def case_id(self) -> str:
        return self.snapshot.case_id

    def new_item(self, business_name: str) -> Item:
        """Return the case's item, as if the row's events had come first of all."""
        case = after_snapshot(None, self.snapshot, business_name)
        if case is None:
            raise AssertionError("a first snapshot always counts")
        if self.closed:
            closure = {**dict(self.closed.closure), "closure_version": self.closed.version}
            case = case.model_copy(update=closure)
        return case.to_item()


def read_row(number: int, raw: Any, organisation_id: str, profile: Profile, now: datetime) -> Row:
    """Return the row, or raise `Invalid` with a code and a sentence for whoever prepared the file."""
    if not isinstance(raw, dict):
        raise Invalid("row-unreadable", "The row isn't an object with named fields.")
    if unknown := raw.keys() - _KNOWN:
        raise Invalid("field-unknown", f"There is no field {', '.join(sorted(map(str, unknown)))}.")
    parties = raw.get("parties")
    if isinstance(parties, str):  # a cell of a CSV
        raw = {**raw, "parties": _listed(parties)}
    said = {
        "id": f"load-{raw.get('caseId')}-{raw.get('version', 1)}",
        "at": raw.get("at") or now,
        "organisationId": organisation_id,
        "caseId": raw.get("caseId"),
        "caseReference": raw.get("caseReference"),
        "version": raw.get("version", 1),
    }
    try:
        case = {name: value for name, value in raw.items() if name in _SNAPSHOT}
        row = Row(number, CaseUpserted.model_validate({**said, "case": case}), _closed(raw, said))
    except ValidationError as error:
        raise Invalid("field-invalid", _told(error)) from error
    if not profile.is_reference(row.snapshot.case_reference):
        raise Invalid("reference-invalid", f"References look like {profile.reference.example}.")
    return row


def _listed(cell: str) -> Any:
    try:
        return orjson.loads(cell)
    except orjson.JSONDecodeError:
        raise Invalid("field-invalid", "parties: Give a JSON list.") from None


def _closed(raw: Item, said: Item) -> CaseClosed | None:
    closure = {name: raw[name] for name in _CLOSURE if raw.get(name) is not None}
    if not closure:
        return None
    if "closureDate" not in closure:
        raise Invalid("closure-undated", "A closed case needs its closureDate.")
    return CaseClosed.model_validate({**said, "id": f"{said['id']}-closed", "closure": closure})


def _told(error: ValidationError) -> str:
    # Names of fields and rules only: what the row holds may be about people, and the report travels.
    return " ".join(
        f"{'.'.join(str(place) for place in problem['loc'] if place not in {'case', 'closure'})}: {problem['msg']}."
        for problem in error.errors(include_input=False, include_url=False)
    )
