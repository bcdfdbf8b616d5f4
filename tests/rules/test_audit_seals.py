from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shared.audit.merkle import leaf, root
from shared.audit.seals import BEGINNING, HOUR, Leaf, due_hours, read_leaves, sealed
from shared.audit.verifying import Fault, archive_faults, chain_faults, differences

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
hashes = st.lists(st.binary(min_size=32, max_size=32).map(bytes.hex), unique=True, max_size=40)


def test_the_roots_of_known_trees_are_those_of_the_standard() -> None:
    assert root([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    one = 64 * "a"
    assert root([one]) == one
    assert root([64 * "0", 64 * "1"]) != root([64 * "1", 64 * "0"])


@given(hashes, st.integers(min_value=0), st.binary(min_size=32, max_size=32).map(bytes.hex))
def test_no_leaf_can_be_changed_without_the_root(leaves: list[str], place: int, other: str) -> None:
    if not leaves or other in leaves:
        return
    changed = [*leaves]
    changed[place % len(leaves)] = other
    assert root(changed) != root(leaves)


@given(hashes)
def test_no_leaf_can_be_taken_away_without_the_root(leaves: list[str]) -> None:
    assert all(root([*leaves[:at], *leaves[at + 1 :]]) != root(leaves) for at in range(len(leaves)))


def test_what_the_database_adds_to_an_entry_is_not_part_of_it() -> None:
    assert leaf({"id": "a", "outcome": "allowed", "_ts": 1, "_etag": "x"}) == leaf({"outcome": "allowed", "id": "a"})
    assert leaf({"id": "a", "outcome": "allowed"}) != leaf({"id": "a", "outcome": "refused"})


def test_leaves_come_back_from_their_pages_as_they_were() -> None:
    own = [Leaf(f"entry-{number:05d}", f"{number:064x}", NOON) for number in range(12_000)]
    seal, pages = sealed(NOON, own, [], BEGINNING, NOON + HOUR)
    assert len(pages) == 3
    assert read_leaves(pages) == own
    assert seal.root == root([each.hash for each in own])


def test_each_seal_is_chained_to_the_one_before() -> None:
    seals, previous = [], BEGINNING
    for number in range(4):
        seal, _ = sealed(NOON + number * HOUR, [Leaf("a", 64 * str(number), NOON)], [], previous, NOON)
        seals.append(seal)
        previous = seal.chain
    assert chain_faults(seals) == []
    forged, _ = sealed(seals[1].hour, [Leaf("b", 64 * "9", NOON)], [], seals[1].previous, NOON)
    [fault] = chain_faults([seals[0], forged, *seals[2:]])
    assert (fault.fault, fault.hour) == (Fault.SEAL_BROKEN, seals[2].hour)
    [gap] = chain_faults([seals[0], *seals[2:]])
    assert (gap.fault, gap.hour) == (Fault.SEAL_MISSING, seals[1].hour)


def test_seals_and_archive_must_tell_the_same_story() -> None:
    seals, previous = [], BEGINNING
    for number in range(4):
        seals.append(sealed(NOON + number * HOUR, [], [], previous, NOON)[0])
        previous = seals[-1].chain
    archived = {seal.hour: seal.chain for seal in seals}
    assert archive_faults(seals, archived) == []
    assert archive_faults(seals, {}) == [], "the chain is older than the archive"
    assert archive_faults(seals, {NOON + HOUR: seals[1].chain, NOON + 2 * HOUR: seals[2].chain}) == [], "on its way"
    [differs] = archive_faults(seals, archived | {NOON + HOUR: 64 * "9"})
    assert (differs.fault, differs.hour) == (Fault.SEAL_BROKEN, NOON + HOUR)
    [hole] = archive_faults(seals, {hour: chain for hour, chain in archived.items() if hour != NOON + HOUR})
    assert (hole.fault, hole.hour) == (Fault.NOT_ARCHIVED, NOON + HOUR)
    [gone] = archive_faults(seals[1:], archived)
    assert (gone.fault, gone.hour) == (Fault.SEAL_MISSING, NOON)


def test_what_became_of_an_hour_is_told_entry_by_entry() -> None:
    found = differences(
        NOON, {"kept": "1", "changed": "2", "removed": "3"}, {"kept": "1", "changed": "x", "added": "4"}
    )
    assert [(each.fault, each.what) for each in found] == [
        (Fault.CHANGED, "changed"),
        (Fault.REMOVED, "removed"),
        (Fault.ADDED, "added"),
    ]


def test_hours_are_sealed_in_their_turn_and_never_too_soon() -> None:
    patience = timedelta(minutes=10)
    assert due_hours(None, NOON + timedelta(minutes=12), patience, 48) == [NOON - HOUR]
    assert due_hours(NOON - HOUR, NOON + timedelta(minutes=59), patience, 48) == []
    assert due_hours(NOON - HOUR, NOON + timedelta(minutes=69), patience, 48) == []
    assert due_hours(NOON - HOUR, NOON + timedelta(minutes=70), patience, 48) == [NOON]
    after_an_outage = due_hours(NOON - HOUR, NOON + timedelta(days=30), patience, 48)
    assert after_an_outage == [NOON + number * HOUR for number in range(48)]


def test_a_clock_that_jumped_back_seals_nothing_twice() -> None:
    assert due_hours(NOON, NOON - timedelta(days=3), timedelta(minutes=10), 48) == []
