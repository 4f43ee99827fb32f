r"""Sheets of workbooks as all spreadsheets write them: where each cell is, and which are alike, found all at once.

A roster of a hundred thousand rows has two million cells, and most of them are like another one: the same employer, the
same month. So the XML is scanned for where its cells begin and end, and only one of all that are alike is given to
calamine. The catch: what is not written as Excel, WPS and LibreOffice write it is not understood here, but left to
calamine as it is; nothing of the XML is guessed.

>>> found = scan(b'<sheetData><row r="2"><c r="B2" t="s"><v>7</v></c><c r="C2" t="s"><v>7</v></c></row></sheetData>')
>>> found.codes.tolist(), found.cells
([[0, 0, 0], [0, 1, 1]], b'<row><c t="s"><v>7</v></c></row>')
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from subsidies.read import guard
from subsidies.read.page import Array, Cell, Cells

MAIN: Final = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BEGIN: Final = b"<sheetData>"
END: Final = b"</sheetData>"
ROW: Final = re.compile(rb'<row r="([1-9]\d{0,6})"([^<>]*)>')
HIDDEN: Final = re.compile(rb'\shidden="(?:1|true)"')
SHARED: Final = re.compile(rb'(?: s="\d+")? t="s"(?: [cv]m="\d+")*')
"""What follows the place of a cell whose text is among the shared ones."""
TAIL: Final = re.compile(rb'(?: s="\d+")?(?: t="[A-Za-z]+")?(?: [cv]m="\d+")*')
"""What follows the place of any cell."""
TEXT: Final = rb'<t(?: xml:space="preserve")?>[^<]*</t>'
INSIDE: Final = re.compile(
    rb'(?:<f(?: \w+="[^"<>]*")*(?: ?/>|>[^<]*</f>))?(?:<v ?/>|<v>[^<]*</v>)?'
    rb"|<is>(?:" + TEXT + rb'|<r>(?:<rPr>(?:<\w+(?: \w+="[^"<>]*")*/>)*</rPr>)?' + TEXT + rb"</r>)+</is>"
)
"""What is inside a cell: what else there is, calamine may read in its own way, and its neighbours with it."""
OPEN: Final = b'<c r="'
WIDE: Final = 1000
"""Cells in a row of the sheet that calamine reads: it makes a list of every row."""
LONGEST: Final = 48
"""Bytes of the attributes behind a cell's place."""
OPENS, CLOSES, EMPTY, STARTS, ENDS, NO_ROW = range(6)
"""What bounds cells and rows: a cell that opens, closes, is empty; a row that starts, ends, is without cells."""
FOLLOWS: Final = {
    OPENS: (CLOSES,),
    CLOSES: (OPENS, EMPTY, ENDS),
    EMPTY: (OPENS, EMPTY, ENDS),
    STARTS: (OPENS, EMPTY, ENDS),
    ENDS: (STARTS, NO_ROW),
    NO_ROW: (STARTS, NO_ROW),
}


@dataclass(frozen=True, slots=True)
class Scan:
    """A sheet, but for what its cells say."""

    codes: Array
    """For each row and column, which cell stands there; 0: none."""
    cells: bytes
    """Rows of XML with the cells that are unlike each other, in the order of their codes, from 1 on."""
    count: int
    """How many these are."""
    hidden: tuple[int, ...]
    """The numbers of the rows that are hidden."""

    @property
    def sheet(self) -> bytes:
        """The cells that are unlike the others, as a sheet of their own, row by row."""
        return b'<worksheet xmlns="%b"><sheetData>%b</sheetData></worksheet>' % (MAIN, self.cells)

    def grid(self, rows: Sequence[Sequence[Cell]]) -> "Codes":
        """Return the sheet with what its cells say: the rows of that sheet, which may end early, and so may it."""
        values: list[Cell] = [None] * self.count
        for first, row in zip(range(0, self.count, WIDE), rows, strict=False):
            values[first : first + len(row)] = row
        return Codes(self.codes, values[: self.count])


@dataclass(frozen=True, slots=True)
class Tags:
    """Where the tags of a sheet are, and what those are that bound cells and rows."""

    text: Array
    first: Array
    last: Array
    """Where each tag begins and ends, of all that bound something."""
    kind: Array


def scan(part: bytes) -> Scan | None:
    """Return where the cells of a sheet are, or ``None`` where it is not written as all write it.

    Raises ``Refusal`` (sheet-too-large).
    """
    begin, end = part.find(BEGIN), part.rfind(END)
    if begin < 0 or end <= begin + len(BEGIN):
        return None
    data, text = part[begin + len(BEGIN) : end], np.frombuffer(part, np.uint8, offset=begin + len(BEGIN))
    tags = _tags(text, len(data))
    rows = ROW.findall(data)
    numbers = np.array([int(number) for number, _ in rows], np.int64)
    if tags is None or np.isin(tags.kind, (STARTS, NO_ROW)).sum() != len(rows) or (np.diff(numbers) <= 0).any():
        return None
    cells = _cells(data, tags, numbers)
    if cells is None:
        return None
    row, column, alike, xml = cells
    height, width = int(row.max(initial=0)) + 1, int(column.max(initial=0)) + 1
    guard.room(height, width)
    codes = np.zeros((height, width), np.int32)
    codes[row, column] = alike + 1
    hidden = tuple(int(number) for number, more in rows if more and HIDDEN.search(more))
    return Scan(codes, xml, int(alike.max(initial=-1)) + 1, hidden)


def _tags(text: Array, size: int) -> Tags | None:
    """Return the tags that bound cells and rows, or ``None`` where something is between them but what cells hold.

    text   the bytes of the rows, and some more
    """
    first, last = (np.flatnonzero(text[:size] == ord(mark)).astype(np.int32) for mark in "<>")
    if len(first) != len(last) or not len(first) or first[0] or last[-1] != size - 1:
        return None
    if (first >= last).any() or (last[:-1] >= first[1:]).any():
        return None
    one, two, length = text[first + 1], text[first + 2], last - first
    is_empty = text[last - 1] == ord("/")
    kind = np.full(len(first), -1, np.int8)
    opens, starts = (one == ord("c")) & (two == ord(" ")), (one == ord("r")) & (two == ord("o"))
    kind[opens] = np.where(is_empty[opens], EMPTY, OPENS)
    kind[starts] = np.where(is_empty[starts], NO_ROW, STARTS)
    kind[(one == ord("/")) & (two == ord("c")) & (length == 3)] = CLOSES
    kind[(one == ord("/")) & (two == ord("r")) & (length == 5) & (text[first + 3] == ord("o"))] = ENDS
    bounds = np.flatnonzero(kind >= 0)
    if not len(bounds) or bounds[0] or bounds[-1] != len(first) - 1:
        return None
    found = Tags(text, first[bounds], last[bounds], kind[bounds])
    within = found.kind[:-1] == OPENS
    is_tight = (np.diff(bounds) == 1) & (found.first[1:] - found.last[:-1] == 1)
    return found if (is_tight | within).all() and _is_in_order(found.kind) else None


def _is_in_order(kinds: Array) -> bool:
    """Return whether cells stand in rows, and everything that opens is closed."""
    allowed = np.zeros((6, 6), bool)
    for kind, following in FOLLOWS.items():
        allowed[kind, list(following)] = True
    starts_well = kinds[0] in (STARTS, NO_ROW) and kinds[-1] in (ENDS, NO_ROW)
    return bool(starts_well and allowed[kinds[:-1], kinds[1:]].all())


def _cells(data: bytes, tags: Tags, numbers: Array) -> tuple[Array, Array, Array, bytes] | None:
    """Return row, column and code of each cell that is not empty, and the XML of one of each kind."""
    row = np.cumsum(np.isin(tags.kind, (STARTS, NO_ROW))) - 1
    bounds = np.flatnonzero((tags.kind == OPENS) | (tags.kind == EMPTY))
    place = _places(tags, bounds, row[bounds], numbers)
    if place is None:
        return None
    column, behind = place
    full = tags.kind[bounds] == OPENS
    bounds, column, behind = bounds[full], column[full], behind[full]
    alike = _alike(data, behind, tags.last[bounds], tags.first[bounds + 1])
    return None if alike is None else (numbers[row[bounds]] - 1, column, *alike)


def _places(tags: Tags, bounds: Array, row: Array, numbers: Array) -> tuple[Array, Array] | None:
    """Return the column of each cell, and where the place ends that it names; ``None`` where one is not in its row."""
    text, at = tags.text, tags.first[bounds]
    if not all((text[at + place] == OPEN[place]).all() for place in range(3, len(OPEN))):
        return None
    at, column = at + len(OPEN), np.zeros(len(at), np.int32)
    for _ in range(3):
        letter = text[at] - ord("A")
        is_letter = letter < 26
        if not is_letter.any():
            break
        column = np.where(is_letter, column * 26 + letter + 1, column)
        at = at + is_letter
    shown = np.array([b"%d" % number for number in numbers.tolist()], "S7").view(np.uint8).reshape(-1, 7)
    for digit in shown.T[: len(str(numbers.max(initial=1)))]:
        wanted = digit[row]
        there = wanted > 0
        if ((text[at] != wanted) & there).any():
            return None
        at = at + there
    is_named = (column > 0) & (text[at] == ord('"')) & (at < tags.last[bounds])
    return (column - 1, at + 1) if is_named.all() else None


def _alike(data: bytes, behind: Array, last: Array, closes: Array) -> tuple[Array, bytes] | None:
    """Return which cells are alike, and the XML of one of each kind.

    behind, last, closes   where each cell's further attributes begin, where its tag ends, and where it is closed
    """
    codes, tails = _tails(data, behind, last)
    if tails is None:
        return None
    shared = np.array([SHARED.fullmatch(tail) is not None for tail in tails], bool)[codes] if len(codes) else codes > 0
    number = _numbers(data, last[shared], closes[shared])
    if number is None:
        return None
    own, distinct = pd.factorize(number)
    alike = np.zeros(len(codes), np.int64)
    alike[shared] = own
    seen: dict[tuple[bytes, bytes], int] = {}
    others = np.flatnonzero(~shared)
    inner = zip(codes[others].tolist(), (last[others] + 1).tolist(), closes[others].tolist(), strict=True)
    alike[others] = [len(distinct) + seen.setdefault((tails[code], data[a:b]), len(seen)) for code, a, b in inner]
    if not all(INSIDE.fullmatch(inside) for _, inside in seen):
        return None
    cells = [b'<c t="s"><v>%d</v></c>' % one for one in distinct.tolist()]
    cells += [b"<c%b>%b</c>" % cell for cell in seen]
    rows = (b"".join(cells[first : first + WIDE]) for first in range(0, len(cells), WIDE))
    return alike, b"".join(b"<row>%b</row>" % row for row in rows)


def _tails(data: bytes, behind: Array, last: Array) -> tuple[Array, list[bytes] | None]:
    """Return the attributes behind the places of cells: which cell has which, and what they are."""
    text, length = np.frombuffer(data, np.uint8), last - behind
    codes = np.zeros(len(behind), np.int64)
    if len(length) and length.max() > LONGEST:
        return codes, None
    for at in range(0, int(length.max(initial=0)), 7):
        piece = np.zeros(len(behind), np.int64)
        for byte in range(at, at + 7):
            there = length > byte
            piece = piece * 256 + np.where(there, text[np.minimum(behind + byte, len(text) - 1)], 0)
        codes = pd.factorize(codes * (1 << 31) + pd.factorize(piece)[0])[0]
    firsts = np.flatnonzero(~pd.Series(codes).duplicated().to_numpy())
    order = firsts[np.argsort(codes[firsts])]
    tails = [data[a:b] for a, b in zip(behind[order].tolist(), last[order].tolist(), strict=True)]
    return codes, tails if all(map(TAIL.fullmatch, tails)) else None


def _numbers(data: bytes, last: Array, closes: Array) -> Array | None:
    """Return the numbers in ``<v>…</v>`` of cells; ``None`` where a cell holds something else."""
    text = np.frombuffer(data, np.uint8)
    first, end = last + 4, closes - 4
    size = end - first
    if len(size) and (size.min() < 1 or size.max() > 8):
        return None
    opening = all((text[last + 1 + at] == byte).all() for at, byte in enumerate(b"<v>"))
    if not (opening and all((text[end + at] == byte).all() for at, byte in enumerate(b"</v>"))):
        return None
    number = np.zeros(len(last), np.int64)
    for at in range(int(size.max(initial=0))):
        there = size > at
        digit = text[np.where(there, first + at, first)] - ord("0")
        if (there & (digit > 9)).any():
            return None
        number = np.where(there, number * 10 + digit, number)
    return number


class Coded:
    """A column of a scanned sheet."""

    def __init__(self, values: Array, codes: Array) -> None:
        self.values, self.codes = values, codes

    def __len__(self) -> int:
        return len(self.codes)

    def cell(self, place: int) -> Cell:
        """Return one of the cells."""
        return self.values[self.codes[place]]

    def cells(self) -> Array:
        """Return all of them."""
        return self.values[self.codes]

    def like(self, pattern: str) -> Array:
        """Return which cells are large numbers, or texts in which a pattern is found."""
        distinct, codes = self.distinct()
        return distinct.like(pattern)[codes]

    def whole(self, pattern: str) -> Array:
        """Return which cells are texts that are what a pattern says from beginning to end."""
        distinct, codes = self.distinct()
        return distinct.whole(pattern)[codes]

    def distinct(self) -> tuple[Cells, Array]:
        """Return the cells that are unlike each other, and for each cell the place of its own among them."""
        there = np.zeros(len(self.values), bool)
        there[self.codes] = True
        place = np.cumsum(there) - 1
        return Cells(self.values[there].tolist()), place[self.codes]

    def chosen(self, places: Array) -> "Coded":
        """Return the cells at some places, which rise."""
        return Coded(self.values, self.codes[places])


class Codes:
    """A scanned sheet, with what its cells say."""

    def __init__(self, codes: Array, values: Sequence[Cell]) -> None:
        self.codes = codes
        self.values = np.empty(len(values) + 1, object)
        self.values[1:] = values
        self.height, self.width = codes.shape

    def row(self, place: int) -> Sequence[Cell]:
        """Return the cells of a row."""
        return list(self.values[self.codes[place]])

    def column(self, place: int) -> Coded:
        """Return a column."""
        return Coded(self.values, self.codes[:, place])
