"""The multiplier: what months past say, and how much of it is believed."""

import math

import numpy as np
import pytest

from subsidies import fitting, months, mortality
from subsidies.fitting import Experience, Multiplier
from subsidies.policy import Item, Project, Rate
from tests.mortals import TABLE, people

SINCE = months.of(2024)
YEAR = range(SINCE, SINCE + 12)
PROJECT = Project("living", "样例", SINCE, (Item("living", "生活补贴", "flat", rates=(Rate(SINCE, 12_000),)),))


# --- the fall of 4.46万 -------------------------------------------------------------------------------------------


def test_the_fall_of_a_year_is_that_of_some_22_to_31_person_years() -> None:
    """比上年预算减少4.46万元，下降9.09%: 120 yuan a month each, and for some of them 578 yuan of heating."""
    before, now = 49_040_000, 44_580_000
    assert round(100 * (before - now) / before, 2) == 9.09
    lost = [(before - now) / fen for fen in (12 * 12_000 + 57_800, 12 * 12_000)]
    assert [round(one, 1) for one in lost] == [22.1, 31.0]


def test_they_die_faster_than_the_table_says_and_the_table_is_not_forgotten() -> None:
    expected = 15.0
    for deaths in (22, 31):
        raw = deaths / expected
        fitted = Multiplier(deaths, expected, weight=20)
        low, high = fitted.bounds(0.95)
        assert 1 < fitted.mean < raw
        assert low < fitted.mean < high
        assert Multiplier(deaths, expected, weight=1e-9).mean == pytest.approx(raw)
        assert Multiplier(deaths, expected, weight=1e9).mean == pytest.approx(1)


# --- belief -------------------------------------------------------------------------------------------------------


def test_without_deaths_and_without_people_it_is_the_table() -> None:
    assert Multiplier(0, 0.0, weight=20).mean == 1


@pytest.mark.parametrize(("deaths", "expected", "weight"), [(0, 3.0, 5.0), (4, 3.0, 5.0), (22, 14.2, 20.0)])
def test_what_is_believed_afterwards_is_what_bayes_says(deaths: int, expected: float, weight: float) -> None:
    """Prior times likelihood, summed up on a fine grid."""
    grid = np.linspace(1e-6, 8, 400_001)
    log = (weight - 1) * np.log(grid) - weight * grid + deaths * np.log(grid * expected) - grid * expected
    density = np.exp(log - log.max())
    density /= density.sum()
    fitted = Multiplier(deaths, expected, weight)
    assert fitted.mean == pytest.approx(float((grid * density).sum()), rel=1e-6)
    for share in (0.8, 0.95):
        low, high = np.interp([(1 - share) / 2, (1 + share) / 2], np.cumsum(density), grid)
        assert fitted.bounds(share) == pytest.approx((low, high), rel=1e-4)


def test_more_months_make_the_bounds_narrower() -> None:
    widths = []
    for times in (1, 4, 16):
        low, high = Multiplier(15 * times, 10.0 * times, weight=10).bounds(0.8)
        widths.append(high - low)
    assert widths == sorted(widths, reverse=True)


def test_bounds_hold_the_share_that_they_say() -> None:
    """Multipliers as believed beforehand, deaths as they then come: the bounds hold so many of them."""
    rng = np.random.default_rng(11)
    weight, expected = 20.0, 14.0
    held = 0
    for _ in range(400):
        true = rng.gamma(weight, 1 / weight)
        low, high = Multiplier(int(rng.poisson(true * expected)), expected, weight).bounds(0.8)
        held += low <= true <= high
    assert abs(held / 400 - 0.8) < 4 * math.sqrt(0.8 * 0.2 / 400)


@pytest.mark.parametrize(("deaths", "expected", "weight"), [(0, 1.0, 0.0), (0, -1.0, 1.0), (-1, 1.0, 1.0)])
def test_what_cannot_be_is_an_error(deaths: int, expected: float, weight: float) -> None:
    with pytest.raises(ValueError):
        Multiplier(deaths, expected, weight)


# --- months past --------------------------------------------------------------------------------------------------


def test_months_are_lived_from_the_start_to_the_death_or_the_end() -> None:
    facts = people(
        *["1945-06-15"] * 5,
        start=[months.NONE, SINCE + 3, SINCE, SINCE, SINCE],
        death=[months.NEVER, months.NEVER, SINCE + 4, SINCE + 5, SINCE - 1],
        end=[months.NEVER, months.NEVER, months.NEVER, SINCE + 1, months.NEVER],
    )
    found = fitting.experience(facts, PROJECT, TABLE, YEAR)
    assert found.months == 12 + 9 + 4.5 + 2 + 0
    assert found.deaths == 1  # one died after the end, and one before the first month


def test_months_before_since_say_nothing() -> None:
    facts = people("1945-06-15", start=[SINCE - 24])
    assert fitting.experience(facts, PROJECT, TABLE, range(SINCE - 24, SINCE)) == Experience()
    assert fitting.experience(facts, PROJECT, TABLE, range(SINCE - 24, SINCE + 2)).months == 2


def test_of_whom_nobody_knows_the_age_nothing_is_counted_but_that() -> None:
    facts = people("", "1945-06-15", death=[SINCE + 1, months.NEVER])
    found = fitting.experience(facts, PROJECT, TABLE, YEAR)
    assert (found.months, found.deaths, found.unknown) == (12, 0, 1)


def test_expected_deaths_are_the_forces_of_the_months_lived() -> None:
    """A man born in the middle of June: 5.5 months at 78, and 6.5 at 79."""
    found = fitting.experience(people("1945-06-16", men="m"), PROJECT, TABLE, YEAR)
    forces = mortality.forces(TABLE)[mortality.MEN]
    assert found.expected == pytest.approx((5.5 * forces[18] + 6.5 * forces[19]) / 12)


def test_runs_of_people_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    days = [months.format_day(int(day)) for day in rng.integers(700_000, 712_000, 50)]
    facts = people(*days, death=np.where(rng.random(50) < 0.3, rng.integers(SINCE, SINCE + 12, 50), months.NEVER))
    whole = fitting.experience(facts, PROJECT, TABLE, YEAR)
    monkeypatch.setattr(fitting, "RUN", 7)
    parts = fitting.experience(facts, PROJECT, TABLE, YEAR)
    assert (parts.months, parts.deaths) == (whole.months, whole.deaths)
    assert parts.expected == pytest.approx(whole.expected)
    assert fitting.fitted(whole, 20).mean == pytest.approx((20 + whole.deaths) / (20 + whole.expected))


def test_of_nobody_nothing_is_known() -> None:
    assert fitting.experience(people(), PROJECT, TABLE, YEAR) == Experience()
