"""A workbook as it was read, with the faulty cells coloured and commented: to be corrected and sent back.

Cells keep their places, their types and their text, so that the copy is read as the file itself was; the last sheet
lists everything that was found. The catch: what is wrong must stay wrong until somebody corrects it. An id number that
is a number stays one, a formula without a value has none here either, and what a text file left open stays open.

>>> from subsidies.language import speaker
>>> render([], [], speaker("en"))[:2]
b'PK'
"""

import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import numpy as np
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from subsidies import codes
from subsidies.errors import Refusal
from subsidies.language import Say
from subsidies.write.workbook import CREATED, OPTIONS, to_print

COLOURS: Final = {codes.ERROR: "#FFC7CE", codes.WARNING: "#FFEB9C", codes.NOTE: "#DDEBF7"}
SEVERITIES: Final = tuple(COLOURS)
DAY, MOMENT, DURATION = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "[hh]:mm:ss"
COMMENTS: Final = 10_000
"""Comments of a sheet; with more, a spreadsheet takes minutes to open. Cells beyond them are coloured all the same."""
WIDEST: Final = 40
ROWS, CHARACTERS = 1_048_576, 32_767
"""What a sheet and a cell hold."""
FIRST_YEAR, FIRST_OF_1904 = 1900, 1904
"""The first year of which a sheet has days, by either calendar; earlier ones are texts."""
Place = tuple[int, int]
"""The places of a row and of a column."""
Span = tuple[int, ...]
"""The places of the first and last row, the first and last column."""
COLOURED: Final = (4, 5)
"""The columns of the list that have the colour of their row's severity."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said at a cell."""

    severity: str
    text: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """The cell of a formula whose value the file did not have, and whose formula is not known."""

    def __str__(self) -> str:
        """Return what a spreadsheet shows there."""
        return "#N/A"


@dataclass(frozen=True, slots=True)
class Marked:
    """A sheet: its name, its cells by column, and the marks of some of them."""

    name: str
    columns: Sequence[Sequence[Any]]
    heading: int
    """The row of the heading."""
    marks: Mapping[Place, Sequence[Mark]] = field(default_factory=dict)
    hidden: Sequence[int] = ()
    """The rows that are not shown, and stay so."""
    merged: Sequence[Span] = ()
    """The cells that reach over several rows or columns."""
    concealed: Collection[int] = ()
    """The columns that are not shown, and stay so."""


Told = Sequence[str]
"""A row of the list of what was found: cells of text, the severity's key first."""


def render(sheets: Sequence[Marked], told: Sequence[Told], say: Say, *, is_1904: bool = False, of: str = "") -> bytes:
    """Return a workbook of some sheets and of the list of what was found in them.

    is_1904   the days of the file are counted from 1904, and so are those of its copy
    of        the name that tells the reader of the copy what it was made from, where a workbook reads otherwise
    """
    content = io.BytesIO()
    with Workbook(content, OPTIONS | {"date_1904": is_1904}) as book:
        book.set_properties({"created": CREATED})
        if of:
            book.define_name(of, "=TRUE")
        looks = _Looks(book)
        for sheet in sheets:
            name = _free(sheet.name, [one.name for one in book.worksheets()])
            _write(book.add_worksheet(name), sheet, looks)
        name = _free(say("mark.sheet"), [one.name for one in book.worksheets()])
        _list(book.add_worksheet(name), told, looks, say)
    return content.getvalue()


def _free(name: str, taken: Sequence[str]) -> str:
    """Return a name that no sheet has yet."""
    folded = [one.lower() for one in taken]
    return next(one for one in (name, *(f"{name}{n}" for n in range(2, 999))) if one.lower() not in folded)


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.first_year = FIRST_OF_1904 if book.date_1904 else FIRST_YEAR
        self.made: dict[tuple[str, str, bool], Any] = {}

    def of(self, number: str = "@", severity: str = "", bold: bool = False) -> Any:
        """Return a format by how numbers are shown, the severity that colours it, and whether it is a heading."""
        key = number, severity, bold
        if key not in self.made:
            look: dict[str, Any] = {"num_format": number, "bold": bold, "valign": "vcenter"}
            look |= {"bg_color": COLOURS[severity], "border": 1, "border_color": "#BFBFBF"} if severity else {}
            self.made[key] = self.book.add_format(look | ({"bottom": 1} if bold else {}))
        return self.made[key]


def _write(page: Worksheet, sheet: Marked, looks: _Looks) -> None:
    """Write a sheet's cells, marks and comments."""
    marks = _moved(sheet.marks, _shape(page, sheet))
    severity = {place: min((one.severity for one in found), key=SEVERITIES.index) for place, found in marks.items()}
    for column, cells in enumerate(sheet.columns):
        is_text = all(cell is None or isinstance(cell, str | Unknown) for cell in cells)
        unseen = {"hidden": True} if column in sheet.concealed else {}
        page.set_column(column, column, _width(cells), looks.of("@") if is_text else None, unseen)
        for row, cell in enumerate(cells):
            _cell(page, (row, column), cell, (looks, severity.get((row, column), ""), sheet.heading))
    for (row, column), found in list(marks.items())[:COMMENTS]:
        text = "\n".join(one.text for one in found)
        size = {"x_scale": 2.2, "y_scale": min(1 + len(text) / 60, 8), "author": "subsidies"}
        page.write_comment(row, column, text, size)
    page.freeze_panes(sheet.heading + 1, 0)
    to_print(page, sheet.heading)


def _shape(page: Worksheet, sheet: Marked) -> dict[Place, Place]:
    """Hide rows and merge cells as in the file; return the cells that are now part of another, and that one.

    A span that overlaps another, which no spreadsheet opens, is left out. Comes before the cells are written, which
    take the places of the blanks that are written here.
    """
    for row in sheet.hidden:
        page.set_row(row, None, None, {"hidden": True})
    taken = np.zeros((max(map(len, sheet.columns), default=0), len(sheet.columns)), bool)
    within: dict[Place, Place] = {}
    for first, last, left, right in sheet.merged:
        span = taken[first : last + 1, left : right + 1]
        if span.size > 1 and not span[0, 0] and not span.any():
            span[:] = True
            height, width = span.shape
            page.merge_range(first, left, first + height - 1, left + width - 1, None)
            within |= {(first + down, left + right): (first, left) for down, right in np.ndindex(height, width)}
    return within


def _moved(marks: Mapping[Place, Sequence[Mark]], within: Mapping[Place, Place]) -> dict[Place, list[Mark]]:
    """Return marks with those of cells that are part of another at that one, for nobody sees them elsewhere."""
    moved: dict[Place, list[Mark]] = {}
    for place, found in marks.items():
        moved.setdefault(within.get(place, place), []).extend(found)
    return moved


def _cell(page: Worksheet, place: Place, cell: Any, look: tuple[_Looks, str, int]) -> None:
    """Write a cell as the type that it has; a faulty number in a cell for text, which keeps what is typed over it.

    Raises ``Refusal`` (mark-too-large) where a sheet has no such row, or a cell does not hold so long a text.
    """
    looks, severity, heading = look
    bold, left_out = place[0] == heading, 0
    match cell:
        case None | "":
            if severity:
                left_out = page.write_blank(*place, None, looks.of("@", severity, bold))
        case bool():
            left_out = page.write_boolean(*place, cell, looks.of("General", severity, bold))
        case int() | float():
            left_out = page.write_number(*place, cell, looks.of("@" if severity else "General", severity, bold))
        case Unknown():
            left_out = page.write_formula(*place, "=NA()", looks.of("@", severity, bold), "")
        case date(year=year) if year >= looks.first_year:
            left_out = page.write_datetime(*place, cell, looks.of(_moment(cell), severity, bold))
        case time() | timedelta():
            left_out = page.write_datetime(*place, cell, looks.of(DURATION, severity, bold))
        case _:
            left_out = page.write_string(*place, str(cell), looks.of("@", severity, bold))
    if left_out:
        raise Refusal("mark-too-large", rows=f"{ROWS:,}", characters=f"{CHARACTERS:,}")


def _moment(cell: date) -> str:
    """Return how a day is shown: with the time of day, where there is one."""
    return MOMENT if isinstance(cell, datetime) and cell.time() != time() else DAY


def _width(cells: Sequence[Any]) -> int:
    """Return how wide a column is: a Chinese character takes two."""
    lengths = [sum(2 if ord(one) > 0x2E7F else 1 for one in str(cell)) for cell in cells[:200] if cell is not None]
    return min(max([*lengths, 6]) + 2, WIDEST)


def _list(page: Worksheet, told: Sequence[Told], looks: _Looks, say: Say) -> None:
    """Write the list of what was found, a row each, coloured by severity."""
    headings = [say(f"mark.{key}") for key in ("place", "row", "column", "person", "severity", "code", "told", "hint")]
    for column, (heading, width) in enumerate(zip(headings, (20, 7, 16, 21, 7, 8, 60, 60), strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, heading, looks.of("@", "", True))
    for row, (severity, *cells) in enumerate(told, 1):
        for column, cell in enumerate(cells):
            _cell(page, (row, column), cell, (looks, severity if column in COLOURED else "", 0))
    page.freeze_panes(1, 0)
    to_print(page, 0)
    page.autofilter(0, 0, max(len(told), 1), len(headings) - 1)
