r"""XML spreadsheets of 2003, which many a system of an office writes under the name ``.xls``.

The catch: cells and rows may leap (``ss:Index``), so a file of three lines may reach to the last corner; and the kinds
of the cells are there, so an id number in a number cell is known for what it is.

>>> page, = read(b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss='
...     b'"urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table><Row ss:Index="2"><Cell><Data '
...     b'ss:Type="Number">1.5</Data></Cell></Row></Table></Worksheet></Workbook>', "")
>>> page.name, page.grid.rows
('A', [[None], [1.5]])
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from subsidies.errors import Refusal
from subsidies.read import guard
from subsidies.read.page import MERGED, NO_VALUE, SERIAL_1900, SERIAL_1904, Cell, Merged, Page, even

LARGEST: Final = 200 << 20
"""Bytes."""
NAMESPACE: Final = "urn:schemas-microsoft-com:office:spreadsheet "
DECLARATION: Final = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["'][^>]*\?>""")
COUNT: Final = re.compile(r"[1-9]\d{0,6}", re.ASCII)
DAY_FORM: Final = "%Y-%m-%dT%H:%M:%S"


class Sheets:
    """What the parser has told so far."""

    def __init__(self) -> None:
        self.pages: list[tuple[str, list[list[Cell]], list[int], bool]] = []
        self.merged: list[list[Merged]] = []
        """By page."""
        self.concealed: list[set[int]] = []
        self.column = 0
        """The number of the last column that was told of, and the places of those that are hidden, by page."""
        self.is_1904 = False
        self.rows: list[list[Cell]] = []
        self.width = 1
        self.kind = ""
        self.words: list[str] | None = None
        self.tag = ""
        self.has_formula = False
        self.across = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take note of a tag that begins."""
        if not name.startswith(NAMESPACE):
            return
        tag = name.removeprefix(NAMESPACE)
        own = {key.removeprefix(NAMESPACE): value for key, value in attributes.items()}
        match tag:
            case "Worksheet":
                self.rows = []
                self.pages.append((own.get("Name", ""), self.rows, [], True))
                self.merged.append([])
                self.concealed.append(set())
                self.column = 0
            case "Column" if self.pages:
                first = _count(own.get("Index"), self.column + 1)
                self.column = min(first + _count(own.get("Span"), 0), guard.COLUMNS)
                if own.get("Hidden") == "1":
                    self.concealed[-1] |= set(range(first - 1, self.column))
            case "Row" if self.pages:
                self._row(own)
            case "Cell" if self.rows:
                self._cell(own)
            case "Data" if self.rows and self.rows[-1]:
                self.kind, self.words = own.get("Type", "String"), []
            case "Visible" | "Date1904":
                self.words = []

    def text(self, words: str) -> None:
        """Take note of words."""
        if self.words is not None:
            self.words.append(words)

    def end(self, name: str) -> None:
        """Take note of a tag that ends."""
        words = "".join(self.words or ())
        match name.rpartition(" ")[2]:
            case "Data" if self.words is not None:
                self.rows[-1][-1] = _value(self.kind, words)
                self.words = None
            case "Cell" if self.rows and self.rows[-1]:
                if self.has_formula and self.rows[-1][-1] is None:
                    self.rows[-1][-1] = NO_VALUE
                self.rows[-1] += [None] * self.across
                self.across = 0
            case "Visible" if self.pages:
                name, rows, hidden, _ = self.pages[-1]
                self.pages[-1] = (name, rows, hidden, words == "SheetVisible")
                self.words = None
            case "Date1904":
                self.is_1904, self.words = True, None

    def _row(self, own: Mapping[str, str]) -> None:
        index = _count(own.get("Index"), len(self.rows) + 1)
        more = _count(own.get("Span"), 0)
        guard.room(index + more, self.width)
        if index <= len(self.rows):
            raise Refusal("file-unreadable")
        self.rows += [[] for _ in range(index + more - len(self.rows))]
        if own.get("Hidden") == "1":
            self.pages[-1][2].append(index)

    def _cell(self, own: Mapping[str, str]) -> None:
        row = self.rows[-1]
        index = _count(own.get("Index"), len(row) + 1)
        self.across = _count(own.get("MergeAcross"), 0)
        if index <= len(row):
            raise Refusal("file-unreadable")
        self.width = max(self.width, index + self.across)
        guard.room(len(self.rows), self.width)
        row += [None] * (index - len(row))
        down = _count(own.get("MergeDown"), 0)
        if (down or self.across) and len(self.merged[-1]) < MERGED:
            self.merged[-1].append(
                Merged(len(self.rows) - 1, len(self.rows) - 1 + down, index - 1, index - 1 + self.across)
            )
        self.has_formula = "Formula" in own


def read(content: bytes, sheet: str) -> list[Page]:
    """Return the sheets of a workbook, or the one that is named.

    Raises ``Refusal``: sheet-missing, sheet-too-large, file-unreadable, file-entities, package-too-large.
    """
    if len(content) > LARGEST:
        raise Refusal("package-too-large", limit=f"{LARGEST >> 20} MB")
    found, reader = Sheets(), guard.parser()
    reader.StartElementHandler, reader.EndElementHandler = found.start, found.end
    reader.CharacterDataHandler = found.text
    guard.parse(reader, guard.checked(_utf8(content)))
    names = [name for name, *_ in found.pages]
    if sheet and sheet not in names:
        raise Refusal("sheet-missing", sheet=sheet, known=", ".join(names))
    serial = SERIAL_1904 if found.is_1904 else SERIAL_1900
    return [
        Page(name, even(rows), serial, tuple(hidden), visible, merged, concealed)
        for (name, rows, hidden, visible), merged, concealed in zip(
            found.pages, found.merged, found.concealed, strict=True
        )
        if sheet in ("", name)
    ]


def _utf8(content: bytes) -> bytes:
    """Return XML in UTF-8, whatever encoding it says that it has. Raises ``Refusal`` (file-unreadable)."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            content = content.decode("utf-16").encode()
        declared = DECLARATION.match(content.removeprefix(b"\xef\xbb\xbf").lstrip())
        encoding = declared[1].decode().lower() if declared else "utf-8"
        if encoding in ("gb2312", "gbk", "gb18030"):
            content = content.decode("gb18030").encode()
        return DECLARATION.sub(b"", content, count=1).removeprefix(b"\xef\xbb\xbf").lstrip()
    except UnicodeError:
        raise Refusal("file-unreadable") from None


def _count(text: str | None, otherwise: int) -> int:
    if text is None or text == "0":
        return otherwise
    if not COUNT.fullmatch(text):
        raise Refusal("file-unreadable")
    return int(text)


def _value(kind: str, words: str) -> Cell:
    """Return a cell. Raises ``ValueError`` for a number or a date that is none: the file is refused."""
    match kind:
        case "Number":
            return float(words)
        case "Boolean":
            return words.strip() == "1"
        case "DateTime":
            return datetime.strptime(words[:19], DAY_FORM)  # noqa: DTZ007
        case "Error":
            return words if words.startswith("#") else "#N/A"
        case _:
            return words
