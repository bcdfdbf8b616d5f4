"""What the verbs of insight work with."""

from __future__ import annotations

from dataclasses import dataclass

from shared.insight.store import FigureStore
from shared.kernel.clock import Clock
from shared.organisations.store import OrganisationStore
from shared.schemes.profile import Profile
from shared.worklist.store import WorkStore


@dataclass(frozen=True)
class InsightServices:
    store: FigureStore
    work: WorkStore
    organisations: OrganisationStore
    profile: Profile
    clock: Clock
