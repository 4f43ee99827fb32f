"""The distribution of an amount: against all that can happen, one by one; against chance; against itself."""

import math
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest

from subsidies import spread
from subsidies.money import Interval
from subsidies.spread import EXACT, LATTICE, NORMAL, Spread

Array = np.ndarray[Any, Any]
CERTAINTIES = (0.001, 0.0371, 0.1, 0.3, 0.5, 0.77, 0.9, 0.95, 0.99, 0.9999, 1.0)


def office(seed: int, people: int, months: int, unit: int = 1, risk: float = 0.3) -> tuple[Array, Array]:
    """Return dues in multiples of a unit of fen, some of them nothing, and probabilities that fall by chance."""
    rng = np.random.default_rng(seed)
    fen = rng.integers(0, 40, (months, people)) * unit * (rng.random((months, people)) < 0.8)
    return fen, np.cumprod(1 - risk * rng.random((months, people)), axis=0)


def enumerated(fen: Array, owed: Array) -> list[tuple[int, Fraction]]:
    """Return every amount that can come of it and its probability, by all combinations of months of death."""
    chances = []
    for dues, likely in zip(fen.T.tolist(), owed.T.tolist(), strict=True):
        alive = [Fraction(1), *map(Fraction, likely), Fraction(0)]
        chances.append([(sum(dues[:n]), alive[n] - alive[n + 1]) for n in range(len(dues) + 1)])
    found: dict[int, Fraction] = {}
    for case in product(*chances):
        amount = sum(one for one, _ in case)
        found[amount] = found.get(amount, Fraction(0)) + math.prod((chance for _, chance in case), start=Fraction(1))
    return sorted((amount, chance) for amount, chance in found.items() if chance)


def quantile(outcomes: list[tuple[int, Fraction]], certainty: float) -> int:
    """Return the smallest amount that suffices with a certainty."""
    total = Fraction(0)
    for amount, chance in outcomes:
        total += chance
        if total >= Fraction(certainty):
            return amount
    return outcomes[-1][0]


def of(fen: Array, owed: Array) -> Spread:
    return spread.spread(spread.part(fen, owed))


def small() -> Iterator[tuple[Array, Array]]:
    """Give offices so small that all that can happen is counted: 13² to 4⁵ cases."""
    for seed, (people, months) in enumerate(
        [(1, 12), (2, 12), (2, 12), (3, 6), (3, 9), (4, 5), (4, 4), (5, 3), (5, 3)]
    ):
        yield office(seed, people, months, unit=(1, 100, 7)[seed % 3])


SMALL = list(small())
small_offices = pytest.mark.parametrize(("fen", "owed"), SMALL)


# --- against all that can happen ----------------------------------------------------------------------------------


@small_offices
def test_the_distribution_is_that_of_all_combinations_of_months_of_death(fen: Array, owed: Array) -> None:
    found, outcomes = of(fen, owed), enumerated(fen, owed)
    assert found.method == EXACT
    assert found.over is found.under
    below = np.zeros(len(found.under))
    for amount, chance in outcomes:
        loss, rest = divmod(found.most - amount, found.step)
        assert rest == 0
        below[loss:] += float(chance)
    assert np.allclose(found.under, below, rtol=1e-12, atol=0)


@small_offices
def test_every_quantile_is_that_of_all_combinations(fen: Array, owed: Array) -> None:
    found, outcomes = of(fen, owed), enumerated(fen, owed)
    for certainty in CERTAINTIES:
        amount = quantile(outcomes, certainty)
        assert found.quantile(certainty) == Interval(amount, amount)
        assert found.reserve(certainty) == amount


@small_offices
def test_mean_deviation_and_bounds_are_those_of_all_combinations(fen: Array, owed: Array) -> None:
    found, outcomes = of(fen, owed), enumerated(fen, owed)
    mean = sum((amount * chance for amount, chance in outcomes), Fraction(0))
    variance = sum(((amount - mean) ** 2 * chance for amount, chance in outcomes), Fraction(0))
    assert found.expected == pytest.approx(float(mean), rel=1e-13)
    assert found.deviation == pytest.approx(math.sqrt(variance), rel=1e-12)
    assert (found.most, found.people) == (int(fen.sum()), fen.shape[1])
    assert math.fsum(found.months) == pytest.approx(float(mean), rel=1e-13)
    assert found.months == pytest.approx((fen * owed).sum(axis=1).tolist())


@small_offices
def test_the_third_moment_is_never_below_that_of_the_people(fen: Array, owed: Array) -> None:
    exact = 0.0
    for person in range(fen.shape[1]):
        outcomes = enumerated(fen[:, [person]], owed[:, [person]])
        mean = sum((amount * chance for amount, chance in outcomes), Fraction(0))
        exact += float(sum((abs(amount - mean) ** 3 * chance for amount, chance in outcomes), Fraction(0)))
    assert exact <= spread.part(fen, owed).third * (1 + 1e-12)


@pytest.mark.parametrize("risk", [0.001, 0.01, 0.05])
def test_the_third_moment_of_people_who_rarely_die_is_hardly_above_theirs(risk: float) -> None:
    fen, owed = office(2, 300, 12, unit=100, risk=risk)
    alive = np.vstack([np.ones((1, 300)), owed, np.zeros((1, 300))])
    paid = np.vstack([np.zeros((1, 300)), np.cumsum(fen, axis=0)])
    chances = alive[:-1] - alive[1:]
    exact = (chances * abs(paid - (chances * paid).sum(axis=0)) ** 3).sum()
    assert exact <= spread.part(fen, owed).third <= 1.35 * exact


# --- bounds -------------------------------------------------------------------------------------------------------


@small_offices
@pytest.mark.parametrize("work", [60, 300, 2000])
def test_a_coarser_lattice_holds_the_exact_quantiles(
    fen: Array, owed: Array, work: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "WORK", work)
    found, outcomes = of(fen, owed), enumerated(fen, owed)
    for certainty in CERTAINTIES:
        low, high = found.quantile(certainty)
        assert low <= quantile(outcomes, certainty) <= high


def test_a_finer_lattice_is_narrower_and_within_a_step_for_each_who_dies(monkeypatch: pytest.MonkeyPatch) -> None:
    fen, owed = office(4, 60, 12, unit=101, risk=0.01)
    truth = of(fen, owed)
    assert truth.method == EXACT
    widths = []
    for work in (20_000, 80_000, 400_000):
        monkeypatch.setattr(spread, "WORK", work)
        found = of(fen, owed)
        assert found.method == LATTICE
        width = 0
        for certainty in (0.1, 0.5, 0.9, 0.99):
            (low, high), (exact, same) = found.quantile(certainty), truth.quantile(certainty)
            assert low <= exact == same <= high
            assert high - low <= found.step * 60
            width += high - low
        widths.append(width)
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < widths[0]


@small_offices
def test_a_lattice_that_ends_too_early_says_no_more_than_it_knows(
    fen: Array, owed: Array, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spread, "REACH", 0)
    found, outcomes = of(fen, owed), enumerated(fen, owed)
    intervals = [found.quantile(certainty) for certainty in CERTAINTIES]
    for (low, high), certainty in zip(intervals, CERTAINTIES, strict=True):
        assert low <= quantile(outcomes, certainty) <= high
    assert intervals[-1].low == intervals[-1].high


@pytest.mark.parametrize("people", [40, 400, 800])
def test_the_normal_bounds_hold_the_lattices(people: int, monkeypatch: pytest.MonkeyPatch) -> None:
    fen, owed = office(8, people, 12, unit=10_000, risk=0.01)
    exact = of(fen, owed)
    monkeypatch.setattr(spread, "FEW", 0)
    found = of(fen, owed)
    assert (exact.method, found.method) == (EXACT, NORMAL)
    for certainty in CERTAINTIES:
        low, high = found.quantile(certainty)
        assert low <= exact.quantile(certainty).low
        assert exact.quantile(certainty).high <= high


def test_the_more_people_the_narrower_are_the_normal_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "FEW", 0)
    errors = [of(*office(8, people, 12, unit=100, risk=0.01)).error for people in (100, 1000, 10_000)]
    assert errors[1] == pytest.approx(errors[0] / math.sqrt(10), rel=0.2)
    assert errors[2] == pytest.approx(errors[1] / math.sqrt(10), rel=0.1)


# --- against chance -----------------------------------------------------------------------------------------------


def test_249_people_as_chance_has_it() -> None:
    """A seeded simulation: the shares of cases below P10, P50 and P90, and the mean, each within its own error."""
    rng, cases = np.random.default_rng(249), 40_000
    fen = np.full((12, 249), 12_000)
    fen[9, :151] += 57_800
    owed = np.exp(-np.outer(np.arange(12), rng.uniform(0.02, 0.2, 249)) / 12)
    found = of(fen, owed)
    assert (found.method, found.step) == (EXACT, 200)
    sums = np.zeros(cases, np.int64)
    paid = np.vstack([np.zeros((1, 249), np.int64), np.cumsum(fen, axis=0)])
    for person in range(249):
        months = np.searchsorted(-owed[:, person], -rng.random(cases), side="right")
        sums += paid[months, person]
    assert abs(sums.mean() - found.expected) < 4 * found.deviation / math.sqrt(cases)
    assert sums.std() == pytest.approx(found.deviation, rel=4 / math.sqrt(2 * cases))
    for certainty in (0.1, 0.5, 0.9, 0.99):
        amount = found.reserve(certainty)
        error = 4 * math.sqrt(certainty * (1 - certainty) / cases)
        assert (sums <= amount).mean() >= certainty - error
        assert (sums < amount).mean() <= certainty + error


# --- laws ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("few", [0, 2500])
def test_more_certainty_takes_no_less_and_more_deaths_no_more(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "FEW", few)
    fen, owed = office(21, 80, 12, unit=100, risk=0.02)
    every = [of(fen, owed**multiplier) for multiplier in (0.5, 1.0, 1.5, 3.0)]
    for one in every:
        reserves = [one.reserve(certainty) for certainty in CERTAINTIES]
        assert reserves == sorted(reserves)
        assert reserves[-1] == one.most
    expected = [one.expected for one in every]
    assert expected == sorted(expected, reverse=True)
    if few:
        for certainty in CERTAINTIES:
            reserves = [one.reserve(certainty) for one in every]
            assert reserves == sorted(reserves, reverse=True)


def test_however_people_are_split_the_whole_is_the_same() -> None:
    fen, owed = office(5, 30, 12, unit=100)
    parts = [spread.part(fen[:, low:high], owed[:, low:high]) for low, high in ((0, 7), (7, 7), (7, 30))]
    one, all = spread.spread(spread.whole(parts)), of(fen, owed)
    assert (one.most, one.least, one.people, one.step) == (all.most, all.least, all.people, all.step)
    assert one.expected == pytest.approx(all.expected, rel=1e-14)
    assert one.months == pytest.approx(all.months, rel=1e-14)
    assert np.allclose(one.under, all.under, rtol=1e-12)
    assert [one.quantile(c) for c in CERTAINTIES] == [all.quantile(c) for c in CERTAINTIES]


def test_dues_are_kept_of_few_people_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "FEW", 50)
    halves = [spread.part(*office(seed, 30, 12)) for seed in (1, 2)]
    assert [len(one.dues) for one in halves] == [1, 1]
    assert spread.whole(halves).dues == ()
    assert spread.spread(spread.whole(halves)).method == NORMAL


@pytest.mark.parametrize("few", [0, 2500])
def test_where_nobody_can_die_there_is_one_amount(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spread, "FEW", few)
    fen, owed = office(1, 9, 12)
    found = of(fen, np.ones_like(owed))
    assert (found.expected, found.deviation) == (found.most, 0)
    for certainty in CERTAINTIES:
        assert found.quantile(certainty) == Interval(found.most, found.most)


def test_of_nobody_nothing_is_owed() -> None:
    found = of(np.zeros((12, 0), np.int64), np.ones((12, 0)))
    assert (found.quantile(0.9), found.expected, found.method) == (Interval(0, 0), 0, EXACT)
    nothing = of(np.zeros((12, 3), np.int64), np.full((12, 3), 0.5))
    assert nothing.quantile(0.1) == Interval(0, 0)


@pytest.mark.parametrize("certainty", [0, -0.5, 1.01, math.nan])
def test_a_certainty_is_above_0_and_at_most_1(certainty: float) -> None:
    with pytest.raises(ValueError):
        of(*office(1, 2, 3)).quantile(certainty)
