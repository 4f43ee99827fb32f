r"""Text files: .csv, and the tab-separated .txt of a spreadsheet.

The encoding is a byte-order mark's, else UTF-8, else GB 18030, strictly; the separator is the one that shows the most
headings. The catch: almost any bytes are GB 18030, so there the headings must be among the words, and what no Chinese
heading proves is said.

>>> from subsidies import words
>>> page, notes = read("姓名\t公民身份号码\n张三\t1\n".encode("gb18030"), Wanted(words.ROSTER, ()))
>>> page.grid.row(1), notes
(['张三', '1'], [])
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from typing import Final

import pandas as pd

from subsidies.errors import Refusal
from subsidies.read import arrow, layout
from subsidies.read.page import EITHER, Cell, Cells, Columns, Grid, Note, Page, Rows, Wanted, blank

MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
UTF_8: Final = "utf-8"
GB: Final = "gb18030"
SEPARATORS: Final = (",", "\t", ";", "|")
HEAD: Final = 1 << 16
"""Bytes at the beginning of a text among which the heading stands."""
LARGE: Final = 1 << 20
"""Bytes from which on it is worth while to read a text by columns."""


def read(content: bytes, wanted: Wanted) -> tuple[Page, list[Note]]:
    """Return the table in a text's bytes.

    Raises ``Refusal``: file-encoding; file-unreadable where quotation marks are not closed, or zero bytes stand in it.
    """
    for encoding, found in utf_8(content):
        try:
            head = codecs.getincrementaldecoder(UTF_8)().decode(found[:HEAD])
            separator, headings, width = _separator(head, wanted)
            if encoding != GB or headings:
                return Page("", _grid(found, separator, width), serial=EITHER), proven(encoding, headings)
        except UnicodeError:
            continue
    raise Refusal("file-encoding", known="UTF-8 / GB 18030")


def utf_8(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the encodings that a text may have, and its bytes in UTF-8, which may yet turn out to be none.

    Raises ``Refusal`` (file-unreadable) for zero bytes.
    """
    encodings: tuple[str, ...] = (UTF_8, GB)
    for mark, encoding in MARKS:
        if content.startswith(mark):
            encodings, content = (encoding,), content[len(mark) :]
            break
    for encoding in encodings:
        try:
            found = content if encoding == UTF_8 else content.decode(encoding).encode()
        except UnicodeError:
            continue
        if b"\0" in found:
            raise Refusal("file-unreadable")
        yield encoding, found


def proven(encoding: str, headings: Iterable[str]) -> list[Note]:
    """Return a note where no Chinese heading shows that the text is in GB 18030."""
    return [Note("encoding-not-proven")] if encoding == GB and all(one.isascii() for one in headings) else []


def _separator(head: str, wanted: Wanted) -> tuple[str, list[str], int]:
    """Return the separator by which a row has the most headings, these headings, and the width of the first row."""
    best: tuple[str, list[str], int] = (SEPARATORS[0], [], 0)
    for separator in SEPARATORS:
        if separator in head or separator == SEPARATORS[0]:
            width, headings = _headings(head, separator, wanted)
            if len(headings) > len(best[1]) or separator == SEPARATORS[0]:
                best = separator, headings, width
    return best


def _headings(head: str, separator: str, wanted: Wanted) -> tuple[int, list[str]]:
    """Return the width of the first row, and the headings of the row that has the most of them."""
    rows = csv.reader(io.StringIO(head, newline=""), delimiter=separator)
    with suppress(csv.Error):
        first: list[Cell] = next(rows, [])
        filled = islice((row for row in chain([first], rows) if not all(map(blank, row))), layout.HEAD)
        return len(first), max(([row[place] for place in wanted.keys(row)] for row in filled), key=len, default=[])
    return 0, []


def _grid(content: bytes, separator: str, width: int) -> Grid:
    """Return the cells of a text in UTF-8, by the fastest reader that makes the same of it as the csv module does."""
    if len(content) >= LARGE and width > 1 and arrow.is_quoted_well(content, separator):
        found = arrow.table(content, separator, width) if arrow.installed() else None
        found = found or _frame(content, separator, width)
        if found:
            return found
    return _rows(content.decode(), separator)


def _frame(content: bytes, separator: str, width: int) -> Columns | None:
    """Return the cells of a text, or ``None`` where a row is longer than this width."""
    try:
        frame = pd.read_csv(
            io.BytesIO(content),
            sep=separator,
            names=list(range(width)),
            dtype=object,
            na_filter=False,
            skip_blank_lines=False,
        )
    except pd.errors.ParserError:
        return None
    if not isinstance(frame.index, pd.RangeIndex):
        return None  # a first row that is too long was taken for one with row labels
    return Columns([Cells(frame[place].tolist()) for place in range(width)])


def _rows(text: str, separator: str) -> Rows:
    """Return the rows of a text. Raises ``Refusal`` (file-unreadable)."""
    rows: list[list[Cell]] = []
    try:
        rows += csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error:
        raise Refusal("file-unreadable", row=len(rows) + 1) from None
    return Rows(rows)
