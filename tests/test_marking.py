"""Marked copies: every cell as it was, the faulty ones coloured and commented; read back, they are the same table."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pandas.testing import assert_frame_equal

from subsidies import codes, examination, marking, months, workspace
from subsidies.errors import Refusal
from subsidies.examination import Examined
from subsidies.language import speaker
from subsidies.write import marked
from subsidies.write.marked import COLOURS, Mark, Marked
from tests.findings import desk
from tests.rosters import corpus, files
from tests.rosters.corpus import Ugly
from tests.shell import call
from tests.workbooks import workbook

TODAY = months.parse_day("2024-06-20")
SAY = speaker("zh")
MONTH, MOMENT = datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2024-12-31 08:30")
ROWS: list[list[Any]] = [
    ["公民身份号码", "姓名", "享受开始年月", "冬碳费", "银行账号", "资格认证有效期", "电话", None],
    ["652300194501010010", "张三", date(2024, 1, 1), "是", "6217000012345678901", date(2024, 12, 31), 6661234, None],
    [],
    [652300194803050000, "李四", "2024-13", True, 8010.5, MOMENT, "=1+1", "多余"],
    ["652300195207120037", " 王五 ", "2024-01", False, "80101234567890", None, "0993-1", None],
]


def office(folder: Path, **files: Any) -> Examined:
    """Return what is found in an office with these files; ``roster`` names the roster, and what follows its #."""
    desk.lay_out({"files": {name: content for name, content in files.items() if name != "roster"}}, folder)
    project = desk.PROJECT.replace("roster.csv", files["roster"])
    (folder / "living.toml").write_text(project, encoding="utf-8")
    return examination.examine(workspace.read(folder), TODAY)


def copied(examined: Examined) -> dict[str, Any]:
    """Return the copies as openpyxl reads them."""
    copies = marking.copies(examined.read, examined.findings, SAY)
    return {name: openpyxl.load_workbook(io.BytesIO(content)) for name, content in copies.items()}


def marks(sheet: Any) -> dict[str, tuple[str, str]]:
    """Return the colour and the comment of each marked cell."""
    return {
        cell.coordinate: (cell.fill.fgColor.rgb[2:], cell.comment.text if cell.comment else "")
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fill_type
    }


def test_faulty_cells_are_coloured_and_commented_in_their_places(tmp_path: Path) -> None:
    book = copied(office(tmp_path, roster="roster.xlsx#名册", **{"roster.xlsx": {"名册": ROWS, "说明": [["甲"]]}}))
    assert list(book) == ["roster.xlsx"]
    sheet = book["roster.xlsx"]["名册"]
    found = marks(sheet)
    colours = {place: colour for place, (colour, _) in found.items()}
    error, warning, note = (colour[1:] for colour in COLOURS.values())
    assert colours == {
        "G1": note,
        "H1": warning,
        "E2": warning,
        "A3": note,
        "F4": note,
        "A4": error,
        "C4": error,
        "E4": error,
        "B5": note,
    }
    assert found["C4"][1] == "错误 R101\n“2024-13”不是年月。\n→ 请写成 YYYY-MM，例如 2024-03。"
    assert "id-number-cell" not in found["A4"][1]
    assert "R107" in found["A4"][1]


def test_the_last_sheet_lists_everything(tmp_path: Path) -> None:
    examined = office(tmp_path, roster="roster.xlsx#名册", **{"roster.xlsx": {"名册": ROWS}})
    book = copied(examined)["roster.xlsx"]
    rows = [[cell.value for cell in row] for row in book["问题"].iter_rows()]
    assert rows[0] == ["文件", "行", "列", "号码", "级别", "代码", "内容", "怎么办"]
    assert len(rows) - 1 == sum(one.file == "roster.xlsx#名册" for one in examined.findings)
    assert ["roster.xlsx#名册", "4", "享受开始年月", "", "错误", "R101"] in [
        [cell or "" for cell in row[:6]] for row in rows
    ]


@pytest.mark.parametrize("label", ["roster.xlsx#名册", "roster.xlsx", "roster.csv"])
def test_a_copy_is_read_as_the_file_was(tmp_path: Path, label: str) -> None:
    text = "\n".join(",".join("" if cell is None else str(cell) for cell in row) for row in ROWS)
    name = label.partition("#")[0]
    before = office(tmp_path, roster=label, **{name: text if name.endswith("csv") else {"名册": ROWS}})
    copies = marking.copies(before.read, before.findings, SAY)
    again = tmp_path / "again"
    again.mkdir()
    (again / "roster.xlsx").write_bytes(copies["roster.xlsx"])
    returned = label if "#" in label else "roster.xlsx"
    after = office(again, roster=returned)
    one, other = before.read[0].roster, after.read[0].roster
    assert_frame_equal(one.drop(columns="file"), other.drop(columns="file"))
    said = [[(f.name, f.row, f.column, f.values) for f in found.findings] for found in (before, after)]
    assert said[0] == said[1]


GOES = {
    "encoding-not-proven",  # a warning about the bytes of a text file; a copy is a workbook, which has no such bytes
    "links-not-followed",  # a note about a part of the workbook that is not copied
    "sheets-not-read",  # a note about other sheets, which are not copied
    "sheet-hidden",  # the same
}
"""What is said of a file and not of its copy, and nothing else."""


def roster_of(folder: Path, content: bytes, label: str) -> Examined:
    """Return what is found in an office with such a roster."""
    folder.mkdir()
    desk.lay_out({}, folder)
    project = desk.PROJECT.replace("roster.csv", label).replace('changes = ["changes.csv"]\n', "")
    (folder / "living.toml").write_text(project, encoding="utf-8")
    (folder / label.partition("#")[0]).write_bytes(content)
    return examination.examine(workspace.read(folder), TODAY)


def saved(content: bytes) -> bytes:
    """Return a workbook as another program saves it."""
    out = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(content)).save(out)
    return out.getvalue()


@pytest.mark.parametrize("case", corpus.ALL, ids=lambda case: case.says)
def test_a_copy_that_nobody_corrected_has_the_people_and_the_faults_of_the_file(case: Ugly, tmp_path: Path) -> None:
    before = roster_of(tmp_path / "before", case.bytes(), case.label)
    copies = marking.copies(before.read, before.findings, SAY)
    if not copies:  # there is nothing to correct, or nothing that can be read
        assert not any(one.file == case.label for one in before.findings) or before.read[0].roster.empty
        return
    (content,) = copies.values()
    for name, returned in (("as it is", content), ("saved", saved(content))):
        after = roster_of(tmp_path / name, returned, case.label)
        assert_frame_equal(before.read[0].roster, after.read[0].roster)
        assert list(after.findings) == [one for one in before.findings if one.name not in GOES]


def test_only_what_an_ugly_file_shows_goes() -> None:
    assert {name for case in corpus.ALL for name, *_ in case.found} >= GOES
    assert {name for name in GOES if codes.RULES[name].severity != codes.NOTE} == {"encoding-not-proven"}


def test_changes_in_a_text_file_are_as_doubtful_in_their_copy(tmp_path: Path) -> None:
    lines = "45292,652300194501010010,张三,停发,2024-05,\n"
    before = office(tmp_path, roster="roster.csv", **{"changes.csv": desk.CHANGES + lines})
    copies = marking.copies(before.read, before.findings, SAY)
    again = tmp_path / "again"
    again.mkdir()
    desk.lay_out({}, again)
    (again / "changes.csv").write_bytes(copies["changes.xlsx"])
    after = examination.examine(workspace.read(again), TODAY)
    assert [one.name for one in before.findings].count("date-ambiguous") == 1
    assert before.findings == after.findings


def test_a_row_too_long_is_too_long_in_the_copy_also_where_the_heading_ends_with_nothing(tmp_path: Path) -> None:
    content = files.text([["公民身份号码", "姓名", ""], ["652300194501010010", "张三", "x", "y"]])
    before = roster_of(tmp_path / "before", content, "roster.csv")
    assert [(one.name, one.column) for one in before.findings] == [("column-unknown", "C"), ("row-too-long", None)]
    (copy,) = marking.copies(before.read, before.findings, SAY).values()
    assert roster_of(tmp_path / "after", copy, "roster.csv").findings == before.findings


def test_a_number_of_a_file_without_a_calendar_is_no_day_in_its_copy(tmp_path: Path) -> None:
    content = files.parquet({"公民身份号码": ["652300194501010010"], "姓名": ["张三"], "出生日期": [16438]})
    before = roster_of(tmp_path / "before", content, "roster.parquet")
    assert [one.name for one in before.findings] == ["bad-date"]
    (copy,) = marking.copies(before.read, before.findings, SAY).values()
    after = roster_of(tmp_path / "after", copy, "roster.parquet")
    assert after.findings == before.findings


def test_an_end_that_a_formula_should_give_is_no_lack_of_an_end(tmp_path: Path) -> None:
    heads = "公民身份号码|姓名|享受开始年月|享受截止年月"
    content = files.sheet(f"{heads}\n652300194501010010|张三|2024-01|<f>A1</f><v></v>")
    before = roster_of(tmp_path / "before", content, "roster.xlsx")
    (copy,) = marking.copies(before.read, before.findings, SAY).values()
    assert [one.name for one in roster_of(tmp_path / "after", copy, "roster.xlsx").findings] == [
        "formula-without-value"
    ]
    shown = copy_with(copy, "xl/worksheets/sheet1.xml", b"<f>NA()</f><v></v>", b"<f>NA()</f><v>#N/A</v>")
    shown = copy_with(shown, "xl/worksheets/sheet1.xml", b'<c r="D2"', b'<c t="e" r="D2"')
    computed = roster_of(tmp_path / "computed", shown, "roster.xlsx")
    assert [one.name for one in computed.findings] == ["cell-error"]


def copy_with(book: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return a workbook with something else in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as read, zipfile.ZipFile(out, "w") as written:
        for name in read.namelist():
            content = read.read(name)
            assert name != part or old in content
            written.writestr(name, content.replace(old, new) if name == part else content)
    return out.getvalue()


def test_rows_stay_hidden_and_cells_merged_but_for_spans_that_overlap() -> None:
    columns: list[list[Any]] = [["姓名", "甲", "乙", "丙"], ["银行", "信用社", None, "x"]]
    spans = [(1, 2, 1, 1), (2, 9, 1, 1), (3, 3, 0, 0), (7, 9, 0, 1)]
    marks = {(2, 1): [Mark(codes.WARNING, "看不见")], (1, 1): [Mark(codes.NOTE, "看得见")]}
    content = marked.render([Marked("名册", columns, 0, marks, [2], spans)], [], SAY)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["名册"]
    assert [str(one) for one in sheet.merged_cells.ranges] == ["B2:B3"]
    assert [row for row, look in sheet.row_dimensions.items() if look.hidden] == [3]
    assert [[cell.value for cell in column] for column in sheet.iter_cols()] == columns
    (first,) = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    assert (first.coordinate, first.comment.text) == ("B2", "看不见\n看得见")
    assert first.fill.fgColor.rgb[2:] == COLOURS[codes.WARNING][1:]


def test_days_before_the_first_of_a_calendar_of_1904_are_texts() -> None:
    days = [date(1903, 12, 31), date(1904, 1, 2)]
    content = marked.render([Marked("名册", [["出生日期", *days]], 0)], [], SAY, is_1904=True)
    cells = openpyxl.load_workbook(io.BytesIO(content))["名册"]["A"][1:]
    assert [cell.value for cell in cells] == ["1903-12-31", datetime.fromisoformat("1904-01-02")]


def test_a_copy_that_was_corrected_is_clean(tmp_path: Path) -> None:
    rows = [*ROWS[:2], *ROWS[3:]]
    book = copied(office(tmp_path, roster="roster.xlsx#名册", **{"roster.xlsx": {"名册": rows}}))["roster.xlsx"]
    sheet = book["名册"]
    right = {"E2": "6217000012345678907", "A3": "652300194803050026", "C3": "2024-01", "E3": "80105", "H3": None}
    assert [sheet[place].number_format for place in ("A3", "E3")] == ["@", "@"]  # what is typed there stays text
    for place, value in {**right, "F3": "2024-12-31"}.items():
        sheet[place].value = value
    again = tmp_path / "again"
    again.mkdir()
    content = io.BytesIO()
    book.save(content)
    (again / "roster.xlsx").write_bytes(content.getvalue())
    found = office(again, roster="roster.xlsx#名册").findings
    assert {one.name for one in found if codes.severity(one) != codes.NOTE} == set()


def test_every_cell_keeps_its_type(tmp_path: Path) -> None:
    book = copied(office(tmp_path, roster="roster.xlsx", **{"roster.xlsx": {"名册": ROWS}}))["roster.xlsx"]
    sheet = book.worksheets[0]
    assert [cell.value for cell in sheet[2]][:3] == ["652300194501010010", "张三", MONTH]
    assert [cell.value for cell in sheet[4]][:6] == [6.5230019480305e17, "李四", "2024-13", True, 8010.5, MOMENT]
    assert (sheet["A2"].number_format, sheet["B5"].value) == ("@", " 王五 ")


def test_both_sheets_of_a_workbook_are_in_one_copy(tmp_path: Path) -> None:
    headings: list[Any] = ["登记日期", "公民身份号码", "姓名", "变更类型", "生效", "变更值"]
    stop = ["2024-02-01", "652300194501010010", "张三", "停发", "2024-03", None]
    content = {"名册": ROWS[:2], "变更": [headings, stop]}
    (tmp_path / "book.xlsx").write_bytes(workbook(content))
    desk.lay_out({}, tmp_path)
    project = desk.PROJECT.replace("roster.csv", "book.xlsx#名册").replace("changes.csv", "book.xlsx#变更")
    (tmp_path / "living.toml").write_text(project, encoding="utf-8")
    book = copied(examination.examine(workspace.read(tmp_path), TODAY))["book.xlsx"]
    assert sorted(book.sheetnames) == ["变更", "名册", "问题"]
    assert "停发" in marks(book["变更"])["D2"][1]


def test_a_sheet_that_two_projects_name_otherwise_is_copied_for_each(tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(workbook({"名册": ROWS}))
    desk.lay_out({}, tmp_path)
    project = desk.PROJECT.replace("roster.csv", "book.xlsx").replace('changes = ["changes.csv"]\n', "")
    (tmp_path / "living.toml").write_text(project, encoding="utf-8")
    other = project.replace('id = "living"\nname', 'id = "other"\nname', 1).replace("book.xlsx", "book.xlsx#名册")
    (tmp_path / "other.toml").write_text(other, encoding="utf-8")
    settings = desk.SETTINGS.replace('"living.toml"', '"living.toml", "other.toml"')
    (tmp_path / "subsidies.toml").write_text(settings, encoding="utf-8")
    book = copied(examination.examine(workspace.read(tmp_path), TODAY))["book.xlsx"]
    assert book.sheetnames == ["名册", "名册2", "问题"]


def test_files_in_which_nothing_was_found_are_not_copied(tmp_path: Path) -> None:
    roster = desk.ROSTER + "652300194803050025,李四,2024-01,,,,\n"
    assert list(copied(office(tmp_path, roster="roster.csv", **{"roster.csv": roster}))) == ["roster.xlsx"]
    again = tmp_path / "again"
    again.mkdir()
    assert copied(office(again, roster="roster.csv")) == {}


def test_what_cannot_be_read_is_not_copied(tmp_path: Path) -> None:
    assert copied(office(tmp_path, roster="roster.csv", **{"roster.csv": "甲\0"})) == {}


def test_a_copy_goes_over_no_file(tmp_path: Path) -> None:
    roster = desk.ROSTER + "652300194803050025,李四,2024-01,,,,\n"
    examined = office(tmp_path, roster="roster.csv", **{"roster.csv": roster})
    (written,) = marking.write(examined.read, examined.findings, tmp_path / "marked", SAY)
    content = written.read_bytes()
    with pytest.raises(Refusal, match="mark-exists"):
        marking.write(examined.read, examined.findings, tmp_path / "marked", SAY)
    assert written.read_bytes() == content
    assert (tmp_path / "roster.csv").read_text(encoding="utf-8") == roster


@pytest.mark.parametrize(("row", "text"), [(0, "甲" * 32_768), (1_048_575, "乙")])
def test_what_a_sheet_cannot_hold_is_refused_and_not_left_out(row: int, text: str) -> None:
    sheet = Marked("名册", [["公民身份号码", *[None] * row, text]], 0)
    with pytest.raises(Refusal, match="mark-too-large"):
        marked.render([sheet], [], SAY)
    marked.render([Marked("名册", [["公民身份号码", *[None] * (row - 1), text[:32_767]]], 0)], [], SAY)


def test_days_before_the_first_of_a_sheet_are_texts() -> None:
    days = [date(1899, 12, 31), date(1900, 1, 1), datetime.fromisoformat("1893-04-05 00:00")]
    book = openpyxl.load_workbook(io.BytesIO(marked.render([Marked("名册", [["出生日期", *days]], 0)], [], SAY)))
    assert [cell.value for cell in book["名册"]["A"][1:]] == ["1899-12-31", MONTH.replace(1900), "1893-04-05 00:00:00"]


def test_the_command_writes_copies_and_says_where(tmp_path: Path) -> None:
    office(tmp_path, roster="roster.csv", **{"roster.csv": desk.ROSTER + "652300194803050025,李四,2024-01,,,,\n"})
    folder = tmp_path / "送回"
    result = call("-C", str(tmp_path), "check", "--mark", str(folder))
    assert (result.status, result.err) == (1, f"已写批注副本：{folder / 'roster.xlsx'}\n")
    assert call("-C", str(tmp_path), "check", "--mark", str(folder)).status == 2
    nothing = call("-C", str(tmp_path), "check", "--select", "C", "--mark", str(tmp_path / "empty"))
    assert "没有可以标出的格子" in nothing.err
    assert not (tmp_path / "empty").exists()


def test_equal_findings_make_equal_bytes(tmp_path: Path) -> None:
    examined = office(tmp_path, roster="roster.xlsx", **{"roster.xlsx": {"名册": ROWS}})
    first, again = (marking.copies(examined.read, examined.findings, SAY) for _ in range(2))
    assert first == again
