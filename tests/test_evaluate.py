"""A year's self-evaluation: what was attained is counted by hand, and what is unknown has no points."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidies import score
from tests.bureau import HEATING, LIVING, Bureau, Project, change, person
from tests.shell import call

Answer = dict[str, Any]
FUNDS = "到账日期,金额,文号\n"
NEW_YEAR = "2025-01-20"


def goal(name: str, actual: str, wanted: Any, weight: Any, **more: Any) -> Answer:
    """Return a target that is held against a fact."""
    sign = more.pop("sign", "≥")
    return {"from": 2024, "name": name, "group": "产出指标/数量指标", "sign": sign, "goal": wanted} | (
        {"weight": weight, **({"actual": actual} if actual else {}), **more}
    )


def judged(name: str, weight: Any) -> Answer:
    """Return a target that is graded."""
    kind = {"group": "效益指标/社会效益指标", "goal": "有效提高", "score": "grade"}
    return {"from": 2024, "name": name, "weight": weight, **kind}


def surveyed(weight: Any, name: str = "满意度") -> Answer:
    """Return a target that a survey measures."""
    kind = {"group": "满意度指标/满意度指标", "sign": "≥", "goal": 95, "unit": "%", "score": "measured"}
    return {"from": 2024, "name": name, "weight": weight, **kind}


def office(folder: Path, *targets: Answer, funds: str = "", **keys: Any) -> Bureau:
    """Return an office of three people whose 2024 is issued: 丙 died in March, so there are 30 months of somebody."""
    people = [person(name, start_month="2024-01", heating="yes" if name == "甲" else "no") for name in "甲乙丙"]
    own: Answer = {"item": [LIVING, HEATING], "budget": [{"year": 2024, "published": "0.50", "approved": "4178.00"}]}
    own |= {"target": list(targets), **keys}
    if funds:
        folder.mkdir(exist_ok=True)
        (folder / "funds.csv").write_text(FUNDS + funds, encoding="utf-8")
        own["funds"] = ["funds.csv"]
    bureau = Bureau(folder, {"living": Project(people, [], own)})
    for number in range(1, 13):
        if number == 4:
            bureau.projects["living"].changes.append(change("2024-04-10", "丙", "death", "2024-03-30"))
        bureau.issue(f"2024-{number:02d}")
    return bureau


def told(bureau: Bureau, *options: str, as_of: str = NEW_YEAR) -> Answer:
    """Return the evaluation of the only project, with the findings."""
    bureau.write()
    answer = json.loads(call("-C", str(bureau.folder), "evaluate", "2024", "--as-of", as_of, "--json", *options).out)
    (found,) = answer["projects"]
    return dict(found) | {"findings": [(one["name"], one["severity"]) for one in answer["findings"]]}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Bureau:
    """Give an office whose targets are of every kind."""
    funds = "2024-01-05,2000.00,〔2024〕1号\n2024-07-05,2089.00,〔2024〕2号\n"
    funds += "2024-12-30,-0.50,退〔2024〕1号\n2025-01-02,9.00,〔2025〕1号\n"
    targets = [
        goal("人数", "persons", 3, 10),
        goal("月数", "months", 12, 10, sign="="),
        goal("标准", "rate", 120, 10, sign="="),
        goal("到位率", "funds", 100, 10, sign="=", unit="%"),
        goal("使用率", "use", 100, 10, sign="=", unit="%"),
        goal("控制率", "control", 100, 10, sign="≤", unit="%"),
        goal("按时率", "on-time", 100, 10, sign="=", unit="%"),
        judged("生活水平", 10),
        surveyed(10),
    ]
    result = {"target": "生活水平", "grade": "达成年度指标", "share": "85%", "source": "总结"}
    bureau = office(
        tmp_path_factory.mktemp("office"),
        *targets,
        funds=funds,
        evaluation=[{"year": 2024, "issue_by": 20, "objective": "按月发放。", "result": [result]}],
    )
    bureau.write()
    return bureau


def test_every_fact_is_what_is_counted_by_hand(year: Bureau) -> None:
    found = told(year, "--satisfaction", "90", "--satisfaction-source", "问卷")
    # 3 people from January to March, 2 from April to December: 27 months of somebody, and one heating of 578.00
    paid = 27 * 120 + 578
    assert found["paid"] == f"{paid}.00"
    assert found["received"] == "4088.50"
    values = {key: one["value"] for key, one in found["facts"].items()}
    used = [
        min(1.0, sum_paid / came)
        for sum_paid, came in zip(_so_far(), [2000.0] * 6 + [4089.0] * 5 + [4088.5], strict=True)
    ]
    assert values == {
        "persons": "2",  # 27 ÷ 12 = 2.25
        "months": "12",
        "rate": "120",
        "total": "0.38",
        "control": f"{paid / 4178 * 100:.2f}",
        "funds": f"{4088.5 / 4178 * 100:.2f}",
        "use": f"{sum(used) / 12 * 100:.2f}",
        "on-time": "100.00",
    }


def _so_far() -> list[float]:
    """Return what was paid by the end of each month: 938 in January, 360 twice, then 240."""
    paid = [938.0, 360.0, 360.0] + [240.0] * 9
    return [sum(paid[: place + 1]) for place in range(12)]


def test_each_score_follows_its_rule_and_they_add_up(year: Bureau) -> None:
    found = told(year, "--satisfaction", "90", "--satisfaction-source", "问卷，发出3份")
    points = {one["name"]: one["points"] for one in found["targets"]}
    rate = Fraction(3818, 4178)
    assert points["人数"] == "6.67"  # 2 ÷ 3 of 10
    assert [points[name] for name in ("月数", "标准", "控制率", "按时率")] == ["10.00"] * 4
    assert points["到位率"] == "9.79"  # 4088.50 ÷ 4178.00
    assert points["生活水平"] == "8.50"
    assert points["满意度"] == "9.47"  # 90 ÷ 95
    assert found["execution"] == {"weight": "10", "points": f"{float(round(rate * 10, 2)):.2f}"}
    total = sum(Fraction(one) for one in points.values()) + Fraction(found["execution"]["points"])
    assert (Fraction(found["total"]), found["open"]) == (total, "0")
    (satisfied,) = [one for one in found["targets"] if one["name"] == "满意度"]
    assert (satisfied["source"], satisfied["met"]) == ("问卷，发出3份", False)


def test_what_nobody_knows_is_open_and_never_reached(year: Bureau) -> None:
    found = told(year)
    (satisfied,) = [one for one in found["targets"] if one["name"] == "满意度"]
    assert [satisfied[key] for key in ("actual", "points", "met")] == [None, None, None]
    assert (found["total"], found["open"]) == (None, "10")
    assert ("target-unknown", "warning") in found["findings"]


def test_without_a_file_of_funds_what_came_in_is_unknown(tmp_path: Path) -> None:
    bureau = office(tmp_path, goal("到位率", "funds", 100, 90, sign="=", unit="%"))
    found = told(bureau)
    assert (found["received"], found["facts"]["funds"]["value"], found["facts"]["funds"]["unknown"]) == (
        None,
        None,
        "no-funds",
    )
    assert (found["points"], found["open"]) == (found["execution"]["points"], "90")


def test_an_empty_file_of_funds_says_that_nothing_came_in(tmp_path: Path) -> None:
    bureau = office(tmp_path, goal("到位率", "funds", 100, 90, sign="=", unit="%"), funds="2023-12-31,1.00,去年\n")
    found = told(bureau)
    (one,) = found["targets"]
    assert (found["received"], one["actual"], one["points"]) == ("0.00", "0.00", "0.00")


def test_the_points_of_the_execution_rate_are_data(tmp_path: Path) -> None:
    bureau = office(tmp_path, goal("月数", "months", 12, 80, sign="="), evaluation=[{"year": 2024, "execution": 20}])
    found = told(bureau)
    assert found["execution"] == {"weight": "20", "points": "18.28"}  # 3818 ÷ 4178 of 20
    bureau.projects["living"].keys["evaluation"] = [{"year": 2024}]
    bureau.write()
    done = call("-C", str(tmp_path), "evaluate", "2024", "--as-of", NEW_YEAR, "--json")
    assert (done.status, [one["name"] for one in json.loads(done.out)["findings"]]) == (2, ["target-weights"])


def test_a_goal_is_that_of_new_year_and_the_published_one_goes_before_it(tmp_path: Path) -> None:
    persons = {"from": 2024, "name": "人数", "group": "产出指标/数量指标", "of": "persons", "weight": 90}
    bureau = office(tmp_path, persons)
    (one,) = told(bureau)["targets"]
    assert (one["goal"], one["computed"], one["actual"], one["points"]) == ("3", None, "2", "60.00")
    bureau.projects["living"].keys["target"] = [persons | {"published": "2"}]
    (one,) = told(bureau)["targets"]
    assert (one["goal"], one["computed"], one["points"]) == ("2", "3", "90.00")


def test_a_satisfaction_needs_its_source_and_one_target(tmp_path: Path) -> None:
    bureau = office(tmp_path, surveyed(90))
    place = ("-C", str(tmp_path), "evaluate", "2024", "--as-of", NEW_YEAR, "--lang", "en")
    alone = call(*place, "--satisfaction", "96")
    assert (alone.status, "--satisfaction goes with --satisfaction-source" in alone.err) == (2, True)
    assert call(*place, "--satisfaction", "101", "--satisfaction-source", "x").status == 2
    assert call(*place, "--satisfaction", "gut", "--satisfaction-source", "x").status == 2
    bureau.projects["living"].keys["target"] = [surveyed(45), surveyed(45, "另一满意度")]
    bureau.write()
    both = call(*place, "--satisfaction", "96", "--satisfaction-source", "问卷")
    assert (both.status, "[satisfaction-whose]" in both.err) == (2, True)


def test_faults_of_a_file_of_funds_are_told_at_once_and_stop_only_the_evaluation(tmp_path: Path) -> None:
    wrong = "2024-02-30,100.00,a\n2024-03-01,1O0,b\n2024-04-01,,c\n2024-05-01,1.00,\n"
    bureau = office(tmp_path, goal("到位率", "funds", 100, 90, sign="=", unit="%"), funds=wrong)
    done = call("-C", str(tmp_path), "evaluate", "2024", "--as-of", NEW_YEAR, "--json")
    found = json.loads(done.out)["findings"]
    assert done.status == 2
    assert [(one["file"], one["row"], one["column"]) for one in found] == [
        ("funds.csv", 2, "到账日期"),
        ("funds.csv", 3, "金额"),
        ("funds.csv", 4, "金额"),
        ("funds.csv", 5, "文号"),
    ]
    assert bureau.draft("2025-01").outcomes


def test_an_early_year_is_refused(tmp_path: Path) -> None:
    office(tmp_path).write()
    done = call("-C", str(tmp_path), "evaluate", "2026", "--as-of", NEW_YEAR, "--lang", "en")
    assert (done.status, "[year-not-begun]" in done.err) == (2, True)


def test_the_table_says_what_the_object_says_and_is_never_written_over(year: Bureau) -> None:
    options = ("--satisfaction", "90", "--satisfaction-source", "=问卷", "--papers")
    found = told(year, *options)
    (name,) = found["files"]
    assert name == "out/evaluation-2024/living.xlsx"
    path = year.folder / name
    table, grounds = openpyxl.load_workbook(path).worksheets
    cells = [cell for row in table.iter_rows() for cell in row if cell.value is not None]
    shown = [cell.value for cell in cells]
    for one in found["targets"]:
        row = next(cell.row for cell in cells if cell.value == one["name"])
        mine = [cell.value for cell in table[row] if cell.value is not None]
        assert float(one["points"]) in mine
        assert any(one["actual"] in str(cell) for cell in mine)
    assert {4178, 3818} <= set(shown)
    assert "按月发放。" in shown
    assert any("=问卷" in str(cell.value) and cell.data_type == "s" for row in grounds.iter_rows() for cell in row)
    before = path.read_bytes()
    assert told(year, *options)["files"] == [name]
    other = told(year, "--satisfaction", "91", "--satisfaction-source", "问卷", "--papers")
    assert (other["files"], path.read_bytes()) == (["out/evaluation-2024/living-2.xlsx"], before)


SHARES = st.fractions(0, 10**6, max_denominator=10**6)


@given(st.sampled_from("≥≤="), SHARES, SHARES, SHARES)
def test_nearer_to_the_goal_is_never_worth_less(sign: str, wanted: Fraction, one: Fraction, other: Fraction) -> None:
    first, second = (score.completion(sign, wanted, actual) for actual in (one, other))
    assert 0 <= first <= 1
    assert (first == 1) == score.is_met(sign, wanted, one)
    if abs(one - wanted) <= abs(other - wanted) and (one >= wanted) == (other >= wanted):
        assert first >= second
    assert score.points(Fraction(20), first) <= 20
