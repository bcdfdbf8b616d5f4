"""A dry run of a list: what would become of each line, without inviting anybody."""

from __future__ import annotations

from pydantic import Field

from shared.administration.inviting import Newcomer, looked_at
from shared.administration.lists import MOST_CHARACTERS, Row, read_list
from shared.administration.store import AdministrationStore
from shared.kernel.clock import Clock
from shared.kernel.errors import RecourseError
from shared.kernel.model import Model
from shared.kernel.principal import Principal


class ListToCheck(Model):
    """`text` as a spreadsheet saves or copies it: columns name, email, roles, businesses."""

    text: str = Field(max_length=MOST_CHARACTERS)


class CheckedLine(Model):
    """`newcomer` is what to send on to be invited; where it is null, `message` says what is wrong."""

    line: int
    name: str
    email: str
    newcomer: Newcomer | None
    code: str | None = None
    message: str | None = None


class CheckedList(Model):
    lines: tuple[CheckedLine, ...]
    fit: int


async def check_list(
    principal: Principal, wanted: ListToCheck, store: AdministrationStore, clock: Clock
) -> CheckedList:
    """Look at each line by the rules that inviting has. Raises `Invalid` where there are no lines to look at."""
    roster, now = await store.roster(principal.organisation_id), clock()
    rows = read_list(wanted.text, roster.organisation)
    objections = iter([each for _, each in looked_at([row.newcomer for row in rows if row.newcomer], roster, now)])
    lines = [_line(row, next(objections) if row.newcomer else None) for row in rows]
    return CheckedList(lines=tuple(lines), fit=sum(line.newcomer is not None for line in lines))


def _line(row: Row, objection: RecourseError | None) -> CheckedLine:
    facts = {"line": row.line, "name": row.name, "email": row.email}
    if row.newcomer is None:
        return CheckedLine(**facts, newcomer=None, code="line-unreadable", message=row.problem)
    if objection is not None:
        return CheckedLine(**facts, newcomer=None, code=objection.code, message=objection.message)
    return CheckedLine(**facts, newcomer=row.newcomer)
