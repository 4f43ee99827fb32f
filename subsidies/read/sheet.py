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
from subsidies.read import extent

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
    row: int
    """The number of the heading's row."""
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
        return None, [Finding("file-encoding", file=source.label, values={"known": "UTF-8 / GB 18030"})]
    rows: list[list[Cell]] = []
    try:
        if "\0" in text:
            raise csv.Error
        rows += csv.reader(io.StringIO(text, newline=""), strict=True)
    except csv.Error:
        return None, [Finding("file-unreadable", file=source.label, row=len(rows) + 1 if rows else None)]
    return _sheet(source.label, rows)


def _workbook(source: Source, content: bytes, wanted: Wanted) -> tuple[Sheet | None, list[Finding]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        beyond = extent.beyond(content)
        if beyond:
            return None, [Finding("sheet-too-large", file=source.label, values={"cell": beyond})]
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [source.sheet] if source.sheet else book.sheet_names
        if source.sheet and source.sheet not in book.sheet_names:
            known = ", ".join(book.sheet_names)
            return None, [Finding("sheet-missing", file=source.label, values={"sheet": source.sheet, "known": known})]
        read = [_sheet(source.label, book.get_sheet_by_name(one).to_python(skip_empty_area=False)) for one in names]
    except (CalamineError, OSError, ValueError):
        return None, [Finding("file-unreadable", file=source.label)]
    filled = [one for one in read if one[0]] or read[:1]
    fitting = [(sheet, found) for sheet, found in filled if sheet and wanted(sheet.heading)]
    for few in (filled, fitting):
        if len(few) == 1:
            return few[0]
    return None, [Finding("sheet-not-named", file=source.label, values={"known": ", ".join(names)})]


def _sheet(file: str, rows: Sequence[Sequence[Cell]]) -> tuple[Sheet | None, list[Finding]]:
    filled = [place for place, row in enumerate(rows) if any(not blank(cell) for cell in row)]
    if not filled:
        return None, [Finding("file-empty", file=file)]
    heading, *body = filled
    return (
        Sheet(
            file=file,
            row=heading + 1,
            heading=tuple("" if blank(cell) else " ".join(str(cell).split()) for cell in rows[heading]),
            rows=[rows[place] for place in body],
            numbers=[place + 1 for place in body],
        ),
        [],
    )


def blank(cell: Cell) -> bool:
    """Return whether nothing is written in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
