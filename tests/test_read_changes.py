"""Changes are read by their kind: from when they hold, and what their value is."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from subsidies import months, words
from subsidies.errors import Finding
from subsidies.read import changes
from subsidies.read.sheet import source
from subsidies.words import CHANGE, CHANGES
from tests.workbooks import workbook

A, B = "652300194501010010", "652300194803050026"
KEYS = list(CHANGES)
ROWS = [
    ["2024-03-01", A, "张三", kind, when, value, "证明", "王芳", "李强", "备注"]
    for kind, when, value in [
        ("death", "2024-02-11", ""),
        ("death-revoked", "2024-03-01", ""),
        ("end", "2024-05", ""),
        ("suspend", "2024-06", ""),
        ("resume", "2024-07", ""),
        ("resume-without-backpay", "2024-08", ""),
        ("forfeit", "2024-09", ""),
        ("restart", "2024-10", ""),
        ("wage", "2024-11", "2345.60"),
        ("flag:heating", "2024-12", "yes"),
        ("account", "2025-01", "农村信用社|6217000012345678907|张三"),
        ("identity", "2025-02", B),
    ]
]
CHINESE = [
    [
        *row[:3],
        "标记:冬碳费" if row[3].startswith("flag") else CHANGE[row[3]],
        row[4],
        row[5].replace("yes", "是"),
        *row[6:],
    ]
    for row in ROWS
]


def text(rows: list[list[Any]]) -> bytes:
    """Return rows as the bytes of a .csv."""
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def read(content: bytes) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the table of a file's bytes and what is wrong with it."""
    table, _, found = changes.read(source("changes", Path()), content)
    return table, found


def one(
    kind: str, effective: object, value: object = "", reported: object = "2024-03-01"
) -> list[tuple[str, str | None]]:
    """Return what is wrong with one change in a workbook: name and column."""
    rows: list[list[Any]] = [KEYS[:6], [reported, A, "张三", kind, effective, value]]
    return [(found.name, found.column) for found in read(workbook({"变更": rows}))[1]]


STANDARD = read(text([KEYS, *ROWS]))[0]


def test_every_kind_of_change_is_read() -> None:
    assert STANDARD["change"].tolist() == [row[3] for row in ROWS]
    written = [
        months.format_day(when) if kind in (words.DEATH, words.DEATH_REVOKED) else months.format(when)
        for kind, when in zip(STANDARD["change"], STANDARD["effective"], strict=True)
    ]
    assert written == [row[4] for row in ROWS]
    assert STANDARD["fen"].tolist() == [0] * 8 + [234_560, 1, 0, 0]
    assert STANDARD["value"].tolist() == [row[5] for row in ROWS]
    assert set(STANDARD["reported_on"]) == {months.parse_day("2024-03-01")}
    assert STANDARD["row"].tolist() == list(range(2, 14))
    assert STANDARD.iloc[0][["document", "entered_by", "checked_by", "note"]].tolist() == [
        "证明",
        "王芳",
        "李强",
        "备注",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_changes_are_the_same(encoding: str) -> None:
    content = text([[field.zh for field in CHANGES.values()], *CHINESE]).decode().encode(encoding)
    table, found = read(content)
    assert found == []
    assert_frame_equal(table.drop(columns="value"), STANDARD.drop(columns="value"))


def test_a_workbook_is_the_same_as_a_text() -> None:
    assert_frame_equal(read(workbook({"变更": [KEYS, *ROWS]}))[0], STANDARD)


def test_the_last_four_columns_may_be_missing() -> None:
    table, found = read(text([KEYS[:6], *(row[:6] for row in ROWS)]))
    assert (len(table), set(table["note"]), found) == (12, {""}, [])


def test_cells_of_a_workbook_keep_their_kind() -> None:
    assert one("death", date(2024, 2, 11)) == []
    assert one("end", date(2024, 5, 1), reported=date(2024, 3, 1)) == []
    assert one("wage", "2024-05", 2345.6) == []
    assert one("flag:heating", "2024-05", True) == []


@pytest.mark.parametrize(
    ("kind", "effective", "value", "found"),
    [
        ("end", date(2024, 5, 2), "", ("bad-month", "effective")),
        ("end", "2024-05-01", "", ("bad-month", "effective")),
        ("death", "2024-05", "", ("bad-date", "effective")),
        ("death", "", "", ("value-missing", "effective")),
        ("wage", "2024-05", "", ("change-value-missing", "value")),
        ("wage", "2024-05", "-1", ("bad-amount", "value")),
        ("wage", "2024-05", 12.345, ("bad-amount", "value")),
        ("account", "2024-05", 6217000012345678907, ("id-number-cell", "value")),
        ("account", "2024-05", " ", ("change-value-missing", "value")),
        ("identity", "2024-05", "652300", ("bad-id", "value")),
        ("identity", "2024-05", 652300194803050026, ("id-number-cell", "value")),
        ("flag:heating", "2024-05", "也许", ("bad-boolean", "value")),
        ("停发", "2024-05", "", ("change-bare-stop", "change")),
        (" STOP ", "2024-05", "", ("change-bare-stop", "change")),
        ("", "2024-05", "", ("value-missing", "change")),
        ("标记", "2024-05", "是", ("change-unknown", "change")),
        (7, "2024-05", "", ("change-unknown", "change")),
    ],
)
def test_what_does_not_fit_the_kind_is_told_at_its_cell(
    kind: Any, effective: object, value: object, found: tuple[str, str]
) -> None:
    assert one(kind, effective, value) == [found]


def test_a_change_that_cannot_be_understood_is_left_out_and_the_others_stay() -> None:
    rows = [KEYS[:6], ["2024-03-01", A, "张三", "停发", "2024-05", ""], ["2024-03-01", A, "张三", "end", "2024-05", ""]]
    table, found = read(text(rows))
    assert table["row"].tolist() == [3]
    assert [(one.name, one.row, one.id_number) for one in found] == [("change-bare-stop", 2, A)]


def test_all_faults_of_a_row_are_told() -> None:
    rows = [KEYS[:6], ["2024-02-30", "1", "张三", "wage", "2024-13", "x"]]
    found = read(text(rows))[1]
    assert sorted((one.name, one.column) for one in found) == [
        ("bad-amount", "value"),
        ("bad-date", "reported_on"),
        ("bad-id", "id_number"),
        ("bad-month", "effective"),
    ]


def test_a_date_that_cannot_be_read_is_not_a_date_that_is_missing() -> None:
    assert one("end", "2024-05", reported="2024-02-30") == [("bad-date", "reported_on")]
    assert one("end", "2024-05", reported="") == [("change-not-dated", "reported_on")]


def test_headings_alone_are_no_changes_and_no_fault() -> None:
    table, found = read(text([KEYS]))
    assert (len(table), found) == (0, [])
