"""The payment list (发放名单) as a workbook that an office prints, signs and hands on.

A4 landscape; title, month and headings stand on every page, and a draft says so there. The catch: the form must not
depend on the program that opens it, so formulas carry their values, row heights are computed here (not every office
program does it on opening), and equal lists are equal bytes.

>>> from subsidies.language import speaker
>>> empty = PaymentList("县社会保险中心", "生活补贴", 24297, 1, 738_000, ("生活补贴",), (), "")
>>> render(empty, speaker("zh"))[:2]
b'PK'
"""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from subsidies import money, months
from subsidies.errors import Refusal
from subsidies.language import Say
from subsidies.write.whole import write_whole

A4: Final = 9
HEADING: Final = 2
"""The row of the headings, from 0; the title and the line of the month stand above it."""
FIRST: Final = HEADING + 1
LONGEST: Final = 1_000_000
"""People on one sheet; a worksheet ends at 1,048,576 rows, and more would be left out silently."""
LINE, EDGE, TALLEST = 15, 4, 400
"""Points: a line of text, the space of a row around its lines, and about the highest row there may be."""
PIECE: Final = re.compile(r"[!-~]+|.", re.DOTALL)
"""What is not broken at a line's end: a word of narrow characters, or one Chinese character."""

TEXT: Final = 49
"""The format that spreadsheets know as @: what is typed there stays text."""
AMOUNT: Final = "#,##0.00_ "
PART: Final = '#,##0.00_ ;-#,##0.00_ ;"-"_ '
"""A zero is a dash: a blank could be filled in by hand."""

SIZE: Final = 10.5
"""Points: 五号, the size of office papers. A width is counted in digits of this size in the paper's font."""
OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One person in a list; amounts in fen."""

    name: str
    id_number: str
    employer: str
    regular: tuple[int, ...]
    """One an item of the list, in its order."""
    arrears: int
    recovery: int
    """Negative or 0."""
    net: int
    payee: str
    bank: str
    account: str
    remark: str


@dataclass(frozen=True, slots=True)
class PaymentList:
    """All that the paper of one project and pay month says."""

    title: str
    """The office."""
    project: str
    pay_month: int
    batch: int | None
    """The ledger's number; ``None`` makes the paper a draft (试算)."""
    as_of: int
    """A day's ordinal; also the date of the file's making, for equal lists are equal bytes."""
    items: tuple[str, ...]
    rows: Sequence[PaymentRow]
    digest: str
    """Of the list's lines, in hex; empty for none. The first 16 characters are shown."""


class _Column(NamedTuple):
    """A column of the table: what stands above it, how its cells look, its width in digits, its cells in row order."""

    heading: str
    look: str
    width: int
    cells: Sequence[Any]
    total: int | None = None
    """Fen; ``None`` where the cells are not money."""


class _Paper(NamedTuple):
    """A form while it is written."""

    sheet: Any
    looks: Mapping[str, Any]
    columns: Sequence[_Column]
    say: Say

    @property
    def thirds(self) -> tuple[tuple[int, int], ...]:
        """First and last column of who is paid, how much, and where to."""
        money_ends = len(self.columns) - 4
        return (0, 3), (4, money_ends - 1), (money_ends, len(self.columns) - 1)


def write(payment_list: PaymentList, path: Path, say: Say) -> None:
    """Write a list's paper, whole or not at all. Raises ``Refusal`` as ``render`` and ``whole.whole`` do."""
    write_whole(path, render(payment_list, say))


def render(payment_list: PaymentList, say: Say) -> bytes:
    """Return the workbook of a list, in the language of ``say``. Raises ``Refusal`` (paper-too-long)."""
    if len(payment_list.rows) > LONGEST:
        raise Refusal("paper-too-long", rows=len(payment_list.rows))
    content = io.BytesIO()
    # A dictionary of this call's own: XlsxWriter adds to it.
    normal = {"font_name": say("paper.font"), "font_size": SIZE, "font_scheme": False}
    with Workbook(content, {**OPTIONS, "default_format_properties": normal}) as book:
        sheet = book.add_worksheet(say(_either(payment_list, "paper.sheet")))
        paper = _Paper(sheet, _looks(book), _columns(payment_list, say), say)
        _head(paper, payment_list)
        _people(paper)
        last = _foot(paper, payment_list)
        _print(paper, payment_list, last)
        created = datetime.fromordinal(payment_list.as_of)
        book.set_properties({"title": _title(payment_list, say), "author": payment_list.title, "created": created})
    return content.getvalue()


def _either(payment_list: PaymentList, key: str) -> str:
    """Return the key of a sentence, or of its other form for a draft."""
    return f"{key}-draft" if payment_list.batch is None else key


def _title(payment_list: PaymentList, say: Say) -> str:
    """Return the first line: office, project, month, and whether it is a draft."""
    key, month = _either(payment_list, "paper.title"), _month(payment_list, say)
    return say(key, title=payment_list.title, project=payment_list.project, month=month)


def _month(payment_list: PaymentList, say: Say) -> str:
    """Return the pay month as papers write it: 2024年9月, 2024-09."""
    month = payment_list.pay_month
    return say("paper.month", year=months.year(month), month=months.of_year(month))


def _batch(payment_list: PaymentList, say: Say) -> str:
    """Return the ledger's number of a list, or that it is a draft."""
    return say("paper.draft") if payment_list.batch is None else say("paper.batch", batch=payment_list.batch)


def _columns(payment_list: PaymentList, say: Say) -> list[_Column]:
    """Return all columns with their cells. Raises ``ValueError`` where a row has not one amount an item."""
    rows = payment_list.rows
    parts = list(zip(*(row.regular for row in rows), strict=True)) or [()] * len(payment_list.items)
    return [
        _column(say("paper.number"), "number", (5, 7), range(1, len(rows) + 1)),
        _column(say("paper.name"), "name", (8, 14), [row.name for row in rows]),
        _column(say("paper.id-number"), "code", (19, 19), [row.id_number for row in rows]),
        _column(say("paper.employer"), "text", (14, 27), [row.employer for row in rows]),
        *(_money(item, "part", cells) for item, cells in zip(payment_list.items, parts, strict=True)),
        _money(say("paper.arrears"), "part", [row.arrears for row in rows]),
        _money(say("paper.recovery"), "part", [row.recovery for row in rows]),
        _money(say("paper.net"), "amount", [row.net for row in rows]),
        _column(say("paper.payee"), "name", (8, 14), [row.payee for row in rows]),
        _column(say("paper.bank"), "text", (12, 24), [row.bank for row in rows]),
        _column(say("paper.account"), "code", (12, 23), [row.account for row in rows]),
        _column(say("paper.remark"), "text", (10, 16), [row.remark for row in rows]),
    ]


def _column(heading: str, look: str, bounds: tuple[int, int], cells: Sequence[Any]) -> _Column:
    """Return a column as wide as its longest text needs, within bounds."""
    low, high = bounds
    widest = max((_wide(str(cell)) for cell in set(cells)), default=0)
    return _Column(heading, look, min(high, max(low, widest + 1)), cells)


def _money(heading: str, look: str, cells: Sequence[int]) -> _Column:
    """Return a column of fen, as wide as its total, or its heading where that is not long."""
    total = sum(cells)
    width = max(10, min(14, _wide(heading) + 1), len(money.show(total)) + 2)
    return _Column(heading, look, width, cells, total)


def _wide(text: str) -> int:
    """Return the width of a text in digits: GB 18030 gives a Chinese character two bytes, and it is two digits wide."""
    return len(text.encode("gb18030", "replace"))


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a cell that is so many digits wide.

    >>> _lines("新疆第一", 9), _lines("新疆第一", 7), _lines("Winter heating", 10)
    (1, 2, 2)
    """
    room = width - 1
    if _wide(text) <= room and "\n" not in text:
        return 1
    lines, left = 1, room
    for piece in PIECE.findall(text):
        wide = _wide(piece)
        if piece == "\n":
            lines, left = lines + 1, room
        elif wide > left:
            more = -(-wide // room)
            lines, left = lines + more, room * more - wide
        else:
            left -= wide
    return lines


def _height(lines: int) -> int:
    """Return the points of a row of so many lines; a text that needs more than the tallest row is cut off there."""
    return min(TALLEST, EDGE + LINE * lines)


def _looks(book: Any) -> dict[str, Any]:
    """Return the formats of a form by name, each made once."""
    plain = {"valign": "vcenter"}
    cell = {**plain, "border": 1}
    code = {**cell, "num_format": TEXT, "align": "center", "shrink": True}
    amount = {**cell, "num_format": AMOUNT, "align": "right", "shrink": True}
    line = {**plain, "num_format": TEXT, "shrink": True}
    looks = {
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
        "label": {**code, "bold": True},
        "words": {**code, "bold": True, "align": "left"},
    }
    return {name: book.add_format(look) for name, look in looks.items()}


def _span(paper: _Paper, place: tuple[int, int, int], text: str, look: str) -> None:
    """Write a text across cells of one row: (row, first column, last column)."""
    row, first, last = place
    if last > first:
        paper.sheet.merge_range(row, first, row, last, "", paper.looks[look])
    paper.sheet.write_string(row, first, text, paper.looks[look])


def _head(paper: _Paper, payment_list: PaymentList) -> None:
    """Write what stands on every page: the title, the line of the month, the headings."""
    say, last = paper.say, len(paper.columns) - 1
    who, amounts, where = paper.thirds
    paper.sheet.set_row(0, 30)
    _span(paper, (0, 0, last), _title(payment_list, say), "title")
    paper.sheet.set_row(1, 20)
    _span(paper, (1, *who), say("paper.office", title=payment_list.title), "line")
    _span(paper, (1, *amounts), say("paper.pay-month", month=_month(payment_list, say)), "line-centre")
    look = "draft" if payment_list.batch is None else "line-centre"
    _span(paper, (1, where[0], last - 1), _batch(payment_list, say), look)
    _span(paper, (1, last, last), say("paper.unit"), "line-right")
    paper.sheet.set_row(HEADING, _height(max(2, *(_lines(column.heading, column.width) for column in paper.columns))))
    for index, column in enumerate(paper.columns):
        paper.sheet.write_string(HEADING, index, column.heading, paper.looks["heading"])


def _people(paper: _Paper) -> None:
    """Write one row a person, column by column; a list without people says so in the one row it has."""
    for index, column in enumerate(paper.columns):
        paper.sheet.set_column(index, index, column.width)
        _cells(paper, index, column)
    for row, lines in enumerate(_tallest(paper.columns), FIRST):
        paper.sheet.set_row(row, _height(lines))
    if not paper.columns[0].cells:
        paper.sheet.set_row(FIRST, _height(2))
        _span(paper, (FIRST, 0, len(paper.columns) - 1), paper.say("paper.nobody"), "code")


def _cells(paper: _Paper, index: int, column: _Column) -> None:
    """Write a column's cells: money as yuan, the running number as it is, all else as text whatever it looks like."""
    look = paper.looks[column.look]
    number, string, blank = paper.sheet.write_number, paper.sheet.write_string, paper.sheet.write_blank
    if column.total is not None:
        for row, fen in enumerate(column.cells, FIRST):
            number(row, index, fen / money.YUAN, look)
    elif column.look == "number":
        for row, count in enumerate(column.cells, FIRST):
            number(row, index, count, look)
    else:
        for row, text in enumerate(column.cells, FIRST):
            string(row, index, text, look) if text else blank(row, index, None, look)


def _tallest(columns: Sequence[_Column]) -> list[int]:
    """Return the lines of each row: those of its longest text, measured in the columns whose texts are broken."""
    broken = [column for column in columns if column.look in ("name", "text")]
    counts = [{text: _lines(text, column.width) for text in set(column.cells)} for column in broken]
    rows = zip(*(column.cells for column in broken), strict=True)
    return [max(count[text] for count, text in zip(counts, row, strict=True)) for row in rows]


def _foot(paper: _Paper, payment_list: PaymentList) -> int:
    """Write the totals, the net in capitals, the lines to sign and the origin; return the last row."""
    row = FIRST + max(1, len(payment_list.rows))
    _totals(paper, row, len(payment_list.rows))
    _capitals(paper, row + 1, next(column.total or 0 for column in paper.columns if column.look == "amount"))
    paper.sheet.set_row(row + 2, 40)
    for key, third in zip(("paper.prepared", "paper.checked", "paper.approved"), paper.thirds, strict=True):
        gap = "　" * 8
        _span(paper, (row + 2, *third), paper.say(key) + gap + paper.say("paper.date"), "line")
    _span(paper, (row + 3, 0, len(paper.columns) - 1), _origin(payment_list, paper.say), "small")
    return row + 3


def _totals(paper: _Paper, row: int, persons: int) -> None:
    """Write the sums as formulas that carry our own totals, and how many people there are."""
    who, _, where = paper.thirds
    paper.sheet.set_row(row, 24)
    _span(paper, (row, *who), paper.say("paper.total"), "label")
    for index, column in enumerate(paper.columns):
        if column.total is not None:
            formula = f"=SUM({xl_range(FIRST, index, row - 1, index)})"
            paper.sheet.write_formula(row, index, formula, paper.looks["total"], column.total / money.YUAN)
    _span(paper, (row, *where), paper.say("paper.persons", persons=persons), "label")


def _capitals(paper: _Paper, row: int, net: int) -> None:
    """Write the net total in capitals, and beside it in figures."""
    who, amounts, where = paper.thirds
    paper.sheet.set_row(row, 24)
    _span(paper, (row, who[0], amounts[1]), paper.say("paper.capitals", capitals=money.capitals(net)), "words")
    _span(paper, (row, *where), paper.say("paper.figures", amount=money.show(net)), "words")


def _origin(payment_list: PaymentList, say: Say) -> str:
    """Return what the list was made from: the day of knowledge and, where there is one, the digest."""
    known = say("paper.as-of", day=months.format_day(payment_list.as_of))
    return f"{known}　{_digest(payment_list, say)}".rstrip()


def _digest(payment_list: PaymentList, say: Say) -> str:
    """Return the first 16 characters of the digest with their word, or nothing."""
    return say("paper.digest", digest=payment_list.digest[:16]) if payment_list.digest else ""


def _print(paper: _Paper, payment_list: PaymentList, last: int) -> None:
    """Set up the page. In a footer ``&`` begins a code and a size ends at the first that is no digit."""
    sheet, say = paper.sheet, paper.say
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    sheet.repeat_rows(0, HEADING)
    sheet.print_area(0, 0, last, len(paper.columns) - 1)
    page = say("paper.page", page="&P", pages="&N")
    left, right = (text.replace("&", "&&") for text in (_digest(payment_list, say), _batch(payment_list, say)))
    sheet.set_footer(f"&L&8 {left}&C&9 {page}&R&8 {right}", {"margin": 0.3})
    sheet.freeze_panes(FIRST, 0)
    codes = [index for index, column in enumerate(paper.columns) if column.look == "code"]
    sheet.ignore_errors({"number_stored_as_text": " ".join(xl_range(FIRST, index, last, index) for index in codes)})
