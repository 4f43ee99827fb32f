"""Why a year costs another amount than the one before: every cause, and what is nearly it."""

from pathlib import Path
from typing import Any

import pytest

from subsidies import engine, months, shifts, workspace
from subsidies.engine import Known
from tests.bureau import HEATING, LIVING, WAGE, Bureau, Project, change, person
from tests.offices import Row

FIXED: dict[str, Any] = {"effective": "2025-01", "issued": "2024-12-01", "fixed": "50.00"}
EARLIER = "2024-01"


def known(folder: Path, people: list[Row], *changes: Row, items: list[dict[str, Any]], **keys: Any) -> Known:
    """Return a project as known at the end of 2025."""
    bureau = Bureau(folder, {"one": Project(people, list(changes), {"item": items, **keys})})
    (read,) = workspace.inputs(bureau.write())
    assert read.project is not None
    return engine.know((read.roster, read.changes, read.project), months.parse_day("2025-12-31"))


def yuan(found: shifts.Shifts) -> dict[str, dict[str, float]]:
    """Return the causes by item, in yuan."""
    return {item: {cause: fen / 100 for cause, fen in causes.items()} for item, causes in found.items.items()}


def one(folder: Path, person: Row, *changes: Row, item: dict[str, Any], **keys: Any) -> dict[str, float]:
    """Return why 2025 costs another amount than 2024, of one person and item."""
    return yuan(shifts.shifts(known(folder, [person], *changes, items=[item], **keys), 2025))[item["id"]]


def raising(**more: Any) -> dict[str, Any]:
    """Return an item of wages with an adjustment."""
    return WAGE | {"adjustment": [FIXED | more]}


# --- people and months ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, {}),
        ({"death_date": "2024-12-31"}, {"people": -1440}),
        ({"death_date": "2024-03-01"}, {"people": -360}),
        ({"death_date": "2025-01-01"}, {"months": -1320}),
        ({"death_date": "2023-12-31", "start_month": "2020-01"}, {}),
        ({"start_month": "2025-01"}, {"people": 1440}),
        ({"start_month": "2025-12"}, {"people": 120}),
        ({"start_month": "2024-12"}, {"months": 1320}),
        ({"start_month": "2024-07", "end_month": "2025-06"}, {}),
        ({"suspended_from": "2024-05", "resumed_from": "2024-07", "suspension_backpay": "no"}, {"months": 240}),
        ({"suspended_from": "2024-05", "resumed_from": "2024-07", "suspension_backpay": "yes"}, {}),
        ({"suspended_from": "2025-05"}, {}),
    ],
)
def test_who_is_there_in_one_year_alone_is_people_and_months_in_one_alone_are_months(
    tmp_path: Path, cells: Row, expected: dict[str, float]
) -> None:
    assert one(tmp_path, person("甲", **cells), item=LIVING) == expected


def test_months_that_come_and_go_are_both_months(tmp_path: Path) -> None:
    """Six months earlier in 2024 and six later in 2025: the rate has risen, and no month is in both years."""
    rates = [{"from": "2024-01", "amount": "120.00"}, {"from": "2025-01", "amount": "130.00"}]
    cells = {"start_month": "2024-01", "end_month": "2025-12", "suspension_backpay": "no"}
    cells |= {"suspended_from": "2024-07", "resumed_from": "2025-07"}
    assert one(tmp_path, person("甲", **cells), item=LIVING | {"rate": rates}) == {"months": 60}


def test_the_first_month_ever_computed_makes_months(tmp_path: Path) -> None:
    assert one(tmp_path, person("甲"), item=LIVING, since="2024-05") == {"months": 480}
    assert one(tmp_path, person("甲"), item=LIVING, since="2025-01") == {"people": 1440}


def test_people_are_counted_once_and_as_they_come_and_go(tmp_path: Path) -> None:
    people = [person("甲", start_month="2025-03", heating="yes"), person("乙", death_date="2024-10-10", heating="yes")]
    people += [person("丙", heating="yes"), person("丁", death_date="2025-11-11")]
    second = LIVING | {"id": "second", "name": "第二"}
    found = shifts.shifts(known(tmp_path, people, items=[LIVING, second, HEATING]), 2025)
    assert (found.joined, found.left) == (1, 1)
    assert found.persons == {"people": 2, "months": 1, "rate": 0, "wage": 0, "adjustment": 0, "one-off": 1}
    assert yuan(found) == {"living": {"months": -120}, "second": {"months": -120}, "heating": {"one-off": -578}}
    assert found.before == {"living": 12_000 * 34, "second": 12_000 * 34, "heating": 57_800 * 2}


# --- rates, wages, adjustments ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "expected"),
    [("2025-01", {"rate": 120}), ("2024-07", {"rate": 60}), ("2025-12", {"rate": 10}), ("2024-01", {})],
)
def test_a_rate_counts_from_its_month_against_the_same_month_a_year_before(
    tmp_path: Path, start: str, expected: dict[str, float]
) -> None:
    rates = [{"from": "2023-01", "amount": "120.00"}, {"from": start, "amount": "130.00"}]
    assert one(tmp_path, person("甲"), item=LIVING | {"rate": rates}) == expected


def test_who_leaves_takes_the_old_rate_along(tmp_path: Path) -> None:
    rates = [{"from": "2024-01", "amount": "120.00"}, {"from": "2025-01", "amount": "130.00"}]
    people = [person("甲"), person("乙", death_date="2024-12-01")]
    found = shifts.shifts(known(tmp_path, people, items=[LIVING | {"rate": rates}]), 2025)
    assert yuan(found) == {"living": {"people": -1440, "rate": 120}}


@pytest.mark.parametrize(
    ("cells", "rule", "expected"),
    [
        ({}, {}, {"adjustment": 600}),
        ({}, {"effective": "2024-07"}, {"adjustment": 300}),
        ({}, {"effective": "2024-01"}, {}),
        ({}, {"effective": "2025-12"}, {"adjustment": 50}),
        ({"wage_from": "2025-01"}, {}, {}),
        ({"wage_from": "2024-12"}, {}, {"adjustment": 600}),
    ],
)
def test_an_adjustment_counts_where_no_set_wage_contains_it(
    tmp_path: Path, cells: Row, rule: Row, expected: dict[str, float]
) -> None:
    assert one(tmp_path, person("甲", monthly_wage="1000.00", **cells), item=raising(**rule)) == expected


@pytest.mark.parametrize(
    ("wage", "effective", "expected"),
    [
        ("1050.00", "2025-01", {"adjustment": 600}),  # it contains the raise and nothing else
        ("1080.00", "2025-01", {"adjustment": 600, "wage": 360}),
        ("1000.00", "2025-01", {"adjustment": 600, "wage": -600}),
        ("1050.00", EARLIER, {}),  # a raise of the year before, contained since: nothing has changed
        ("1070.00", EARLIER, {"wage": 240}),
    ],
)
def test_a_new_wage_that_contains_a_raise_does_not_undo_it(
    tmp_path: Path, wage: str, effective: str, expected: dict[str, float]
) -> None:
    news = change("2025-01-05", "甲", "wage", "2025-01", wage)
    rule = raising(effective=effective)
    assert one(tmp_path, person("甲", monthly_wage="1000.00"), news, item=rule) == expected


def test_a_wage_change_by_itself_is_a_matter_of_wages(tmp_path: Path) -> None:
    news = change("2025-03-01", "甲", "wage", "2025-03", "1100.00")
    assert one(tmp_path, person("甲", monthly_wage="1000.00"), news, item=WAGE) == {"wage": 1000}


@pytest.mark.parametrize(
    ("born", "expected"),
    [("1955-03-10", {"adjustment": 750}), ("1954-03-10", {"adjustment": 150}), ("1956-03-10", {})],
)
def test_an_age_that_is_reached_is_part_of_the_adjustment(
    tmp_path: Path, born: str, expected: dict[str, float]
) -> None:
    rule = {"effective": "2024-01", "fixed": "0.00", "age_on": "2023-12-31"}
    rule |= {"on_reaching": [{"age": 70, "amount": "75.00"}]}  # type: ignore[dict-item]
    found = one(tmp_path, person("甲", monthly_wage="1000.00", birth_date=born), item=raising(**rule))
    assert found == expected


# --- once a year ------------------------------------------------------------------------------------------------------


def test_what_is_paid_once_a_year_stands_by_itself(tmp_path: Path) -> None:
    rates = [{"from": "2024-01", "amount": "578.00"}, {"from": "2025-01", "amount": "600.00"}]
    people = [person("甲", heating="yes"), person("乙", heating="yes", death_date="2024-12-31"), person("丙")]
    news = change("2025-01-01", "丙", "flag:heating", "2025-01", "yes")
    found = shifts.shifts(known(tmp_path, people, news, items=[HEATING | {"rate": rates}]), 2025)
    assert yuan(found) == {"heating": {"one-off": 22 - 578 + 600}}
    assert found.persons["one-off"] == 3


# --- many people ------------------------------------------------------------------------------------------------------


def test_whoever_loops_over_the_people_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [person(name, monthly_wage=f"{1000 + place}.00") for place, name in enumerate("甲乙丙丁戊己庚")]
    people[2]["death_date"], people[4]["start_month"] = "2024-06-06", "2025-02"
    many = known(tmp_path, people, items=[LIVING, raising()])
    whole = shifts.shifts(many, 2025)
    monkeypatch.setattr(engine, "CELLS", 48)
    assert shifts.shifts(many, 2025) == whole
    assert whole.items["wage"]["adjustment"] == 5 * 12 * 5000
