"""An estimate against last year's budget and outcome: every cause with what is nearly it; they add up to the fen."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from subsidies import against
from subsidies.against import Cause
from tests.bureau import HEATING, LIVING, WAGE, Bureau, Project, change, entry, living, person
from tests.offices import Row
from tests.shell import call

Answer = dict[str, Any]
PLANNED: dict[str, Any] = {"name": "生活补贴", "item": "living", "persons": 4, "rate": "120.00", "months": 12}
NAMES = "甲乙丙丁"


def estimated(folder: Path, year: str, as_of: str) -> Answer:
    """Return an estimate of one project against the year before."""
    result = call("-C", str(folder), "budget", year, "--as-of", as_of, "--json", "--lang", "zh")
    assert (result.status, result.err) == (0, "")
    (found,) = json.loads(result.out)["projects"]
    for one in filter(None, (found["before"]["budget"], found["before"]["outcome"])):
        assert sum(cents(cause["amount"]) for cause in one["causes"]) == cents(one["change"])
        assert cents(one["total"]) + cents(one["change"]) == cents(found["total"])
    assert isinstance(found, dict)
    return found


def cents(amount: str) -> int:
    """Return the fen of an amount."""
    return round(float(amount) * 100)


def causes(one: Answer) -> dict[str, float]:
    """Return the causes of a comparison, in yuan."""
    return {cause["cause"]: float(cause["amount"]) for cause in one["causes"]}


def planned(folder: Path, budget: Answer, *changes: Row, **keys: Any) -> Answer:
    """Return the comparison of 2025 with a budget of 2024, of four people who get 120 yuan a month."""
    people = [person(name, start_month="2024-01") for name in NAMES]
    keys = {"budget": [{"year": 2024} | budget], **keys}
    bureau = Bureau(folder, {"living": Project(people, list(changes), keys)})
    found = estimated(bureau.write().root, "2025", "2024-12-31")["before"]["budget"]
    assert isinstance(found, dict)
    return found


# --- against a budget with lines --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ({}, {}),
        ({"persons": 5}, {"people": -1440}),
        ({"persons": 3}, {"people": 1440}),
        ({"persons": 0}, {"people": 5760}),
        ({"months": 11}, {"months": 480}),
        ({"rate": "110.00"}, {"rate": 480}),
        ({"persons": 5, "rate": "110.00", "months": 6}, {"people": -1320, "months": 3300, "rate": 480}),
        ({"rate": "0.00"}, {"rate": 5760}),
    ],
)
def test_lines_say_how_many_people_at_what_rate_for_how_long(
    tmp_path: Path, line: Answer, expected: dict[str, float]
) -> None:
    one = PLANNED | line
    approved = f"{one['persons'] * float(one['rate']) * one['months']:.2f}"
    found = planned(tmp_path, {"published": "0.58", "approved": approved, "line": [one]})
    assert causes(found) == expected
    assert found["published"] is None


def test_people_of_lines_are_counted_where_it_is_the_same_number_every_month(tmp_path: Path) -> None:
    whole = planned(tmp_path, {"published": "0.72", "approved": "7200.00", "line": [PLANNED | {"persons": 5}]})
    (people,) = whole["causes"]
    assert (people["persons"], people["joined"], people["left"]) == (1, 0, 1)
    late = change("2024-12-30", "甲", "end", "2025-06")
    part = planned(tmp_path, {"published": "0.72", "approved": "7200.00", "line": [PLANNED | {"persons": 5}]}, late)
    (people,) = part["causes"]
    assert (people["amount"], people["persons"], people["joined"], people["left"]) == ("-2280.00", None, 0, 0)


def test_several_lines_of_an_item_have_one_average_rate(tmp_path: Path) -> None:
    lines = [PLANNED | {"persons": 3, "rate": "100.00"}, PLANNED | {"persons": 1, "rate": "150.00", "months": 5}]
    found = planned(tmp_path, {"published": "0.43", "approved": "4350.00", "line": lines})
    assert causes(found)["months"] == 150 * 7
    assert sum(causes(found).values()) == 5760 - 4350


@pytest.mark.parametrize(
    ("published", "cause"),
    [("0.58", "rounding"), ("0.57", "unlined"), ("0.59", "unlined"), ("0.576", None), ("0.5764", "unlined")],
)
def test_what_lies_between_the_printed_figure_and_its_lines_is_rounding_only_where_it_may_be(
    tmp_path: Path, published: str, cause: str | None
) -> None:
    found = planned(tmp_path, {"published": published, "line": [PLANNED]})
    assert list(causes(found)) == ([cause] if cause else [])
    assert found["within_rounding"] == (cause == "rounding")
    assert found["published"] == published


def test_revisions_belong_to_the_budget_and_are_a_cause(tmp_path: Path) -> None:
    cut = {"date": "2024-07-01", "amount": "-760.00"}
    found = planned(tmp_path, {"published": "0.58", "approved": "5760.00", "line": [PLANNED], "revision": [cut]})
    assert (found["total"], found["revised"], causes(found)) == ("5000.00", "-760.00", {"revision": 760})


def test_what_was_set_aside_last_year_is_no_plan_of_an_item(tmp_path: Path) -> None:
    aside = {"name": "调资", "item": "living", "amount": "300.00"}
    found = planned(tmp_path, {"published": "0.61", "approved": "6060.00", "line": [PLANNED, aside]})
    assert [(one["cause"], one["sure"], one["amount"]) for one in found["causes"]] == [
        ("provision", "assumed", "-300.00")
    ]


def test_what_is_set_aside_both_years_is_compared(tmp_path: Path) -> None:
    aside = {"name": "调资", "item": "living", "amount": "300.00"}
    people = [person(name, start_month="2024-01") for name in NAMES]
    budgets = [
        {"year": 2024, "published": "0.61", "approved": "6060.00", "line": [PLANNED, aside]},
        {"year": 2025, "published": "0.62", "line": [PLANNED, aside | {"amount": "420.00"}]},
    ]
    bureau = Bureau(tmp_path, {"living": Project(people, keys={"budget": budgets})})
    found = estimated(bureau.write().root, "2025", "2024-12-31")["before"]["budget"]
    assert causes(found) == {"provision": 120}


def test_what_is_held_at_the_end_of_the_year_is_not_paid_in_it(tmp_path: Path) -> None:
    hold = change("2024-12-30", "甲", "suspend", "2025-11")
    found = planned(tmp_path, {"published": "0.58", "approved": "5760.00", "line": [PLANNED]}, hold)
    assert causes(found) == {"held": -240}


def test_an_item_that_the_budget_did_not_have_is_new(tmp_path: Path) -> None:
    """Where nothing was owed for it last year, and the lines come to the budget's total."""
    items = [LIVING, HEATING | {"rate": [{"from": "2025-01", "amount": "578.00"}], "flag": ""}]
    budget = {"published": "0.58", "line": [PLANNED]}
    assert causes(planned(tmp_path, budget, item=items)) == {"new-item": 4 * 578, "rounding": -40}


def test_an_item_that_the_lines_leave_out_is_followed_by_what_was_owed(tmp_path: Path) -> None:
    items, dead = [LIVING, HEATING | {"flag": ""}], change("2024-12-30", "丁", "death", "2024-12-30")
    approved = {"published": "0.81", "approved": "8100.00", "line": [PLANNED]}
    found = causes(planned(tmp_path, approved, dead, item=items))
    assert found == {"people": -1440, "one-off": -578, "execution": 5760 + 4 * 578 - 8100}
    rounded = {"published": "0.81", "line": [PLANNED]}
    assert causes(planned(tmp_path, rounded, dead, item=items)) == {"people": -1440, "one-off": -578, "rounding": -28}


def test_lines_that_leave_something_out_and_nothing_to_follow(tmp_path: Path) -> None:
    items, since = [LIVING, HEATING | {"flag": ""}], {"since": "2025-01"}
    found = causes(planned(tmp_path, {"published": "0.81", "line": [PLANNED]}, item=items, **since))
    assert found == {"unlined": 4 * 578 + 5760 - 8100}


def test_monthly_figures_follow_the_people_where_lists_know_them(tmp_path: Path) -> None:
    line = {"name": "生活补贴", "item": "living", "monthly": "0.06", "months": 12}
    dead = change("2024-12-30", "丁", "death", "2024-12-30")
    found = planned(tmp_path, {"published": "0.72", "line": [line]}, dead)
    assert causes(found) == {"people": -1440, "execution": 5760 - 7200}
    assert found["causes"][0]["left"] == 1
    close = planned(tmp_path, {"published": "0.58", "line": [line | {"monthly": "0.05"}]}, dead)
    assert causes(close) == {"people": -1440, "rounding": 5760 - 5800}


def test_monthly_figures_alone_do_not_tell_people_and_rates_apart(tmp_path: Path) -> None:
    line = {"name": "生活补贴", "item": "living", "monthly": "0.06", "months": 10}
    found = planned(tmp_path, {"published": "0.60", "line": [line]}, since="2025-01")
    assert causes(found) == {"months": 1200, "monthly": 5760 - 7200}


def test_wages_are_told_apart_where_they_are_known(tmp_path: Path) -> None:
    rule = {"effective": "2025-01", "issued": "2024-12-01", "fixed": "50.00"}
    people = [person(name, start_month="2024-01", monthly_wage="1000.00") for name in NAMES]
    line = {"name": "工资", "item": "wage", "persons": 5, "rate": "1000.00", "months": 12}
    budget = {"year": 2024, "published": "6.00", "approved": "60000.00", "line": [line]}
    project = Project(people, [], {"item": [WAGE | {"adjustment": [rule]}], "budget": [budget]})
    project.changes = [change("2024-12-30", "丁", "death", "2024-12-30")]
    bureau = Bureau(tmp_path, {"living": project})
    found = estimated(bureau.write().root, "2025", "2024-12-31")["before"]["budget"]
    assert causes(found) == {"people": -12_000, "adjustment": 1800, "execution": -12_000}
    project.keys["since"] = "2025-01"
    found = estimated(bureau.write().root, "2025", "2024-12-31")["before"]["budget"]
    assert causes(found) == {"people": -24_000, "wage": 1800}


# --- against a budget without lines -----------------------------------------------------------------------------------


def test_a_printed_figure_alone_is_split_by_what_was_owed(tmp_path: Path) -> None:
    dead = change("2024-12-30", "丁", "death", "2024-12-30")
    found = planned(tmp_path, {"published": "0.60"}, dead)
    assert causes(found) == {"people": -1440, "execution": -240}
    assert causes(planned(tmp_path, {"published": "0.58"}, dead)) == {"people": -1440, "rounding": -40}


def test_a_printed_figure_with_revisions_is_compared_as_revised(tmp_path: Path) -> None:
    budget = {"published": "0.60", "revision": [{"date": "2024-07-01", "amount": "-200.00"}]}
    found = planned(tmp_path, budget)
    assert (found["total"], causes(found)) == ("5800.00", {"rounding": -40})
    near = planned(tmp_path, budget | {"revision": [{"date": "2024-07-01", "amount": "-189.00"}]})
    assert causes(near) == {"execution": -51}


def test_a_printed_figure_and_nothing_owed_is_not_split(tmp_path: Path) -> None:
    found = planned(tmp_path, {"published": "0.60"}, since="2025-01")
    assert causes(found) == {"unsplit": -240}


def test_there_may_be_nothing_to_compare_with(tmp_path: Path) -> None:
    bureau = living(tmp_path, *NAMES)
    assert estimated(bureau.write().root, "2025", "2024-12-31")["before"] == {
        "year": 2024,
        "budget": None,
        "outcome": None,
    }
    said = call("-C", str(tmp_path), "budget", "2025", "--as-of", "2024-12-31", "--lang", "zh").out
    assert "living：2024 年没有预算，也没有发放名单，无从比较。" in said


# --- against what the year cost ---------------------------------------------------------------------------------------


def issued(folder: Path, *changes: Row, last: int = 12) -> Bureau:
    """Return a bureau of four people whose months of 2024 are issued."""
    bureau = living(folder, *NAMES)
    bureau.projects["living"].changes = list(changes)
    for month in range(1, last + 1):
        bureau.issue(f"2024-{month:02d}")
    return bureau


def after(bureau: Bureau, as_of: str = "2025-01-10") -> Answer:
    """Return the comparison of 2025 with what 2024 cost."""
    found = estimated(bureau.write().root, "2025", as_of)["before"]["outcome"]
    assert isinstance(found, dict)
    return found


def test_an_outcome_that_was_paid_as_owed(tmp_path: Path) -> None:
    found = after(issued(tmp_path, change("2024-12-02", "丁", "death", "2024-12-01")))
    assert (found["total"], found["change"], found["rate"]) == ("5760.00", "-1440.00", "-0.2500")
    assert (causes(found), found["expected"]) == ({"people": -1440}, "0.00")


def test_a_death_reported_late_was_paid_and_not_owed(tmp_path: Path) -> None:
    bureau = issued(tmp_path)
    bureau.projects["living"].changes = [change("2025-01-05", "丁", "death", "2024-10-15")]
    assert causes(after(bureau)) == {"people": -1200, "timing": -240}


def test_arrears_of_the_year_that_nobody_paid_are_timing(tmp_path: Path) -> None:
    bureau = issued(tmp_path)
    rates = [*LIVING["rate"], {"from": "2024-11", "amount": "130.00", "issued": "2025-01-05"}]
    bureau.projects["living"].keys["item"] = [LIVING | {"rate": rates}]
    assert causes(after(bureau)) == {"rate": 10 * 4 * 10, "timing": 80}


def test_what_is_held_over_new_year_is_timing(tmp_path: Path) -> None:
    bureau = issued(tmp_path, change("2024-11-02", "甲", "suspend", "2024-11"))
    assert causes(after(bureau)) == {"timing": 240, "held": -1440}


def test_lists_to_come_belong_to_what_the_year_costs(tmp_path: Path) -> None:
    bureau = issued(tmp_path, last=9)
    bureau.projects["living"].changes = [change("2024-10-05", "丁", "death", "2024-10-01")]
    found = after(bureau, "2024-10-10")
    assert (found["total"], found["expected"]) == ("5520.00", "1200.00")
    assert causes(found) == {"people": -1200}


def test_a_year_that_begins_late_is_said_to(tmp_path: Path) -> None:
    bureau = living(tmp_path, *NAMES)
    bureau.projects["living"].keys["since"] = "2024-07"
    for month in range(7, 13):
        bureau.issue(f"2024-{month:02d}")
    found = after(bureau)
    assert causes(found) == {"months": 2880}
    assert found["sentence"].endswith("上年从2024年7月起算。")
    bureau.projects["living"].keys["since"] = "2024-01"
    assert "起算" not in after(bureau)["sentence"]


def test_a_december_that_was_taken_back_is_to_come_again_until_the_next_year_is_issued(tmp_path: Path) -> None:
    bureau = issued(tmp_path)
    number = bureau.numbers()[-1]
    assert (
        call("-C", str(tmp_path), "ledger", "reverse", str(number), "--why", "x", "--not-paid", "y", "--yes").status
        == 0
    )
    assert after(bureau)["expected"] == "480.00"
    bureau.issue("2025-01")
    assert after(bureau)["expected"] == "0.00"


def test_waivers_move_no_money_and_refunds_do(tmp_path: Path) -> None:
    bureau = issued(tmp_path)
    bureau.enter(entry("2024-12", ("甲", "2024-12", -12_000), kind="refund"))
    bureau.enter(entry("2024-12", ("乙", "2024-12", -12_000), kind="waiver"))
    assert after(bureau)["total"] == "5640.00"


# --- adding up --------------------------------------------------------------------------------------------------------


def test_causes_of_one_kind_are_one_and_lose_their_counts() -> None:
    first, second = Cause("people", -100, joined=0, left=1, persons=1), Cause("people", 300, joined=2, persons=2)
    assert against.merged([first, second]) == (Cause("people", 200),)
    assert against.merged([first]) == (first,)
    assert against.merged([first, first._replace(fen=100)]) == ()
    expected = Cause("adjustment", 5, "expected")
    assert against.merged([expected, Cause("adjustment", 7)]) == (Cause("adjustment", 7), expected)


@pytest.mark.parametrize(
    ("before", "now", "rate"),
    [(0, 500, None), (-100, 500, None), (10_000, 10_000, "0.0000"), (10_000, 9_091, "-0.0909"), (200, 600, "2.0000")],
)
def test_a_rate_against_nothing_is_none(before: int, now: int, rate: str | None) -> None:
    one = against.Against("outcome", 2024, before, now, ())
    assert (one.rate, replace(one, before=now).change) == (rate, 0)
