"""A project file says exactly what the contract lets it say: every key is read, every slip is told."""

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest

from subsidies import money, months, policy
from subsidies.budget import Budget, Fact, Line, Printed, Revision
from subsidies.policy import Item, Project, Rate, Recovery

TEXT = """
id       = "bankrupt-living"
name     = "破产企业人员生活补贴"
name_en  = "Living subsidy for retirees of bankrupt enterprises"
function_code = "2080601"
basis    = ["新政办发〔2010〕68号"]
since    = "2024-01"
roster   = ["bankrupt-living.xlsx#名册", "more.csv"]
changes  = ["bankrupt-living.xlsx#变更"]
death_month_paid = false
[approval]
levels = 0
[recovery]
mode  = "offset"
limit = "33.5%"
[[item]]
id   = "living"
name = "生活补贴"
kind = "flat"
[[item.rate]]
from    = "2024-01"
amount  = "120.00"
basis   = "新政办发〔2010〕68号"
issued  = "2010-04-30"
checked = "2024-02-19"
[[item]]
id    = "heating"
name  = "一次性冬碳费"
kind  = "one-off"
month = 10
flag  = "heating"
[[item.rate]]
from   = "2024-01"
amount = "578.00"
[[item]]
id   = "wage"
name = "退休工资"
kind = "wage"
[[budget]]
year      = 2024
published = "44.58"
approved = "445838.00"
printed   = [ { value = "44.59", at = "资金分配情况" } ]
[[budget.line]]
name = "生活补贴"
item = "living"
persons = 249
rate = "120.00"
months = 12
printed = [ { value = "35.86", at = "资金分配情况" } ]
[[budget.line]]
name = "工资"
item = "wage"
monthly = "18.54"
months = 12
[[budget.line]]
name = "调资补发"
item = "wage"
amount = "70000.00"
[[budget.fact]]
name = "发放人数"
values = [ { value = "249", at = "补贴人数" }, { value = "239", at = "绩效目标表" } ]
[[budget.revision]]
date = "2024-07-01"
amount = "-10000.00"
basis = "…"
"""
TREE = tomllib.loads(TEXT)
PROJECT = Project(
    id="bankrupt-living",
    name="破产企业人员生活补贴",
    since=months.parse("2024-01"),
    items=(
        Item(
            "living",
            "生活补贴",
            "flat",
            rates=(
                Rate(
                    months.parse("2024-01"),
                    12000,
                    "新政办发〔2010〕68号",
                    months.parse_day("2010-04-30"),
                    months.parse_day("2024-02-19"),
                ),
            ),
        ),
        Item("heating", "一次性冬碳费", "one-off", 10, "heating", (Rate(months.parse("2024-01"), 57800),)),
        Item("wage", "退休工资", "wage"),
    ),
    name_en="Living subsidy for retirees of bankrupt enterprises",
    function_code="2080601",
    basis=("新政办发〔2010〕68号",),
    roster=("bankrupt-living.xlsx#名册", "more.csv"),
    changes=("bankrupt-living.xlsx#变更",),
    death_month_paid=False,
    recovery=Recovery("offset", Fraction(335, 1000)),
    budgets=(
        Budget(
            year=2024,
            published="44.58",
            approved=44_583_800,
            printed=(Printed("44.59", "资金分配情况"),),
            lines=(
                Line("生活补贴", "living", 249, 12000, 12, printed=(Printed("35.86", "资金分配情况"),)),
                Line("工资", "wage", months=12, monthly="18.54"),
                Line("调资补发", "wage", amount=7_000_000),
            ),
            facts=(Fact("发放人数", (Printed("249", "补贴人数"), Printed("239", "绩效目标表"))),),
            revisions=(Revision(months.parse_day("2024-07-01"), -1_000_000, "…"),),
        ),
    ),
)
REQUIRED = {
    "id", "name", "since", "roster", "item", "item.id", "item.name", "item.kind", "item.rate", "item.rate.from",
    "item.rate.amount", "item.month", "budget.year", "budget.published", "budget.printed.value", "budget.printed.at",
    "budget.line.name", "budget.line.item", "budget.line.printed.value", "budget.line.printed.at", "budget.fact.name",
    "budget.fact.values", "budget.fact.values.value", "budget.fact.values.at", "budget.revision.date",
    "budget.revision.amount",
}  # fmt: skip
FORM = {f"budget.line.{key}" for key in ("persons", "rate", "months", "monthly", "amount")}
QUOTED = {
    "since", "recovery.limit", "item.rate.from", "item.rate.amount", "item.rate.issued", "item.rate.checked",
    "budget.published", "budget.approved", "budget.printed.value", "budget.line.rate", "budget.line.monthly",
    "budget.line.amount", "budget.line.printed.value", "budget.fact.values.value", "budget.revision.date",
    "budget.revision.amount",
}  # fmt: skip

Path = tuple[str | int, ...]


def places(tree: Any, path: Path = ()) -> Iterator[Path]:
    """Give the paths of all keys and entries of a tree."""
    for key, value in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield (*path, key)
        yield from places(value, (*path, key))


def named(path: Path) -> str:
    """Return a path without the numbers of entries."""
    return ".".join(part for part in path if isinstance(part, str))


def changed(path: Path, value: object = None) -> dict[str, Any]:
    """Return the tree with another value at a path; without it where there is none."""
    tree: Any = deepcopy(TREE)
    here = tree
    for part in path[:-1]:
        here = here[part]
    if value is None:
        del here[path[-1]]
    else:
        here[path[-1]] = value
    return dict(tree)


def faults(tree: dict[str, Any]) -> list[tuple[Path, str]]:
    """Return the faults of a tree: path and name."""
    project, found = policy.read(tree)
    assert (project is None) == bool(found)
    return [(fault.path, fault.name) for fault in found]


KEYS = [path for path in places(TREE) if isinstance(path[-1], str)]
keys = pytest.mark.parametrize("path", KEYS, ids=lambda path: ".".join(map(str, path)))


def test_every_key_of_the_contract_is_read() -> None:
    assert policy.read(TREE) == (PROJECT, [])


def test_the_shortest_project_has_its_defaults() -> None:
    text = (
        'id = "a"\nname = "a"\nsince = "2024-01"\nroster = ["a.csv"]\nitem = [{ id = "a", name = "a", kind = "wage" }]'
    )
    project, found = policy.read(tomllib.loads(text))
    assert found == []
    assert project is not None
    assert (project.death_month_paid, project.recovery, project.changes) == (True, Recovery("none", Fraction(1)), ())
    assert project.pays_wages
    assert project.budget(2024) is None


@keys
def test_a_key_that_is_missing_is_told_if_it_must_be_there(path: Path) -> None:
    found = faults(changed(path))
    if named(path) in REQUIRED:
        assert found == [(path, "missing-key")]
    else:
        assert found == ([(path[:-1], "budget-line-form")] if named(path) in FORM else [])


@keys
def test_a_value_of_another_type_is_told_at_its_key(path: Path) -> None:
    found = faults(changed(path, {"x": {}}))
    is_table = named(path) in ("approval", "recovery")
    assert {place for place, _ in found} == {(*path, "x") if is_table else path}
    assert {name for _, name in found} <= ({"unknown-key"} if is_table else {"wrong-type", "not-a-choice"})


@pytest.mark.parametrize("value", [120, 120.0, 0.5])
@pytest.mark.parametrize(
    "path", [path for path in KEYS if named(path) in QUOTED], ids=lambda path: ".".join(map(str, path))
)
def test_amounts_months_days_and_figures_are_quoted(path: Path, value: float) -> None:
    assert faults(changed(path, value)) == [(path, "not-quoted")]


@pytest.mark.parametrize("path", [(), *(path for path in places(TREE) if isinstance(path[-1], int))], ids=str)
def test_no_table_has_a_key_that_is_not_known(path: Path) -> None:
    tree = deepcopy(TREE)
    here: Any = tree
    for part in path:
        here = here[part]
    if isinstance(here, dict):
        here["nmae"] = "x"
        assert faults(tree) == [((*path, "nmae"), "unknown-key")]


@pytest.mark.parametrize("amount", ["120.005", "-1", "1,000.00", "120元", "120.", " 120"])
def test_a_rate_has_two_decimals_and_is_not_negative(amount: str) -> None:
    path = ("item", 0, "rate", 0, "amount")
    assert faults(changed(path, amount)) == [(path, "bad-amount")]


def test_two_rates_from_one_month_are_told_at_the_second() -> None:
    rate = TREE["item"][0]["rate"][0]
    tree = changed(("item", 0, "rate"), [rate, rate | {"from": "2024-07"}, rate | {"amount": "130.00"}])
    assert faults(tree) == [(("item", 0, "rate", 2, "from"), "twice")]


def test_faults_between_keys_are_told_beside_faults_of_keys() -> None:
    tree = deepcopy(TREE)
    tree["item"][0]["rate"].append(tree["item"][0]["rate"][0] | {"amount": 130})
    tree["item"][1]["id"] = "living"
    tree["item"][1]["month"] = 13
    tree["item"][2]["month"] = 3
    tree["item"].append(7)
    tree["budget"][0]["line"][0]["persons"] = "249"
    tree["budget"][0]["line"][1]["item"] = "wgae"
    tree["roster"] = ["a.csv", 5, "a.csv"]
    assert sorted(map(str, faults(tree))) == sorted(
        map(
            str,
            [
                (("item", 0, "rate", 1, "amount"), "not-quoted"),
                (("item", 0, "rate", 1, "from"), "twice"),
                (("item", 1, "id"), "twice"),
                (("item", 1, "month"), "out-of-range"),
                (("item", 2, "month"), "key-of-other-kind"),
                (("item", 3), "wrong-type"),
                (("budget", 0, "line", 0, "persons"), "wrong-type"),
                (("budget", 0, "line", 1, "item"), "unknown-item"),
                (("roster", 1), "wrong-type"),
                (("roster", 2), "twice"),
            ],
        )
    )


@pytest.mark.parametrize("sure", ["expected", "assumed"])
def test_a_line_that_an_estimate_expected_or_assumed_may_be_of_no_item(sure: str) -> None:
    tree = deepcopy(TREE)
    tree["budget"][0]["line"].append({"name": "备足数", "amount": "1.00", "sure": sure})
    project, found = policy.read(tree)
    assert found == []
    assert project is not None
    assert project.budgets[0].lines[-1] == Line("备足数", "", amount=100, sure=sure)


def test_a_line_that_is_known_is_of_an_item() -> None:
    tree = deepcopy(TREE)
    tree["budget"][0]["line"].append({"name": "备足数", "amount": "1.00", "sure": "known"})
    assert faults(tree) == [(("budget", 0, "line", 3, "item"), "missing-key")]


def test_only_an_amount_that_no_estimate_gave_was_set_aside() -> None:
    lines = tuple(
        Line("x", "i", amount=amount, sure=sure) for amount, sure in ((1, ""), (20, "known"), (300, "assumed"))
    )
    assert Budget(2024, "1.00", lines=lines).provisions == 1


@pytest.mark.parametrize("text", ["0%", "100%", "0.01%", "99.999999%"])
def test_a_limit_is_a_percentage(text: str) -> None:
    assert money.parse_percent(text) == Fraction(text[:-1]) / 100


@pytest.mark.parametrize("text", ["30", "-1%", "100.01%", "1e1%", "３０%", "0.0000001%", "%"])
def test_what_is_no_percentage_is_told(text: str) -> None:
    assert faults(changed(("recovery", "limit"), text)) == [(("recovery", "limit"), "bad-percent")]


@pytest.mark.parametrize("name", ["生活补贴-2024", "a.b_c", "8794-wages"])
def test_an_id_may_be_chinese(name: str) -> None:
    assert faults(changed(("id",), name)) == []


@pytest.mark.parametrize("name", ["a/b", "..", "-a", "a b", "a\n", "C:a"])
def test_an_id_names_files(name: str) -> None:
    assert faults(changed(("id",), name)) == [(("id",), "bad-identifier")]


@pytest.mark.parametrize("written", ["heating", "冬碳费", "Heating", "冬 碳费"])
def test_a_flag_is_named_by_key_or_by_heading(written: str) -> None:
    if " " in written:
        assert faults(changed(("item", 1, "flag"), written)) == [(("item", 1, "flag"), "bad-identifier")]
        return
    project, _ = policy.read(changed(("item", 1, "flag"), written))
    assert project is not None
    assert project.flags == ("heating",)


@pytest.mark.parametrize("written", ["name", "月退休工资", "suspension_backpay"])
def test_a_column_of_something_else_is_no_flag(written: str) -> None:
    assert faults(changed(("item", 1, "flag"), written)) == [(("item", 1, "flag"), "bad-flag")]


def test_the_outline_of_a_faulty_file_still_finds_its_tables() -> None:
    tree = deepcopy(TREE)
    tree["since"] = tree["item"][0]["kind"] = 5
    tree["roster"].append(7)
    outline = policy.outline(tree)
    assert (outline.id, outline.roster, outline.changes) == (PROJECT.id, PROJECT.roster, PROJECT.changes)
    assert (outline.flags, outline.pays_wages, outline.since) == (("heating",), True, 0)


@pytest.mark.parametrize(
    "tree", [{}, {"item": 5, "roster": 5, "budget": 5, "recovery": 5, "approval": 5}, {"item": [5]}]
)
def test_whatever_stands_there_can_be_outlined(tree: dict[str, Any]) -> None:
    assert policy.outline(tree).roster == ()
    assert policy.read(tree)[0] is None


def test_rates_issued_later_are_not_known() -> None:
    as_of = months.parse_day("2010-04-29")
    assert [len(item.rates) for item in policy.known(PROJECT, as_of).items] == [0, 1, 0]
    assert [len(item.rates) for item in policy.known(PROJECT, as_of + 1).items] == [1, 1, 0]
