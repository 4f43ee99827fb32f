"""Estimates under assumptions: each is a line of its own, and an assumed raise costs what it costs once decided."""

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidies import attrition, cases, estimate, months
from subsidies.adjustment import Adjustment, Band
from subsidies.engine import Known
from subsidies.estimate import Case, Line
from subsidies.mortality import Outlook
from subsidies.scenario import Assumed, Scenario
from tests.bureau import HEATING, LIVING, WAGE
from tests.known import change, known, person, project
from tests.mortals import TABLE

NEW_YEAR = months.parse_day("2025-01-01")
JANUARY = months.of(2025)


def office(*changes: Any, **keys: Any) -> Known:
    """Return three people: a wage and heating, a wage that is held in spring, a wage from May on."""
    people = [
        person("甲", monthly_wage="2000.00", heating="是", birth_date="1940-03-05"),
        person("乙", monthly_wage="3000.10", birth_date="1935-11-30"),
        person("丙", monthly_wage="1234.56", start_month="2025-05", birth_date="1948-01-01"),
    ]
    held = [change("2024-12-01", "乙", "suspend", "2025-02"), change("2024-12-01", "乙", "resume", "2025-06")]
    return known(people, [*held, *changes], project(WAGE, HEATING, **keys), "2025-01-01")


def percent(share: str, effective: str = "2025-01", paid_from: str | None = None, **more: Any) -> Assumed:
    rule = Adjustment(months.parse(effective), months.NEVER, percent=Fraction(share) / 100, **more)
    return Assumed(rule, months.parse(paid_from or effective))


def supposed(of: Known, scenario: Scenario, outlook: Outlook | None = None) -> Case:
    return cases.supposed(of, estimate.costs(of, 2025, outlook), scenario, NEW_YEAR, outlook)


def lines(case: Case, key: str) -> list[Line]:
    return [line for line in case.lines if line.key == key]


# --- raises -----------------------------------------------------------------------------------------------------------


@given(st.integers(1, 1000), st.integers(1, 12), st.integers(0, 5000))
def test_an_assumed_raise_costs_what_it_costs_once_it_is_decided(share: int, month: int, fixed: int) -> None:
    of = office()
    assumed = percent(f"{share / 100}", f"2025-{month:02d}", fixed=fixed, service=(Band(100),), service_floor=700)
    case = supposed(of, Scenario(2025, "raise", (assumed,)))
    rule = replace(assumed.adjustment, issued=NEW_YEAR)
    items = tuple(replace(item, adjustments=(rule,)) if item.id == "wage" else item for item in of.project.items)
    decided = estimate.costs(replace(of, project=replace(of.project, items=items)), 2025)
    before = estimate.costs(of, 2025)
    (line,) = lines(case, "adjustment")
    assert (line.item, line.sure) == ("wage", "assumed")
    assert list(line.months) == (decided.items["wage"].paid - before.items["wage"].paid).tolist()
    assert case.total == decided.total


def test_a_raise_that_is_paid_later_is_paid_with_what_is_owed_until_then() -> None:
    at_once, later = (
        supposed(office(), Scenario(2025, "raise", (percent("10", "2025-02", paid_from),)))
        for paid_from in ("2025-02", "2025-08")
    )
    (now,), (then,) = lines(at_once, "adjustment"), lines(later, "adjustment")
    assert then.total == now.total == 200_00 * 11 + 300_01 * 11 + 123_46 * 8
    assert then.months == (0,) * 7 + (sum(now.months[:8]), *now.months[8:])
    assert now.months[1:6] == (200_00, 200_00, 200_00, 200_00 + 123_46, 200_00 + 123_46 + 5 * 300_01)


def test_a_raise_since_last_year_that_is_paid_in_this_one_brings_last_years_months_too() -> None:
    paid_in_june = supposed(office(), Scenario(2025, "raise", (percent("10", "2024-11", "2025-06"),)))
    paid_before = supposed(office(), Scenario(2025, "raise", (percent("10", "2024-11", "2024-12"),)))
    (one,), (other,) = lines(paid_in_june, "adjustment"), lines(paid_before, "adjustment")
    assert one.total - other.total == 2 * (200_00 + 300_01)
    assert (one.months[4], other.months[0]) == (0, 500_01)


def test_raises_rest_on_one_another_in_their_order() -> None:
    case = supposed(office(), Scenario(2025, "two", (percent("10"), percent("10", "2025-07", "2025-07"))))
    (line,) = lines(case, "adjustment")
    assert line.months[11] == 420_00 + (330_01 + 300_01) + (135_80 + 123_46)


def test_a_rate_is_raised_where_no_item_is_a_wage() -> None:
    of = known([person("甲", heating="是")], [], project(LIVING, HEATING), "2025-01-01")
    both = percent("2.5", "2025-07", percent_rounding="yuan", fixed=250)
    case = supposed(of, Scenario(2025, "rate", (both,)))
    (line,) = lines(case, "adjustment")
    assert (line.item, line.months) == ("living", (0,) * 6 + (550,) * 6)
    heating = supposed(of, Scenario(2025, "rate", (replace(percent("10"), item="heating"),)))
    assert [(line.item, line.total) for line in lines(heating, "adjustment")] == [("heating", 57_80)]


# --- people, margins ----------------------------------------------------------------------------------------------


def test_joiners_cost_what_those_there_cost_on_average_from_the_month_after_the_day() -> None:
    of = known([person("甲", heating="是"), person("乙")], [], project(LIVING, HEATING | {"month": 10}), "2025-01-01")
    scenario = Scenario(2025, "more", joiners=2)
    living, heating = lines(supposed(of, scenario), "joiners")
    assert living.months == tuple(120_00 * 2 * count for count in range(1, 13))
    assert (heating.total, heating.months[9]) == (578_00 * 10, 578_00 * 10)
    late = cases.supposed(of, estimate.costs(of, 2025), scenario, months.parse_day("2025-03-15"), None)
    assert lines(late, "joiners")[0].months == (0, 0, 0, *(120_00 * 2 * count for count in range(1, 10)))


def test_a_margin_is_on_everything_else() -> None:
    of = known([person("甲")], [], project(LIVING), "2025-01-01")
    case = supposed(of, Scenario(2025, "margin", amount=100_00, margin=Fraction(5, 1000)))
    assert [line.key for line in case.lines] == ["item", "amount", "margin"]
    assert (case.total, lines(case, "margin")[0].total) == (1440_00 + 100_00 + 7_70, 7_70)


# --- deaths -----------------------------------------------------------------------------------------------------------


def by_deaths(of: Known, outlook: Outlook, steps: tuple[Assumed, ...]) -> tuple[dict[int, float], np.ndarray]:
    """Return the probability of each year's amount, and what each pay month is likely to pay, death by death."""
    span = estimate.year_of(2025)
    owed = attrition.owed(of.facts, of.project, span, outlook)
    amounts: dict[int, float] = {}
    by_month = np.zeros(12)
    for fate in product(range(13), repeat=len(of.facts)):
        chance = 1.0
        for who, count in enumerate(fate):
            alive = [1.0, *owed[:, who].tolist(), 0.0]
            chance *= alive[count] - alive[count + 1]
        death = np.where(np.array(fate) == 12, months.NEVER, JANUARY - 1 + np.array(fate))
        dead = replace(of, facts=replace(of.facts, death=death))
        paid = np.sum([line.months for line in supposed(dead, Scenario(2025, "", steps)).lines], axis=0)
        amounts[int(paid.sum())] = amounts.get(int(paid.sum()), 0.0) + chance
        by_month += chance * paid
    return amounts, by_month


@pytest.mark.parametrize("steps", [(), (percent("10", "2025-02", "2025-08"),)])
def test_deaths_take_what_every_course_of_deaths_takes(steps: tuple[Assumed, ...]) -> None:
    of, outlook = office(), Outlook(TABLE, NEW_YEAR, 3.0)
    amounts, by_month = by_deaths(of, outlook, steps)
    case = supposed(of, Scenario(2025, "", steps, certainty=Fraction(9, 10)), outlook)
    expected = sum(fen * chance for fen, chance in amounts.items())
    assert case.spread is not None
    assert case.spread.expected == pytest.approx(expected)
    assert case.spread.months == pytest.approx(by_month)
    (taken,), (reserve,) = lines(case, "attrition"), lines(case, "reserve")
    known_and_raised = sum(line.total for line in case.lines if line.sure != "expected")
    assert (taken.sure, known_and_raised + taken.total) == ("expected", round(expected))
    assert sum(taken.months) == taken.total
    suffices = case.total
    assert sum(chance for fen, chance in amounts.items() if fen <= suffices) >= 0.9
    assert sum(chance for fen, chance in amounts.items() if fen < suffices) < 0.9
    assert reserve.total == suffices - known_and_raised - taken.total


def test_each_persons_payments_are_those_of_the_items_together() -> None:
    of = office()
    ((rows, each),) = estimate.people(of, 2025)
    costs = estimate.costs(of, 2025)
    assert (rows, list(each)) == (range(3), list(costs.items))
    assert all((fen.sum(axis=1) == costs.items[item].paid).all() for item, fen in each.items())
    assert each["wage"][:, 1].tolist() == [3000_10, 0, 0, 0, 0, 5 * 3000_10, *[3000_10] * 6]


def test_bands_are_what_the_lists_up_to_a_month_come_to() -> None:
    of, outlook = office(), Outlook(TABLE, NEW_YEAR, 3.0)
    bands = estimate.bands(of, 2025, outlook)
    likely = estimate.costs(of, 2025, outlook).likely
    assert likely is not None
    assert [band.expected for band in bands] == pytest.approx(np.cumsum(likely.months))
    assert [bands[11].quantile(share) for share in (0.1, 0.5, 0.9)] == [likely.quantile(s) for s in (0.1, 0.5, 0.9)]
    assert bands[0].quantile(0.001).low == bands[0].most  # nobody can die before the first list of the year


def test_who_is_held_all_the_year_costs_nothing_dead_or_alive() -> None:
    outlook = Outlook(TABLE, NEW_YEAR, 3.0)
    held = office(change("2024-12-05", "甲", "suspend", "2024-12"))
    gone = office(change("2024-12-05", "甲", "end", "2024-12"))
    one, other = (supposed(of, Scenario(2025, ""), outlook) for of in (held, gone))
    assert one.total == other.total
    assert one.spread is not None
    assert other.spread is not None
    assert one.spread.expected == pytest.approx(other.spread.expected)


def test_nobody_dies_with_a_multiplier_of_0_and_more_do_with_a_higher_one() -> None:
    of, outlook = office(), Outlook(TABLE, NEW_YEAR)
    plain, none, twice = (
        supposed(of, Scenario(2025, "", multiplier=factor), outlook) for factor in (None, Fraction(0), Fraction(2))
    )
    assert not lines(none, "attrition")
    assert twice.total < plain.total < none.total
