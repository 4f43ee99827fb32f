r"""A roster as it should be: one heading, a row a person, ids and accounts as text, dates as YYYY-MM-DD.

Cells are texts that the reader takes for what they say. The catch: a spreadsheet computes what begins with = + - @,
also in a .csv; so in a workbook every cell but amounts is a text cell, and in a .csv an apostrophe stands before such
a text, which the reader takes away again.

>>> csv([Column("name", "姓名", words.TEXT, ["=1+1"])]).decode("utf-8-sig")
"姓名\n'=1+1\n"
"""

import csv as rows
import io
from collections.abc import Sequence
from typing import Final, NamedTuple

from subsidies import money, words
from subsidies.errors import Refusal
from subsidies.write.cell import width
from subsidies.write.workbook import CREATED, OPTIONS, to_print

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
LAST_ROW: Final = 1_048_575
LONGEST: Final = 32_767
"""Characters that a cell of a workbook holds."""
WIDEST: Final = 40


class Column(NamedTuple):
    """A column: its key, its heading, what it holds, its cells as texts."""

    key: str
    heading: str
    holds: str
    cells: Sequence[str]


def csv(columns: Sequence[Column]) -> bytes:
    """Return a roster as a .csv in UTF-8 with a byte order mark, which spreadsheets read."""
    out = io.StringIO()
    writer = rows.writer(out, lineterminator="\n")
    writer.writerow([one.heading for one in columns])
    writer.writerows(zip(*([defused(cell) for cell in one.cells] for one in columns), strict=True))
    return out.getvalue().encode("utf-8-sig")


def defused(cell: str) -> str:
    """Return a text of a .csv, with an apostrophe before what a spreadsheet would compute."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def xlsx(columns: Sequence[Column], sheet: str) -> bytes:
    """Return a roster as a workbook of one sheet.

    Raises ``Refusal`` (xlsx-too-large) for more rows than a sheet has, or a longer text than a cell holds.
    """
    import xlsxwriter

    _refuse(columns)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, dict(OPTIONS)) as book:
        book.set_properties({"created": CREATED})
        page = book.add_worksheet(sheet)
        page.freeze_panes(1, 0)
        to_print(page, 0)
        look = {
            "bold": True,
            "text_wrap": True,
            "valign": "vcenter",
            "bottom": 1,
            "num_format": "@",
            "bg_color": "#EDEDED",
        }
        head, text, amount = book.add_format(look), *(book.add_format({"num_format": one}) for one in ("@", "0.00"))
        for place, one in enumerate(columns):
            is_amount = one.holds == words.MONEY
            page.set_column(place, place, _width(one), amount if is_amount else text)
            page.write_string(0, place, one.heading, head)
            for row, cell in ((row, cell) for row, cell in enumerate(one.cells, 1) if cell):
                if is_amount:
                    page.write_number(row, place, money.parse(cell) / 100, amount)
                else:
                    page.write_string(row, place, cell, text)
    return content.getvalue()


def _refuse(columns: Sequence[Column]) -> None:
    """Refuse (xlsx-too-large) what a workbook cannot hold."""
    for one in columns:
        if len(one.cells) > LAST_ROW or any(len(cell) > LONGEST for cell in one.cells):
            raise Refusal("xlsx-too-large")


def _width(one: Column) -> int:
    """Return how wide a column is."""
    return min(max(map(width, (one.heading, *one.cells[:200]))) + 2, WIDEST)
