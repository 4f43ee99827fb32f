"""Workbooks of old Excel and WPS: .xls and .et.

xlrd reads them, and keeps the kinds of cells. The catch: a damaged file makes it raise whatever its code happens to run
into, so everything that it raises means the same here; and it prints to standard output unless it is told where.
"""

import io
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final

from subsidies.errors import Refusal
from subsidies.read import guard, kind
from subsidies.read.page import MERGED, SERIAL_1900, SERIAL_1904, Cell, Merged, Page, Rows

LARGEST: Final = 100 << 20
"""Bytes. A sheet of old Excel has 65,536 rows at most."""
VISIBLE: Final = 0
TEXT: Final = 1
"""The kind of a cell that is a text; 2 number, 3 date, 4 boolean, 5 error, all else is blank."""
ERRORS: Final = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
FIRST, LAST = 61.0, 2_958_466.0
"""Serial numbers of dates: before March 1900 there was a day that never was; year 9999."""
OTHERS: Final = tuple(name.encode("utf-16-le") for name in ("WordDocument", "PowerPoint Document", "__properties_"))
"""Streams in files of the same kind by other programs."""


def read(content: bytes, sheet: str) -> list[Page]:
    """Return the sheets of a workbook, or the one that is named.

    Raises ``Refusal``: sheet-missing, file-kind, file-unreadable, package-too-large, sheet-too-large.
    """
    if len(content) > LARGEST:
        raise Refusal("package-too-large", limit=f"{LARGEST >> 20} MB")
    if content.startswith(kind.COMPOUND) and any(name in content for name in OTHERS):
        raise Refusal("file-kind")
    book = _opened(content)
    names = book.sheet_names()
    if sheet and sheet not in names:
        raise Refusal("sheet-missing", sheet=sheet, known=", ".join(names))
    serial = SERIAL_1904 if book.datemode else SERIAL_1900
    with guard.foreign():
        return [_page(book, place, serial) for place, name in enumerate(names) if sheet in ("", name)]


def _opened(content: bytes) -> Any:
    """Return the workbook as xlrd has it; some that cannot be read with their formats can be read without."""
    import xlrd

    for with_formats in (True, False):
        with suppress(Refusal), guard.foreign():
            return xlrd.open_workbook(file_contents=content, logfile=io.StringIO(), formatting_info=with_formats)
    raise Refusal("file-unreadable")


def _page(book: Any, place: int, serial: tuple[int, ...]) -> Page:
    found = book.sheet_by_index(place)
    guard.room(max(found.nrows, 1), max(found.ncols, 1))
    rows = [
        [value if what == TEXT else _cell(what, value, serial) for what, value in zip(types, values, strict=True)]
        for types, values in ((found.row_types(row), found.row_values(row)) for row in range(found.nrows))
    ]
    hidden = tuple(sorted(row + 1 for row, about in found.rowinfo_map.items() if about.hidden and row < found.nrows))
    concealed = {place for place, about in found.colinfo_map.items() if about.hidden}
    merged = [
        Merged(first, end - 1, left, right - 1)
        for first, end, left, right in islice(found.merged_cells, MERGED)
        if first < end <= found.nrows
    ]
    return Page(found.name, Rows(rows), serial, hidden, found.visibility == VISIBLE, merged, concealed)


def _cell(what: int, value: Any, serial: tuple[int, ...]) -> Cell:
    """Return a cell that is no text."""
    match what:
        case 2:
            return value
        case 3:
            return _date(value, serial[0]) if FIRST <= value < LAST else value
        case 4:
            return bool(value)
        case 5:
            return ERRORS.get(value, "#N/A")
        case _:
            return None


def _date(value: float, zero: int) -> datetime:
    return datetime.fromordinal(zero + int(value)) + timedelta(seconds=round(value % 1 * 86400))
