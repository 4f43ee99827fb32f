r"""What stands before the readers of workbooks: how much may be unpacked, how far a sheet may reach, what XML may say.

A workbook is a zip of XML. The catch: the reader of workbooks makes room for every cell up to the last row and column,
and a zip of one megabyte may hold a thousand; either ends the whole program for want of memory. So the parts are
unpacked here, within limits, and the reader is given a package of only those that were looked at.

>>> column("A"), column("XFD"), letters(16383)
(1, 16384, 'XFD')
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final
from xml.parsers import expat

from subsidies.errors import Refusal

FILE: Final = 1 << 30
"""Bytes of the largest file that is read."""
PARTS: Final = 10_000
"""Files in a package."""
UNPACKED: Final = 1 << 30
"""Bytes of all the parts of a package that are read, unpacked."""
DENSITY: Final = 250
"""How many times its own size a package may unpack to, once that is more than ``PLAIN``; tables come to 5 to 50."""
PLAIN: Final = 1 << 26
CELLS: Final = 32_000_000
"""Cells of the largest sheet: all rows that a spreadsheet has, thirty columns wide."""
ROWS: Final = 1 << 20
COLUMNS: Final = 1 << 14

DECLARED: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)")
DAMAGED: Final = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error),
    *(OSError, EOFError, ValueError, KeyError, IndexError, NotImplementedError, RuntimeError),
)
"""What the standard library raises about a zip that is damaged."""


class Package:
    """The parts of a zip, unpacked as they are asked for, within the limits."""

    def __init__(self, content: bytes) -> None:
        self.limit = self.left = min(UNPACKED, max(PLAIN, DENSITY * len(content)))
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(content))
            parts = self.zip.infolist()
        except DAMAGED:
            raise Refusal("file-unreadable") from None
        if len(parts) > PARTS:
            raise Refusal("package-too-large", limit=f"{PARTS:,}")
        self.names: Mapping[str, zipfile.ZipInfo] = {_name(part.filename): part for part in reversed(parts)}

    def __contains__(self, name: str) -> bool:
        return _name(name) in self.names

    def read(self, name: str) -> bytes:
        """Return a part of XML. Raises ``Refusal``: file-unreadable, package-too-large, file-entities."""
        try:
            part = self.names[_name(name)]
            if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Refusal("file-unreadable")
            with self.zip.open(part) as stream:
                content = stream.read(self.left + 1)
        except DAMAGED:
            raise Refusal("file-unreadable") from None
        self.left -= len(content)
        if self.left < 0:
            raise Refusal("package-too-large", limit=f"{self.limit >> 20:,} MB")
        return checked(content)


def _name(name: str) -> str:
    """Return a part's name as it is compared: some writers have backslashes, capitals, a slash at the start."""
    return name.replace("\\", "/").lstrip("/").lower()


def checked(content: bytes) -> bytes:
    """Return XML that is in UTF-8 and declares nothing. Raises ``Refusal``: file-unreadable, file-entities."""
    if b"\0" in content:
        raise Refusal("file-unreadable")
    if DECLARED.search(content):
        raise Refusal("file-entities")
    return content


def parser() -> "expat.XMLParserType":
    """Return a parser of XML that knows no document types; names are ``namespace name``."""
    made = expat.ParserCreate(namespace_separator=" ")
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _declared
    return made


def parse(made: "expat.XMLParserType", content: bytes) -> None:
    """Let a parser read. Raises ``Refusal``: file-unreadable, and what its handlers raise."""
    with foreign():
        made.Parse(content, True)


def _declared(*_: object) -> None:
    raise Refusal("file-entities")


@contextmanager
def foreign() -> Iterator[None]:
    """Within, whatever a library raises about a damaged file becomes a ``Refusal`` (file-unreadable).

    A panic of a library in Rust is no ``Exception``. Want of memory stays what it is.
    """
    try:
        yield
    except (Refusal, MemoryError):
        raise
    except Exception:  # noqa: BLE001
        raise Refusal("file-unreadable") from None
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Refusal("file-unreadable") from None
        raise


def repacked(parts: Mapping[str, bytes]) -> io.BytesIO:
    """Return a package of these parts, not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    out.seek(0)
    return out


def room(row: int, width: int) -> None:
    """Raise ``Refusal`` (sheet-too-large) where a sheet that reaches so far cannot be held."""
    if row > ROWS or width > COLUMNS or row * width > CELLS:
        raise Refusal("sheet-too-large", cell=f"{letters(width - 1)}{row}")


def column(name: str) -> int:
    """Return the number of a column by its letters; A is 1."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def letters(place: int) -> str:
    """Return a column's letters, as a spreadsheet names it; A has the place 0."""
    name = ""
    while place >= 0:
        name, place = chr(65 + place % 26) + name, place // 26 - 1
    return name
