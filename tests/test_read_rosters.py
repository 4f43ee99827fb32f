"""A roster is the same table in every file format, encoding, language and order of columns."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from subsidies import money, months, words
from subsidies.errors import Finding, Refusal
from subsidies.policy import Item, Project
from subsidies.read import cells, rosters
from subsidies.read.page import NOTHING
from subsidies.read.sheet import source
from subsidies.words import ROSTER
from tests.workbooks import workbook

LIVING = Project("living", "生活补贴", months.parse("2024-01"), (Item("living", "生活补贴", "flat"),))
WAGES = Project("wages", "工资", months.parse("2024-01"), (Item("wage", "工资", "wage", flag="低保"),))
KEYS = list(ROSTER)
PEOPLE = [
    dict(
        zip(
            KEYS,
            [
                *("652300194501010010", "古丽娜尔·买买提", "1945-01-01", "县农机修造厂", "退休", "1995-06", "2024-03"),
                *("2024-12", "2024-11-30", "2024-05", "2024-08", "否", "是", "2345.67", "2023-12", "32年4个月", "2"),
                *("农村信用社", "6217000012345678907", "买买提", "2024-12-31", "2024-04-08", "备注，逗号"),
            ],
            strict=True,
        )
    ),
    {"id_number": "652300194803050026", "name": "李四"},
]
Rows = list[list[Any]]


def rows(keys: list[str], heading: str = "key") -> Rows:
    """Return the people as rows of these columns, below headings in a language."""
    first = [getattr(ROSTER[key], heading) for key in keys]
    return [first, *([person.get(key, "") for key in keys] for person in PEOPLE)]


def text(table: Rows) -> str:
    """Return rows as the text of a .csv."""
    out = io.StringIO()
    csv.writer(out).writerows(table)
    return out.getvalue()


def read(content: bytes, project: Project = LIVING, label: str = "roster") -> tuple[pd.DataFrame, list[Finding]]:
    """Return the table of a file's bytes and what is wrong with it."""
    table, _, found = rosters.read(source(label, Path()), content, project)
    return table, found


STANDARD = read(text(rows(KEYS)).encode())[0]


def test_every_column_is_read() -> None:
    first, second = STANDARD.to_dict("records")
    assert {key: first[key] for key in ("name", "account", "area_class", "payee", "note")} == {
        "name": "古丽娜尔·买买提",
        "account": "6217000012345678907",
        "area_class": "2",
        "payee": "买买提",
        "note": "备注，逗号",
    }
    assert {key: months.format(first[key]) for key in KEYS if ROSTER[key].holds == words.MONTH} == {
        key: PEOPLE[0][key] for key in KEYS if ROSTER[key].holds == words.MONTH
    }
    assert {key: months.format_day(first[key]) for key in KEYS if ROSTER[key].holds == words.DAY} == {
        key: PEOPLE[0][key] for key in KEYS if ROSTER[key].holds == words.DAY
    }
    assert money.format(first["monthly_wage"]) == "2345.67"
    assert (first["suspension_backpay"], first["heating"], first["service_years"]) == (0, 1, 32 * 12 + 4)
    assert (first["file"], first["row"], second["row"]) == ("roster", 2, 3)


def test_what_is_empty_is_nothing() -> None:
    second = STANDARD.to_dict("records")[1]
    empty = {words.MONEY: 0, words.TEXT: "", words.ID: "", words.ACCOUNT: ""}
    assert {key: second[key] for key in KEYS[2:]} == {key: empty.get(ROSTER[key].holds, -1) for key in KEYS[2:]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("heading", ["key", "zh"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_text_is_the_same_in_every_encoding_and_language(encoding: str, heading: str, end: str) -> None:
    table, found = read(text(rows(KEYS, heading)).replace("\r\n", end).encode(encoding))
    assert_frame_equal(table, STANDARD)
    is_proven = heading == "zh" or encoding != "gb18030"
    assert [one.name for one in found] == ([] if is_proven else ["encoding-not-proven"])


@pytest.mark.parametrize("heading", ["key", "zh"])
def test_a_workbook_is_the_same_as_a_text(heading: str) -> None:
    table, found = read(workbook({"Sheet1": rows(KEYS, heading)}))
    assert_frame_equal(table, STANDARD)
    assert found == []


@given(st.permutations(KEYS))
def test_columns_may_stand_in_any_order(keys: list[str]) -> None:
    assert_frame_equal(read(text(rows(keys)).encode())[0], STANDARD)


def test_cells_of_a_workbook_keep_their_kind() -> None:
    table = rows(KEYS)
    cells: dict[str, Any] = {
        "birth_date": date(1945, 1, 1),
        "retired_month": date(1995, 6, 1),
        "death_date": date(2024, 11, 30),
        "suspension_backpay": False,
        "heating": True,
        "monthly_wage": 2345.67,
        "service_years": "32y4m",
        "area_class": 2,
    }
    for key, cell in cells.items():
        table[1][KEYS.index(key)] = cell
    assert_frame_equal(read(workbook({"名册": table}))[0], STANDARD)


def test_a_wage_in_whole_yuan_may_be_a_number() -> None:
    table, found = read(
        workbook({"名册": [["id_number", "name", "monthly_wage"], [PEOPLE[0]["id_number"], "甲", 2000]]})
    )
    assert (table["monthly_wage"].tolist(), found) == ([200_000], [])


@pytest.mark.parametrize("amount", [1e16, 12.345, -1.0, float("nan"), date(2024, 1, 1), "2,00", "1,2345", True])
def test_what_is_no_amount_is_not_rounded(amount: object) -> None:
    with pytest.raises(Refusal, match="bad-amount"):
        cells.value(amount, words.MONEY)


@pytest.mark.parametrize(("amount", "fen"), [(2345.6699999999996, 234_567), (0.1 + 0.2, 30), (2e6, 200_000_000)])
def test_a_number_is_what_the_spreadsheet_shows(amount: float, fen: int) -> None:
    assert cells.value(amount, words.MONEY) == fen


@pytest.mark.parametrize("column", ["id_number", "account"])
@pytest.mark.parametrize("cell", [652300194501010010, 6217, True, date(2024, 1, 1), "6.523E+17", "6.2170000123E18"])
def test_an_id_or_an_account_must_be_text(column: str, cell: object) -> None:
    table = rows(["id_number", "name", "account"])
    table[1][table[0].index(column)] = cell
    (found,) = read(workbook({"名册": table}))[1]
    assert (found.name, found.row, found.column) == ("id-number-cell", 2, column)


def test_blank_rows_and_rows_above_the_heading_are_counted() -> None:
    lines = text(rows(KEYS)).splitlines()
    content = "\r\n".join(["", ",,,", lines[0], "", lines[1], " , ", lines[2], "", ""])
    table, found = read(content.encode())
    assert table["row"].tolist() == [5, 7]
    assert [(one.name, one.row, one.values["count"]) for one in found] == [("rows-blank", 4, 2)]
    blank: Rows = [[""], [""], *rows(KEYS)[:2], [""], rows(KEYS)[2]]
    assert read(workbook({"名册": blank}))[0]["row"].tolist() == [4, 6]


def test_a_cell_of_two_lines_is_one_row_as_in_a_spreadsheet() -> None:
    content = f'id_number,name,note\n{PEOPLE[0]["id_number"]},甲,"第一行\n第二行"\n{PEOPLE[1]["id_number"]},乙,\n'
    table, _ = read(content.encode())
    assert table["row"].tolist() == [2, 3]
    assert table["note"].tolist() == ["第一行\n第二行", ""]


def test_a_row_may_end_early() -> None:
    table, found = read(f"id_number,name,bank,account\n{PEOPLE[0]['id_number']},甲\n".encode())
    assert (table["account"].tolist(), found) == ([""], [])


def test_a_heading_and_nobody_is_a_roster() -> None:
    for content in (b"id_number,name,nickname\n", workbook({"名册": [["id_number", "name", "nickname"]]})):
        table, found = read(content)
        assert len(table) == 0
        assert [(one.name, one.row, one.column) for one in found] == [("column-unknown", 1, "nickname")]


def test_the_heading_s_own_row_is_named() -> None:
    found = read(f"\n\nid_number,nickname\n\n\n{PEOPLE[0]['id_number']},x\n".encode())[1]
    assert [(one.name, one.row) for one in found] == [("rows-blank", 4), ("column-unknown", 3), ("column-missing", 3)]


@pytest.mark.parametrize(
    ("label", "sheets", "name"),
    [
        ("a.xlsx#名册", {"说明": [["x"]], "名册": rows(KEYS)}, None),
        ("a.xlsx#说明", {"说明": rows(KEYS), "名册": rows(KEYS[:5])}, None),
        ("a.xlsx", {"说明": [], "人员": rows(KEYS), "变更": []}, None),
        ("a.xlsx", {"Sheet1": rows(KEYS), "Sheet2": [], "Sheet3": []}, None),
        ("a.xlsx", {"一": rows(KEYS), "二": rows(KEYS)}, "sheet-not-named"),
        ("a.xlsx", {"一": [["x"]], "二": [["y"]]}, "sheet-not-named"),
        ("a.xlsx", {"一": [["姓名"]], "二": []}, "column-missing"),
        ("a.xlsx", {"一": [], "二": []}, "file-empty"),
        ("a.xlsx#三", {"一": rows(KEYS)}, "sheet-missing"),
    ],
)
def test_the_sheet_is_the_one_named_or_the_one_with_the_headings(
    label: str, sheets: dict[str, Rows], name: str | None
) -> None:
    table, found = read(workbook(sheets), label=label)
    assert ([one.name for one in found][:1], len(table)) == (([name], 0) if name else ([], 2))
    assert {one.file for one in found} <= {label}


def test_a_number_of_fifteen_digits_is_converted_and_noted() -> None:
    table, found = read("id_number,name\n652300480305002,李四\n".encode())
    assert table["id_number"].tolist() == ["652300194803050026"]
    assert [(one.name, one.row, one.id_number) for one in found] == [("id-converted", 2, "652300194803050026")]


def test_a_project_s_own_flag_is_a_column() -> None:
    content = f"id_number,name,monthly_wage,低保,heating\n{PEOPLE[0]['id_number']},甲,1,是,否\n"
    table, found = read(content.encode(), WAGES)
    assert (table["flag:低保"].tolist(), table["heating"].tolist(), found) == ([1], [0], [])
    assert [one.column for one in read(content.encode())[1]] == ["低保"]


def test_every_fault_of_every_row_is_told() -> None:
    content = "id_number,name,start_month,death_date,heating\n1,,2024-13,2024-02-30,x\n,甲,24-01,,\n"
    found = read(content.encode())[1]
    assert sorted((one.row, one.column, one.name) for one in found) == [
        (2, "death_date", "bad-date"),
        (2, "heating", "bad-boolean"),
        (2, "id_number", "bad-id"),
        (2, "name", "value-missing"),
        (2, "start_month", "bad-month"),
        (3, "id_number", "value-missing"),
        (3, "start_month", "bad-month"),
    ]


def decoded(content: bytes) -> str:
    """Return some bytes as a text, as far as they are one."""
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")


@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_there_is_a_table_or_a_finding(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"id_number,name\n"):
        table, found = read(start + content)
        assert len(table) or found or decoded(content).strip(f'{NOTHING},;|"') == ""


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_half_a_workbook_is_a_finding(part: float) -> None:
    content = workbook({"名册": rows(KEYS)})
    assert [one.name for one in read(content[: int(len(content) * part)])[1]] == ["file-unreadable"]
