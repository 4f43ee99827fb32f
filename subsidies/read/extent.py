"""How far the sheets of a workbook reach, found without loading them.

The catch: the reader of workbooks makes room for every cell up to the last row and column, so one stray cell in the far
corner of a sheet would end the whole program for want of memory.

>>> beyond(b"")
''
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Final

MOST: Final = 50_000_000
"""Cells of the largest sheet that is read: two million people, or one stray cell in the last row."""
SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
CELL: Final = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
PIECE: Final = 1 << 22
OVERLAP: Final = 32


def beyond(content: bytes) -> str:
    """Return the last cell (``XFD1048576``) of a sheet that is too large to be read; nothing where all can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for name in filter(SHEET.fullmatch, parts.namelist()):
                with parts.open(name) as sheet:
                    row, column = _last(sheet)
                if row * _number(column) > MOST:
                    return f"{column}{row}"
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
        return ""  # whoever reads it will say what is wrong
    return ""


def _last(sheet: IO[bytes]) -> tuple[int, str]:
    """Return the last row and the last column in which anything stands."""
    row, columns = 0, {b"A"}
    for piece in _pieces(sheet):
        cells = CELL.findall(piece)
        columns |= {column for column, _ in cells}
        row = max(row, int(cells[-1][1]) if cells else 0)
    return row, max((column.decode() for column in columns), key=_number)


def _pieces(sheet: IO[bytes]) -> Iterator[bytes]:
    """Give the content in pieces; each begins with the end of the one before, lest a cell be cut in two."""
    piece = b""
    while more := sheet.read(PIECE):
        piece = piece[-OVERLAP:] + more
        yield piece


def _number(column: str) -> int:
    number = 0
    for letter in column:
        number = number * 26 + ord(letter) - 64
    return number
