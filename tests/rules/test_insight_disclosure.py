"""What may be told of a figure, so that nobody can read another organisation's part out of it."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from shared.insight.disclosure import safe, share, stands, told

PARTS = st.lists(st.integers(0, 60), min_size=1, max_size=9)
CELLS = st.integers(1, 9).flatmap(
    lambda organisations: st.dictionaries(
        st.sampled_from("abcdef"),
        st.lists(st.integers(0, 60), min_size=organisations, max_size=organisations),
        min_size=1,
    )
)


def without(parts: list[int], place: int) -> list[int]:
    return [*parts[:place], *parts[place + 1 :]]


def test_four_organisations_are_too_few() -> None:
    assert not stands([10, 10, 10, 10, 0])
    assert stands([10, 10, 10, 10, 10])


def test_nobody_may_have_more_than_half() -> None:
    assert stands([40, 10, 10, 10, 10])
    assert not stands([41, 10, 10, 10, 10])


def test_with_five_each_of_them_could_look_into_the_four_others() -> None:
    assert not safe([10, 10, 10, 10, 10])
    assert safe([10, 10, 10, 10, 10, 10])


@given(PARTS)
def test_what_is_safe_stands_whoever_subtracts_their_own_part(parts: list[int]) -> None:
    if safe(parts):
        assert stands(parts)
        assert all(stands(without(parts, place)) for place in range(len(parts)))


@given(PARTS, PARTS)
def test_a_share_is_told_only_if_its_part_and_the_rest_stand(parts: list[int], rest: list[int]) -> None:
    pairs = list(zip(parts, rest, strict=False))
    part, other = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    told_share = share(part, [sum(pair) for pair in pairs])
    assert (told_share is not None) == (safe(part) and safe(other))
    assert told_share is None or 0 <= told_share <= 100


@given(CELLS)
def test_every_cell_that_is_told_is_safe(cells: dict[str, list[int]]) -> None:
    assert all(safe(cells[name]) for name in told(cells))


@given(CELLS)
def test_what_is_left_out_doesnt_follow_from_the_total(cells: dict[str, list[int]]) -> None:
    shown = told(cells)
    hidden = [cell for name, cell in cells.items() if name not in shown and any(cell)]
    if shown and hidden:
        assert safe([sum(parts) for parts in zip(*hidden, strict=True)])


def test_a_lone_unsafe_cell_takes_the_smallest_safe_one_with_it() -> None:
    even = [10, 10, 10, 10, 10, 10, 10]
    cells = {"alone": [5, 0, 0, 0, 0, 0, 0], "small": even, "large": [2 * part for part in even]}
    assert told(cells) == {"large"}


def test_a_breakdown_that_is_safe_throughout_is_told_in_full() -> None:
    cells = {name: [10] * 7 for name in "abc"}
    assert told(cells) == frozenset("abc")
    assert all(stands(without(cell, place)) for cell, place in itertools.product(cells.values(), range(7)))
