"""What a year costs when people may die: dues and probabilities together, against all months of death of everybody."""

from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, product
from typing import Any

import numpy as np
import pytest

from subsidies import attrition, entitlement, months, spread
from subsidies.facts import Facts, Spans
from subsidies.mortality import Outlook
from subsidies.policy import Item, Project, Rate
from tests.mortals import TABLE, people

JANUARY = months.of(2025)
YEAR = range(JANUARY, JANUARY + 12)
LIVING = Item("living", "生活补贴", "flat", rates=(Rate(JANUARY, 12_000), Rate(JANUARY + 6, 13_000)))
HEATING = Item("heating", "冬碳费", "one-off", month=10, flag="heating", rates=(Rate(JANUARY, 57_800),))
WAGE = Item("wage", "工资", "wage")
PROJECT = Project("both", "样例", JANUARY - 12, (LIVING, HEATING, WAGE))


def outlook(multiplier: float = 1.0, as_of: str = "2024-10-15") -> Outlook:
    return Outlook(TABLE, months.parse_day(as_of), multiplier)


def three() -> Facts:
    """Return three people: one with heating and a wage, one who starts in March, one suspended without back-pay."""
    facts = people(
        *("1932-05-20", "1938-11-30", "1929-02-01"),
        men="mwm",
        start=[months.NONE, JANUARY + 2, months.NONE],
        wage=[234_567, 0, 0],
    )
    return replace(
        facts,
        unpaid=Spans(*np.array([[2], [JANUARY + 3], [JANUARY + 5]])),
        flag={"heating": np.array([True, False, True])},
    )


def by_deaths(facts: Facts, project: Project, chance: Outlook) -> dict[int, Fraction]:
    """Return the probability of each amount: everybody dies in some month or not at all, as if it were known."""
    owed = attrition.owed(facts, project, YEAR, chance)
    found: dict[int, Fraction] = {}
    later = 0 if project.death_month_paid else 1
    for case in product(range(len(YEAR) + 1), repeat=len(facts)):
        last = np.array([JANUARY - 1 + count + later for count in case])
        dead = replace(facts, death=np.where(np.array(case) == len(YEAR), months.NEVER, last))
        amount = entitlement.total(entitlement.dues(dead, project, YEAR))
        likely = Fraction(1)
        for person, count in enumerate(case):
            alive = [Fraction(1), *map(Fraction, owed[:, person].tolist()), Fraction(0)]
            likely *= alive[count] - alive[count + 1]
        found[amount] = found.get(amount, Fraction(0)) + likely
    return found


@pytest.mark.parametrize("paid", [True, False])
def test_it_is_the_entitlement_of_every_way_to_die(paid: bool) -> None:
    project, chance = replace(PROJECT, death_month_paid=paid), outlook(3.0)
    facts = three()
    found = spread.spread(attrition.part(facts, project, YEAR, chance))
    outcomes = sorted(by_deaths(facts, project, chance).items())
    assert found.most == outcomes[-1][0]
    assert found.expected == pytest.approx(float(sum((fen * p for fen, p in outcomes), Fraction(0))), rel=1e-12)
    for certainty in (0.05, 0.1, 0.5, 0.9, 0.99):
        below = accumulate(chance_of for _, chance_of in outcomes)
        amount = next(fen for (fen, _), total in zip(outcomes, below, strict=True) if total >= Fraction(certainty))
        assert found.quantile(certainty) == (amount, amount)


def test_items_add_up_to_the_whole() -> None:
    facts = three()
    whole, items = attrition.part(facts, PROJECT, YEAR, outlook()), attrition.parts(facts, PROJECT, YEAR, outlook())
    assert list(items) == ["living", "heating", "wage"]
    assert sum(one.most for one in items.values()) == whole.most
    assert sum(one.loss for one in items.values()) == pytest.approx(whole.loss, rel=1e-12)
    assert np.sum([one.months for one in items.values()], axis=0) == pytest.approx(whole.months, rel=1e-12)


def test_whoever_loops_over_the_people_changes_nothing() -> None:
    facts = three()
    whole = attrition.part(facts, PROJECT, YEAR, outlook())
    again = spread.whole(attrition.part(facts.run(*run), PROJECT, YEAR, outlook()) for run in ((0, 1), (1, 1), (1, 3)))
    assert (again.most, again.people) == (whole.most, whole.people)
    assert again.loss == pytest.approx(whole.loss, rel=1e-14)
    for certainty in (0.1, 0.5, 0.9):
        assert spread.spread(again).quantile(certainty) == spread.spread(whole).quantile(certainty)


def test_where_nobody_may_die_any_more_it_is_the_entitlement() -> None:
    """A multiplier of 0, or a year that has passed."""
    facts = three()
    known = entitlement.total(entitlement.dues(facts, PROJECT, YEAR))
    for chance in (outlook(0.0), outlook(as_of="2026-01-01")):
        found = spread.spread(attrition.part(facts, PROJECT, YEAR, chance))
        assert (found.most, found.least, found.expected) == (known, known, known)
        assert found.quantile(0.001) == found.quantile(1) == (known, known)


@pytest.mark.parametrize("certainty", [0.1, 0.5, 0.9, 0.99])
def test_the_faster_people_die_the_less_is_needed(certainty: float) -> None:
    reserves: list[Any] = [
        spread.spread(attrition.part(three(), PROJECT, YEAR, outlook(multiplier))).reserve(certainty)
        for multiplier in (0.3, 1.0, 2.0, 5.0)
    ]
    assert reserves == sorted(reserves, reverse=True)


def test_of_nobody_it_is_nothing() -> None:
    facts = replace(people(), flag={"heating": np.zeros(0, bool)})
    found = spread.spread(attrition.part(facts, PROJECT, YEAR, outlook()))
    assert (found.people, found.most, found.quantile(0.9)) == (0, 0, (0, 0))
    assert len(found.months) == 12
