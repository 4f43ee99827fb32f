"""Headings and words of changes are understood in both languages, however they are written."""

import pytest

from subsidies import words
from subsidies.words import CHANGE, CHANGES, ROSTER

TABLES = {"roster": ROSTER, "changes": CHANGES}
NAMED = [
    pytest.param(table, key, text, id=f"{table} {text}")
    for table, fields in TABLES.items()
    for key, field in fields.items()
    for text in (key, field.zh, *field.aliases)
]


@pytest.mark.parametrize(("table", "key", "text"), NAMED)
def test_every_heading_means_its_column(table: str, key: str, text: str) -> None:
    assert words.heading(text, TABLES[table]) == key


@pytest.mark.parametrize("table", TABLES)
def test_no_heading_means_two_columns(table: str) -> None:
    headings = [words.fold(text) for f in TABLES[table].values() for text in (f.key, f.zh, *f.aliases)]
    assert len(set(headings)) == len(headings)


@pytest.mark.parametrize(
    "text", ["公民身份号码", "公民 身份\n号码", "＊公民身份号码：", "ID_Number", "ｉｄ＿ｎｕｍｂｅｒ", " 身份证号 "]
)
def test_blanks_width_and_case_make_no_other_heading(text: str) -> None:
    assert words.heading(text, ROSTER) == "id_number"


@pytest.mark.parametrize("text", ["", " ", "身份", "姓名2", "序号"])
def test_what_is_only_like_a_heading_is_none(text: str) -> None:
    assert words.heading(text, ROSTER) is None


def test_the_contract_has_these_columns() -> None:
    roster = "id_number name birth_date employer category retired_month start_month end_month death_date suspended_from"
    roster += " resumed_from suspension_backpay heating monthly_wage wage_from service_years area_class bank account"
    assert list(ROSTER) == [*roster.split(), "payee", "certified_until", "reported_on", "note"]
    changes = "reported_on id_number name change effective value document entered_by checked_by note"
    assert " ".join(CHANGES) == changes


@pytest.mark.parametrize("kind", [kind for kind in CHANGE if kind != words.FLAG])
def test_every_kind_of_change_is_known_in_both_languages(kind: str) -> None:
    assert words.change_kind(kind) == words.change_kind(CHANGE[kind]) == words.change_kind(f" {kind.upper()} ") == kind


@pytest.mark.parametrize("text", ["flag:heating", "标记:冬碳费", "标记：冬碳费", "Flag: heating", "标记:heating"])
def test_a_flag_is_named_by_key_or_by_heading(text: str) -> None:
    assert words.change_kind(text) == "flag:heating"


def test_a_flag_of_the_project_keeps_its_name() -> None:
    assert words.change_kind("标记:低保") == "flag:低保"
    assert words.flag_of(words.flag_column("低保")) == "低保"
    assert words.flag_of(words.flag_column("heating")) == "heating"


@pytest.mark.parametrize("text", ["", "停发", "stop", "flag", "标记", "death:heating", "退出"])
def test_what_is_no_kind_of_change_is_none(text: str) -> None:
    assert words.change_kind(text) is None


@pytest.mark.parametrize("column", ["name", "suspension_backpay", "monthly_wage", "death"])
def test_other_columns_are_no_flags(column: str) -> None:
    assert words.flag_of(column) == ""
