"""``subsidies budget``: figures that should add up, the plan of use, the performance targets."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from subsidies.language import LANGUAGES
from tests.bureau import Bureau, living, person
from tests.shell import call, sit, unfolded

DAY = ("--as-of", "2024-01-01")
languages = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, before its first list."""
    folder: Path = tmp_path_factory.mktemp("sample") / "demo"
    assert call("init", str(folder), "--sample").status == 0
    return folder


def screen(folder: Path, *more: str, year: str = "2024") -> str:
    """Return what is shown of an estimate."""
    result = call("-C", str(folder), "budget", year, *DAY, *more)
    assert (result.status, result.err) == (0, "")
    return result.out


def answer(folder: Path, *more: str, year: str = "2024") -> dict[str, Any]:
    """Return the JSON object of an estimate."""
    found: dict[str, Any] = json.loads(screen(folder, "--json", *more, year=year))
    return found


def bureau(folder: Path, *names: str, **keys: Any) -> Bureau:
    """Return a bureau that pays 120.00 a month to each of these people, with further keys of its project file."""
    made = living(folder, *names)
    made.projects["living"].keys |= keys
    return made


PEOPLE = {"from": 2024, "name": "发放人数", "group": "产出指标/数量指标", "of": "persons", "weight": 90}

# --- figures that should add up ---------------------------------------------------------------------------------------


@languages
def test_a_tail_has_a_line_of_its_own_where_there_is_one(sample: Path, language: str) -> None:
    shown = screen(sample, "--lang", language)
    told = {"zh": "35.86+8.73=44.59，合计44.58，尾差-0.01", "en": "35.86+8.73=44.59;thetotalis44.58,thetail-0.01"}
    name = {"zh": "尾差（万元）", "en": "rounding tail"}[language]
    assert (told[language] in unfolded(shown), shown.count(name)) == (True, 1)
    assert "*" not in shown


def test_figures_that_add_up_have_no_tail(tmp_path: Path) -> None:
    assert "尾差" not in screen(bureau(tmp_path, "甲").write().root, "--lang", "zh")
    assert "平衡" not in screen(tmp_path, "--balanced", "--lang", "zh")
    assert "*" not in screen(tmp_path, "--balanced", "--lang", "zh")


@languages
def test_balanced_figures_are_marked_and_the_mark_is_told(sample: Path, language: str) -> None:
    shown = screen(sample, "--balanced", "--lang", language)
    assert "35.85*+8.73=44.58" in unfolded(shown)
    assert {"zh": "按最大余额法", "en": "largest remainder"}[language] in shown.splitlines()[-1]
    assert {"zh": "尾差", "en": "tail"}[language] not in shown
    assert screen(sample, "--lang", language).count("35.85") == 0


def test_all_projects_together_have_a_tail_too(tmp_path: Path) -> None:
    made = bureau(tmp_path, *"甲乙丙", scenario=[{"year": 2024, "name": "多备", "amount": "100.00"}])
    made.projects["more"] = living(tmp_path / "more", *"丁戊己").projects["living"]
    made.projects["last"] = living(tmp_path / "last", *"庚辛壬").projects["living"]
    folder = made.write().root  # 3 × 1,440.00 = 0.43 each, 1.30 together
    assert "各项目合计，尾差（万元）：0.43+0.43+0.43=1.29，合计1.30，尾差0.01" in unfolded(
        screen(folder, "--lang", "zh")
    )
    balanced = screen(folder, "--balanced", "--lang", "zh")
    assert "各项目合计，平衡（万元）：0.44*+0.43+0.43=1.30" in unfolded(balanced)
    assert "4,320.00（0.44*万元）" in unfolded(balanced)
    assert ["0.44*", "0.44"] in [line.split()[-2:] for line in balanced.splitlines()]
    found = answer(folder, "--balanced")
    assert [case["wan"] for case in found["projects"][0]["cases"]] == ["0.44", "0.44"]
    assert [(one["wan"], one["balanced"], one["plan"]["wan"]) for one in found["projects"]] == [
        ("0.44", True, "0.44"),
        ("0.43", False, "0.43"),
        ("0.43", False, "0.43"),
    ]


def test_programs_are_told_of_tails_and_of_balanced_figures(sample: Path) -> None:
    plain, balanced = answer(sample)["projects"][0], answer(sample, "--balanced")["projects"][0]
    assert (plain["wan"], plain["tail"], balanced["wan"], balanced["tail"]) == ("44.58", "-0.01", "44.58", "0.00")
    assert [(one["wan"], one["balanced"]) for one in plain["items"]] == [("35.86", False), ("8.73", False)]
    assert [(one["wan"], one["balanced"]) for one in balanced["items"]] == [("35.85", True), ("8.73", False)]
    assert (answer(sample)["balanced"], answer(sample, "--balanced")["balanced"]) == (False, True)


# --- the plan of use --------------------------------------------------------------------------------------------------


def rows(shown: str, title: str) -> list[list[str]]:
    """Return the cells of the first table with this title."""
    below = shown.split(f"{title}\n")[1].split("\n\n")
    return [re.split(r" {2,}", line.strip()) for part in below[:2] for line in part.splitlines()]


def test_the_plan_is_shown_by_month_and_quarter_with_what_has_no_month(sample: Path) -> None:
    shown = screen(sample, "--plan", "--lang", "zh", "--project", "8794-wages")
    table = rows(shown, "用款计划（2024 年）")
    assert table[0] == ["月份", "元", "万元"]
    assert table[2:7] == [
        ["2024-01", "185,325.00", "18.53"],
        ["2024-02", "185,325.00", "18.53"],
        ["2024-03", "185,325.00", "18.53"],
        ["尾差", "0.01"],
        ["第 1 季度", "555,975.00", "55.60"],
    ]
    assert table[-3:] == [["未定月份", "70,000.00", "7.00"], ["尾差", "-0.01"], ["合计", "2,293,900.00", "229.39"]]


@languages
def test_the_default_screen_has_neither_plan_nor_targets(sample: Path, language: str) -> None:
    shown = screen(sample, "--lang", language)
    for title in {"zh": ("用款计划", "绩效目标"), "en": ("Plan of use", "Performance targets")}[language]:
        assert title not in shown
        assert title in screen(sample, "--plan", "--targets", "--lang", language)


def test_a_plan_without_a_rest_does_not_speak_of_it(tmp_path: Path) -> None:
    assert "未定月份" not in screen(bureau(tmp_path, "甲").write().root, "--plan", "--lang", "zh")


def test_programs_have_the_plan_always(sample: Path) -> None:
    for plan in (one["plan"] for one in answer(sample)["projects"]):
        months, quarters = plan["months"], plan["quarters"]
        assert [one["month"] for one in months] == [f"2024-{number:02d}" for number in range(1, 13)]
        assert [one["quarter"] for one in quarters] == [1, 2, 3, 4]
        fen = [int(one["amount"].replace(".", "")) for one in (*months, plan["no_month"])]
        assert sum(fen) == int(plan["total"].replace(".", ""))
    wages = answer(sample)["projects"][1]["plan"]
    assert wages["no_month"] == {"amount": "70000.00", "wan": "7.00", "balanced": False}
    assert (wages["quarters"][0]["tail"], wages["tail"], wages["wan"]) == ("0.01", "-0.01", "229.39")


# --- performance targets ----------------------------------------------------------------------------------------------


def test_the_table_of_targets_is_that_of_the_disclosure_with_the_right_number_of_people(sample: Path) -> None:
    table = rows(screen(sample, "--targets", "--lang", "zh", "--project", "bankrupt-living"), "绩效目标（2024 年）")
    assert [row[2:6] for row in table[2:-2]] == [
        ["发放人数", "≥249 人", "测算", "10"],
        ["资金到位率", "=100%", "项目文件", "10"],
        ["资金每月使用率", "=100%", "项目文件", "10"],
        ["待遇发放期", "=12 月", "测算", "10"],
        ["每人每月发放金额", "=120 元", "测算", "20"],
        ["提高关闭破产企业人员生活保障水平", "有效提高", "项目文件", "20"],
        ["企业退休职工满意度", "≥95%", "项目文件", "10"],
    ]
    assert (table[2][-1], table[-2:]) == ("≥239 人", [["合计", "90"], ["另外 10 分为预算执行率。"]])


def test_programs_have_the_targets_always(sample: Path) -> None:
    living, wages = (one["targets"] for one in answer(sample)["projects"])
    assert living[0] == {
        "from": 2024,
        "name": "发放人数",
        "group": "产出指标/数量指标",
        "of": "persons",
        "item": "living",
        "sign": "≥",
        "goal": "249",
        "unit": "人",
        "weight": "10",
        "score": "proportion",
        "basis": "计划标准",
        "evidence": "工作资料",
        "published": "239",
    }
    assert [one["goal"] for one in wages] == ["79", "100", "12", "100", "有效提高", "有效保障", "95"]
    assert [one["score"] for one in wages][3:] == ["proportion", "grade", "grade", "measured"]


def test_the_goal_follows_the_roster(tmp_path: Path) -> None:
    made = bureau(tmp_path, "甲", "乙", target=[PEOPLE])
    assert answer(made.write().root)["projects"][0]["targets"][0]["goal"] == "2"
    made.projects["living"].roster.append(person("丙", start_month="2024-01"))
    assert answer(made.write().root)["projects"][0]["targets"][0]["goal"] == "3"
    assert "≥3 人" in screen(tmp_path, "--targets", "--lang", "zh")
    assert "≥3 people" in screen(tmp_path, "--targets", "--lang", "en")


def test_a_typed_goal_for_what_is_computed_is_refused(tmp_path: Path) -> None:
    made = bureau(tmp_path, "甲", target=[PEOPLE | {"goal": 239}])
    result = call("-C", str(made.write().root), "budget", "2024", "--lang", "en")
    assert (result.status, "target-form" in result.err, "[inputs-faulty]" in result.err) == (2, True, True)


@languages
def test_where_there_are_no_targets_it_is_said(tmp_path: Path, language: str) -> None:
    shown = screen(bureau(tmp_path, "甲").write().root, "--targets", "--lang", language)
    assert "[[target]]" in shown
    assert answer(tmp_path)["projects"][0]["targets"] == []


@languages
def test_targets_that_stay_in_force_say_since_when(tmp_path: Path, language: str) -> None:
    shown = screen(bureau(tmp_path, "甲", target=[PEOPLE]).write().root, "--targets", "--lang", language, year="2025")
    assert {"zh": "绩效目标（2025 年，沿用 2024 年的指标）", "en": "Performance targets of 2025, as from 2024 on"}[
        language
    ] in shown


@languages
@pytest.mark.parametrize("columns", [60, 80, 100])
def test_a_narrow_terminal_shows_every_goal(
    columns: int, language: str, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = sit("-C", str(sample), "budget", "2024", *DAY, "--plan", "--targets", "--lang", language).out
    assert all(goal in unfolded(shown) for goal in ("≥249人", "=120元", "≥239人", "≥79人", "18.53", "7.00"))
