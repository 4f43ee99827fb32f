"""A file with a table in it: from its bytes to the rows that are somebody's, numbered as a spreadsheet shows them.

The way: what the file is (``kind``), what stands before its reader (``guard``), its sheets of raw cells (a module a
kind of file), which of them is meant, where its heading and its people are (``layout``). What a column holds is read
afterwards (``table``, ``cells``). What was left out on the way is said.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import numpy as np

from subsidies import terminal
from subsidies.errors import Finding, Refusal, Value
from subsidies.language import TABLE
from subsidies.read import guard, html, kind, layout, oldexcel, opendocument, parquet, text, workbook, xml2003
from subsidies.read.layout import Layout
from subsidies.read.page import Array, Column, Grid, Merged, Note, Page, Wanted, blank

LISTED: Final = 12
"""Runs of rows that a note lists."""
NUMBER: Final = r"(?:[0-9０-９][ 　]?){15}"
"""An id number, wherever it stands."""
CELLS_READ: Final = 0.6
"""How far the work on a file is when its cells are there, and their values are not."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as a project file names it: ``roster.xlsx#名册``."""

    label: str
    path: Path
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands in a file: its heading, and the rows below it that are somebody's."""

    file: str
    row: int
    """The number of the heading's row, of the lower one where it has two."""
    heading: tuple[str, ...]
    places: Array
    grid: Grid
    serial: tuple[int, ...]
    """See ``page.Page``."""
    hidden: Sequence[int] = ()
    merged: Sequence[Merged] = ()
    concealed: Collection[int] = ()
    """The places of the columns that are hidden."""
    numbers: Array = field(init=False)
    """The numbers of the rows, as a spreadsheet shows them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", self.places + 1)

    def column(self, place: int) -> Column:
        """Return the cells of a column, a cell a row."""
        return self.grid.column(place).chosen(self.places)


def source(label: str, folder: Path) -> Source:
    """Return the file and the sheet that a label names, relative to a folder."""
    name, _, sheet = label.partition("#")
    return Source(label, folder / name, sheet)


def read(source: Source, content: bytes, wanted: Wanted) -> tuple[Sheet | None, list[Finding]]:
    """Return the table in a file's bytes, or ``None``; and what is wrong with it, or was left out."""
    terminal.progress("reading", 0, file=source.label)
    try:
        pages, notes = _pages(content, replace(wanted, sheet=source.sheet))
        page, found, further = _chosen(_named(pages, source.sheet), wanted, source.sheet)
    except Refusal as refusal:
        values = dict(refusal.values)
        row = values.pop("row", None)
        return None, [Finding(refusal.name, source.label, row if isinstance(row, int) else None, values=values)]
    terminal.progress("reading", CELLS_READ, file=source.label)
    findings = [Finding(note.name, source.label, values=note.values) for note in (*notes, *further)]
    findings += _left_out(source.label, page, found)
    if "other" in found.skipped:
        return None, findings
    findings += _concealed(source.label, page, found, wanted)
    findings += _merged(source.label, page, found, wanted)
    taken = page.grid, page.serial, page.hidden, page.merged, page.concealed
    return Sheet(source.label, found.last + 1, found.heading, found.places, *taken), findings


def _pages(content: bytes, wanted: Wanted) -> tuple[Sequence[Page], Sequence[Note]]:
    """Return the sheets of a file. Raises ``Refusal`` where it cannot be read."""
    if len(content) > guard.FILE:
        raise Refusal("file-too-large", limit=f"{guard.FILE >> 20:,} MB")
    match kind.kind(content):
        case kind.PACKAGE:
            return _package(guard.Package(content), wanted.sheet)
        case kind.OLD:
            if kind.is_encrypted(content):
                raise Refusal("file-encrypted")
            return oldexcel.read(content, wanted.sheet), ()
        case kind.XML:
            return xml2003.read(content, wanted.sheet), ()
        case kind.HTML:
            return html.read(content, wanted)
        case kind.PARQUET:
            return (parquet.read(content),), ()
        case kind.TEXT:
            page, notes = text.read(content, wanted)
            return (page,), notes
        case _:
            raise Refusal("file-kind")


def _named(pages: Sequence[Page], sheet: str) -> Sequence[Page]:
    """Return the sheet of a name, or all of them where none is named. Raises ``Refusal`` (sheet-missing)."""
    named = [page for page in pages if page.name == sheet] if sheet else pages
    if not named:
        raise Refusal("sheet-missing", sheet=sheet, known=", ".join(page.name for page in pages if page.name) or "—")
    return named


def _package(package: guard.Package, sheet: str) -> tuple[Sequence[Page], Sequence[Note]]:
    if opendocument.CONTENT in package:
        return opendocument.read(package, sheet), ()
    return workbook.read(package, sheet)


def _chosen(pages: Sequence[Page], wanted: Wanted, sheet: str) -> tuple[Page, Layout, list[Note]]:
    """Return the page with the table that is wanted. Raises ``Refusal`` (file-empty, sheet-not-named).

    A sheet that is hidden, or that we wrote for people, counts only where it is named, or no other has anything in it.
    """
    laid = [(page, found) for page in pages if (found := layout.find(page, wanted))]
    if not laid:
        raise Refusal("file-empty")
    filled = [one for one in laid if one[0].visible and not _is_ours(*one, wanted)] if not sheet else laid
    fitting = [one for one in filled if layout.has(one[1], wanted)]
    for few in (filled or laid, fitting):
        if len(few) == 1:
            return *few[0], list(_unread(laid, few[0][0], wanted))
    known = ", ".join(page.name for page, _ in filled or laid)
    raise Refusal("sheet-not-named", known=known)


OURS: Final = frozenset(name for key in ("blank.notes", "mark.sheet") for name in TABLE[key])
"""Sheets that we write for people to read: nothing in them was meant to be read by us."""


def _is_ours(page: Page, found: Layout, wanted: Wanted) -> bool:
    """Return whether a sheet is one of our explanations, and no table that was given that name."""
    return page.name in OURS and not layout.has(found, wanted)


def _unread(laid: Sequence[tuple[Page, Layout]], chosen: Page, wanted: Wanted) -> Iterator[Note]:
    """Give a note for the sheets with numbers of people that were not read, and one for hidden ones that might be."""
    others = [(page, found) for page, found in laid if page is not chosen]
    seen = [page.name for page, _ in others if page.visible and page.name not in OURS and _has_numbers(page.grid)]
    if seen:
        yield Note("sheets-not-read", {"sheet": chosen.name, "known": ", ".join(seen)})
    hidden = [page.name for page, found in others if not page.visible and layout.has(found, wanted)]
    if hidden:
        yield Note("sheet-hidden", {"known": ", ".join(hidden)})


def _has_numbers(grid: Grid) -> bool:
    """Return whether an id number stands somewhere, or what may have been one."""
    return any(grid.column(place).like(NUMBER).any() for place in range(grid.width))


WRONG: Final = {"other": "heading-other", "person": "person-above"}
"""Rows that may not be left out, and the error that each of them is."""


def _left_out(file: str, page: Page, found: Layout) -> Iterator[Finding]:
    """Give a note for each kind of row that was left out, and one for hidden rows that were not."""
    for what, places in found.skipped.items():
        numbers = [place + 1 for place in places]
        if what in WRONG:
            yield from (Finding(WRONG[what], file, number) for number in numbers)
            continue
        yield Finding(f"rows-{what}", file, numbers[0], values=counted(numbers))
    hidden = sorted(set(page.hidden) & set((found.places + 1).tolist())) if page.hidden else []
    if hidden:
        yield Finding("rows-hidden", file, hidden[0], values=counted(hidden))


def _concealed(file: str, page: Page, found: Layout, wanted: Wanted) -> Iterator[Finding]:
    """Give a note for each column that is hidden and was read."""
    for place in wanted.keys(found.heading):
        if place in page.concealed:
            yield Finding("column-hidden", file, found.last + 1, found.heading[place])


def _merged(file: str, page: Page, found: Layout, wanted: Wanted) -> Iterator[Finding]:
    """Give a warning for each column in which cells of people are part of one above or beside, and so have nothing."""
    spans = np.array(page.merged, np.int64).reshape(-1, 4)
    for place in wanted.keys(found.heading) if page.merged else ():
        first, last, left, _ = spans[(spans[:, 2] <= place) & (place <= spans[:, 3])].T
        first = first + (left == place)
        covers = np.zeros(page.grid.height + 1, np.int64)
        np.add.at(covers, np.minimum(first, page.grid.height), 1)
        np.add.at(covers, np.minimum(last + 1, page.grid.height), -1)
        column = page.grid.column(place)
        rows = found.places[np.cumsum(covers)[found.places] > 0].tolist()
        numbers = [row + 1 for row in rows if blank(column.cell(row))]
        if numbers:
            yield Finding("cells-merged", file, numbers[0], found.heading[place], values=counted(numbers))


def counted(numbers: Sequence[int]) -> dict[str, Value]:
    """Return the values of a note that stands for several rows: how many, and which.

    >>> counted([2, 3, 4, 9])
    {'count': 4, 'rows': '2–4, 9'}
    """
    runs = list(_runs(numbers))
    listed = ", ".join(f"{first}–{last}" if first < last else str(first) for first, last in runs[:LISTED])
    return {"count": len(numbers), "rows": listed + " …" * (len(runs) > LISTED)}


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Give the first and the last of each run of rising numbers."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run[0], run[-1]
            run = []
        run.append(number)
    if run:
        yield run[0], run[-1]
