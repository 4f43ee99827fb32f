"""What the sheets of a working paper share: their looks, their head, the lines to sign.

The catch: formulas are made of addresses, numbers and our own words only, never of a text from a file.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, Final, NamedTuple

from xlsxwriter import Workbook

from subsidies import months
from subsidies.language import Say
from subsidies.write import page
from subsidies.write.audited.content import Papers
from subsidies.write.page import Column, Page

FIRST: Final = page.BELOW + 1
"""The first row of a body; the title, the line below it and the headings stand above."""
CONCLUSIONS: Final = ("confirmed", "explained", "not-so", "pending")
"""What an auditor may conclude: the choices of the column, in their order."""


YELLOW: Final = "#FFF8DC"
"""What is to be filled in."""


class Desk(NamedTuple):
    """What every sheet is written with."""

    content: Papers
    sheets: Mapping[str, Any]
    looks: Mapping[str, Any]
    say: Say


def looks(book: Workbook) -> dict[str, Any]:
    """Return the formats of the sheets by name."""
    cell = {"valign": "vcenter", "border": 1}
    wide = {**cell, "num_format": page.TEXT, "align": "left", "text_wrap": True}
    more = {
        "term": {**wide, "bold": True},
        "prose": {"valign": "vcenter", "num_format": page.TEXT, "text_wrap": True},
        "part-heading": {"valign": "vcenter", "num_format": page.TEXT, "bold": True, "font_size": 12},
        "day": {**cell, "num_format": "yyyy-mm-dd", "align": "center", "shrink": True, "bg_color": YELLOW},
        "count": {**cell, "num_format": "#,##0", "align": "center", "shrink": True},
        "filled": {**wide, "bg_color": YELLOW},
    }
    return {**page.looks(book), **{name: book.add_format(look) for name, look in more.items()}}


def opened(desk: Desk, key: str, columns: Sequence[Column]) -> Page:
    """Write the head of a sheet and set its widths, and return the sheet; without headings where no column has one."""
    say, thirds = desk.say, _in_three([one.width for one in columns])
    heading = page.BELOW if any(one.heading for one in columns) else page.MONTH
    paper = Page(desk.sheets[key], desk.looks, columns, heading, thirds, say)
    paper.sheet.set_row(page.TITLE, 30)
    title = say("audited.title", title=desk.content.title, paper=say(f"audited.called.{key}"))
    page.span(paper, (page.TITLE, 0, paper.last), title, "title")
    paper.sheet.set_row(page.MONTH, 20)
    page.span(paper, (page.MONTH, *thirds[0]), say("paper.as-of", day=months.format_day(desk.content.as_of)), "line")
    page.span(paper, (page.MONTH, *thirds[1]), say("audited.secret"), "line-centre")
    page.span(paper, (page.MONTH, *thirds[2]), say("paper.unit"), "line-right")
    for index, one in enumerate(columns):
        paper.sheet.set_column(index, index, one.width)
    if heading == page.BELOW:
        headed(paper, heading)
    return paper


def headed(paper: Page, row: int, headings: Sequence[str] = (), least: int = 2) -> None:
    """Write the columns' headings, or others, into a row of at least so many lines."""
    texts = headings or [one.heading for one in paper.columns]
    most = max(page.lines(text, one.width) for text, one in zip(texts, paper.columns, strict=True))
    paper.sheet.set_row(row, page.height(max(least, most)))
    for index, text in enumerate(texts):
        paper.sheet.write_string(row, index, text, paper.looks["heading"])


def _in_three(widths: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return the first and the last of three runs of columns, about equally wide."""
    sums, last = list(accumulate(widths)), len(widths) - 1
    first = min(range(last - 1), key=lambda place: abs(3 * sums[place] - sums[-1]))
    second = min(range(first + 1, last), key=lambda place: abs(3 * sums[place] - 2 * sums[-1]))
    return (0, first), (first + 1, second), (second + 1, last)


def across(paper: Page, row: int, columns: tuple[int, int], text: str, look: str) -> int:
    """Write a text across columns of a row; return how many lines it takes there."""
    page.span(paper, (row, *columns), text, look)
    return page.lines(text, sum(one.width for one in paper.columns[columns[0] : columns[1] + 1]))


def closed(paper: Page, row: int) -> None:
    """Write the lines to sign into a row, and set up printing."""
    paper.sheet.set_row(row, 40)
    for key, third in zip(("auditor", "reviewer", "office"), paper.thirds, strict=True):
        page.span(
            paper, (row, *third), f"{paper.say(f'audited.by.{key}')}{'　' * 6}{paper.say('audited.date')}", "line"
        )
    page.printed(paper, row)


def texts(paper: Page, rows: int) -> None:
    """Mark the codes of so many rows of a body as what they are: texts."""
    from xlsxwriter.utility import xl_range

    codes = [index for index, one in enumerate(paper.columns) if one.look == "code"]
    first = paper.heading + 1
    ranges = " ".join(xl_range(first, index, first + max(rows, 1) - 1, index) for index in codes)
    paper.sheet.ignore_errors({"number_stored_as_text": ranges})
