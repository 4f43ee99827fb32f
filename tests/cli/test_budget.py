"""``subsidies budget``: the sample's year to the fen, what is carried over, what is held, what is set aside."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bureau import HEATING, LIVING, WAGE, Bureau, Project, change, living, person
from tests.shell import call, unfolded


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, before its first list."""
    folder: Path = tmp_path_factory.mktemp("sample") / "demo"
    assert call("init", str(folder), "--sample").status == 0
    return folder


def answer(folder: Path, year: str, as_of: str, *more: str) -> dict[str, Any]:
    """Return the JSON object of an estimate."""
    result = call("-C", str(folder), "budget", year, "--as-of", as_of, "--json", *more)
    assert (result.status, result.err) == (0, "")
    found: dict[str, Any] = json.loads(result.out)
    return found


def only(folder: Path, year: str, as_of: str) -> dict[str, Any]:
    """Return the one project of an estimate."""
    (one,) = answer(folder, year, as_of)["projects"]
    assert isinstance(one, dict)
    return one


# --- the sample -------------------------------------------------------------------------------------------------------


def test_the_published_budget_of_2024_comes_out_to_the_fen(sample: Path) -> None:
    found = answer(sample, "2024", "2024-01-01")
    living, wages = found["projects"]
    assert [item["total"] for item in living["items"]] == ["358560.00", "87278.00"]
    assert (living["known"], living["wan"], living["published"]) == ("445838.00", "44.58", "44.58")
    assert (wages["known"], wages["items"][0]["wan"], wages["items"][0]["monthly_wan"]) == (
        "2223900.00",
        "222.39",
        "18.53",
    )
    assert (wages["provisions"], wages["total"], wages["wan"]) == ("70000.00", "2293900.00", "229.39")
    assert (found["total"], found["wan"]) == ("2739738.00", "273.97")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_screen_shows_the_arithmetic(sample: Path, language: str) -> None:
    shown = call("-C", str(sample), "budget", "2024", "--as-of", "2024-01-01", "--lang", language)
    page = unfolded(shown.out)
    months = {"zh": "249人×120.00×12个月=358,560.00", "en": "249people×120.00×12months=358,560.00"}[language]
    assert months in page
    assert {"zh": "151人×578.00=87,278.00", "en": "151people×578.00=87,278.00"}[language] in page
    assert {"zh": "平均每月185,325.00（18.53万元）", "en": "185,325.00amonthonaverage(18.53×10,000)"}[language] in page
    assert "2,293,900.00" in page


def test_what_was_set_aside_is_not_added_once_the_year_has_begun(sample: Path) -> None:
    wages = answer(sample, "2024", "2024-12-31")["projects"][1]
    assert (wages["provisions"], wages["known"]) == ("0.00", "2244171.51")
    assert answer(sample, "2024", "2024-01-02")["projects"][1]["provisions"] == "0.00"


def test_people_are_counted_by_month_as_they_join_and_leave(sample: Path) -> None:
    found = answer(sample, "2024", "2024-12-31")["projects"][0]
    (persons,) = [item["persons"] for item in found["items"] if item["id"] == "living"]
    assert persons[0] == 249
    for month in range(1, 12):
        assert persons[month] == persons[month - 1] + found["joined"][month] - found["left"][month]


# --- what is known ----------------------------------------------------------------------------------------------------


def test_who_comes_back_is_paid_then_and_who_does_not_is_held(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲", "乙")
    bureau.projects["living"].changes = [
        change("2024-01-01", "甲", "suspend", "2024-03"),
        change("2024-01-01", "甲", "resume", "2024-06"),
        change("2024-01-01", "乙", "suspend", "2024-11"),
    ]
    one = only(bureau.write().root, "2024", "2024-01-01")
    assert (one["known"], one["held"]) == ("2640.00", "240.00")
    paid = [float(fen) / 120 for fen in one["items"][0]["paid"]]
    assert paid == [2, 2, 1, 1, 1, 5, 2, 2, 2, 2, 1, 1]
    assert one["items"][0]["persons"] == [2] * 12


def test_what_is_held_is_taken_off_the_arithmetic(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲", "乙")
    bureau.projects["living"].changes = [change("2024-01-01", "乙", "suspend", "2024-11")]
    shown = call("-C", str(bureau.write().root), "budget", "2024", "--as-of", "2024-01-01", "--lang", "en")
    assert "2people×120.00×12months=2,880.00;240.00stillheld,2,640.00paid" in unfolded(shown.out)


def test_what_earlier_years_left_open_is_beside_the_total(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲", "乙")
    for month in range(1, 13):
        bureau.issue(f"2024-{month:02d}")
    bureau.projects["living"].changes = [change("2025-01-10", "甲", "death", "2024-10-02")]
    bureau.projects["living"].keys["item"] = [
        LIVING | {"rate": [*LIVING["rate"], {"from": "2024-12", "amount": "130.00", "issued": "2025-01-05"}]}
    ]
    bureau.write()
    before, after = only(tmp_path, "2025", "2024-12-31"), only(tmp_path, "2025", "2025-01-10")
    assert (before["known"], before["open_arrears"], before["open_claims"]) == ("2880.00", "0.00", "0.00")
    assert (after["known"], after["open_arrears"], after["open_claims"]) == ("1560.00", "10.00", "240.00")


def test_months_without_a_list_are_no_arrears(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    bureau.issue("2024-01")
    assert only(tmp_path, "2025", "2024-10-01")["open_arrears"] == "0.00"


def test_a_birthday_raises_the_wage_from_its_month_on(tmp_path: Path) -> None:
    rule: dict[str, Any] = {"effective": "2024-01", "issued": "2023-12-01", "age_on": "2023-12-31"}
    rule["on_reaching"] = [{"age": 70, "amount": "75.00"}]
    people = [person("甲", monthly_wage="1000.00", birth_date="1954-10-31")]
    items = [WAGE | {"adjustment": [rule]}, HEATING]
    bureau = Bureau(tmp_path, {"living": Project(people, keys={"item": items})})
    one = only(bureau.write().root, "2024", "2024-01-01")
    assert one["items"][0]["owed"] == ["1000.00"] * 9 + ["1075.00"] * 3
    assert (one["items"][1]["total"], one["items"][1]["rates"]) == ("0.00", [])


def test_inputs_with_errors_are_refused(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    bureau.projects["living"].roster[0]["start_month"] = "2024-13"
    result = call("-C", str(bureau.write().root), "budget", "2024", "--lang", "en")
    assert (result.status, "[inputs-faulty]" in result.err) == (2, True)


# --- what may come --------------------------------------------------------------------------------------------------


def test_scenarios_of_the_file_and_of_the_options_stand_beside_the_estimate(sample: Path) -> None:
    options = ("--adjust", "2%", "--adjust-paid", "2025-06", "--joiners", "1", "--margin", "1", "--certainty", "75%")
    wages = answer(sample, "2025", "2024-12-31", *options)["projects"][1]
    assert [case["name"] for case in wages["cases"]] == ["", "调资 3%", "选项"]
    assert wages["cases"][0]["total"] == wages["total"] == "2204219.76"
    for case in wages["cases"]:
        cents = [int(line["total"].replace(".", "")) for line in case["lines"]]
        assert sum(cents) == int(case["total"].replace(".", ""))
    lines = {line["key"]: line for line in wages["cases"][2]["lines"]}
    assert list(lines) == ["item", "adjustment", "joiners", "attrition", "reserve", "margin"]
    assert lines["adjustment"]["months"][:5] == ["0.00"] * 5
    assert [line["sure"] for line in lines.values()] == ["known", *["assumed"] * 2, *["expected"] * 2, "assumed"]


def test_a_scenario_of_another_year_is_left_aside(sample: Path) -> None:
    (case,) = answer(sample, "2024", "2024-01-01")["projects"][0]["cases"]
    assert (case["name"], case["total"]) == ("", "445838.00")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_screen_says_how_sure_each_line_is(sample: Path, language: str) -> None:
    page = unfolded(call("-C", str(sample), "budget", "2025", "--as-of", "2024-12-31", "--lang", language).out)
    for word in {"zh": ("已知", "预计", "设定", "去世减少"), "en": ("known", "expected", "assumed", "deaths")}[
        language
    ]:
        assert word in page


def test_the_mortality_of_the_office_itself_counts_beside_the_table(sample: Path) -> None:
    living = answer(sample, "2025", "2024-12-31")["projects"][0]
    assert (living["mortality"]["deaths"], living["mortality"]["unknown"]) == (9, 0)
    assert 0.7 < float(living["mortality"]["low"]) < float(living["mortality"]["multiplier"]) < 1.5
    quantiles = [float(living["attrition"][name]["high"]) for name in ("p10", "p50", "p90")]
    assert quantiles == sorted(quantiles)
    assert quantiles[0] < float(living["attrition"]["expected"]) < quantiles[2] < float(living["known"])


def test_the_weight_of_the_table_is_a_setting(tmp_path: Path) -> None:
    found = []
    for weight in (1, 1000):
        folder = tmp_path / str(weight)
        assert call("init", str(folder), "--sample").status == 0
        settings = folder / "subsidies.toml"
        text = settings.read_text(encoding="utf-8").replace(
            'mortality = "mortality.csv"', f'mortality = "mortality.csv"\nmortality_weight = {weight}'
        )
        settings.write_text(text, encoding="utf-8")
        found.append(float(answer(folder, "2025", "2024-12-31")["projects"][0]["mortality"]["multiplier"]))
    assert found[0] > 1.1 > 1.01 > found[1] > 1


def test_without_a_table_nobody_is_expected_to_die(tmp_path: Path) -> None:
    one = only(living(tmp_path, "甲").write().root, "2025", "2025-01-01")
    assert (one["mortality"], one["attrition"]) == (None, None)


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (("--certainty", "90%"), "mortality-not-named"),
        (("--certainty", "30%"), "out-of-range"),
        (("--margin", "x"), "bad-percent"),
        (("--adjust-from", "2025-03"), "option-alone"),
        (("--adjust", "3", "--adjust-from", "2026-01"), "out-of-range"),
        (("--adjust", "3", "--adjust-paid", "2024-12"), "out-of-range"),
    ],
)
def test_assumptions_that_make_no_sense_are_refused(tmp_path: Path, options: tuple[str, ...], name: str) -> None:
    result = call("-C", str(living(tmp_path, "甲").write().root), "budget", "2025", *options, "--lang", "en")
    assert (result.status, f"[{name}]" in result.err, result.out) == (2, True, "")


def test_a_table_of_mortality_with_an_error_is_refused_with_its_place(tmp_path: Path) -> None:
    bureau = living(tmp_path, "甲")
    bureau.write()
    (tmp_path / "m.csv").write_text("age,men,women\n60,0.1,0.2\n62,1,1\n", encoding="utf-8")
    settings = tmp_path / "subsidies.toml"
    settings.write_text('mortality = "m.csv"\n' + settings.read_text(encoding="utf-8"), encoding="utf-8")
    result = call("-C", str(tmp_path), "budget", "2025", "--lang", "en")
    assert (result.status, "ages-not-consecutive" in result.err) == (2, True)


def test_of_a_year_that_is_past_nothing_is_expected_any_more(sample: Path) -> None:
    options = ("-C", str(sample), "budget", "2024", "--lang", "en", "--as-of")
    past, ahead = (call(*options, day).out for day in ("2025-01-01", "2024-06-30"))
    assert "expected, as people die" not in past
    assert "expected, as people die" in ahead
