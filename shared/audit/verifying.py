"""Holds the trail against its seals, and says which entry was changed, removed or added."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from shared.audit.archive import SealArchive
from shared.audit.merkle import root
from shared.audit.seals import HOUR, Leaf, Seal, leaves_of
from shared.audit.trail import AuditTrail
from shared.kernel.errors import NotFound


class Fault(StrEnum):
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    SEAL_MISSING = "seal missing"
    SEAL_BROKEN = "seal broken"
    NOT_ARCHIVED = "not archived"
    LATE = "late"  # sealed with a later hour: told, and no fault


class Finding(NamedTuple):
    fault: Fault
    hour: datetime
    what: str
    details: str


class Report(NamedTuple):
    """What was looked at and what was found; `intact` unless something is wrong."""

    hours: int
    entries: int
    chain: str | None
    findings: list[Finding]

    @property
    def intact(self) -> bool:
        return all(finding.fault is Fault.LATE for finding in self.findings)


async def verify(trail: AuditTrail, archive: SealArchive, first: datetime, last: datetime, now: datetime) -> Report:
    """Check the hours from `first` to `last` against every seal from `first` on, up to the newest, and the archive."""
    newest = await trail.newest_seal(now)
    seals = await trail.seals(first - HOUR, newest.hour) if newest else []
    findings = chain_faults([seal for seal in seals if seal.hour >= first - HOUR])
    expected: dict[datetime, dict[str, str]] = {}
    for seal in seals:
        leaves, broken = await _leaves(seal, trail)
        findings += broken
        for number, each in enumerate(leaves):
            expected.setdefault(each.hour, {})[each.entry_id] = each.hash
            if number >= seal.count and first <= each.hour <= last:
                findings.append(Finding(Fault.LATE, each.hour, each.entry_id, f"sealed with {seal.hour:%d %b %H}:00"))
    findings += archive_faults([seal for seal in seals if seal.hour >= first], await archive.chains(first, now))
    looked = [seal for seal in seals if first <= seal.hour <= last]
    entries = 0
    for seal in looked:
        found = {each.entry_id: each.hash for each in leaves_of(await trail.of_hour(seal.hour))}
        entries += len(found)
        findings += differences(seal.hour, expected.get(seal.hour, {}), found)
    return Report(len(looked), entries, seals[-1].chain if seals else None, findings)


async def _leaves(seal: Seal, trail: AuditTrail) -> tuple[list[Leaf], list[Finding]]:
    try:
        leaves = await trail.leaves(seal)
    except NotFound:
        return [], [Finding(Fault.SEAL_BROKEN, seal.hour, seal.id, "its leaves are gone")]
    whole = len(leaves) == seal.count + seal.late and root([each.hash for each in leaves]) == seal.root
    return leaves, [] if whole else [Finding(Fault.SEAL_BROKEN, seal.hour, seal.id, "its leaves don't give its root")]


def chain_faults(seals: Iterable[Seal]) -> list[Finding]:
    """Return where the chain is torn: an hour without a seal, or a seal that doesn't follow from the one before."""
    findings: list[Finding] = []
    before: Seal | None = None
    for seal in seals:
        if before is not None:
            missing = int((seal.hour - before.hour) / HOUR) - 1
            findings += [
                Finding(Fault.SEAL_MISSING, before.hour + number * HOUR, "-", "this hour has no seal")
                for number in range(1, missing + 1)
            ]
            if not missing and seal.previous != before.chain:
                findings.append(Finding(Fault.SEAL_BROKEN, seal.hour, seal.id, "doesn't follow from the one before"))
        before = seal
    return findings


def archive_faults(seals: Sequence[Seal], archived: Mapping[datetime, str]) -> list[Finding]:
    """Return where seals and archive, both of the same hours, tell different stories.

    The archive may have begun later than the chain, and the newest seal may be on its way there.
    """
    chains = {seal.hour: seal for seal in seals}
    findings = [
        Finding(Fault.SEAL_MISSING, hour, "-", "the archive has a seal of this hour")
        for hour in sorted(archived.keys() - chains.keys())
    ]
    begun = min(archived, default=None)
    for seal in seals[:-1] if seals and seals[-1].hour not in archived else seals:
        if seal.hour in archived and archived[seal.hour] != seal.chain:
            findings.append(Finding(Fault.SEAL_BROKEN, seal.hour, seal.id, "isn't what the archive holds"))
        elif seal.hour not in archived and begun and seal.hour > begun:
            findings.append(Finding(Fault.NOT_ARCHIVED, seal.hour, seal.id, "the archive has no copy of it"))
    return findings


def differences(hour: datetime, expected: Mapping[str, str], found: Mapping[str, str]) -> list[Finding]:
    """Return what became of an hour's entries since they were sealed."""
    changed = sorted(each for each in expected.keys() & found.keys() if expected[each] != found[each])
    removed, added = sorted(expected.keys() - found.keys()), sorted(found.keys() - expected.keys())
    return [
        *(Finding(Fault.CHANGED, hour, each, "isn't what was sealed") for each in changed),
        *(Finding(Fault.REMOVED, hour, each, "was sealed and is gone") for each in removed),
        *(Finding(Fault.ADDED, hour, each, "is in no seal") for each in added),
    ]
