r"""A sheet of raw cells, before anybody knows which of its rows is the heading.

Every reader of a kind of file gives pages, and nobody above knows the kind. The catch: a cell keeps its type, because
an id number in a number cell has lost its last digits and only the type still tells; and the cells of a text file have
none.

>>> page = Page("名册", Rows([["姓名", ""], ["张三", "\u200b"]]))
>>> page.grid.width, page.grid.row(1), blank(page.grid.row(1)[1])
(2, ['张三', '\u200b'], True)
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple, Protocol

import numpy as np
import pandas as pd

from subsidies import words
from subsidies.errors import Value
from subsidies.words import Field

Array = np.ndarray[Any, Any]

Cell = Any
"""Text, a number (float, int), a date or a time, a boolean, or nothing."""

_SPANS: Final = (
    *((0x00, 0x08), (0x0E, 0x1B), (0x7F, 0x84), (0x86, 0x9F)),  # controls
    *((0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064)),
    *((0x2066, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB)),
)
UNSEEN: Final = "".join(chr(code) for first, last in _SPANS for code in range(first, last + 1))
"""Characters that nobody sees: joiners, directions, byte-order marks, controls."""
BLANKS: Final = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
NOTHING: Final = UNSEEN + BLANKS
NO_VALUE: Final = "\uf8ff="
"""What a reader puts into the cell of a formula whose result the file does not have."""

FEW: Final = 1000
"""Cells that are told apart sooner one by one than all at once."""
LARGE: Final = 1e9
"""A number from here on may be an id number or an account; below, it is a count or a date."""
HALF: Final = {0xFF01 + code: 0x21 + code for code in range(94)} | {0x3000: 0x20}
"""Characters in full width, and those of half the width that they stand for."""

SERIAL_1900: Final = (date(1899, 12, 30).toordinal(),)
SERIAL_1904: Final = (date(1904, 1, 1).toordinal(),)
EITHER: Final = SERIAL_1900 + SERIAL_1904
"""The day zero of a spreadsheet's serial numbers, as an ordinal: one where the file says so, both where it cannot."""


def blank(cell: Cell) -> bool:
    """Return whether nothing is written in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip(NOTHING))


class Column(Protocol):
    """The cells of a column, from top to bottom.

    Patterns are such as Python and RE2 understand alike.
    """

    def __len__(self) -> int:
        """Return how many there are."""

    def cell(self, place: int) -> Cell:
        """Return one of them."""

    def cells(self) -> Array:
        """Return all of them."""

    def like(self, pattern: str) -> Array:
        """Return which cells are large numbers, or texts in which a pattern is found."""

    def whole(self, pattern: str) -> Array:
        """Return which cells are texts that are what a pattern says from beginning to end."""

    def distinct(self) -> tuple["Column", Array]:
        """Return the distinct cells, and for each cell the place of its own among them."""

    def chosen(self, places: Array) -> "Column":
        """Return the cells at some places, which rise."""


class Grid(Protocol):
    """The cells of a sheet; the first row and the first column have the place 0."""

    @property
    def height(self) -> int:
        """Return how many rows there are."""

    @property
    def width(self) -> int:
        """Return how many columns there are."""

    def row(self, place: int) -> Sequence[Cell]:
        """Return the cells of a row; it may end early."""

    def column(self, place: int) -> Column:
        """Return a column, filled up where rows end early."""


class Cells:
    """A column in a list."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.own = cells

    def __len__(self) -> int:
        return len(self.own)

    def cell(self, place: int) -> Cell:
        """Return one of the cells."""
        return self.own[place]

    def cells(self) -> Array:
        """Return all of them."""
        array = np.empty(len(self.own), object)
        array[:] = self.own
        return array

    def like(self, pattern: str) -> Array:
        """Return which cells are large numbers, or texts in which a pattern is found."""
        search = re.compile(pattern).search
        found = [bool(search(cell)) if isinstance(cell, str) else is_large(cell) for cell in self.own]
        return np.array(found, bool)

    def whole(self, pattern: str) -> Array:
        """Return which cells are texts that are what a pattern says from beginning to end."""
        match = re.compile(pattern).fullmatch
        return np.array([isinstance(cell, str) and match(cell) is not None for cell in self.own], bool)

    def distinct(self) -> tuple["Cells", Array]:
        """Return the distinct cells, and for each cell the place of its own among them.

        1, 1.0 and True are equal to Python, and are three things here.
        """
        if len(self.own) < FEW or set(map(type, self.own)) & {bool, int, float}:
            first: dict[tuple[type, Cell], int] = {}
            places = [first.setdefault((type(cell), cell), len(first)) for cell in self.own]
            return Cells([cell for _, cell in first]), np.array(places, np.int64)
        codes, distinct = pd.factorize(self.cells())
        return Cells([*distinct.tolist(), None]), np.where(codes < 0, len(distinct), codes)

    def chosen(self, places: Array) -> "Cells":
        """Return the cells at some places, which rise."""
        if is_run(places):
            return Cells(self.own[places[0] : places[-1] + 1])
        return Cells([self.own[place] for place in places.tolist()])


def is_large(cell: Cell) -> bool:
    """Return whether a cell is a number as long as that of a person."""
    return isinstance(cell, float | int) and abs(cell) >= LARGE


def is_run(places: Array) -> bool:
    """Return whether rising places leave none out."""
    return len(places) > 0 and len(places) == places[-1] - places[0] + 1


class Rows:
    """A sheet in a list of rows."""

    def __init__(self, rows: Sequence[Sequence[Cell]]) -> None:
        self.rows = rows
        self.height = len(rows)
        self.width = max(map(len, rows), default=0)

    def row(self, place: int) -> Sequence[Cell]:
        """Return the cells of a row; it may end early."""
        return self.rows[place]

    def column(self, place: int) -> Cells:
        """Return a column, filled up where rows end early."""
        try:
            return Cells([row[place] for row in self.rows])
        except IndexError:
            return Cells([row[place] if place < len(row) else None for row in self.rows])


def even(rows: Sequence[list[Cell]]) -> Rows:
    """Return a sheet of rows, all filled up to the width of the widest."""
    width = max(map(len, rows), default=0)
    return Rows([[*row, *[None] * (width - len(row))] for row in rows])


class Columns:
    """A sheet in columns of one length."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns
        self.height = len(columns[0]) if columns else 0
        self.width = len(columns)

    def row(self, place: int) -> Sequence[Cell]:
        """Return the cells of a row."""
        return [column.cell(place) for column in self.columns]

    def column(self, place: int) -> Column:
        """Return a column."""
        return self.columns[place]


class Ragged:
    """A sheet whose rows end with their last cell that has anything in it, as those of a text file do."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.height, self.width = grid.height, grid.width

    def row(self, place: int) -> Sequence[Cell]:
        """Return the cells of a row; it may end early."""
        row = self.grid.row(place)
        return row[: next((end for end in range(len(row), 0, -1) if row[end - 1] not in (None, "")), 0)]

    def column(self, place: int) -> Column:
        """Return a column."""
        return self.grid.column(place)


class Merged(NamedTuple):
    """A cell that reaches over others: the places of its first and last row, its first and last column."""

    first: int
    last: int
    left: int
    right: int


MERGED: Final = 100_000
"""The most of them that are looked at in a sheet."""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of a file."""

    name: str
    """Empty where the kind of file knows no sheets."""
    grid: Grid
    serial: tuple[int, ...] = SERIAL_1900
    """The day zero of serial numbers: one, or several where cells have no type and nobody can say."""
    hidden: Sequence[int] = ()
    """The numbers of the rows that are hidden, as a spreadsheet shows them."""
    visible: bool = True
    merged: Sequence[Merged] = ()
    """Cells that reach over others."""
    concealed: Collection[int] = ()
    """The places of the columns that are hidden."""


class Note(NamedTuple):
    """What a reader has to say of a whole file: a finding's name and the values of its sentence."""

    name: str
    values: Mapping[str, Value] = {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The table that is looked for: its columns, those that must be there, and the one that makes a row somebody's."""

    fields: Mapping[str, Field]
    required: Sequence[str]
    anchor: str = "id_number"
    sheet: str = ""
    """The sheet that was named; nothing: the one with the headings."""
    known: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", words.headings(self.fields))

    def key(self, text: Cell) -> str | None:
        """Return the key of the column that a heading means, or ``None``."""
        return self.known.get(words.fold(text)) if isinstance(text, str) and text else None

    def keys(self, row: Sequence[Cell]) -> dict[int, str]:
        """Return the keys of the columns that a row has as headings, by place."""
        found = ((place, self.key(cell)) for place, cell in enumerate(row))
        return {place: key for place, key in found if key}
