r"""Workbooks of Excel and WPS: .xlsx, .xlsm, and whatever else is a package of SpreadsheetML.

calamine reads the cells. The catch: it gives nothing for an error (#N/A) and for a formula whose result is not in the
file, as if the cell were blank; so such cells are turned into texts first, which no column takes for a value.

>>> _told(b'<c r="B2" t="e"><f>NA()</f><v>#N/A</v></c>')
b'<c r="B2" t="str"><f>NA()</f><v>#N/A</v></c>'
>>> _told(b'<c r="B2"><f>A2*2</f><v></v></c>').decode()
'<c r="B2" t="str"><v>\uf8ff=</v></c>'
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final
from xml.sax.saxutils import quoteattr

from subsidies import words
from subsidies.errors import Refusal
from subsidies.read import guard, scan
from subsidies.read.guard import Package
from subsidies.read.page import (
    EITHER,
    MERGED,
    NO_VALUE,
    SERIAL_1900,
    SERIAL_1904,
    Cell,
    Grid,
    Merged,
    Note,
    Page,
    Ragged,
    Rows,
)
from subsidies.read.scan import Scan

BOOK: Final = "xl/workbook.xml"
RELATIONS: Final = "xl/_rels/workbook.xml.rels"
LINKS: Final = "xl/externallinks/"
RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"

ODD: Final = re.compile(rb'<c(?! r="[A-Z]\d{1,6}")[\s/>]')
"""A cell that does not say where it is as all spreadsheets do, or not within 26 columns and 999,999 rows."""
PREFIXED: Final = re.compile(rb":(?:row|c|f)[\s/>]")
PREFIX: Final = rb"(?:[^\s<>/:]+:)?"
MAYBE: Final = re.compile(rb"""e["']""")
"""Quick to look for, and there wherever a cell is an error."""
ERROR: Final = re.compile(rb"(<" + PREFIX + rb"""c\s[^<>]*?\bt\s*=\s*)(?:"e"|'e')""")
FORMULA: Final = re.compile(rb"<f[\s/>]")
NO_RESULT: Final = re.compile(
    rb"<((?:[^\s<>/:]+:)?)c(\s[^<>]*)?>\s*<\1f(?:\s[^<>]*)?(?:/>|>[^<]*</\1f\s*>)\s*"
    rb"(<\1v\s*/>|<\1v\s*>\s*</\1v\s*>)?\s*</\1c\s*>"
)
KIND: Final = re.compile(rb"""\st\s*=\s*(?:"(\w*)"|'(\w*)')""")
ROW: Final = re.compile(rb"<" + PREFIX + rb"row(\s[^<>]*)?>")
NUMBER: Final = re.compile(rb"""\sr\s*=\s*["'](\d{1,7})["']""")
HIDDEN: Final = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")
COLUMN: Final = re.compile(rb"<" + PREFIX + rb"col(\s[^<>]*)>")
LEFT, RIGHT = (re.compile(rb"\s%b\s*=\s*[\"'](\d{1,5})[\"']" % name) for name in (b"min", b"max"))
SPAN: Final = re.compile(rb"""mergeCell\s+ref\s*=\s*["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
REFERENCE: Final = re.compile(r"([A-Za-z]{1,3})([1-9]\d{0,6})")


@dataclass(frozen=True, slots=True)
class Book:
    """What a workbook says of its sheets: name to the part that holds it, and which of them are seen."""

    sheets: Mapping[str, str]
    visible: frozenset[str]
    is_1904: bool
    names: frozenset[str]
    """The names that it defines: of a copy of ours, what it was made from."""

    @property
    def is_of_text(self) -> bool:
        """Whether it is our copy of a text file, whose cells have no kinds."""
        return words.COPY_OF_TEXT in self.names

    @property
    def serial(self) -> tuple[int, ...]:
        """The day zero of its serial numbers, by the calendars of what it was made from."""
        if self.is_of_text or words.COPY_OF_PARQUET in self.names:
            return EITHER if self.is_of_text else ()
        return SERIAL_1904 if self.is_1904 else SERIAL_1900


def read(package: Package, sheet: str) -> tuple[list[Page], list[Note]]:
    """Return the sheets of a workbook, or the one that is named.

    Raises ``Refusal``: sheet-missing, sheet-too-large, file-unreadable, package-too-large, file-entities.
    """
    book = _book(package)
    if sheet and sheet not in book.sheets:
        raise Refusal("sheet-missing", sheet=sheet, known=", ".join(book.sheets))
    names = [sheet] if sheet else list(book.sheets)
    parts = [package.read(book.sheets[name]) for name in names]
    scans = [scan.scan(part) for part in parts]
    for part, found in zip(parts, scans, strict=True):
        if found is None:
            _measure(part)
    told = [_told(found.sheet if found else part) for part, found in zip(parts, scans, strict=True)]
    pages = [
        _page(name, book, part, found, rows)
        for name, part, found, rows in zip(names, parts, scans, _cells(package, book, told), strict=True)
    ]
    linked = any(name.startswith(LINKS) for name in package.names)
    return pages, [Note("links-not-followed")] if linked else []


def _page(name: str, book: Book, part: bytes, found: Scan | None, rows: list[list[Cell]]) -> Page:
    """Return a sheet: of the rows that calamine read, or, if scanned, of the cells that are unlike each other."""
    grid: Grid = found.grid(rows) if found else Rows(rows)
    hidden = found.hidden if found else tuple(_hidden(part))
    grid = Ragged(grid) if book.is_of_text else grid
    merged, concealed = tuple(_merged(part)), frozenset(_concealed(part))
    return Page(name, grid, book.serial, hidden, name in book.visible, merged, concealed)


def _book(package: Package) -> Book:
    """Return what a workbook says of its sheets. Raises ``Refusal`` (file-kind, file-unreadable)."""
    if BOOK not in package:
        raise Refusal("file-kind")
    found: list[Mapping[str, str]] = []
    related: dict[str, Mapping[str, str]] = {}
    dates: list[str] = []
    names: set[str] = set()

    def start(name: str, attributes: Mapping[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "sheet":
                found.append(attributes)
            case "workbookPr":
                dates.append(attributes.get("date1904", ""))
            case "definedName":
                names.add(attributes.get("name", ""))
            case "Relationship":
                related[attributes.get("Id", "")] = attributes

    for part in (BOOK, RELATIONS):
        reader = guard.parser()
        reader.StartElementHandler = start
        guard.parse(reader, package.read(part))
    sheets = {one["name"]: part for one in found if one.get("name") and (part := _part(one, related))}
    if not sheets:
        raise Refusal("file-unreadable")
    visible = {one["name"] for one in found if one.get("name") in sheets and one.get("state", "visible") == "visible"}
    return Book(sheets, frozenset(visible), any(one in ("1", "true") for one in dates), frozenset(names))


def _part(sheet: Mapping[str, str], related: Mapping[str, Mapping[str, str]]) -> str:
    """Return the part that holds a sheet; nothing for what is no sheet of cells."""
    relation = related.get(next((value for key, value in sheet.items() if key.endswith(" id")), ""), {})
    is_sheet = relation.get("Type", "").endswith("/worksheet")
    return posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))) if is_sheet else ""


# --- one sheet ---------------------------------------------------------------------------------------------------


def _measure(part: bytes) -> None:
    """Raise ``Refusal`` (sheet-too-large, file-unreadable) where a sheet reaches too far."""
    if ODD.search(part) or PREFIXED.search(part):
        guard.room(*_reach(part))


def _reach(part: bytes) -> tuple[int, int]:
    """Return the last row and the width of a sheet, by reading it as XML: cells may leave out where they are."""
    row = column = last = width = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal row, column, last, width
        tag = name.rpartition(" ")[2]
        if tag == "row":
            row, column = _number(attributes.get("r"), row + 1), 0
        elif tag == "c":
            column += 1
            if "r" in attributes:
                place = REFERENCE.fullmatch(attributes["r"])
                if place is None:
                    raise Refusal("file-unreadable")
                row, column = int(place[2]), guard.column(place[1].upper())
            last, width = max(last, row), max(width, column)

    reader = guard.parser()
    reader.StartElementHandler = start
    guard.parse(reader, part)
    return max(last, 1), max(width, 1)


def _number(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    if not re.fullmatch(r"[1-9]\d{0,6}", text, re.ASCII):
        raise Refusal("file-unreadable")
    return int(text)


def _told(part: bytes) -> bytes:
    """Return a sheet in which errors, and formulas without a result, are texts."""
    if MAYBE.search(part):
        part = ERROR.sub(rb'\1"str"', part)
    return NO_RESULT.sub(_unknown, part) if FORMULA.search(part) or PREFIXED.search(part) else part


def _unknown(cell: "re.Match[bytes]") -> bytes:
    """Return the cell of a formula as a text that no column takes, unless its result is the empty text."""
    prefix, attributes, result = cell[1], cell[2] or b"", cell[3]
    kind = KIND.search(attributes)
    if result and kind and (kind[1] or kind[2]) == b"str":
        return cell[0]
    attributes = KIND.sub(b"", attributes)
    value = NO_VALUE.encode()
    return b'<%bc%b t="str"><%bv>%b</%bv></%bc>' % (prefix, attributes, prefix, value, prefix, prefix)


def _hidden(part: bytes) -> Iterator[int]:
    """Give the numbers of the rows that are hidden."""
    if b"hidden" in part:
        row = 0
        for tag in ROW.finditer(part):
            number = NUMBER.search(tag[1] or b"")
            row = int(number[1]) if number else row + 1
            if HIDDEN.search(tag[1] or b""):
                yield row


def _concealed(part: bytes) -> Iterator[int]:
    """Give the places of the columns that are hidden; they are told ahead of all rows."""
    for column in COLUMN.finditer(part, 0, max(part.find(b"sheetData"), 0)):
        first, last = (one.search(column[1]) for one in (LEFT, RIGHT))
        if first and last and HIDDEN.search(column[1]):
            yield from range(int(first[1]) - 1, min(int(last[1]), guard.COLUMNS))


def _merged(part: bytes) -> Iterator[Merged]:
    """Give the cells that reach over others; they are told behind all rows."""
    for span in islice(SPAN.finditer(part, part.rfind(b"sheetData")), MERGED):
        left, right = (guard.column(span[place].decode()) - 1 for place in (1, 3))
        first, last = int(span[2]) - 1, int(span[4]) - 1
        if first <= last < guard.ROWS and left <= right:
            yield Merged(first, last, left, right)


# --- the cells ---------------------------------------------------------------------------------------------------


def _cells(package: Package, book: Book, parts: Sequence[bytes]) -> list[list[list[Cell]]]:
    """Return the cells of sheets, from the first row and column on."""
    from python_calamine import CalamineWorkbook

    clean = {
        "_rels/.rels": _relations({"rId1": ("officeDocument", BOOK)}),
        BOOK: _listed(len(parts), book.is_1904),
        RELATIONS: _relations({f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(len(parts))}),
        **{f"xl/worksheets/sheet{n}.xml": part for n, part in enumerate(parts)},
        **{name: package.read(name) for name in ("xl/styles.xml", "xl/sharedStrings.xml") if name in package},
    }
    with guard.foreign():
        read = CalamineWorkbook.from_filelike(guard.repacked(clean))
        return [read.get_sheet_by_index(n).to_python(skip_empty_area=False) for n in range(len(parts))]


def _listed(count: int, is_1904: bool) -> bytes:
    """Return a workbook's list of sheets."""
    sheets = "".join(f'<sheet name="{n}" sheetId="{n + 1}" r:id="rId{n}"/>' for n in range(count))
    dates = '<workbookPr date1904="1"/>' * is_1904
    return f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}">{dates}<sheets>{sheets}</sheets></workbook>'.encode()


def _relations(parts: Mapping[str, tuple[str, str]]) -> bytes:
    """Return the relations of parts: id to kind and target."""
    each = "".join(
        f'<Relationship Id="{one}" Type="{RELATION}/{kind}" Target={quoteattr(target)}/>'
        for one, (kind, target) in parts.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{each}</Relationships>'.encode()
