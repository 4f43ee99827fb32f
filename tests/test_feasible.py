"""Whole amounts within bounds: the answer is right both ways, beside a count of every possibility."""

from collections.abc import Hashable
from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from subsidies import feasible
from subsidies.feasible import Conflict, Row

BOX = 4
NAMES = ("a", "b", "c")
BOXED = [Row({name: 1}, -BOX, BOX) for name in NAMES]


@st.composite
def bounds(draw: st.DrawFn) -> Row:
    """Draw a sum with small counts, and one bound or two."""
    form: dict[Hashable, int] = {name: draw(st.integers(-3, 3)) for name in NAMES}
    low = draw(st.integers(-9, 9))
    high = low + draw(st.integers(0, 4))
    return draw(st.sampled_from([Row(form, low, high), Row(form, low, None), Row(form, None, high)]))


def value(row: Row, amounts: dict[Hashable, int]) -> int:
    """Return what a sum comes to."""
    return sum(count * amounts[name] for name, count in row.form.items())


def holds(rows: list[Row], amounts: dict[Hashable, int]) -> bool:
    """Whether amounts keep to all rows."""
    values = [(row, value(row, amounts)) for row in rows]
    return all((row.low is None or row.low <= at) and (row.high is None or at <= row.high) for row, at in values)


def possible(rows: list[Row]) -> bool:
    """Whether any amounts in the box keep to all rows: every one of them is tried."""
    return any(
        holds(rows, dict(zip(NAMES, some, strict=True))) for some in product(range(-BOX, BOX + 1), repeat=len(NAMES))
    )


@given(st.lists(bounds(), max_size=6))
def test_the_answer_is_that_of_trying_everything(rows: list[Row]) -> None:
    found = feasible.solve(BOXED + rows)
    if isinstance(found, Conflict):
        assert not possible(rows)
        assert not possible([(BOXED + rows)[place] for place in found.rows])
    else:
        assert holds(BOXED + rows, found)


@given(st.lists(bounds(), max_size=6))
def test_the_weights_of_a_conflict_are_its_proof(rows: list[Row]) -> None:
    found = feasible.solve(BOXED + rows)
    if not isinstance(found, Conflict) or not found.weights:
        return
    left: dict[Hashable, Fraction] = dict.fromkeys(NAMES, Fraction(0))
    at_most = Fraction(0)
    for (place, upper), weight in found.weights.items():
        row, sign = (BOXED + rows)[place], 1 if upper else -1
        bound = row.high if upper else row.low
        assert bound is not None
        assert weight > 0
        at_most += sign * weight * bound
        for name, count in row.form.items():
            left[name] += sign * weight * count
    assert not any(left.values())
    assert at_most < 0


def test_halves_do_not_count() -> None:
    odd = [Row({"a": 1, "b": 1}, 1, 1), Row({"b": 1, "c": 1}, 1, 1), Row({"a": 1, "c": 1}, 1, 1)]
    assert feasible.solve(odd) == Conflict(frozenset({0, 1, 2}))
    assert isinstance(feasible.solve([*odd[:2], Row({"a": 1, "c": 1}, 2, 2)]), dict)


def test_bounds_that_touch_are_kept_and_those_that_cross_are_a_conflict() -> None:
    assert feasible.solve([Row({"a": 1}, 3, None), Row({"a": 1}, None, 3)]) == {"a": 3}
    assert feasible.solve([Row({"a": 1}, 4, None), Row({"a": 1}, None, 3)]) == Conflict(
        frozenset({0, 1}), {(0, False): Fraction(1), (1, True): Fraction(1)}
    )


def test_a_sum_of_nothing_is_nothing() -> None:
    assert feasible.solve([Row({"a": 0}, 0, 0)]) == {}
    assert feasible.solve([Row({}, 1, None)]) == Conflict(frozenset({0}))


def test_large_amounts_are_exact() -> None:
    most = 10**17
    assert feasible.solve([Row({"a": 1, "b": 1}, 2 * most + 1, 2 * most + 1), Row({"a": 1}, None, most)]) == {
        "a": most,
        "b": most + 1,
    }


def test_the_edge_of_a_rate_is_not_walked_along() -> None:
    """A rate of growth with six decimals has few whole amounts near its edge; some are found at once."""
    low, high, unit = 90_905_049, 90_905_051, 10**8
    rows = [Row({"now": unit, "last": -low}, 0, None), Row({"now": unit, "last": -high}, None, -1)]
    found = feasible.solve([*rows, Row({"last": 1}, 49_000_000, 49_100_000), Row({"now": 1}, 44_575_000, 44_584_999)])
    assert isinstance(found, dict)
    assert low * found["last"] <= unit * found["now"] < high * found["last"]
