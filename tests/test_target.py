"""Performance targets: every key is read, every slip is told, and what the estimate knows cannot be typed."""

import tomllib
from fractions import Fraction
from typing import Any

import pytest

from subsidies import policy, target
from subsidies.policy import Project
from subsidies.target import Target
from tests.test_policy import TREE

PEOPLE: dict[str, Any] = {
    "from": 2024,
    "name": "发放人数",
    "group": "产出指标/数量指标",
    "of": "persons",
    "weight": 50,
}
MONEY: dict[str, Any] = {
    "from": 2024,
    "name": "资金到位率",
    "group": "产出指标 / 质量指标",
    "sign": "=",
    "goal": 100,
    "unit": "%",
    "weight": "27.5",
}
LIFE: dict[str, Any] = {
    "from": 2024,
    "name": "生活水平",
    "group": "效益指标",
    "goal": "有效提高",
    "weight": "12.5",
    "score": "grade",
}


def read(*targets: Any) -> tuple[Project | None, list[tuple[tuple[str | int, ...], str]]]:
    """Return the project with these targets, and its faults: path and name."""
    project, found = policy.read({**TREE, "target": list(targets)})
    assert (project is None) == bool(found)
    return project, [(fault.path, fault.name) for fault in found]


def faults(**keys: Any) -> list[tuple[tuple[str | int, ...], str]]:
    """Return the faults of one target of 90 points whose keys are these; ``None`` takes one away."""
    one = {**PEOPLE, "weight": 90, **keys}
    return read({key: value for key, value in one.items() if value is not None})[1]


def test_every_key_is_read() -> None:
    more = {"item": "living", "sign": ">=", "score": "measured", "basis": "计划标准", "evidence": "工作资料"}
    project, found = read({**PEOPLE, **more, "published": 239}, MONEY, LIFE)
    assert (found, project and project.targets) == (
        [],
        (
            Target(
                2024,
                "发放人数",
                "产出指标/数量指标",
                Fraction(50),
                "measured",
                "persons",
                "living",
                "≥",
                basis="计划标准",
                evidence="工作资料",
                published="239",
            ),
            Target(2024, "资金到位率", "产出指标 / 质量指标", Fraction(55, 2), sign="=", goal="100", unit="%"),
            Target(2024, "生活水平", "效益指标", Fraction(25, 2), "grade", goal="有效提高"),
        ),
    )


def test_a_project_needs_no_targets() -> None:
    assert read()[1] == []
    project, _ = policy.read({key: value for key, value in TREE.items() if key != "target"})
    assert project is not None
    assert project.targets == ()


@pytest.mark.parametrize(("of", "sign"), [("persons", "≥"), ("months", "="), ("rate", "="), ("total", "=")])
def test_a_computed_goal_has_its_usual_sign(of: str, sign: str) -> None:
    project, _ = read({**PEOPLE, "of": of, "weight": 90})
    assert project is not None
    assert project.targets[0].sign == sign


@pytest.mark.parametrize("sign", ["≥", ">=", "＞=", "= ", "≤", "<="])
def test_signs_are_written_as_a_keyboard_has_them(sign: str) -> None:
    assert faults(of=None, sign=sign, goal="95") == []


def test_groups_have_two_levels_or_one() -> None:
    project, _ = read(PEOPLE, MONEY, LIFE)
    assert project is not None
    assert [one.levels for one in project.targets] == [
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("效益指标", ""),
    ]


# --- what is refused --------------------------------------------------------------------------------------------------

HERE = ("target", 0)


@pytest.mark.parametrize("key", ["from", "name", "group", "weight"])
def test_a_key_that_is_missing_is_told(key: str) -> None:
    assert faults(**{key: None}) == [((*HERE, key), "missing-key")]


@pytest.mark.parametrize(
    ("key", "value", "name"),
    [
        ("from", "2024", "wrong-type"),
        ("from", 24, "out-of-range"),
        ("name", 5, "wrong-type"),
        ("name", " ", "value-missing"),
        ("group", ["产出指标"], "wrong-type"),
        ("of", "people", "not-a-choice"),
        ("sign", ">", "not-a-choice"),
        ("sign", 5, "not-a-choice"),
        ("score", "grades", "not-a-choice"),
        ("item", 5, "wrong-type"),
        ("item", "livng", "unknown-item"),
        ("unit", 5, "wrong-type"),
        ("basis", True, "wrong-type"),
        ("evidence", {}, "wrong-type"),
        ("published", 239.5, "not-quoted"),
        ("published", True, "wrong-type"),
        ("weight", 90.0, "not-quoted"),
        ("weight", "九十", "bad-number"),
        ("weight", -90, "bad-number"),
        ("weight", True, "wrong-type"),
        ("weigth", 90, "unknown-key"),
    ],
)
def test_a_value_that_cannot_be_read_is_told_at_its_key(key: str, value: object, name: str) -> None:
    assert faults(**{key: value}) == [((*HERE, key), name)]


@pytest.mark.parametrize(
    "keys",
    [
        {"goal": 239},
        {"score": "grade"},
        {"of": "total", "item": "living"},
        {"of": None},
        {"of": None, "goal": 95},
        {"of": None, "sign": "="},
        {"of": None, "sign": "=", "goal": 95, "item": "living"},
        {"of": None, "score": "grade"},
        {"of": None, "score": "grade", "sign": "=", "goal": "有效提高"},
        {"score": "grade", "goal": "有效提高"},
    ],
)
def test_a_target_is_computed_or_a_number_or_a_grade(keys: dict[str, Any]) -> None:
    assert faults(**keys) == [(HERE, "target-form")]


@pytest.mark.parametrize("goal", ["95%", "-5", "1,000", "９５", "1e2", "九十五"])
def test_a_goal_that_is_scored_is_a_number(goal: str) -> None:
    assert faults(of=None, sign="≥", goal=goal) == [((*HERE, "goal"), "bad-number")]


def test_a_target_that_is_no_table_is_told() -> None:
    assert ((*HERE,), "wrong-type") in read(7, {**PEOPLE, "weight": 90})[1]
    assert read({**PEOPLE, "weight": 90}, 7)[1] == [(("target", 1), "wrong-type")]
    assert policy.read({**TREE, "target": "x"})[0] is None


def test_two_targets_of_a_year_have_two_names() -> None:
    assert read({**PEOPLE, "weight": 45}, {**PEOPLE, "weight": 45})[1] == [(("target", 1, "name"), "twice")]
    assert read({**PEOPLE, "weight": 90}, {**PEOPLE, "weight": 90, "from": 2025})[1] == []


@pytest.mark.parametrize(("weights", "right"), [((50, 40), True), (("45.5", "44.5"), True), ((50, 50), False)])
def test_the_weights_of_a_year_add_up_to_90(weights: tuple[Any, Any], right: bool) -> None:
    found = read({**PEOPLE, "weight": weights[0]}, {**MONEY, "weight": weights[1]})[1]
    assert found == ([] if right else [(HERE, "target-weights")])


def test_each_year_is_added_up_by_itself() -> None:
    later = {**PEOPLE, "from": 2025, "weight": 89}
    _, found = policy.read({**TREE, "target": [{**PEOPLE, "weight": 90}, later]})
    ((path, name, values),) = found
    assert (path, name, dict(values)) == (
        ("target", 1),
        "target-weights",
        {"year": 2025, "total": "89", "points": "90", "execution": "10"},
    )


def test_weights_of_which_one_cannot_be_read_are_not_added_up() -> None:
    assert read({**PEOPLE, "weight": "x"}, MONEY)[1] == [((*HERE, "weight"), "bad-number")]


def test_an_item_is_looked_for_only_where_the_items_can_be_read() -> None:
    tree = {**TREE, "item": [{**TREE["item"][0], "id": 5}], "budget": [], "target": [{**PEOPLE, "weight": 90}]}
    tree["target"][0]["item"] = "livng"
    assert [fault.name for fault in policy.read(tree)[1]] == ["wrong-type"]


# --- in force ---------------------------------------------------------------------------------------------------------


def test_targets_are_in_force_until_others_begin() -> None:
    project, _ = read({**PEOPLE, "weight": 90}, {**MONEY, "from": 2026, "weight": 90})
    assert project is not None
    names = {year: [one.name for one in target.in_force(project.targets, year)] for year in range(2023, 2028)}
    assert names == {
        2023: [],
        2024: ["发放人数"],
        2025: ["发放人数"],
        2026: ["资金到位率"],
        2027: ["资金到位率"],
    }


def test_what_was_published_was_published_for_the_first_year() -> None:
    project, _ = read({**PEOPLE, "weight": 90, "published": "239"})
    assert project is not None
    assert [[one.published for one in target.in_force(project.targets, year)] for year in (2024, 2025)] == [
        ["239"],
        [""],
    ]


def test_the_sample_has_the_targets_that_were_published() -> None:
    from tests.shell import ROOT

    printed = {
        "bankrupt-living": ([10, 10, 10, 10, 20, 20, 10], ["persons", "", "", "months", "rate", "", ""]),
        "8794-wages": ([20, 10, 10, 20, 10, 10, 10], ["persons", "", "months", "", "", "", ""]),
    }
    for name, (weights, of) in printed.items():
        project, found = policy.read(tomllib.loads((ROOT / "rosters" / f"{name}.toml").read_text("utf-8")))
        assert project is not None, found
        assert [one.weight for one in project.targets] == weights
        assert [one.of for one in project.targets] == of
        assert {one.published for one in project.targets} == ({"", "239"} if name == "bankrupt-living" else {""})
