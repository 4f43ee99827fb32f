"""What the sheets of an estimate share: their head and foot, cells with formulas, and where cells are.

Every formula carries our own value, so the workbook says the same in a program that does not reckon. The catch:
formulas are made of addresses and numbers only, never of texts, so no name or note can become part of one.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname, xl_range, xl_rowcol_to_cell

from subsidies import money, months
from subsidies.language import Say
from subsidies.write import page
from subsidies.write.estimated.content import Estimate
from subsidies.write.page import Column, Page

FIRST: Final = page.BELOW + 1
"""The first row of a body; the title, the line of the year and the headings stand above it."""
PIXELS: Final = 26
"""Of a row that nobody made higher: twenty points."""
COUNT: Final = '#,##0_ ;-#,##0_ ;"-"_ '

Place = tuple[int, int]


class Desk(NamedTuple):
    """What every sheet is written with."""

    content: Estimate
    sheets: Mapping[str, Any]
    looks: Mapping[str, Any]
    book: Workbook
    say: Say


class Cell(NamedTuple):
    """A cell with an amount: where it is, and our own amount (fen)."""

    address: str
    """With its sheet, fixed."""
    fen: int


def looks(book: Workbook) -> dict[str, Any]:
    """Return the formats of the sheets by name."""
    plain = {"valign": "vcenter", "border": 1, "shrink": True}
    count = {**plain, "num_format": COUNT, "align": "right"}
    part = {**plain, "num_format": page.PART, "align": "right"}
    more = {
        "count": count,
        "counts": {**count, "bold": True},
        "wan": {**plain, "num_format": page.AMOUNT, "align": "right"},
        "wan-total": {**plain, "num_format": page.AMOUNT, "align": "right", "bold": True},
        "share": {**plain, "num_format": "0.00%_ ", "align": "right"},
        "part-total": {**part, "bold": True},
        "points": {**plain, "num_format": "General", "align": "center"},
        "left": {**plain, "num_format": page.TEXT, "align": "left", "shrink": False, "text_wrap": True},
        "prose": {"valign": "top", "text_wrap": True, "quote_prefix": True},
        "aside": {"font_size": 8, "font_color": "#808080", "num_format": page.AMOUNT},
    }
    return {**page.looks(book), **{name: book.add_format(look) for name, look in more.items()}}


def heading(text: str, width: int) -> Column:
    """Return a column of some width whose cells are written one by one."""
    return Column(text, "part", width, ())


def opened(desk: Desk, key: str, columns: Sequence[Column], *, unit: bool = True) -> Page:
    """Write the head of a sheet, and return the sheet."""
    say, content, thirds = desk.say, desk.content, in_three([one.width for one in columns])
    paper = Page(desk.sheets[key], desk.looks, columns, page.BELOW, thirds, say)
    paper.sheet.set_default_row(page.height(1))
    paper.sheet.set_row(page.TITLE, 30)
    values = {"title": content.title, "project": content.project, "year": content.year}
    page.span(paper, (page.TITLE, 0, paper.last), say("estimated.title", paper=called(desk, key), **values), "title")
    paper.sheet.set_row(page.MONTH, 20)
    page.span(paper, (page.MONTH, *thirds[0]), say("paper.as-of", day=months.format_day(content.as_of)), "line")
    page.span(paper, (page.MONTH, *thirds[1]), say("estimated.year", year=content.year), "line-centre")
    page.span(paper, (page.MONTH, *thirds[2]), say("paper.unit") if unit else "", "line-right")
    for index, one in enumerate(columns):
        paper.sheet.set_column(index, index, one.width)
    if not any(one.heading for one in columns):
        return paper
    paper.sheet.set_row(paper.heading, page.height(max(2, *(page.lines(one.heading, one.width) for one in columns))))
    for index, one in enumerate(columns):
        paper.sheet.write_string(paper.heading, index, one.heading, desk.looks["heading"])
    return paper


def in_three(widths: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return the first and the last of three runs of columns, about equally wide, none empty; there are at least three.

    >>> in_three([26, 8, 15, 10, 8, 12, 18, 12, 34])
    ((0, 2), (3, 6), (7, 8))
    """
    sums, last = list(accumulate(widths)), len(widths) - 1
    first = min(range(last - 1), key=lambda place: abs(3 * sums[place] - sums[-1]))
    second = min(range(first + 1, last), key=lambda place: abs(3 * sums[place] - 2 * sums[-1]))
    return (0, first), (first + 1, second), (second + 1, last)


def called(desk: Desk, key: str) -> str:
    """Return what a sheet is called in its title."""
    return desk.say(f"estimated.called.{key}")


def closed(paper: Page, row: int, *notes: str, pages: int = 1) -> None:
    """Write notes and the lines to sign from a row on, and set up printing, on so many pages; 0: as many as needed."""
    for text in notes:
        row += written(paper, row, text, "small")
    page.signatures(paper, row)
    page.printed(paper, row)
    paper.sheet.fit_to_pages(1, pages)


def written(paper: Page, row: int, text: str, look: str = "prose") -> int:
    """Write a text across the sheet, as high as it needs; return how many rows it takes: 1."""
    width = sum(one.width for one in paper.columns)
    paper.sheet.set_row(row, page.height(page.lines(text, width)))
    paper.sheet.merge_range(row, 0, row, paper.last, "", paper.looks[look])
    paper.sheet.write_string(row, 0, text, paper.looks[look])
    return 1


# --- cells --------------------------------------------------------------------------------------------------------


def address(desk: Desk, key: str, place: Place) -> str:
    """Return the address of a cell, with its sheet."""
    return f"{quote_sheetname(desk.sheets[key].name)}!{xl_rowcol_to_cell(*place, row_abs=True, col_abs=True)}"


def near(place: Place) -> str:
    """Return the address of a cell for formulas of its own sheet."""
    return str(xl_rowcol_to_cell(*place))


def summed(first: Place, last: Place) -> str:
    """Return the formula of a sum of cells of one row or column."""
    return f"SUM({xl_range(*first, *last)})"


def added(cells: Iterable[str]) -> str:
    """Return the formula of a sum of single cells; zero for none."""
    return "+".join(cells) or "0"


def count(paper: Page, place: Place, number: int, formula: str = "", look: str = "count") -> None:
    """Write a number of people or months, or the formula that comes to it."""
    if formula:
        paper.sheet.write_formula(*place, f"={formula}", paper.looks[look], number)
    else:
        paper.sheet.write_number(*place, number, paper.looks[look])


def wan(paper: Page, place: Place, of: Place, fen: int, look: str = "wan") -> None:
    """Write an amount of another cell in 万元, rounded from it."""
    paper.sheet.write_formula(*place, f"=ROUND({near(of)}/10000,2)", paper.looks[look], float(money.wan(fen)))


def blank(paper: Page, row: int, columns: Iterable[int], look: str = "label") -> None:
    """Draw the borders of empty cells."""
    for column in columns:
        paper.sheet.write_blank(row, column, None, paper.looks[look])


def short(desk: Desk, month: int) -> str:
    """Return a month, 0 to 11, as a heading."""
    return desk.say("estimated.short-month", month=month + 1)


def month(desk: Desk, number: int) -> str:
    """Return a month, 0 to 11, as papers write it."""
    return page.month(months.of(desk.content.year, number + 1), desk.say)
