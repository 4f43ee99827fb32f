"""A sheet of a paper that an office prints, signs and hands on: A4 landscape, title, month and headings on every page.

The catch: a sheet must not depend on the program that opens it, so formulas carry their values, and row heights are
computed here; not every office program does it on opening.

>>> lines("新疆第一", 9), lines("新疆第一", 7), lines("Winter heating", 10)
(1, 2, 2)
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from subsidies import money, months, terminal
from subsidies.language import Say
from subsidies.write import paging
from subsidies.write.content import PaymentList
from subsidies.write.workbook import to_print

TITLE, MONTH, BELOW = 0, 1, 2
"""Rows, from 0: the title, the line of the month, and the one below."""
LINE, EDGE, TALLEST = 15, 5, 400
"""Points: a line of text, the space of a row around its lines, and about the highest row there may be."""
TITLED, MONTHLY, SIGNED = 30, 20, 40
"""Points: the rows of the title, of the month, and of the lines to sign."""
DIGIT: Final = {"宋体": 7, "Arial": 8}
"""Pixels of a digit in the fonts of our papers."""
PIECE: Final = re.compile(r"[!-~]+|.", re.DOTALL)
"""What is not broken at a line's end: a word of narrow characters, or one Chinese character."""

TEXT: Final = 49
"""The format that spreadsheets know as @: what is typed there stays text."""
AMOUNT: Final = "#,##0.00_ "
PART: Final = '#,##0.00_ ;-#,##0.00_ ;"-"_ '
"""A zero is a dash: a blank could be filled in by hand."""
ALARM: Final = "[Red]#,##0.00_ ;[Red]-#,##0.00_ ;0.00_ "
"""What should be zero."""

CELLS_WRITTEN: Final = 0.5
"""How far the work on a paper is when its cells are told, and its file is not made of them."""
SIZE: Final = 10.5
"""Points: 五号, the size of office papers. A width is counted in digits of this size in the paper's font."""


class Column(NamedTuple):
    """A column of the table: what stands above it, how its cells look, its width in digits, its cells in row order."""

    heading: str
    look: str
    width: int
    cells: Sequence[Any]
    total: int | None = None
    """Fen; ``None`` where the cells are not money."""


class Page(NamedTuple):
    """A sheet while it is written."""

    sheet: Any
    looks: Mapping[str, Any]
    columns: Sequence[Column]
    heading: int
    """The row of the headings; the body begins below."""
    thirds: tuple[tuple[int, int], ...]
    """First and last column of the left, the middle and the right third."""
    say: Say

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.columns) - 1


# --- texts and columns --------------------------------------------------------------------------------------------


def either(content: PaymentList, key: str) -> str:
    """Return the key of a sentence, or of its other form for a draft."""
    return f"{key}-draft" if content.batch is None else key


def title(content: PaymentList, name: str, say: Say) -> str:
    """Return the first line of a sheet (``list``, ``movement``, ``grounds``), and whether it is a draft."""
    values = {"paper": say(f"paper.called.{name}"), "month": month(content.pay_month, say)}
    return say(either(content, "paper.title"), title=content.title, project=content.project, **values)


def month(number: int, say: Say) -> str:
    """Return a month as papers write it: 2024年9月, 2024-09."""
    return say("paper.month", year=months.year(number), month=months.of_year(number))


def column(heading: str, look: str, bounds: tuple[int, int], cells: Sequence[Any]) -> Column:
    """Return a column as wide as its longest text needs, within bounds."""
    low, high = bounds
    widest = max((_longest(str(cell)) for cell in set(cells)), default=0)
    return Column(heading, look, min(high, max(low, widest + 1)), cells)


def _longest(text: str) -> int:
    return max(map(_wide, text.split("\n")))


def money_column(heading: str, look: str, cells: Sequence[int], total: int | None = None) -> Column:
    """Return a column of fen, as wide as its total (their sum, unless given), or as a heading that is not long."""
    total = sum(cells) if total is None else total
    width = max(10, min(14, _wide(heading) + 1), len(money.show(total)) + 2)
    return Column(heading, look, width, cells, total)


def _wide(text: str) -> int:
    """Return the width of a text in digits: GB 18030 gives a Chinese character two bytes, and it is two digits wide."""
    return len(text.encode("gb18030", "replace"))


def lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a cell that is so many digits wide."""
    room = width - 1
    if _wide(text) <= room and "\n" not in text:
        return 1
    count, left = 1, room
    for piece in PIECE.findall(text):
        wide = _wide(piece)
        if piece == "\n":
            count, left = count + 1, room
        elif wide > left:
            more = -(-wide // room)
            count, left = count + more, room * more - wide
        else:
            left -= wide
    return count


def height(count: int) -> int:
    """Return the points of a row of so many lines; a text that needs more than the tallest row is cut off there."""
    return min(TALLEST, EDGE + LINE * count)


def tallest(columns: Sequence[Column]) -> list[int]:
    """Return the lines of each row: those of its longest text, measured in the columns whose texts are broken."""
    broken = [one for one in columns if one.look in ("name", "text")]
    counts = [{text: lines(text, one.width) for text in set(one.cells)} for one in broken]
    rows = zip(*(one.cells for one in broken), strict=True)
    return [max(count[text] for count, text in zip(counts, row, strict=True)) for row in rows]


def looks(book: Workbook) -> dict[str, Any]:
    """Return the formats of a paper by name, each made once."""
    plain = {"valign": "vcenter"}
    cell = {**plain, "border": 1}
    code = {**cell, "num_format": TEXT, "align": "center", "shrink": True}
    amount = {**cell, "num_format": AMOUNT, "align": "right", "shrink": True}
    line = {**plain, "num_format": TEXT, "shrink": True}
    formats = {
        "title": {**line, "font_size": 16, "bold": True, "align": "center"},
        "line": line,
        "line-centre": {**line, "align": "center"},
        "line-right": {**line, "align": "right"},
        "draft": {**line, "align": "center", "bold": True, "font_color": "#C00000"},
        "small": {**line, "font_size": 8},
        "heading": {**cell, "num_format": TEXT, "align": "center", "bold": True, "text_wrap": True},
        "number": {**cell, "align": "center", "shrink": True},
        "name": {**cell, "num_format": TEXT, "align": "center", "text_wrap": True},
        "text": {**cell, "num_format": TEXT, "align": "left", "text_wrap": True},
        "code": code,
        "part": {**amount, "num_format": PART},
        "amount": amount,
        "total": {**amount, "bold": True},
        "alarm": {**amount, "num_format": ALARM, "bold": True},
        "label": {**code, "bold": True},
        "paragraph": {"num_format": TEXT, "align": "left", "valign": "top", "text_wrap": True},
        "box": {**cell, "num_format": TEXT, "align": "left", "valign": "top", "text_wrap": True},
        "fact": {**amount, "align": "left", "bold": True},
        "words": {**code, "bold": True, "align": "left"},
    }
    return {name: book.add_format(look) for name, look in formats.items()}


# --- the sheet, from its head to its foot -------------------------------------------------------------------------


def span(page: Page, place: tuple[int, int, int], text: str, look: str) -> None:
    """Write a text across cells of one row: (row, first column, last column)."""
    row, first, last = place
    if last > first:
        page.sheet.merge_range(row, first, row, last, "", page.looks[look])
    page.sheet.write_string(row, first, text, page.looks[look])


class Top(NamedTuple):
    """What stands above a table: the title, and in the line below it who, which month, and which batch."""

    title: str
    left: str
    middle: str
    right: str
    is_draft: bool = False
    """Whether the right, or else the middle, warns that nothing is paid by it."""


def head(page: Page, content: PaymentList, name: str) -> None:
    """Write what stands on every page of a list's paper."""
    say = page.say
    office, pay_month = (
        say("paper.office", title=content.title),
        say("paper.pay-month", month=month(content.pay_month, say)),
    )
    top(page, Top(title(content, name, say), office, pay_month, _batch(content, say), content.batch is None))


def top(page: Page, told: Top) -> None:
    """Write what stands on every page: the title, the line of the month, the headings; and set the widths."""
    say, last = page.say, page.last
    who, amounts, where = page.thirds
    page.sheet.set_row(TITLE, TITLED)
    span(page, (TITLE, 0, last), told.title, "title")
    page.sheet.set_row(MONTH, MONTHLY)
    span(page, (MONTH, *who), told.left, "line")
    span(page, (MONTH, *amounts), told.middle, "line-centre")
    look = "draft" if told.is_draft else "line-centre"
    if last > where[0]:
        span(page, (MONTH, where[0], last - 1), told.right, look)
        span(page, (MONTH, last, last), say("paper.unit"), "line-right")
    else:
        span(page, (MONTH, last, last), f"{told.right}　　　　{say('paper.unit')}", look.replace("centre", "right"))
    page.sheet.set_row(page.heading, height(_heading(page)))
    for index, one in enumerate(page.columns):
        page.sheet.set_column(index, index, one.width)
        page.sheet.write_string(page.heading, index, one.heading, page.looks["heading"])


def _heading(page: Page) -> int:
    """Return the lines of the headings."""
    return max(2, *(lines(one.heading, one.width) for one in page.columns))


def _batch(content: PaymentList, say: Say) -> str:
    """Return the ledger's number of a list, or that it is a draft."""
    return say("paper.draft") if content.batch is None else say("paper.batch", batch=content.batch)


def body(page: Page, first: int, rows: slice, heights: Sequence[int]) -> None:
    """Write some rows of the columns' cells below each other, from a row of the sheet on."""
    for index, one in enumerate(page.columns):
        terminal.progress("writing", CELLS_WRITTEN * index / len(page.columns))
        _cells(page, (first, index), one._replace(cells=one.cells[rows]))
    for row, count in enumerate(heights[rows], first):
        page.sheet.set_row(row, height(count))


def _cells(page: Page, place: tuple[int, int], one: Column) -> None:
    """Write a column's cells: money as yuan, the running number as it is, all else as text whatever it looks like."""
    look, (first, index) = page.looks[one.look], place
    number, string, blank = page.sheet.write_number, page.sheet.write_string, page.sheet.write_blank
    if one.total is not None:
        for row, fen in enumerate(one.cells, first):
            number(row, index, fen / money.YUAN, look)
    elif one.look == "number":
        for row, count in enumerate(one.cells, first):
            number(row, index, count, look)
    else:
        for row, text in enumerate(one.cells, first):
            string(row, index, text, look) if text else blank(row, index, None, look)


def said_once(page: Page, row: int, column: int, text: str) -> None:
    """Write what is said once of the rows above into a sum's cell, and make its row as high as that needs."""
    page.sheet.set_row(row, height(lines(text, page.columns[column].width)))
    span(page, (row, column, column), text, "text")


def nothing(page: Page, row: int, key: str) -> None:
    """Say in the one row of a body that there is nothing in it."""
    page.sheet.set_row(row, height(2))
    span(page, (row, 0, page.last), page.say(key), "code")


def amount(page: Page, place: tuple[int, int], formula: str, fen: int, look: str = "total") -> None:
    """Write a formula that carries our own amount (fen), or the amount where there is no formula."""
    if formula:
        page.sheet.write_formula(*place, f"={formula}", page.looks[look], fen / money.YUAN)
    else:
        page.sheet.write_number(*place, fen / money.YUAN, page.looks[look])


def foot(page: Page, row: int, content: PaymentList, *notes: str, signed: bool = True) -> int:
    """Write the lines to sign, if it is signed, and the origin after notes on what is above; return the last row."""
    if signed:
        signatures(page, row)
    else:
        page.sheet.set_row(row, LINE)
    origin = [*notes, page.say("paper.as-of", day=months.format_day(content.as_of)), _digest(content, page.say)]
    span(page, (row + 1, 0, page.last), "　".join(one for one in origin if one), "small")
    return row + 1


SIGNERS: Final = ("paper.prepared", "paper.checked", "paper.approved")


def signatures(page: Page, row: int, who: Sequence[str] = SIGNERS) -> None:
    """Write the lines to sign, one a third, each with the message that says who."""
    page.sheet.set_row(row, SIGNED)
    for key, third in zip(who, page.thirds, strict=False):
        span(page, (row, *third), _signed(page.say(key), page.say("paper.date"), _room(page, third)), "line")


def _room(page: Page, columns: tuple[int, int]) -> int:
    """Return the width of some columns, first to last."""
    return sum(one.width for one in page.columns[columns[0] : columns[1] + 1])


def _signed(who: str, date: str, room: int) -> str:
    """Return a line to sign: who signs, room for the name as far as there is any, the date."""
    return who + "　" * max(2, min(8, (room - _wide(who) - _wide(date)) // 2 - 1)) + date


def _digest(content: PaymentList, say: Say) -> str:
    """Return the first 16 characters of the digest with their word, or nothing."""
    return say("paper.digest", digest=content.digest[:16]) if content.digest else ""


def finish(page: Page, content: PaymentList, last: int) -> None:
    """Set up printing, and mark codes as what they are: texts."""
    printed(page, last, _digest(content, page.say), _batch(content, page.say))
    codes(page, last)


def codes(page: Page, last: int) -> None:
    """Mark codes as what they are, texts, up to a row."""
    texts = [index for index, one in enumerate(page.columns) if one.look == "code"]
    ranges = " ".join(xl_range(page.heading + 1, index, last, index) for index in texts)
    page.sheet.ignore_errors({"number_stored_as_text": ranges} if texts else {})


def printed(page: Page, last: int, left: str = "", right: str = "") -> None:
    """Set up printing up to a row: A4 landscape, the head on every page, numbers of pages between two texts below.

    In a footer ``&`` begins a code, and a size ends at the first that is no digit.
    """
    sheet, say = page.sheet, page.say
    to_print(sheet, page.heading, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.print_area(0, 0, last, page.last)
    number = say("paper.page", page="&P", pages="&N")
    left, right = (text.replace("&", "&&") for text in (left, right))
    sheet.set_footer(f"&L&8 {left}&C&9 {number}&R&8 {right}", {"margin": 0.3})
    sheet.freeze_panes(page.heading + 1, 0)


def room(page: Page) -> int:
    """Return how many points of rows a page takes below what stands on each."""
    scale = paging.scale([one.width for one in page.columns], DIGIT[page.say("paper.font")])
    return paging.room(scale) - TITLED - MONTHLY - height(_heading(page))
