"""Documents that their sender asked to keep from the other side: who decides, and who may see one."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from shared.kernel.errors import Conflict
from shared.kernel.model import Stored
from shared.schemes.casework import Party


class Confidentiality(StrEnum):
    """`asked` until the scheme's staff decide; the sender sees the decision."""

    NONE = "none"
    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


CONFIDENTIALITY_MOVES: dict[Confidentiality, frozenset[Confidentiality]] = {
    Confidentiality.NONE: frozenset(),
    Confidentiality.ASKED: frozenset({Confidentiality.GRANTED, Confidentiality.REFUSED}),
    Confidentiality.GRANTED: frozenset(),
    Confidentiality.REFUSED: frozenset(),
}
_KEPT_BACK = frozenset({Confidentiality.ASKED, Confidentiality.GRANTED})


class ConfidentialityDecision(Stored):
    """What staff decided, and why."""

    granted: bool
    at: datetime
    by: str
    why: str


def check_confidentiality_move(old: Confidentiality, new: Confidentiality) -> None:
    """Raise `Conflict`: `confidentiality-not-asked`, `confidentiality-decided`."""
    if new in CONFIDENTIALITY_MOVES[old]:
        return
    if old is Confidentiality.NONE:
        raise Conflict("confidentiality-not-asked", "Nobody asked to keep this document confidential.")
    raise Conflict("confidentiality-decided", f"This has been {old} already.", state=str(old))


def may_see(viewer: Party, provided_by: Party, confidentiality: Confidentiality) -> bool:
    """Tell whether a party may see a document: never the other side's while its confidentiality is asked or granted.

    The scheme sees everything, and whoever sent a document sees it.
    """
    return viewer in {provided_by, Party.SCHEME} or confidentiality not in _KEPT_BACK
