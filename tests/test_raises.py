"""What an adjustment adds to a wage: the published examples to the yuan, and each part at its edges."""

from typing import Any

import pytest

from subsidies import entitlement, months
from tests.bureau import WAGE, id_number
from tests.known import change, known, person, project
from tests.offices import Row

XINJIANG_2022: dict[str, Any] = {
    "effective": "2022-01",
    "issued": "2022-06-20",
    "retired_by": "2021-12",
    "fixed": "55.00",
    "percent": "1.60",
    "percent_rounding": "yuan",
    "service": [{"to": 15, "amount": "1.00"}, {"to": 30, "amount": "2.00"}, {"amount": "4.00"}],
    "service_floor": "15.00",
    "ages": [
        {"from": 70, "to": 74, "amount": "10.00"},
        {"from": 75, "to": 79, "amount": "15.00"},
        {"from": 80, "amount": "35.00"},
    ],
    "age_on": "2021-12-31",
    "areas": {"2": "10.00", "3": "15.00", "4": "15.00", "5": "35.00", "6": "35.00"},
}
XINJIANG_2021: dict[str, Any] = {
    "effective": "2021-01",
    "issued": "2021-06-20",
    "retired_by": "2020-12",
    "fixed": "60.00",
    "percent": "1.50",
    "percent_rounding": "yuan",
    "service": [{"to": 15, "amount": "1.00"}, {"to": 30, "amount": "2.00"}, {"amount": "4.00"}],
    "ages": [
        {"from": 70, "to": 74, "amount": "10.00"},
        {"from": 75, "to": 79, "amount": "20.00"},
        {"from": 80, "amount": "40.00"},
    ],
    "age_on": "2020-12-31",
    "areas": {"二": "10.00", "三": "20.00", "四": "20.00", "五": "40.00", "六": "40.00"},
}


def wages(
    cells: Row, *changes: Row, adjustments: list[dict[str, Any]], span: tuple[str, str], as_of: str = "2024-12-31"
) -> list[int]:
    """Return the wage of one person in the months of a span, in fen, in a project since 2021-01."""
    item = WAGE | {"adjustment": adjustments}
    one = known([person("甲", **cells)], changes, project(item, since="2021-01"), as_of)
    grid = entitlement.wages(one.facts, one.project.items[0].adjustments, months.through(*map(months.parse, span)))
    return [int(fen) for fen in grid[:, 0]]


def increase(adjustment: dict[str, Any], wage: str = "4000.00", **cells: str) -> int:
    """Return what one adjustment adds, in fen."""
    month = adjustment["effective"]
    own = {"monthly_wage": wage, "wage_from": "2020-12", **cells}
    (found,) = wages(own, adjustments=[adjustment], span=(month, month))
    return found - wages(own, adjustments=[], span=(month, month))[0]


def rule(**parts: Any) -> dict[str, Any]:
    """Return an adjustment effective 2022-01 that has these parts alone."""
    return {"effective": "2022-01", "issued": "2022-06-20", **parts}


# --- the published examples -----------------------------------------------------------------------------------------


def test_4000_yuan_70_years_old_area_2_and_30_years_make_184_in_2022() -> None:
    cells = {"birth_date": "1951-06-01", "area_class": "二类", "service_years": "30"}
    assert increase(XINJIANG_2022, **cells) == (55 + 45 + 64 + 10 + 10) * 100


def test_3000_yuan_71_years_old_and_30_years_make_160_in_2021() -> None:
    assert increase(XINJIANG_2021, "3000.00", birth_date="1949-06-01", service_years="30") == (60 + 45 + 45 + 10) * 100


# --- each part at its edges -----------------------------------------------------------------------------------------

BANDS = XINJIANG_2022["service"]


@pytest.mark.parametrize(
    ("years", "more", "yuan"),
    [
        ("15", {}, 15),
        ("16", {}, 17),
        ("30", {}, 45),
        ("31", {}, 49),
        ("32", {}, 53),
        ("14年11个月", {}, 15),
        ("15年1个月", {}, 17),
        ("15年1个月", {"service_rounding": "down"}, 15),
        ("29y11m", {"service_rounding": "down"}, 43),
        ("14", {"service_floor": "15.00"}, 15),
        ("", {}, 0),
        ("", {"service_floor": "15.00"}, 15),
        ("16", {"service_floor": "15.00"}, 17),
    ],
)
def test_years_of_contributions_are_paid_band_by_band(years: str, more: dict[str, Any], yuan: int) -> None:
    assert increase(rule(service=BANDS, **more), service_years=years) == yuan * 100


def test_years_above_the_last_band_with_an_end_bring_nothing() -> None:
    assert increase(rule(service=[{"to": 10, "amount": "1.50"}]), service_years="40") == 15_00


@pytest.mark.parametrize(
    ("wage", "how", "fen"),
    [
        ("3468.75", "yuan", 56_00),  # 55.50 exactly
        ("3468.74", "yuan", 55_00),
        ("3437.50", "yuan-up", 55_00),  # 55.00 exactly
        ("3437.51", "yuan-up", 56_00),
        ("3443.75", "jiao-up", 55_10),  # 55.10 exactly
        ("3443.76", "jiao-up", 55_20),
        ("3440.94", "fen", 55_06),  # 55.05504
        ("3440.63", "fen", 55_05),  # 55.05008
        ("0.00", "yuan-up", 0),
    ],
)
def test_the_part_in_per_cent_is_rounded_by_itself(wage: str, how: str, fen: int) -> None:
    assert increase(rule(percent="1.60", percent_rounding=how, fixed="0.30"), wage) == fen + 30


@pytest.mark.parametrize(("how", "fen"), [("fen", 55_36), ("yuan", 55_00), ("jiao-up", 55_40), ("yuan-up", 56_00)])
def test_the_whole_is_rounded_last(how: str, fen: int) -> None:
    assert increase(rule(percent="1.60", fixed="0.30", rounding=how), "3440.94") == fen


@pytest.mark.parametrize(
    ("born", "yuan"),
    [
        ("1952-01-01", 0),  # 70 on the day after
        ("1951-12-31", 10),
        ("1946-12-31", 15),
        ("1947-01-01", 10),
        ("1941-12-31", 35),
        ("1942-01-01", 15),
        ("1900-01-01", 35),
    ],
)
def test_ages_are_counted_on_the_day_of_the_rule(born: str, yuan: int) -> None:
    assert increase(rule(ages=XINJIANG_2022["ages"], age_on="2021-12-31"), birth_date=born) == yuan * 100


def test_the_birth_date_on_record_counts_before_that_of_the_id_number() -> None:
    ages = rule(ages=[{"from": 77, "amount": "9.00"}], age_on="2021-12-31")
    assert id_number("甲")[6:14] == "19450101"  # 76 on that day
    assert (increase(ages), increase(ages, birth_date="1944-12-31")) == (0, 9_00)


@pytest.mark.parametrize(
    ("area", "yuan"), [("2", 10), ("二", 10), ("二类区", 10), ("２类", 10), ("6", 35), ("1", 0), ("", 0)]
)
def test_areas_are_known_by_their_class_however_it_is_written(area: str, yuan: int) -> None:
    assert increase(rule(areas=XINJIANG_2022["areas"]), area_class=area) == yuan * 100


@pytest.mark.parametrize(
    ("cells", "yuan"),
    [
        ({"retired_month": "2021-12"}, 55),
        ({"retired_month": "2022-01"}, 0),
        ({"retired_month": "2021-12", "start_month": "2022-03"}, 55),
        ({"start_month": "2022-01"}, 0),
        ({"start_month": "2021-12"}, 55),
        ({}, 55),
    ],
)
def test_who_retired_later_is_left_out(cells: dict[str, str], yuan: int) -> None:
    assert increase(rule(fixed="55.00", retired_by="2021-12"), **cells) == yuan * 100


# --- ages reached later -----------------------------------------------------------------------------------------------


def test_an_age_that_is_reached_later_brings_its_amount_from_that_month_on() -> None:
    one = rule(
        fixed="1.00", age_on="2021-12-31", on_reaching=[{"age": 70, "amount": "75.00"}, {"age": 71, "amount": "5.00"}]
    )
    cells = {"monthly_wage": "1000.00", "birth_date": "1952-03-31"}
    months_of = wages(cells, adjustments=[one], span=("2022-01", "2023-04"))
    assert months_of == [1001_00] * 2 + [1076_00] * 12 + [1081_00] * 2


@pytest.mark.parametrize(("born", "more"), [("1951-12-31", 0), ("1952-01-01", 75_00)])
def test_who_had_reached_it_on_the_day_gets_it_by_the_other_rule(born: str, more: int) -> None:
    one = rule(age_on="2021-12-31", on_reaching=[{"age": 70, "amount": "75.00"}])
    assert increase(one, birth_date=born) == more


def test_who_is_born_on_29_february_reaches_an_age_in_february() -> None:
    one = rule(age_on="2021-12-31", on_reaching=[{"age": 70, "amount": "75.00"}])
    cells = {"monthly_wage": "1000.00", "birth_date": "1952-02-29"}
    assert wages(cells, adjustments=[one], span=("2022-01", "2022-03")) == [1000_00, 1075_00, 1075_00]


# --- several, and what a wage contains --------------------------------------------------------------------------------


def test_each_rests_on_the_wage_that_the_one_before_it_made() -> None:
    first, second = rule(percent="10"), rule(percent="10") | {"effective": "2023-01", "issued": "2023-06-01"}
    cells = {"monthly_wage": "1000.00"}
    assert wages(cells, adjustments=[second, first], span=("2022-12", "2023-01")) == [1100_00, 1210_00]


def test_two_of_one_month_rest_on_the_same_wage() -> None:
    cells = {"monthly_wage": "1000.00"}
    two = [rule(percent="10"), rule(percent="10", issued="2022-07-01")]
    assert wages(cells, adjustments=two, span=("2021-12", "2022-01")) == [1000_00, 1200_00]


def test_what_nobody_knew_on_a_day_is_left_out() -> None:
    cells = {"monthly_wage": "1000.00"}
    for day, wage in (("2022-06-19", 1000_00), ("2022-06-20", 1055_00)):
        assert wages(cells, adjustments=[rule(fixed="55.00")], span=("2022-01", "2022-01"), as_of=day) == [wage]


@pytest.mark.parametrize(("wage_from", "wage"), [("2021-12", 1055_00), ("2022-01", 1000_00), ("", 1055_00)])
def test_the_rosters_wage_contains_what_was_in_force_when_it_began(wage_from: str, wage: int) -> None:
    cells = {"monthly_wage": "1000.00", "wage_from": wage_from}
    assert wages(cells, adjustments=[rule(fixed="55.00")], span=("2022-02", "2022-02")) == [wage]


@pytest.mark.parametrize(
    ("reported", "effective", "wage"),
    [
        ("2022-06-20", "2022-01", 2000_00),  # issued on the day of the report
        ("2022-06-19", "2022-01", 2055_00),  # nobody could have known
        ("", "2022-01", 2000_00),
        ("2022-12-01", "2021-12", 2055_00),  # in force before the rule
    ],
)
def test_a_wage_change_contains_what_was_in_force_and_known_when_it_was_reported(
    reported: str, effective: str, wage: int
) -> None:
    row = change(reported, "甲", "wage", effective, "2000.00")
    cells = {"monthly_wage": "1000.00"}
    assert wages(cells, row, adjustments=[rule(fixed="55.00")], span=("2022-05", "2022-05"), as_of="2023-01-01") == [
        wage
    ]
