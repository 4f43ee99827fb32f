r"""OpenDocument spreadsheets: .ods.

calamine reads the cells. The catch: a row or a cell may stand for a million like it, errors and formulas without a
result come back as nothing, and XML that breaks off is read for ever; so the XML is tried first, the repetitions are
added up, and such cells are turned into texts.

>>> _told(b'<table:table-cell table:formula="of:=1"/>').decode()
'<table:table-cell office:value-type="string"><text:p>\uf8ff=</text:p></table:table-cell>'
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

from subsidies.errors import Refusal
from subsidies.read import guard
from subsidies.read.guard import Package
from subsidies.read.page import MERGED, NO_VALUE, Merged, Page, Rows

CONTENT: Final = "content.xml"
MANIFEST: Final = "META-INF/manifest.xml"
MIME: Final = b"application/vnd.oasis.opendocument.spreadsheet"
ROW: Final = b"<table:table-row"
TABLE: Final = re.compile(rb"<table:table[\s>]")
REPEATED: Final = re.compile(rb"""table:number-rows-repeated\s*=\s*["'](\d{1,10})["']""")
HIDDEN: Final = re.compile(rb"""table:visibility\s*=\s*["'](?:collapse|filter)["']""")
COLUMN: Final = re.compile(rb"<table:table-column(\s[^<>]*|/)>")
CELL: Final = re.compile(rb"<table:(?:covered-)?table-cell(\s[^<>]*?)?(/?)>")
TIMES: Final = re.compile(rb"""table:number-columns-repeated\s*=\s*["'](\d{1,10})["']""")
DOWN: Final = re.compile(rb"""table:number-rows-spanned\s*=\s*["'](\d{1,7})["']""")
ACROSS: Final = re.compile(rb"""table:number-columns-spanned\s*=\s*["'](\d{1,7})["']""")
VALUE: Final = re.compile(rb"""\soffice:(?:value-type|value|string-value|date-value|time-value|boolean-value)\s*=""")
ERROR: Final = re.compile(rb"""<table:table-cell(\s[^<>]*\bvalue-type\s*=\s*["']error["'][^<>]*)>""")
FORMULA: Final = re.compile(rb"<table:table-cell(\s[^<>]*\btable:formula\s*=[^<>]*?)(?:/>|>\s*</table:table-cell\s*>)")
TYPED: Final = re.compile(
    rb"""\s(?:table:formula|[\w-]+:(?:value-type|value|string-value|date-value|time-value|boolean-value|currency))"""
    rb"""\s*=\s*(?:"[^"]*"|'[^']*')"""
)


def read(package: Package, sheet: str) -> list[Page]:
    """Return the sheets of a document, or the one that is named.

    Raises ``Refusal``: sheet-missing, sheet-too-large, file-unreadable, file-encrypted, package-too-large,
    file-entities.
    """
    from python_calamine import CalamineWorkbook, SheetVisibleEnum

    if MANIFEST in package and b"encryption-data" in package.read(MANIFEST):
        raise Refusal("file-encrypted")
    content = package.read(CONTENT)
    guard.parse(guard.parser(), content)
    head, *tables = _split(content)
    hidden = [_measure(table) for table in tables]
    merged = [list(islice(_merged(table), MERGED)) for table in tables]
    concealed = [frozenset(_concealed(table)) for table in tables]
    parts = {"mimetype": MIME, MANIFEST: _manifest(), CONTENT: head + b"".join(map(_told, tables))}
    with guard.foreign():
        book = CalamineWorkbook.from_filelike(guard.repacked(parts))
        names = book.sheet_names
        if len(names) != len(tables):
            raise Refusal("file-unreadable")
        if sheet and sheet not in names:
            raise Refusal("sheet-missing", sheet=sheet, known=", ".join(names))
        visible = [one.visible == SheetVisibleEnum.Visible for one in book.sheets_metadata]
        return [
            Page(
                name,
                Rows(book.get_sheet_by_index(place).to_python(skip_empty_area=False)),
                hidden=hidden[place],
                visible=visible[place],
                merged=merged[place],
                concealed=concealed[place],
            )
            for place, name in enumerate(names)
            if sheet in ("", name)
        ]


def _split(content: bytes) -> Iterator[bytes]:
    """Give what is ahead of the first table, and then each table to where the next begins."""
    places = [0, *(match.start() for match in TABLE.finditer(content)), len(content)]
    for first, last in pairwise(places):
        yield content[first:last]


def _measure(table: bytes) -> tuple[int, ...]:
    """Return the numbers of a table's rows that are hidden. Raises ``Refusal`` (sheet-too-large)."""
    number, last, width = 0, 1, 1
    hidden = []
    for row in table.split(ROW)[1:]:
        opening, _, cells = row.partition(b">")
        times = REPEATED.search(opening)
        count = int(times[1]) if times else 1
        reach = _reach(cells) if not opening.endswith(b"/") else 0
        if reach:
            last, width = number + count, max(width, reach)
            hidden += (
                list(range(number + 1, number + count + 1)) if HIDDEN.search(opening) and count < guard.ROWS else []
            )
        guard.room(last, width)
        number += count
    return tuple(hidden)


def _reach(cells: bytes) -> int:
    """Return how far to the right something stands in a row; 0 where nothing does."""
    place = reach = 0
    for cell in CELL.finditer(cells):
        attributes = cell[1] or b""
        times = TIMES.search(attributes) if attributes else None
        place += int(times[1]) if times else 1
        if not cell[2] or VALUE.search(attributes):
            reach = place
    return reach


def _concealed(table: bytes) -> Iterator[int]:
    """Give the places of the columns that are hidden; they are told ahead of all rows."""
    place = 0
    for column in COLUMN.finditer(table.partition(ROW)[0]):
        times = TIMES.search(column[1])
        following = min(place + (int(times[1]) if times else 1), guard.COLUMNS)
        if HIDDEN.search(column[1]):
            yield from range(place, following)
        place = following


def _merged(table: bytes) -> Iterator[Merged]:
    """Give the cells that reach over others."""
    number = 0
    for row in table.split(ROW)[1:] if b"s-spanned" in table else ():
        opening, _, cells = row.partition(b">")
        place = 0
        for cell in CELL.finditer(cells):
            times, down, across = (one.search(cell[1] or b"") for one in (TIMES, DOWN, ACROSS))
            height, width = (max(int(one[1]), 1) if one else 1 for one in (down, across))
            if height < guard.ROWS and max(height, width) > 1:
                yield Merged(number, number + height - 1, place, place + width - 1)
            place += int(times[1]) if times else 1
        repeated = REPEATED.search(opening)
        number += int(repeated[1]) if repeated else 1


def _told(table: bytes) -> bytes:
    """Return a table in which errors, and formulas without a result, are texts."""
    if b"error" in table:
        table = ERROR.sub(_as_text, table)
    return FORMULA.sub(_unknown, table) if b"table:formula" in table else table


def _as_text(cell: "re.Match[bytes]") -> bytes:
    if cell[1].endswith(b"/"):
        return _unknown(cell)
    return b'<table:table-cell%b office:value-type="string">' % TYPED.sub(b"", cell[1])


def _unknown(cell: "re.Match[bytes]") -> bytes:
    """Return the cell of a formula as a text that no column takes, unless it has a value."""
    attributes = cell[1].removesuffix(b"/")
    if VALUE.search(attributes):
        return cell[0]
    kept = TYPED.sub(b"", attributes)
    value = NO_VALUE.encode()
    return b'<table:table-cell%b office:value-type="string"><text:p>%b</text:p></table:table-cell>' % (kept, value)


def _manifest() -> bytes:
    namespace = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    return f'<manifest:manifest xmlns:manifest="{namespace}"/>'.encode()
