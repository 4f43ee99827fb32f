"""Smallest sets of statements that cannot all be true: all of them, beside a count of every possibility."""

from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from subsidies import conflicts
from subsidies.conflicts import Some

COUNT = 6
EVERY = [frozenset(some) for some in chain.from_iterable(combinations(range(COUNT), size) for size in range(COUNT + 1))]
sets = st.lists(st.frozensets(st.integers(0, COUNT - 1), min_size=1, max_size=4), max_size=6)


def minimal(some: list[Some]) -> set[Some]:
    """Return the sets that hold no other of them."""
    return {one for one in some if not any(other < one for other in some)}


@given(sets)
def test_all_smallest_sets_and_all_fewest_ways_are_found(made: list[Some]) -> None:
    def ask(some: Some) -> Some | None:
        return some if any(one <= some for one in made) else None

    found = conflicts.conflicts(range(COUNT), ask)
    ways = [out for out in EVERY if all(one & out for one in made)]
    fewest = min(map(len, ways))
    assert found.complete
    assert set(found.sets) == minimal(made)
    assert len(found.sets) == len(set(found.sets))
    assert list(map(len, found.sets)) == sorted(map(len, found.sets))
    assert set(found.left_out) == {way for way in ways if len(way) == fewest}


def test_sets_known_before_are_not_found_again() -> None:
    def ask(some: Some) -> Some | None:
        return some if {0, 1} <= some or {2, 3} <= some else None

    known = frozenset({0, 1})
    assert conflicts.conflicts(range(4), ask, [known]).sets == (known, frozenset({2, 3}))


def test_a_search_that_ends_early_says_so_and_still_gives_a_way_out() -> None:
    pairs = [frozenset({2 * place, 2 * place + 1}) for place in range(14)]

    def ask(some: Some) -> Some | None:
        return next((pair for pair in pairs if pair <= some), None)

    found = conflicts.conflicts(range(28), ask)
    assert not found.complete
    assert set(found.sets) == set(pairs)
    assert [len(way) for way in found.left_out] == [14]
    assert all(pair & found.left_out[0] for pair in pairs)
