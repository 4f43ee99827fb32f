"""A file with a table in it, as rows of cells with the numbers that a spreadsheet shows.

Content decides what a file is, not its extension. The catch: a cell keeps its type, because an id number in a number
cell has lost its last digits and only the type still tells.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from subsidies.errors import Finding

Cell = Any
"""Text, a number (float, int), a date, a boolean, or nothing."""

ENCODINGS = ("utf-8-sig", "gb18030")
ZIP, OLD_EXCEL, PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PAR1"


@dataclass(frozen=True, slots=True)
class Source:
    """A file as a project file names it: ``roster.xlsx#名册``."""

    label: str
    path: Path
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands in a file: the heading's cells and the rows below it, with their numbers."""

    file: str
    heading: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int]


Wanted = Callable[[Sequence[str]], bool]
"""Whether headings are those of the table that is looked for."""


def source(label: str, folder: Path) -> Source:
    """Return the file and the sheet that a label names, relative to a folder."""
    name, _, sheet = label.partition("#")
    return Source(label, folder / name, sheet)


def read(source: Source, content: bytes, wanted: Wanted) -> tuple[Sheet | None, list[Finding]]:
    """Return the table in a file's bytes, or ``None`` and what is wrong.

    wanted   chooses among several sheets where the source names none
    """
    if content.startswith(ZIP):
        return _workbook(source, content, wanted)
    if content.startswith((OLD_EXCEL, PARQUET)):
        return None, [Finding("file-kind", file=source.label)]
    return _text(source, content)


def _text(source: Source, content: bytes) -> tuple[Sheet | None, list[Finding]]:
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        return None, [Finding("file-encoding", file=source.label)]
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return None, [Finding("file-unreadable", file=source.label)]
    return _sheet(source.label, rows, 1)


def _workbook(source: Source, content: bytes, wanted: Wanted) -> tuple[Sheet | None, list[Finding]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [source.sheet] if source.sheet else book.sheet_names
        if source.sheet and source.sheet not in book.sheet_names:
            known = ", ".join(book.sheet_names)
            return None, [Finding("sheet-missing", file=source.label, values={"sheet": source.sheet, "known": known})]
        read = [_sheet(source.label, *_cells(book, name)) for name in names]
    except (CalamineError, OSError, ValueError):
        return None, [Finding("file-unreadable", file=source.label)]
    if len(read) == 1:
        return read[0]
    fitting = [(sheet, found) for sheet, found in read if sheet and wanted(sheet.heading)]
    if len(fitting) == 1:
        return fitting[0]
    return None, [Finding("sheet-not-named", file=source.label, values={"known": ", ".join(names)})]


def _cells(book: Any, name: str) -> tuple[list[list[Cell]], int]:
    """Return a sheet's rows, and the number of the first of them."""
    sheet = book.get_sheet_by_name(name)
    start = sheet.start
    return sheet.to_python(skip_empty_area=True), (start[0] + 1 if start else 1)


def _sheet(file: str, rows: list[list[Cell]], first: int) -> tuple[Sheet | None, list[Finding]]:
    filled = [place for place, row in enumerate(rows) if any(not blank(cell) for cell in row)]
    if not filled:
        return None, [Finding("file-empty", file=file)]
    heading, *body = filled
    return (
        Sheet(
            file=file,
            heading=tuple(str(cell).strip() for cell in rows[heading]),
            rows=[rows[place] for place in body],
            numbers=[first + place for place in body],
        ),
        [],
    )


def blank(cell: Cell) -> bool:
    """Return whether nothing is written in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
