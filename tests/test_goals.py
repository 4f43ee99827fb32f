"""Goals that the estimate gives: people on average by month, months, the rate, the amount; they follow the roster."""

from fractions import Fraction
from typing import Any

import pytest

from subsidies import estimate, goals, money
from subsidies.engine import Known
from tests.bureau import HEATING, LIVING, WAGE
from tests.known import change, known, person, project

NAMES = "甲乙丙丁戊"


def targets(*of: str, **more: Any) -> list[dict[str, Any]]:
    """Return targets of 2024 that are computed of these, 90 points in all."""
    weights = [90 - len(of) + 1, *[1] * (len(of) - 1)]
    return [
        {"from": 2024, "name": one, "group": "产出指标/数量指标", "of": one, "weight": weight, **more}
        for one, weight in zip(of, weights, strict=True)
    ]


def found(people: Known, year: int = 2024, total: int = 0) -> list[str]:
    """Return the goals of a year."""
    costs = estimate.costs(people, year)
    told = goals.of(goals.Estimated(people.project, costs, money.whole(total or costs.total)), year)
    assert all(one.number == Fraction(one.text) for one in told)
    return [one.text for one in told]


def office(roster: list[Any], *changes: Any, items: tuple[dict[str, Any], ...] = (LIVING,), **more: Any) -> Known:
    """Return what is known of these people, with targets of everything that can be computed."""
    keys = project(*items, target=targets("persons", "months", "rate", **more) if more else ALL)
    return known(roster, changes, keys)


ALL = targets("persons", "months", "rate", "total")
FIVE = [person(name, start_month="2024-01") for name in NAMES]


def test_goals_are_the_arithmetic_of_the_estimate() -> None:
    assert found(office(FIVE)) == ["5", "12", "120", "0.72"]


def test_somebody_who_is_added_is_in_the_goal() -> None:
    more = person("己", start_month="2024-01")
    assert found(office([*FIVE, more]))[0] == "6"
    later = [{**more, "start_month": "2024-07"}, *(person(name, start_month="2024-07") for name in "庚辛")]
    assert found(office([*FIVE, *later])) == ["6", "12", "120", "0.94"]


def test_people_are_counted_on_average_by_month_without_decimals() -> None:
    death = change("2024-01-01", "甲", "death", "2024-03-10")
    assert found(office(FIVE, death))[0] == "4"  # 51 person-months, 4.25 on average
    assert found(office(FIVE, {**death, "effective": "2024-12-10"}))[0] == "5"


def test_a_project_that_begins_in_summer_has_fewer_months() -> None:
    begun = [person(name, start_month="2024-08") for name in NAMES]
    assert found(office(begun)) == ["5", "5", "120", "0.30"]


def test_a_rate_that_changes_is_taken_on_average() -> None:
    rates = [*LIVING["rate"], {"from": "2024-07", "amount": "130.01"}]
    assert found(office(FIVE, items=(LIVING | {"rate": rates},)))[2] == "125.01"  # 125.005, half up


def test_wages_are_taken_on_average() -> None:
    people = [
        person(name, start_month="2024-01", monthly_wage=wage)
        for name, wage in zip(NAMES, ("1000.00", "1000.00", "1000.01", "1000.00", "1000.00"), strict=True)
    ]
    assert found(office(people, items=(WAGE,))) == ["5", "12", "1000", "6.00"]


def test_who_is_held_is_owed_and_counts() -> None:
    assert found(office(FIVE, change("2024-01-01", "甲", "suspend", "2024-06")))[0] == "5"


def test_an_item_may_be_named_and_else_it_is_the_first_paid_every_month() -> None:
    people = [person(name, start_month="2024-01", heating="是" if name in "甲乙" else "否") for name in NAMES]
    items = (HEATING, LIVING)
    assert found(office(people, items=items))[:3] == ["5", "12", "120"]
    assert found(office(people, items=items, item="heating")) == ["2", "1", "578"]
    keys = project(HEATING, target=ALL)
    assert found(known(people, [], keys))[:3] == ["2", "1", "578"]


def test_the_amount_is_that_of_the_whole_estimate() -> None:
    assert found(office(FIVE), total=229_390_000)[3] == "229.39"


def test_a_year_in_which_nobody_is_owed_anything_has_goals_of_nothing() -> None:
    gone = [person(name, start_month="2024-01", end_month="2024-12") for name in NAMES]
    assert found(office(gone), 2025) == ["0", "0", "0", "0.00"]


@pytest.mark.parametrize("year", [2023, 2024])
def test_before_the_first_targets_there_are_none(year: int) -> None:
    assert len(found(office(FIVE), year)) == (4 if year == 2024 else 0)


def test_typed_goals_are_as_typed_and_grades_have_no_number() -> None:
    typed = [
        {"from": 2024, "name": "满意度", "group": "满意度指标", "sign": "≥", "goal": "95.50", "weight": 45},
        {"from": 2024, "name": "水平", "group": "效益指标", "goal": "有效提高", "weight": 45, "score": "grade"},
    ]
    people = known(FIVE, [], project(target=typed))
    costs = estimate.costs(people, 2024)
    told = goals.of(goals.Estimated(people.project, costs, money.whole(0)), 2024)
    assert [(one.text, one.number) for one in told] == [("95.50", Fraction(191, 2)), ("有效提高", None)]
