"""Why what was paid in a year is not its budget: each cause by itself, with its people and the right amount."""

import json
from pathlib import Path
from typing import Any

import pytest

from subsidies import correct, months
from subsidies.correct import By, Claim
from tests.bureau import HEATING, LIVING, WAGE, Bureau, Project, change, entry, id_number, person
from tests.shell import call

Answer = dict[str, Any]
LINE: dict[str, Any] = {"name": "生活补贴", "item": "living", "persons": 2, "rate": "120.00", "months": 12}
BUDGET: dict[str, Any] = {"year": 2024, "published": "0.29", "approved": "2880.00", "line": [LINE]}
LAST = "2024-12-31"


def bureau_of(folder: Path, *names: str, budget: Answer | None = None, **keys: Any) -> Bureau:
    """Return a bureau that pays 120.00 a month to each, with a budget of two people's year."""
    people = [person(name, start_month="2024-01") for name in names or "甲乙"]
    return Bureau(folder, {"living": Project(people, [], {"budget": [BUDGET | (budget or {})]} | keys)})


def issued(bureau: Bureau, through: int = 12) -> Bureau:
    """Return a bureau whose lists were issued from January through a month, a single one in catch-up."""
    for number in sorted({1, through}):
        bureau.issue(f"2024-{number:02d}", catch_up=True, accept="样例")
    return bureau


def told(bureau: Bureau, as_of: str = LAST, year: str = "2024") -> Answer:
    """Return the only project of the answer, with the people behind each cause, once all adds up."""
    bureau.write()
    asked = ("reconcile", year, "--json", "--as-of", as_of, "--split", "cause,person")
    (found,) = json.loads(call("-C", str(bureau.folder), *asked).out)["projects"]
    for cause in found["explained"]:
        assert sum(cents(one["amount"]) for one in cause["people"]) == cents(cause["amount"])
    if found["variance"]:
        assert sum(cents(cause["amount"]) for cause in found["explained"]) == cents(found["variance"])
    assert isinstance(found, dict)
    return found


def cents(amount: str) -> int:
    """Return the fen of an amount."""
    return round(float(amount) * 100)


def causes(found: Answer) -> dict[str, str]:
    """Return the amount of each cause."""
    return {one["cause"]: one["amount"] for one in found["explained"]}


def people(found: Answer, cause: str) -> list[tuple[str | None, str]]:
    """Return the names behind a cause, with their amounts."""
    (one,) = (one for one in found["explained"] if one["cause"] == cause)
    return [(each["name"], each["amount"]) for each in one["people"]]


# --- what has changed since the estimate ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entered", "cause", "amount"),
    [
        (change("2024-03-20", "乙", "death", "2024-03-05"), "death", "-1080.00"),
        (change("2024-03-20", "乙", "end", "2024-04"), "end", "-1080.00"),
        (change("2024-03-20", "乙", "forfeit", "2024-11"), "forfeit", "-240.00"),
        (change("2024-03-20", "乙", "account", "2024-03", "30010123456789012"), "", ""),
    ],
)
def test_a_change_is_its_own_cause_with_the_months_that_it_takes(
    tmp_path: Path, entered: dict[str, str], cause: str, amount: str
) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    bureau.projects["living"].changes = [entered]
    bureau.issue("2024-12", catch_up=True)
    found = told(bureau)
    assert causes(found) == ({cause: amount} if cause else {})
    assert not cause or people(found, cause) == [("乙", amount)]


def test_numbers_of_people_behind_a_cause_are_masked(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    bureau.projects["living"].changes = [change("2024-03-20", "乙", "end", "2024-04")]
    (one,) = told(bureau)["explained"][0]["people"]
    masked = id_number("乙")[:6] + "*" * 8 + id_number("乙")[-4:]
    assert (one["id_number"], one["item"]) == (masked, "living")


def test_what_was_known_on_1_january_is_no_cause_of_its_own(tmp_path: Path) -> None:
    """The line has two people all year, the estimate one of them only till March: that is a matter of the budget."""
    bureau = bureau_of(tmp_path)
    bureau.projects["living"].changes = [change("2023-12-30", "乙", "end", "2024-04")]
    assert causes(told(issued(bureau))) == {"head-count": "-1080.00"}


def test_a_suspension_without_back_pay_and_one_that_holds(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    own = bureau.projects["living"].changes = [change("2024-05-02", "乙", "suspend", "2024-05")]
    bureau.issue("2024-12", catch_up=True)
    assert causes(told(bureau)) == {"held": "-1320.00"}
    own.append(change("2024-12-30", "乙", "resume-without-backpay", "2024-12"))
    found = told(bureau)
    assert causes(found) == {"suspension": "-840.00", "arrears": "-480.00"}
    assert people(found, "suspension") == [("乙", "-840.00")]


def test_who_joins_and_who_is_revived(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    mine = bureau.projects["living"]
    mine.roster.append(person("丙", start_month="2024-10", reported_on="2024-10-02"))
    bureau.issue("2024-12", catch_up=True)
    assert causes(told(bureau)) == {"joiner": "360.00"}
    assert people(told(bureau), "joiner") == [("丙", "360.00")]


def test_a_death_that_is_revoked_gives_its_months_back(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    own = bureau.projects["living"].changes = [change("2023-12-30", "乙", "death", "2023-12-29")]
    bureau.issue("2024-01")
    own.append(change("2024-02-02", "乙", "death-revoked", "2024-02-01"))
    bureau.issue("2024-12", catch_up=True)
    assert causes(told(bureau)) == {"head-count": "-1440.00", "death-revoked": "1440.00"}


def test_a_rate_that_rises_is_of_those_who_live_to_get_it(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.issue("2024-01")
    mine = bureau.projects["living"]
    mine.keys["item"] = [LIVING | {"rate": [*LIVING["rate"], {"from": "2024-07", "amount": "130.00"}]}]
    mine.changes = [change("2024-03-20", "乙", "death", "2024-03-05")]
    bureau.issue("2024-12", catch_up=True)
    found = told(bureau)
    assert causes(found) == {"death": "-1080.00", "rate": "60.00"}
    assert people(found, "rate") == [("甲", "60.00")]


def test_a_raise_stands_against_what_was_set_aside(tmp_path: Path) -> None:
    lines = [
        {"name": "工资", "item": "wage", "persons": 2, "rate": "1000.00", "months": 12},
        {"name": "调资补发", "item": "wage", "amount": "1000.00"},
    ]
    budget = {"year": 2024, "published": "2.50", "approved": "25000.00", "line": lines}
    rows = [person(name, start_month="2024-01", monthly_wage="1000.00") for name in "甲乙"]
    bureau = Bureau(tmp_path, {"living": Project(rows, [], {"item": [WAGE], "budget": [budget]})})
    bureau.issue("2024-01")
    rule = {"effective": "2024-01", "issued": "2024-07-10", "fixed": "35.00"}
    bureau.projects["living"].keys["item"] = [WAGE | {"adjustment": [rule]}]
    bureau.projects["living"].changes = [change("2024-10-08", "乙", "wage", "2024-10", "1100.00")]
    bureau.issue("2024-12", catch_up=True)
    found = told(bureau)
    assert causes(found) == {"set-aside": "-1000.00", "raise": "840.00", "wage": "195.00"}
    assert people(found, "set-aside") == [("调资补发", "-1000.00")]
    assert people(found, "raise") == [("甲", "420.00"), ("乙", "420.00")]


def test_a_flag_and_an_edited_roster(tmp_path: Path) -> None:
    items = [LIVING, HEATING | {"month": 10}]
    line = {"name": "取暖", "item": "heating", "persons": 1, "rate": "578.00", "months": 1}
    bureau = bureau_of(tmp_path, item=items, budget={"approved": "3458.00", "line": [LINE, line]})
    bureau.projects["living"].roster[0]["heating"] = "yes"
    bureau.issue("2024-01")
    mine = bureau.projects["living"]
    mine.changes = [change("2024-09-02", "甲", "flag:heating", "2024-09", "no")]
    mine.roster[1]["start_month"] = "2024-02"
    bureau.issue("2024-12", catch_up=True, accept="样例")
    assert causes(told(bureau)) == {"flag": "-578.00", "roster-edit": "-120.00"}


def test_who_was_never_paid_and_is_gone_from_the_roster(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.projects["living"].roster[1]["start_month"] = "2024-03"
    bureau.issue("2024-01")
    bureau.projects["living"].roster.pop()
    bureau.issue("2024-12", catch_up=True)
    found = told(bureau)
    assert causes(found) == {"head-count": "-240.00", "roster-edit": "-1200.00"}
    assert people(found, "roster-edit") == [("乙", "-1200.00")]


# --- what was paid ----------------------------------------------------------------------------------------------------


def test_what_january_pays_for_december_is_of_two_years(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    issued(bureau, 11)
    bureau.issue("2025-01", catch_up=True)
    found = told(bureau, "2025-01-20")
    assert causes(found) == {"paid-other-years": "-240.00"}
    assert found["pay_years"] == [
        {"pay_year": 2024, "amount": "2640.00"},
        {"pay_year": 2025, "amount": "240.00"},
    ]
    bureau.projects["living"].keys["budget"] = [BUDGET | {"year": 2025}]
    found = told(bureau, "2025-01-20", "2025")
    assert causes(found) == {"other-years": "240.00", "not-issued": "-2640.00"}
    assert people(found, "other-years") == [("甲", "120.00"), ("乙", "120.00")]
    assert found["months"][0]["paid"] == "480.00"
    assert found["months"][0]["paid_for"] == "240.00"
    assert [one["service_year"] for one in found["service_years"]] == [2024, 2025]


def test_refunds_and_recoveries_across_the_turn_of_the_year(tmp_path: Path) -> None:
    bureau = issued(bureau_of(tmp_path))
    bureau.projects["living"].changes = [change("2025-01-02", "乙", "death", "2024-10-05")]
    bureau.enter(entry("2025-01", ("乙", "2024-12", -12000), kind="refund"))
    found = told(bureau, "2025-01-20")
    assert causes(found) == {"death": "-240.00", "recovered-other-years": "120.00", "claims": "120.00"}
    bureau.projects["living"].keys["budget"] = [BUDGET | {"year": 2025}]
    found = told(bureau, "2025-01-20", "2025")
    assert causes(found)["returned-other-years"] == "-120.00"


def test_a_waiver_is_paid_and_not_owed(tmp_path: Path) -> None:
    bureau = issued(bureau_of(tmp_path))
    bureau.projects["living"].changes = [change("2024-12-30", "乙", "death", "2024-10-05")]
    by = By("tester", months.parse_day("2024-12-30"))
    correct.waive(bureau.write(), Claim(id_number("乙"), 15000, document="会议纪要"), by)
    assert causes(told(bureau)) == {"death": "-240.00", "waived": "150.00", "claims": "90.00"}


def test_a_list_taken_back_is_not_paid_yet(tmp_path: Path) -> None:
    bureau = issued(bureau_of(tmp_path))
    correct.reverse(bureau.write(), bureau.numbers()[-1], By("tester", months.parse_day("2024-12-30"), "未付"))
    found = told(bureau)
    assert causes(found) == {"arrears": "-2640.00"}
    assert found["months"][11]["persons"] == 0


def test_months_that_are_not_issued_yet(tmp_path: Path) -> None:
    found = told(issued(bureau_of(tmp_path), 9), "2024-09-20")
    assert causes(found) == {"not-issued": "-720.00"}
    assert found["progress"] == {"month": "2024-09", "plan": "2160.00", "paid": "2160.00", "status": "on-plan"}
    assert found["forecast"]["total"] == "2880.00"


# --- the budget -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("budget", "expected"),
    [
        ({"line": [LINE | {"persons": 3}], "approved": "4320.00"}, {"head-count": "-1440.00"}),
        ({"line": [LINE | {"rate": "130.00"}], "approved": "3120.00"}, {"planned-rate": "-240.00"}),
        ({"line": [LINE | {"months": 11}], "approved": "2640.00"}, {"planned-months": "240.00"}),
        ({"approved": "3000.00"}, {"unlined": "-120.00"}),
        ({"approved": None}, {"rounding": "-20.00"}),
        ({"line": [], "approved": None}, {"rounding": "-20.00"}),
        ({"line": [], "approved": "2879.00"}, {"unlined": "1.00"}),
        ({"revision": [{"date": "2024-07-01", "amount": "-80.00", "basis": "调减"}]}, {"revision": "80.00"}),
    ],
)
def test_the_budget_against_the_estimate(tmp_path: Path, budget: Answer, expected: dict[str, str]) -> None:
    bureau = bureau_of(tmp_path)
    whole = {key: one for key, one in (BUDGET | budget).items() if one is not None}
    bureau.projects["living"].keys["budget"] = [whole]
    assert causes(told(issued(bureau))) == expected


def test_a_monthly_figure_that_may_be_the_estimate_is_rounding(tmp_path: Path) -> None:
    line = {"name": "生活补贴", "item": "living", "monthly": "0.02", "months": 12}
    bureau = bureau_of(tmp_path)
    bureau.projects["living"].keys["budget"] = [{"year": 2024, "published": "0.29", "line": [line]}]
    assert causes(told(issued(bureau))) == {"rounding": "-20.00"}
    line["monthly"] = "0.05"
    bureau.projects["living"].keys["budget"] = [{"year": 2024, "published": "0.60", "line": [line]}]
    assert causes(told(bureau)) == {"planned-monthly": "-3120.00"}


def test_the_months_of_a_budget_are_those_of_its_items(tmp_path: Path) -> None:
    items = [LIVING, HEATING | {"month": 10, "flag": ""}]
    line = {"name": "取暖", "item": "heating", "persons": 2, "rate": "578.00", "months": 1}
    bureau = bureau_of(tmp_path, item=items, budget={"approved": "4100.00", "line": [LINE, line]})
    found = told(issued(bureau))
    rows = {one["id"]: [each["budget"] for each in one["months"]] for one in found["items"]}
    assert rows["living"] == ["240.00"] * 12
    assert rows["heating"] == ["0.00"] * 9 + ["1156.00"] + ["0.00"] * 2
    assert found["undated"] == {"budget": "64.00", "plan": "0.00"}
    assert [found["months"][9][key] for key in ("budget", "plan", "entitled", "paid_for")] == ["1396.00"] * 4
    assert [one["settled"] for one in found["months"]] == [None] * 12


# --- what is ahead ----------------------------------------------------------------------------------------------------


def test_an_over_run_is_told_before_it_happens_with_its_month(tmp_path: Path) -> None:
    bureau = issued(bureau_of(tmp_path, budget={"approved": "2500.00"}), 6)
    bureau.write()
    result = call("-C", str(tmp_path), "reconcile", "2024", "--json", "--as-of", "2024-06-20")
    answer = json.loads(result.out)
    (finding,) = [one for one in answer["findings"] if one["name"] == "over-budget-ahead"]
    assert (finding["code"], finding["severity"], finding["amount"]) == ("B109", "warning", "380.00")
    assert "2024-11" in finding["message"]
    assert answer["projects"][0]["forecast"]["money_ends"] == "2024-11"
    bureau.issue("2024-12", catch_up=True)
    result = call("-C", str(tmp_path), "reconcile", "2024", "--json", "--as-of", "2024-12-20")
    names = [one["name"] for one in json.loads(result.out)["findings"]]
    assert ("over-budget" in names, "over-budget-ahead" in names) == (True, False)


def test_what_deaths_are_likely_to_save_is_forecast_and_an_over_run_is_told_by_it(tmp_path: Path) -> None:
    born = [person(name, start_month="2024-01", birth_date="1954-03-01") for name in "甲乙"]
    bureau = bureau_of(tmp_path, budget={"approved": "2800.00"})
    bureau.projects["living"].roster = born
    issued(bureau, 6)
    table = "".join(f"{age},0.3,0.3\n" for age in range(60, 121))
    (tmp_path / "table.csv").write_text(f"age,men,women\n{table}121,1,1\n", encoding="utf-8")
    settings = tmp_path / "subsidies.toml"
    deadly = 'mortality = "table.csv"\nmortality_weight = 1000000\n'  # so much that nobody's being alive matters
    settings.write_text(deadly + settings.read_text(encoding="utf-8"), encoding="utf-8")
    answer = json.loads(call("-C", str(tmp_path), "reconcile", "2024", "--json", "--as-of", "2024-06-20").out)
    found = answer["projects"][0]["forecast"]
    passed = [month - 19 / 30 for month in range(1, 7)]  # months from that day to the first of each
    likely = [240 * 0.7 ** (each / 12) for each in passed]
    assert found["total"] == "2880.00"
    assert float(found["likely"]["expected"]) == pytest.approx(1440 + sum(likely), abs=0.011)
    assert "over-budget-ahead" not in {one["name"] for one in answer["findings"]}  # 2880.00 would be
    low, high = (float(found["likely"][key]) for key in ("p10", "p90"))
    assert 1440 <= low < 1440 + sum(likely) < high <= 2880


def test_within_the_range_of_a_printed_budget_nothing_is_told(tmp_path: Path) -> None:
    bureau = bureau_of(tmp_path)
    bureau.projects["living"].keys["budget"] = [{"year": 2024, "published": "0.29"}]
    assert told(issued(bureau, 6), "2024-06-20")["forecast"]["over"] == "0.00"
    bureau.projects["living"].keys["budget"] = [{"year": 2024, "published": "0.28"}]
    assert told(bureau, "2024-06-20")["forecast"]["over"] == "30.01"


def test_a_year_that_has_not_begun_is_forecast_without_what_earlier_lists_pay(tmp_path: Path) -> None:
    bureau = issued(bureau_of(tmp_path), 11)
    found = told(bureau, "2024-11-20", "2025")
    assert (found["forecast"]["total"], found["progress"], found["explained"]) == ("2880.00", None, [])
