"""The workbook of a payment list (发放名单): the list, how it came from the month before, and what its parts rest on.

And, if any are open, the claims. One sheet a paper, each of them printed, signed and handed on. The catch: equal lists
are equal bytes, so the day of the list is the day on which the file says that it was made.

>>> from subsidies.language import speaker
>>> empty = PaymentList("县社会保险中心", "生活补贴", 24297, 1, 738_000, ("生活补贴",), (), "")
>>> render(empty, speaker("zh"))[:2]
b'PK'
"""

import io
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from subsidies import money
from subsidies.errors import Refusal
from subsidies.language import Say
from subsidies.write import claimed, grounds, movement, page, paging
from subsidies.write.content import PaymentList, PaymentRow
from subsidies.write.page import Column, Page
from subsidies.write.whole import write_whole
from subsidies.write.workbook import OPTIONS

FIRST: Final = page.BELOW + 1
"""The row of the first person, from 0; the title, the line of the month and the headings stand above it."""
NAME: Final = (8, 19)
"""Digits of a column of names; four characters, a dot and four more fit."""
SUM: Final = 24
"""Points of a row of sums."""
TAIL: Final = 2 * SUM + page.SIGNED + page.LINE
"""Points of what stands below the last person: the sums, the capitals, the lines to sign, the origin."""
LONGEST: Final = 1_000_000
"""Rows of one sheet; a worksheet ends at 1,048,576, and more would be left out silently."""


def write(payment_list: PaymentList, path: Path, say: Say) -> None:
    """Write a list's paper, whole or not at all. Raises ``Refusal`` as ``render`` and ``whole.whole`` do."""
    write_whole(path, render(payment_list, say))


def render(payment_list: PaymentList, say: Say) -> bytes:
    """Return the workbook of a list, in the language of ``say``. Raises ``Refusal`` (paper-too-long)."""
    longest = max(len(payment_list.rows), len(payment_list.parts), len(payment_list.claims))
    if longest > LONGEST:
        raise Refusal("paper-too-long", rows=longest)
    content = io.BytesIO()
    # A dictionary of this call's own: XlsxWriter adds to it.
    normal = {"font_name": say("paper.font"), "font_size": page.SIZE, "font_scheme": False}
    with Workbook(content, {**OPTIONS, "default_format_properties": normal}) as book:
        looks = page.looks(book)
        sheets = [("list", _write), ("movement", movement.write), ("grounds", grounds.write)]
        for name, write_sheet in [*sheets, *([("claims", claimed.write)] if payment_list.claims else [])]:
            sheet = book.add_worksheet(say(page.either(payment_list, f"paper.sheet.{name}")))
            write_sheet(sheet, looks, payment_list, say)
        created, title = datetime.fromordinal(payment_list.as_of), page.title(payment_list, "list", say)
        book.set_properties({"title": title, "author": payment_list.title, "created": created})
    return content.getvalue()


def _write(sheet: Any, looks: dict[str, Any], content: PaymentList, say: Say) -> None:
    """Write the sheet of the list itself."""
    columns = _columns(content, say)
    ends = len(columns) - 4
    paper = Page(sheet, looks, columns, page.BELOW, ((0, 3), (4, ends - 1), (ends, len(columns) - 1)), say)
    page.head(paper, content, "list")
    row, begins, sums = _people(paper, page.tallest(columns))
    _totals(paper, row, sums, len(content.rows))
    _capitals(paper, row + 1, next(column.total or 0 for column in columns if column.look == "amount"))
    page.finish(paper, content, page.foot(paper, row + 2, content))
    sheet.set_h_pagebreaks(begins)


def _people(paper: Page, heights: list[int]) -> tuple[int, list[int], list[range]]:
    """Write the people, page by page, with the totals of each where there are several.

    Return the row below, the rows at which pages begin, and the rows of the people.
    """
    counts = paging.runs([page.height(count) for count in heights], page.room(paper), SUM, TAIL)
    many = 1 < len(counts) <= paging.MOST
    row, first, begins, sums = FIRST, 0, list[int](), list[range]()
    for count in counts if many else [len(heights)]:
        page.body(paper, row, slice(first, first + count), heights)
        sums.append(range(row, row + count))
        row, first = row + count, first + count
        if many:
            _page_total(paper, row, sums[-1], slice(first - count, first))
            row += 1
            begins.append(row)
    if not heights:
        page.nothing(paper, FIRST, "paper.nobody")
        return FIRST + 1, [], [range(FIRST, FIRST + 1)]
    return row, begins[:-1], sums


def _page_total(paper: Page, row: int, people: range, mine: slice) -> None:
    """Write what a page adds up to."""
    sums = [None if one.total is None else sum(one.cells[mine]) for one in paper.columns]
    _sums(paper, row, (paper.say("paper.page-total"), paper.say("paper.page-persons", persons=len(people))))
    for index, fen in enumerate(sums):
        if fen is not None:
            page.amount(paper, (row, index), _formula([people], index), fen)


def _formula(runs: list[range], column: int) -> str:
    """Return the sum of some runs of a column's rows; what stands between them is not in it."""
    return f"SUM({','.join(xl_range(run[0], column, run[-1], column) for run in runs)})"


def _columns(payment_list: PaymentList, say: Say) -> list[Column]:
    """Return all columns with their cells. Raises ``ValueError`` where a row has not one amount an item."""
    rows, column, amounts = payment_list.rows, page.column, page.money_column
    parts = list(zip(*(row.regular for row in rows), strict=True)) or [()] * len(payment_list.items)
    return [
        column(say("paper.number"), "number", (5, 7), range(1, len(rows) + 1)),
        column(say("paper.name"), "name", NAME, [row.name for row in rows]),
        column(say("paper.id-number"), "code", (19, 19), [row.id_number for row in rows]),
        column(say("paper.employer"), "text", (14, 27), [row.employer for row in rows]),
        *(amounts(item, "part", cells) for item, cells in zip(payment_list.items, parts, strict=True)),
        amounts(say("paper.arrears"), "part", [row.arrears for row in rows]),
        amounts(say("paper.recovery"), "part", [row.recovery for row in rows]),
        amounts(say("paper.net"), "amount", [row.net for row in rows]),
        column(say("paper.payee"), "name", NAME, [row.payee for row in rows]),
        column(say("paper.bank"), "text", (12, 29), [row.bank for row in rows]),
        column(say("paper.account"), "code", (12, 23), [row.account for row in rows]),
        column(say("paper.remark"), "text", (10, 30), [row.remark for row in rows]),
    ]


def _totals(paper: Page, row: int, sums: list[range], persons: int) -> None:
    """Write the sums, and how many people there are."""
    _sums(paper, row, (paper.say("paper.total"), paper.say("paper.persons", persons=persons)))
    for index, column in enumerate(paper.columns):
        if column.total is not None:
            page.amount(paper, (row, index), _formula(sums, index), column.total)


def _sums(paper: Page, row: int, told: tuple[str, str]) -> None:
    """Write what stands before and behind the sums of a row."""
    who, _, where = paper.thirds
    paper.sheet.set_row(row, SUM)
    page.span(paper, (row, *who), told[0], "label")
    page.span(paper, (row, *where), told[1], "label")


def _capitals(paper: Page, row: int, net: int) -> None:
    """Write the net total in capitals, and beside it in figures."""
    who, amounts, where = paper.thirds
    paper.sheet.set_row(row, SUM)
    page.span(paper, (row, who[0], amounts[1]), paper.say("paper.capitals", capitals=money.capitals(net)), "words")
    page.span(paper, (row, *where), paper.say("paper.figures", amount=money.show(net)), "words")


__all__ = ["LONGEST", "PaymentList", "PaymentRow", "render", "write"]
