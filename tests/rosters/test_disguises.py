"""The same roster in many disguises is the same table; what each disguise costs is said, and is never an error."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest
from pandas.testing import assert_frame_equal

from subsidies import codes
from subsidies.read import arrow, text
from subsidies.words import ROSTER
from tests.rosters import files
from tests.rosters.files import A, B, C
from tests.rosters.test_corpus import read

KEYS = ["id_number", "name", "birth_date", "employer", "start_month", "heating", "monthly_wage", "bank", "account"]
PEOPLE: list[list[Any]] = [
    [
        A,
        "古丽娜尔·买买提",
        date(1945, 3, 12),
        "县农机修造厂",
        date(2024, 1, 1),
        True,
        2345.5,
        "信用社",
        "6217000012345678901",
    ],
    [B, "李四", date(1948, 3, 5), "县农机修造厂", date(2024, 2, 1), False, 1200.0, "信用社", "621700002"],
    [C, "张𬱟", date(1952, 12, 12), "粮油食品厂", date(2024, 11, 1), True, 998.25, "农业银行", "0012"],
]
HEADS = [ROSTER[key].zh for key in KEYS]
CODES = ["AAC002", "AAC003", "AAC006", "AAB004", "AAE210", "一次性冬碳费", "月退休工资（元）", "开户行", "AAE010"]
Rows = Sequence[Sequence[Any]]


def plain(day: str = "%Y-%m-%d", month: str = "%Y-%m", yes: str = "是", wage: str = "{:.2f}") -> list[list[str]]:
    """Return the people as texts in some forms."""
    return [
        [one, name, born.strftime(day), place, start.strftime(month), yes if heated else "否", wage.format(pay), *bank]
        for one, name, born, place, start, heated, pay, *bank in PEOPLE
    ]


def dirty() -> list[list[str]]:
    """Return the people as texts in which everything is written otherwise."""
    wide = {48 + digit: 0xFF10 + digit for digit in range(10)}
    lines = plain("%Y年%m月%d日", "%Y.%m", "√", "￥{:,.2f}元")
    return [
        [
            f"' {one[:6]} {one[6:14]} {one[14:]}".translate(wide),
            f"{name[:1]}\u200b{name[1:]} ",
            *rest[:-1],
            f"'{rest[-1]}\u3000",
        ]
        for one, name, *rest in lines
    ]


def laid_out(people: Rows) -> Rows:
    """Return the people below a title and a heading of two rows, with subtotals, a second page, a total and remarks."""
    lower = ["", "", "", "", "", "", "", "开户银行", "银行账号"]
    upper = [*HEADS[:7], "银行信息", ""]
    blank = [""] * len(HEADS)
    return [
        ["2024年退休人员名册", *blank[1:]],
        ["单位：社会保险中心", *blank[1:]],
        upper,
        lower,
        *people[:2],
        ["", "小　计", *blank[2:]],
        blank,
        ["2024年退休人员名册", *blank[1:]],
        upper,
        lower,
        *people[2:],
        ["合计", "3人", *blank[2:]],
        ["注：本表一式两份。", *blank[1:]],
        ["制表人：王芳", "", "", "审核人：李强", *blank[4:]],
    ]


def turned(people: Rows) -> Rows:
    """Return heading and people with the columns in another order and two more of no use."""
    order = [4, 8, 1, 6, 0, 2, 7, 3, 5]
    lines = [HEADS, *people]
    return [
        [number or "序号", *(line[place] for place in order), "男" if number else "性别"]
        for number, line in enumerate(lines)
    ]


STANDARD = read(files.text([KEYS, *plain()]))[0]
NOTES = {"rows-above", "rows-blank", "rows-heading", "rows-total", "rows-remark", "column-unused"}
CLEANED = {"apostrophe-removed", "blanks-removed", "width-changed", "unseen-removed", "date-form", "amount-form"}

DISGUISES: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "a text of Chinese headings": (lambda: files.text([HEADS, *plain()]), set()),
    "with a mark": (lambda: files.text([HEADS, *plain()], encoding="utf-8-sig"), set()),
    "GB 18030": (lambda: files.text([HEADS, *plain()], encoding="gb18030"), set()),
    "UTF-16 and tabs": (lambda: files.text([HEADS, *plain()], "\t", "utf-16"), set()),
    "semicolons": (lambda: files.text([HEADS, *plain()], ";"), set()),
    "the ministry's codes": (lambda: files.text([CODES, *plain()]), set()),
    "a workbook of texts": (lambda: files.xlsx([HEADS, *plain()]), set()),
    "a workbook of kinds": (lambda: files.xlsx([HEADS, *PEOPLE]), set()),
    "an old workbook": (lambda: files.xls([HEADS, *PEOPLE]), set()),
    "a document": (lambda: files.ods([HEADS, *plain()]), set()),
    "a document of kinds": (lambda: files.ods([HEADS, *(kinds(line) for line in PEOPLE)]), set()),
    "a web page": (lambda: files.html([HEADS, *plain()], "gb18030"), set()),
    "an XML spreadsheet": (lambda: files.xml2003([HEADS, *(kinds(line) for line in PEOPLE)]), set()),
    "Parquet": (lambda: files.parquet(dict(zip(HEADS, zip(*PEOPLE, strict=True), strict=True))), set()),
    "another order": (lambda: files.xlsx(turned(plain())), {"column-unused"}),
    "layout": (lambda: files.xlsx(laid_out(plain())), NOTES - {"column-unused"}),
    "layout in a text": (lambda: files.text(laid_out(plain()), encoding="gb18030"), NOTES - {"column-unused"}),
    "layout in a web page": (lambda: files.html(laid_out(plain())), NOTES - {"column-unused"}),
    "dirty cells": (lambda: files.text([HEADS, *dirty()]), CLEANED),
    "dirty cells in an old workbook": (lambda: files.xls([HEADS, *dirty()]), CLEANED),
}


def kinds(line: Sequence[Any]) -> list[Any]:
    """Return a person with yes and no as words, which not every kind of file has."""
    return ["是" if one is True else "否" if one is False else one for one in line]


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_disguise_is_the_same_table(disguise: str) -> None:
    make, notes = DISGUISES[disguise]
    table, found = read(make())
    assert_frame_equal(table.drop(columns="row"), STANDARD.drop(columns="row"))
    assert {one.name for one in found} == notes
    assert {codes.RULES[one.name].severity for one in found} <= {codes.NOTE}


def test_rows_are_numbered_as_they_stand() -> None:
    table, _ = read(files.xlsx(laid_out(plain())))
    assert table["row"].tolist() == [5, 6, 12]


@pytest.mark.parametrize("with_pyarrow", [True, False])
@pytest.mark.parametrize(
    "disguise", [name for name in DISGUISES if "text" in name or name in ("GB 18030", "semicolons")]
)
def test_a_big_text_is_read_by_columns_to_the_same_table(
    disguise: str, with_pyarrow: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "LARGE", 1)
    monkeypatch.setattr(arrow, "installed", lambda: with_pyarrow)
    test_a_disguise_is_the_same_table(disguise)
