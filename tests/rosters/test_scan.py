"""A sheet that is scanned has the same cells as calamine alone gives; what is written otherwise is not scanned."""

import io
import random
from collections.abc import Callable
from functools import partial
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from subsidies.errors import Refusal
from subsidies.read import guard, scan, workbook
from subsidies.read.page import Page, blank
from tests.rosters import files, mutate
from tests.rosters.files import A, B

Table = list[list[Any]]
CELLS = (
    *(
        't="s"><v>0</v>',
        't="s"><v>1</v>',
        's="1" t="s"><v>2</v>',
        't="b"><v>1</v>',
        't="str"><v>甲&amp;乙</v>',
        "><v>120</v>",
    ),
    *(
        "><v>1945.1</v>",
        's="1"><v>16508</v>',
        's="2"><v>16508.5</v>',
        's="0"><v>-3</v>',
        "><v>6.523E+17</v>",
        't="e"><v>#N/A</v>',
    ),
    *(
        't="inlineStr"><is><t>张</t></is>',
        't="inlineStr"><is><r><rPr><b/><color rgb="1"/></rPr><t>甲</t></r><r><t>乙</t></r></is>',
    ),
    *("><f>A1</f><v>7</v>", "><f>A1</f>", "><f>A1</f><v></v>", 't="str"><f>A1</f><v></v>', "><v/>", ">"),
)
STRINGS = "<si><t>一</t></si><si><t xml:space='preserve'> 二 </t></si><si><r><t>三</t></r><r><t>四</t></r></si>"
SHARED = {"xl/sharedStrings.xml": f'{files.XML}<sst xmlns="{files.NAMESPACE}/spreadsheetml/2006/main">{STRINGS}</sst>'}

COLUMNS = st.sampled_from(["A", "B", "C", "Z", "AA", "AB"])
ROW = st.dictionaries(COLUMNS, st.sampled_from(CELLS), max_size=5)
SHEETS = st.dictionaries(st.integers(1, 40), ROW, max_size=6)


def written(sheet: dict[int, dict[str, str]], hidden: int = 0) -> str:
    """Return rows as XML: columns to what a cell has after its place."""
    lines = []
    for number, cells in sorted(sheet.items()):
        more = ' hidden="1"' if number == hidden else ""
        order = sorted(cells.items(), key=lambda one: (len(one[0]), one[0]))
        inside = "".join(f'<c r="{column}{number}"{" " * (cell[0] != ">")}{cell}</c>' for column, cell in order)
        lines.append(f'<row r="{number}"{more}>{inside}</row>' if inside else f'<row r="{number}"{more}/>')
    return "".join(lines)


def cells(page: Page) -> Table:
    """Return the cells of a sheet, without what is blank at its end; a number is not a date that it equals."""
    found = [[None if blank(one) else one for one in page.grid.row(place)] for place in range(page.grid.height)]
    for row in found:
        while row and row[-1] is None:
            row.pop()
    while found and not found[-1]:
        found.pop()
    return [[(type(one), one) for one in row] for row in found]


def read(content: bytes, *, scanned: bool) -> tuple[Table, tuple[int, ...]] | str:
    """Return cells and hidden rows of a workbook's sheet, or the name of the refusal."""
    with pytest.MonkeyPatch.context() as patch:
        if not scanned:
            patch.setattr(scan, "scan", lambda _: None)
        try:
            (page,), _ = workbook.read(guard.Package(content), "")
        except Refusal as refusal:
            return refusal.name
        return cells(page), tuple(page.hidden)


@given(SHEETS, st.integers(0, 40), st.sampled_from([1, 2, 3, 1000]))
@settings(max_examples=300)
@example({1: dict(zip("ABCDEFGHIJKLMNOPQRST", CELLS, strict=True))}, 1, 7)
@example({1: {"A": CELLS[0], "B": CELLS[-1], "C": CELLS[5]}}, 0, 2)
@example({}, 0, 2)
def test_a_scanned_sheet_has_the_cells_that_calamine_gives(
    sheet: dict[int, dict[str, str]], hidden: int, wide: int
) -> None:
    content = files.sheetml(written(sheet, hidden), more=SHARED)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scan, "WIDE", wide)
        assert read(content, scanned=True) == read(content, scanned=False)


def by_openpyxl(table: Table, *, write_only: bool) -> bytes:
    """Return a workbook as openpyxl makes it, its texts shared or inside the cells; a formula has no result."""
    book, out = openpyxl.Workbook(write_only=write_only), io.BytesIO()
    page = book.create_sheet("名册") if write_only else book.worksheets[0]
    for row in [*table, ["=A1"]]:
        page.append(row)
    book.save(out)
    return out.getvalue()


BY: dict[str, Callable[[Table], bytes]] = {
    "XlsxWriter": files.xlsx,
    "openpyxl": partial(by_openpyxl, write_only=False),
    "openpyxl, row by row": partial(by_openpyxl, write_only=True),
}


@pytest.mark.parametrize("by", BY)
@pytest.mark.parametrize("table", [[["姓名"]], [["姓名", "", 1.5], [], [True, "x", 652300194501010010]]])
def test_what_libraries_make_is_scanned(table: Table, by: str) -> None:
    content = BY[by](table)
    part = guard.Package(content).read("xl/worksheets/sheet1.xml")
    assert scan.scan(part) is not None
    assert read(content, scanned=True) == read(content, scanned=False)


PLAIN = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c></row><row r="2"><c r="A2" s="1"/></row>'


def test_the_plain_sheet_is_scanned() -> None:
    found = scan.scan(f"<sheetData>{PLAIN}</sheetData>".encode())
    assert found is not None
    assert (found.codes.tolist(), found.count) == ([[1, 2]], 2)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('r="A1"', "r='A1'"),
        ('r="A1" t="s"', 't="s" r="A1"'),
        ('r="A1"', 'r="A3"'),
        ('r="A1"', 'r="a1"'),
        ('r="A1"', 'r="1"'),
        ('r="A1"', 'r="A"'),
        ('r="A1"', 'r="A01"'),
        ('r="A1"', 'r="A11"'),
        ('r="A1"', 'r="ABCD1"'),
        ('<c r="A1"', "<c"),
        ('<c r="A1"', '<c  r="A1"'),
        ('<c r="A1"', '<c\tr="A1"'),
        ('<row r="1">', "<row>"),
        ('<row r="2">', '<row r="1">'),
        ('<row r="1">', "<row r='1'>"),
        ("</row><row", "</row> <row"),
        ("</c><c", "</c>x<c"),
        ("</c><c", "</c><!-- --><c"),
        ("</c><c", "<c"),
        ("</c></row>", "</c>"),
        ("</row><row", "<row"),
        ("<v>5</v>", "<v>></v>"),
        ("<v>5</v>", "<v><</v>"),
        ("<v>0</v>", "<v>x</v>"),
        ("<v>0</v>", "<v></v>"),
        ("<v>0</v>", "<v>123456789</v>"),
        ("<v>0</v>", "<is><t>0</t></is>"),
    ],
)
def test_what_is_written_otherwise_is_not_scanned(old: str, new: str) -> None:
    assert old in PLAIN
    assert scan.scan(f"<sheetData>{PLAIN.replace(old, new, 1)}</sheetData>".encode()) is None


@pytest.mark.parametrize(
    "part", [b"", b"<sheetData/>", b"<sheetData></sheetData>", b"</sheetData><sheetData>", b"<sheetData>"]
)
def test_a_sheet_without_rows_is_not_scanned(part: bytes) -> None:
    assert scan.scan(part) is None


@pytest.mark.parametrize("place", ["XFD1048576", "A1048577", "XFE1", "ZZZ1048576"])
def test_a_cell_in_the_far_corner_is_refused(place: str) -> None:
    number = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    data = (
        PLAIN + f'<row r="{number}"><c r="{place}"><v>1</v></c></row>' if number != "1" else PLAIN.replace("B1", place)
    )
    for scanned in (True, False):
        assert read(files.sheetml(data, more=SHARED), scanned=scanned) == "sheet-too-large"


def test_damaged_sheets_are_the_same_scanned_or_not() -> None:
    dice, base = random.Random(7), written({n: dict(zip("ABCDEF", CELLS[n:], strict=False)) for n in range(1, 9)})
    both = 0
    for _ in range(2000):
        data = mutate.damaged(base.encode(), dice).decode("utf-8", "replace").replace("\0", "")
        content = files.sheetml(data, more=SHARED)
        found = scan.scan(f"<sheetData>{data}</sheetData>".encode())
        if found is not None:
            alone = read(content, scanned=False)
            if not isinstance(alone, str):
                assert read(content, scanned=True) == alone
                both += 1
    assert both > 100


def test_a_column_of_a_scanned_sheet_is_like_any_other() -> None:
    rows = files.rows(f"{A}|张三|信用社\n{B}|李四|信用社\n{A}||")
    (page,), _ = workbook.read(guard.Package(files.xlsx(rows)), "")
    plain = files.xlsx(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scan, "scan", lambda _: None)
        (other,), _ = workbook.read(guard.Package(plain), "")
    for place in range(3):
        one, two = page.grid.column(place), other.grid.column(place)
        assert [cell or "" for cell in one.cells()] == [cell or "" for cell in two.cells()]
        assert one.like("[0-9]{6}").tolist() == two.like("[0-9]{6}").tolist()
        assert one.whole("[0-9]{17}[0-9X]").tolist() == two.whole("[0-9]{17}[0-9X]").tolist()
        distinct, codes = one.distinct()
        assert [distinct.cell(code) or "" for code in codes.tolist()] == [cell or "" for cell in two.cells()]
